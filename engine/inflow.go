package engine

import (
	"math"

	"queuesim/engine/dist"
)

// An inflow is what a producer is going to bring, as far as its fields tell.
type inflow struct {
	to   string
	rate course   // items a second
	pile float64  // items that come all at one instant
	end  Time     // no arrivals from it on, or Never
	asks []string // fields that decide about it and can't be known beforehand

	arrivals, times float64 // of each of Count; items that they bring together each time
	stops           bool    // an item's way may end before its last attempt, as it has a deadline
}

// inflowOf returns the inflow of a producer, whose arrivals lie before limit. It takes the bends
// that it has from those that are left.
func inflowOf(p *Producer, limit Time, bends *int) inflow {
	f := inflow{to: p.To, end: limit, stops: p.Deadline != nil}
	if p.Stop > 0 {
		f.end = min(f.end, p.Stop)
	}
	path := "producers." + p.Name
	batch := f.meanOf(path+".batch", p.Batch, 1)
	f.arrivals, f.times = math.Inf(1), float64(float64(max(1, p.Count))*batch)
	if p.Items > 0 {
		f.arrivals = float64(p.Items) / batch
	}
	if f.asks != nil {
		return f
	}
	switch {
	case p.Rate != nil:
		f.level(path, p, *bends)
	case p.Interarrival != nil:
		gap := f.meanOf(path+".interarrival", p.Interarrival, 1)
		f.gaps(p, gap)
	case p.Trace != nil:
		f.list(p.Trace.Times, p.Start, 0)
	default:
		f.list(p.Times, 0, p.Start)
	}
	*bends -= len(f.rate)
	if !f.rate.isFinite() {
		f.asks = append(f.asks, path)
	}
	return f
}

// meanOf returns the mean of a quantity; what there is without it. A function's isn't known.
func (f *inflow) meanOf(path string, q Quantity, without float64) float64 {
	if q == nil {
		return without
	}
	mean, ok := meanOf(q)
	if !ok {
		f.asks = append(f.asks, path)
	}
	return mean
}

// meanOf returns the mean of a quantity, unless a function decides.
func meanOf(q Quantity) (mean float64, ok bool) {
	d, ok := q.(dist.Distribution)
	if !ok {
		return 1, false
	}
	if whole, err := dist.NonNegative(d); err == nil {
		d = whole
	}
	return d.Mean(), true
}

// level is the inflow of arrivals by a rate.
func (f *inflow) level(path string, p *Producer, bends int) {
	if _, ok := p.Rate.(Varying); ok {
		f.asks = append(f.asks, path+".rate")
		return
	}
	if p.Items > 0 {
		f.end = min(f.end, p.Rate.Reach(p.Start, f.arrivals))
	}
	if !f.rate.add(excerpt{p.Rate, f.times, p.Start, f.end}, bends) {
		f.asks = append(f.asks, path+".rate")
	}
}

// gaps is the inflow of arrivals by their gaps.
func (f *inflow) gaps(p *Producer, gap float64) {
	switch {
	case gap == 0:
		f.pile, f.end = float64(f.arrivals*f.times), p.Start
	case gap <= math.MaxFloat64 && f.asks == nil:
		if p.Items > 0 {
			f.end = min(f.end, p.Start.plus(float64(f.arrivals*gap)))
		}
		f.rate.add(excerpt{Flat(1 / gap), f.times, p.Start, f.end}, 2)
	}
}

// Recorded arrivals are told apart in so many spans at most, of so many on average at least: the
// rate of a few would be mere luck.
const (
	mostSpans = 60
	fewInSpan = 50
)

// list is the inflow of arrivals at given instants, all of them later by a shift, less those before
// from. Each stands for the gap that follows it, the last for one of mean length.
func (f *inflow) list(all []Time, shift, from Time) {
	var list []Time
	for _, t := range all {
		if t = t.After(shift); t >= from && t < f.end && float64(len(list)) < f.arrivals {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		f.end = 0
		return
	}
	n := Time(len(list))
	first, last := list[0], list[n-1]
	if first == last {
		f.pile, f.end = float64(float64(n)*f.times), first
		return
	}
	f.end = min(f.end, last.After((last-first)/(n-1)))
	spans := max(1, min(mostSpans, n/fewInSpan))
	for i := range spans {
		a, b := first+(f.end-first)/spans*i, first+(f.end-first)/spans*(i+1)
		if i == spans-1 {
			b = f.end
		}
		count := 0
		for count < len(list) && list[count] < b {
			count++
		}
		list = list[count:]
		f.rate.add(excerpt{Flat(float64(count) / (b - a).Seconds()), f.times, a, b}, 2)
	}
}
