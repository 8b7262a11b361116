package engine

import (
	"math"

	"queuesim/engine/dist"
)

// An inflow is what a producer is going to bring, as far as its fields tell.
type inflow struct {
	to    string
	rate  course   // items a second
	pile  float64  // items that come all at one instant
	end   Time     // no arrivals from it on, or Never
	asks  []string // fields that decide about it and can't be known beforehand
	stops bool     // an item's way may end before its last attempt, as it has a deadline
}

// inflowOf returns the inflow of a producer, whose arrivals lie before limit.
func inflowOf(p *Producer, limit Time) inflow {
	f := inflow{to: p.To, end: limit, stops: p.Deadline != nil}
	if p.Stop > 0 {
		f.end = min(f.end, p.Stop)
	}
	path := "producers." + p.Name
	batch := f.meanOf(path+".batch", p.Batch, 1)
	arrivals := math.Inf(1) // of each of Count
	if p.Items > 0 {
		arrivals = float64(p.Items) / batch
	}
	times := float64(max(1, p.Count)) * batch
	if f.asks != nil {
		return f
	}
	switch {
	case p.Rate != nil:
		f.level(path, p, arrivals, times)
	case p.Interarrival != nil:
		gap := f.meanOf(path+".interarrival", p.Interarrival, 1)
		f.gaps(p, gap, arrivals, times)
	case p.Trace != nil:
		f.list(p.Trace.Times, p.Start, 0, arrivals, times)
	default:
		f.list(p.Times, 0, p.Start, arrivals, times)
	}
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
func (f *inflow) level(path string, p *Producer, arrivals, times float64) {
	if p.Items > 0 {
		f.end = min(f.end, p.Rate.Reach(p.Start, arrivals))
	}
	if !f.rate.add(p.Rate, times, p.Start, f.end) {
		f.asks = append(f.asks, path+".rate")
	}
}

// gaps is the inflow of arrivals by their gaps.
func (f *inflow) gaps(p *Producer, gap, arrivals, times float64) {
	switch {
	case gap == 0:
		f.pile, f.end = arrivals*times, p.Start
	case gap <= math.MaxFloat64 && f.asks == nil:
		if p.Items > 0 {
			f.end = min(f.end, p.Start.plus(arrivals*gap))
		}
		f.rate.add(Flat(1/gap), times, p.Start, f.end)
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
func (f *inflow) list(all []Time, shift, from Time, arrivals, times float64) {
	var list []Time
	for _, t := range all {
		if t = t.After(shift); t >= from && t < f.end && float64(len(list)) < arrivals {
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
		f.pile, f.end = float64(n)*times, first
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
		f.rate.add(Flat(float64(count)/(b-a).Seconds()), times, a, b)
	}
}
