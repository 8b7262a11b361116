package engine

import "sort"

// overrides is a rate as hooks have set it, over the schedule that the author wrote: each write holds
// from its instant until the schedule's next step, or the next write.
type overrides struct {
	schedule Level
	writes   []write // in order of time
}

var _ Level = overrides{}

// A write is one rate that a hook has set.
type write struct {
	from, until Time
	rate        Flat
}

// add adds a write that comes after all others.
func (o *overrides) add(w write) {
	if last := len(o.writes) - 1; last >= 0 {
		o.writes[last].until = min(o.writes[last].until, w.from)
	}
	o.writes = append(o.writes, w)
}

// forget drops the writes that hold only before t.
func (o *overrides) forget(t Time) {
	for len(o.writes) > 0 && o.writes[0].until <= t {
		o.writes = o.writes[1:]
	}
}

// after returns the index of the first write after t.
func (o overrides) after(t Time) int {
	return sort.Search(len(o.writes), func(i int) bool { return o.writes[i].from > t })
}

// written returns the write that holds at t, if one does.
func (o overrides) written(t Time) (write, bool) {
	i := o.after(t) - 1
	if i < 0 || t >= o.writes[i].until {
		return write{}, false
	}
	return o.writes[i], true
}

func (o overrides) at(t Time) Level {
	if w, ok := o.written(t); ok {
		return w.rate
	}
	return o.schedule
}

// At returns the rate that holds at t.
func (o overrides) At(t Time) float64 { return o.at(t).At(t) }

// Next returns where the rate takes another course: at a write, at its end, or at a step.
func (o overrides) Next(t Time) Time {
	if w, ok := o.written(t); ok {
		return w.until
	}
	next := o.schedule.Next(t)
	if i := o.after(t); i < len(o.writes) {
		next = min(next, o.writes[i].from)
	}
	return next
}

// Area adds up the stretches between from and to.
func (o overrides) Area(from, to Time) float64 { return areaOf(o, from, to) }

// Reach returns when the area since from has grown to area.
func (o overrides) Reach(from Time, area float64) Time { return reach(o, from, area) }

func (o overrides) over(from, to Time) float64          { return o.at(from).Area(from, to) }
func (o overrides) within(from Time, area float64) Time { return o.at(from).Reach(from, area) }
