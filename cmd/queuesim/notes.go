package main

import (
	"fmt"
	"math"
	"strings"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// producerNotes say how much a producer brings.
func producerNotes(p *engine.Producer) []string {
	text := pace(p)
	if p.Count > 1 {
		text = fmt.Sprintf("%d × %s", p.Count, text)
	}
	if p.Batch != nil {
		text += " × " + numberOf(p.Batch)
	}
	notes := []string{text}
	if p.Items > 0 {
		notes = append(notes, many(int(p.Items), "item"))
	}
	return notes
}

// pace says in a word or two how fast arrivals come.
func pace(p *engine.Producer) string {
	switch {
	case p.Trace != nil:
		return many(len(p.Trace.Times), "row")
	case p.Times != nil:
		return many(len(p.Times), "time")
	case p.Interarrival != nil:
		d, ok := p.Interarrival.(dist.Distribution)
		if !ok {
			return "a function says"
		}
		if whole, err := dist.NonNegative(d); err == nil {
			d = whole
		}
		if mean := d.Mean(); mean > 0 && !math.IsInf(mean, 1) {
			return perTime(1 / mean)
		}
		return timeOf(p.Interarrival)
	}
	switch l := p.Rate.(type) {
	case engine.Flat:
		return perTime(float64(l))
	case engine.Steps:
		return rangeOf(l)
	case engine.Ramp:
		return rangeOf(l)
	case engine.Sine:
		return betweenRates(l)
	case engine.Varying:
		return "a function says"
	case engine.Bursty:
		return perTime(l.At(0)) + ", in bursts"
	}
	return "a changing rate"
}

// rangeOf says between which rates a schedule goes.
func rangeOf(points []engine.Point) string {
	lo, hi := math.Inf(1), 0.0
	for _, p := range points {
		lo, hi = min(lo, p.Value), max(hi, p.Value)
	}
	if lo == hi {
		return perTime(lo)
	}
	return perTime(lo) + " to " + perTime(hi)
}

// queueNotes say how many wait in a queue, in which order, and what happens when it is full.
func queueNotes(q *engine.Queue) []string {
	text := "no bound"
	if q.Capacity < engine.Unlimited {
		text = many(q.Capacity, "place")
	}
	notes := []string{text + ", " + orderOf(q)}
	if q.Capacity < engine.Unlimited {
		notes = append(notes, [...]string{
			engine.Block:      "blocks when full",
			engine.Reject:     "rejects when full",
			engine.DropOldest: "drops the oldest",
			engine.DropLowest: "drops the lowest",
		}[q.WhenFull])
	}
	if q.TTL != nil {
		notes = append(notes, "ttl "+timeOf(q.TTL))
	}
	return notes
}

// orderOf names the order of a queue as a scenario does.
func orderOf(q *engine.Queue) string {
	for _, o := range engine.Orders {
		if o.Order == q.Order {
			return o.Name
		}
	}
	return ""
}

// poolNotes say how many consumers a pool has, and where it looks first.
func (d *drawing) poolNotes(p *engine.Pool) []string {
	if d.drawn[p.Name] {
		return []string{"(as above)"}
	}
	notes := []string{countOf(p)}
	if len(p.From) > 1 {
		notes = append(notes, "first "+strings.Join(p.From, ", then "))
	}
	return notes
}
