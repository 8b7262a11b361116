package engine

import (
	"strconv"

	"queuesim/engine/num"
	"queuesim/engine/stats"
)

// A source is one producer at work. It plans its next arrival from the last planned one, whether or
// not it could keep to the plan.
type source struct {
	spec  *Producer
	rank  int    // its place among the names
	place int    // among all sources of the scenario
	index int32  // among all sources of the model
	label string // of its items
	to    *line
	key   uint64 // of its items' luck
	luck  num.Stream
	stamp uint32

	born   int64 // items so far, the id of the last one
	left   int64 // items that it may still bring
	row    int   // the next of Times or Trace
	plan   Time  // when the next arrival is to be; Never: no more, as things stand
	coming bool  // an event will bring it
	batch  int   // items of this arrival that aren't born yet
	hand   *Item // the blocked item with which it stands still
	freed  Time  // when it last stood still

	standing int  // arrivals planned for one instant, so far
	limit    Time // arrivals lie before it
	finite   bool // its arrivals are a list

	brought int64 // arrivals whose batch was drawn

	// With a rate: an arrival is due when the area under the level since origin reaches need.
	schedule Level // as its author wrote it
	level    Level // with what hooks have made of it
	origin   Time
	need     float64

	gap, perArrival, priority, size, deadline quantity
	fill                                      caller
	equips                                    bool // priority, size, deadline or fill is set

	rec sourceRecord
}

// sourceRecord is what is counted at a source, in one cell for each priority.
type sourceRecord struct {
	cells           []*cell // by priority
	blocked, behind stats.Trend
	onTime          int64 // births that weren't late, to be added to behind
}

// A cell counts the fates of the items of one source and one priority.
type cell struct {
	produced int64
	fates    [fates]int64
	sojourn  stats.Trend
}

// label names the items of a producer's n-th source of several.
func label(p *Producer, n int) string {
	if p.Count <= 1 {
		return p.Name
	}
	return p.Name + "." + strconv.Itoa(n)
}

// at returns the cell of a priority.
func (r *sourceRecord) at(priority uint8) *cell {
	if int(priority) < len(r.cells) && r.cells[priority] != nil {
		return r.cells[priority]
	}
	for int(priority) >= len(r.cells) {
		r.cells = append(r.cells, nil)
	}
	r.cells[priority] = new(cell)
	return r.cells[priority]
}

// firstArrival makes the plan as the run begins (DESIGN.md §4, rule 1).
func (m *Model) firstArrival(s *source) {
	switch {
	case s.level != nil:
		s.schedule = s.ownRate()
		s.level = s.schedule
		s.origin, s.plan = s.spec.Start, s.spec.Start
		if !s.spec.Even {
			s.need = s.luck.Exp()
		}
		s.plan = s.level.Reach(s.origin, s.need)
	case s.spec.Interarrival != nil:
		s.plan = s.spec.Start
		m.nextArrival(s)
		return
	default:
		s.plan = s.timeOf(0)
		for s.plan < s.spec.Start {
			s.row++
			s.plan = s.timeOf(s.row)
		}
	}
	m.expect(s)
}

// ownRate returns the rate of its producer. Where that has luck, each source has its own.
func (s *source) ownRate() Level {
	switch l := s.spec.Rate.(type) {
	case Varying:
		return newThinned(s, l)
	case Bursty:
		return newBursts(s, l)
	}
	return s.spec.Rate
}

// nextArrival plans the arrival after the planned one.
func (m *Model) nextArrival(s *source) {
	if b, ok := s.schedule.(*bursts); ok {
		b.forget(min(s.origin, m.now))
	}
	switch {
	case s.level != nil && s.spec.Even:
		s.follow()
		s.need++
		s.plan = s.level.Reach(s.origin, s.need)
	case s.level != nil:
		s.origin, s.need = s.plan, s.luck.Exp()
		s.plan = s.level.Reach(s.origin, s.need)
	case s.spec.Interarrival != nil:
		before := s.plan
		s.plan = s.plan.After(m.arrivalGap(s))
		if s.plan > before {
			s.standing = 0
		} else if s.standing++; s.standing > stormLimit && s.left > stormLimit && m.left > stormLimit {
			m.storm(s.plan, s.noGap()) // though time may go on round it
			return
		}
	default:
		s.row++
		s.plan = s.timeOf(s.row)
	}
	m.expect(s)
}

// follow moves the origin to the last point of the level before the plan, so that Reach doesn't
// walk through all of the past. (Evenly spaced arrivals keep it there: rounding doesn't add up.)
func (s *source) follow() {
	for next := s.level.Next(s.origin); next <= s.plan; next = s.level.Next(s.origin) {
		s.need = max(0, s.need-s.level.Area(s.origin, next))
		s.origin = next
	}
}

// noGap says what is wrong with a source that never comes to its next instant.
func (s *source) noGap() string {
	return "producers." + s.spec.Name + " brings items with no time between them"
}

// timeOf returns the instant of a row of Times or Trace, Never after the last.
func (s *source) timeOf(row int) Time {
	if t := s.spec.Trace; t != nil {
		if row < len(t.Times) {
			return s.spec.Start.After(t.Times[row])
		}
		return Never
	}
	if row < len(s.spec.Times) {
		return s.spec.Times[row]
	}
	return Never
}

// setRate lets s go on at a rate until its schedule's next point. What has been waited for the next
// arrival so far counts, so that a change never draws anew; arrivals that a blocked source owes keep
// the instants that the old rate gave them.
func (m *Model) setRate(s *source, rate float64) {
	o, _ := s.level.(overrides)
	if w, ok := o.written(m.now); ok && w.rate == Flat(rate) {
		return
	}
	if s.hand == nil && m.mayBring(s) {
		m.stirred()
	}
	if s.plan > m.now {
		from := max(m.now, s.origin) // which is its start, before it
		s.need = max(0, s.need-s.level.Area(s.origin, from))
		s.origin = from
	}
	o.schedule = s.schedule
	o.forget(s.origin)
	o.add(write{m.now, s.schedule.Next(m.now), Flat(rate)})
	s.level = o
	if s.plan > m.now {
		m.callOff(s)
		s.plan = s.level.Reach(s.origin, s.need)
		m.expect(s)
	}
}
