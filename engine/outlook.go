package engine

import (
	"math"
	"slices"
)

// An outlook is a Group in the making.
type outlook struct {
	Group

	pools   []*Pool
	efforts []effort
	end     Time   // of arrivals
	until   Time   // of means
	rate    course // of items to all queues
	unclear bool   // something other than which attempts fail can't be known
}

// add adds a pool with what comes to its queues.
func (o *outlook) add(p *Pool, from []string, byQueue map[string][]inflow) {
	o.Pools = append(o.Pools, p.Name)
	e := effortOf(p)
	o.efforts = append(o.efforts, e)
	o.unclear = o.unclear || !e.isKnown(p)
	for _, name := range from {
		if slices.Contains(o.Queues, name) {
			continue
		}
		o.Queues = append(o.Queues, name)
		for _, f := range byQueue[name] {
			o.rate = append(o.rate, f.rate...)
			o.Pile += f.pile
			o.Sheds = o.Sheds || f.stops
			o.Asks = append(o.Asks, f.asks...)
			o.unclear = o.unclear || f.asks != nil
		}
	}
	o.Asks = append(o.Asks, e.asks...)
	if p.Asked != nil {
		o.Asks = append(o.Asks, "consumers."+p.Name+".count")
	}
}

// look returns the group with its loads.
func (o *outlook) look() Group {
	slices.Sort(o.Queues)
	slices.Sort(o.Asks)
	o.Asks = slices.Compact(o.Asks)
	if o.unclear || o.Asks != nil && o.until == 0 || !o.rate.isFinite() {
		return o.Group
	}
	o.Known = true
	o.Least = o.load(func(e *effort) float64 { return e.least })
	o.Most = o.load(func(e *effort) float64 { return e.most })
	o.First = o.load(func(e *effort) float64 { return e.once })
	return o.Group
}

// load compares the work that comes, if an item costs each pool so much, with what the pools can
// do.
func (o *outlook) load(cost func(*effort) float64) Load {
	weight, each := cost(&o.efforts[0]), func(int) float64 { return 1 }
	if len(o.pools) > 1 {
		weight, each = 1, func(i int) float64 { return 1 / cost(&o.efforts[i]) }
	}
	var can course
	until := max(o.until, 1)
	known := true
	bound := 0.0
	for i, p := range o.pools {
		switch {
		case p.Asked != nil:
			known = false
		case p.Counts == nil && p.Count >= Unlimited, math.IsInf(each(i), 1):
			bound = math.Inf(1)
		case p.Counts != nil:
			known = can.add(excerpt{p.Counts, each(i), 0, until}, mostBends) && known
		default:
			can.add(excerpt{Flat(p.Count), each(i), 0, until}, 2)
		}
	}
	l := o.measure(o.rate.scaled(weight), can, weight)
	switch {
	case bound > 0:
		l.Consumers, l.Over, l.From, l.To = bound, 0, 0, 0
	case !known:
		l.Consumers, l.Over, l.From, l.To = math.NaN(), 0, 0, 0
	}
	return l
}

// measure compares the work that comes with the work that can be done.
func (o *outlook) measure(work, can course, weight float64) Load {
	l := Load{Consumers: can.at(0)}
	if o.until == 0 || o.until == Never {
		return l
	}
	window := o.until.Seconds()
	l.Mean = (work.area(o.end) + float64(weight*o.Pile)) / window
	l.Consumers = can.area(o.until) / window
	work.stretches(o.end, func(from, to Time, start, end float64) bool {
		if start > l.Peak {
			l.Peak, l.PeakAt = start, from
		}
		if end > l.Peak {
			l.Peak, l.PeakAt = end, to
		}
		return true
	})
	excess := append(can.scaled(-1), work...)
	excess.stretches(o.end, func(from, to Time, start, end float64) bool {
		l.above(from, to, start, end)
		return true
	})
	return l
}

// dust is what rounding may leave of a load that is 0.
const dust = 1e-9

// above enters a stretch at whose ends the work is so much above what can be done.
func (l *Load) above(from, to Time, start, end float64) {
	if start <= dust && end <= dust {
		return
	}
	if start <= dust || end <= dust { // they meet on the way
		meet := from + Time(float64(float64(to-from)*(start/(start-end))))
		if start <= dust {
			from = meet
		} else {
			to = meet
		}
	}
	if l.Over == 0 {
		l.From, l.To = from, from
	}
	if l.To == from {
		l.To = to
	}
	l.Over += to - from
}
