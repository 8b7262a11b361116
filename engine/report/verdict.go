package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"queuesim/engine"
)

// A finding is one sentence of the verdict.
type finding struct {
	mark mark
	text string
}

// A mark says how a sentence is meant.
type mark uint8

const (
	good mark = iota
	note
	attention
	bad
)

// A verdict reads the result of a run and says in plain words what it means.
type verdict struct {
	words

	res *engine.Result
}

// findings returns the sentences in order of their importance: is it stable, then who stood still,
// what was lost, and what else is out of the ordinary.
func (v verdict) findings() []finding {
	var all []finding
	for _, look := range []func() (finding, bool){
		v.ending, v.stability, v.backpressure, v.losses, v.late, v.inside, v.expectations,
	} {
		if f, ok := look(); ok {
			all = append(all, f)
		}
	}
	return all
}

// ending tells of runs that didn't come to their end.
func (v verdict) ending() (finding, bool) {
	e := v.res.Ended
	why := v.prose(e.Message)
	switch e.Reason {
	case "drained", "cut":
		return finding{}, false
	case "stopped":
		if why != "" {
			why = ": " + why
		}
		return finding{note, "The scenario stopped the run at " + span(e.At) + why}, true
	case "interrupted":
		return finding{attention, "Interrupted at " + span(e.At) + ", the figures end there"}, true
	}
	if why == "" {
		why = v.name(e.Reason) + " at " + span(e.At)
	}
	return finding{bad, why}, true
}

// backpressure tells which producer stood still longest in front of full queues.
func (v verdict) backpressure() (finding, bool) {
	var who []string
	for _, name := range slices.Sorted(maps.Keys(v.res.Producers)) {
		if v.res.Producers[name].Blocked.Count > 0 {
			who = append(who, name)
		}
	}
	if len(who) == 0 || unpaced(v.res) {
		return finding{}, false
	}
	slices.SortStableFunc(who, func(a, b string) int {
		return cmp.Compare(v.timeBlocked(b), v.timeBlocked(a))
	})
	text := "Backpressure: " + v.name(who[0]) + " stood still " + v.stoodStill(who[0])
	switch others := len(who) - 1; others {
	case 0:
	case 1:
		text += "; so did " + v.name(who[1])
	default:
		text += "; so did " + count(int64(others)) + " others"
	}
	return finding{attention, text}, true
}

// timeBlocked is how long a producer stood still in all, in seconds.
func (v verdict) timeBlocked(producer string) float64 {
	blocked := v.res.Producers[producer].Blocked
	return float64(float64(blocked.Count) * blocked.Mean)
}

func (v verdict) stoodStill(producer string) string {
	p := v.res.Producers[producer]
	text := fmt.Sprintf("%s times, %s on average", count(p.Blocked.Count), seconds(p.Blocked.Mean))
	if p.Blocked.Count == 1 {
		text = "once, for " + seconds(p.Blocked.Mean)
	}
	if p.Behind.Count > 0 && p.Behind.Max > 0 {
		text += ", and fell up to " + span(p.Behind.Max) + " behind"
	}
	return text
}

// losses tells which items were produced and never consumed.
func (v verdict) losses() (finding, bool) {
	c := v.res.Total.Counts
	kinds := present(lossesOf(c))
	if len(kinds) == 0 {
		return finding{}, false
	}
	text := fmt.Sprintf("Lost %s of the items: %s", ratio(sum(kinds), c.Produced),
		v.list(greatestFirst(kinds)))
	return finding{attention, text + v.whyFailed()}, true
}

// whyFailed tells why failed items weren't tried again, unless they were simply out of attempts.
func (v verdict) whyFailed() string {
	why := partsOf(v.res.Total.GaveUp)
	if len(why) == 0 || len(why) == 1 && why[0].name == "attempts" {
		return ""
	}
	for i := range why {
		if text, ok := endOfRetries[why[i].name]; ok {
			why[i].name = text
		}
	}
	return "; of the failed were " + v.list(why)
}

// endOfRetries says in words what the engine's reasons for no further attempt mean.
var endOfRetries = map[string]string{
	"attempts": "out of attempts",
	"deadline": "past their deadline",
	"budget":   "over the budget",
}

func (v verdict) late() (finding, bool) {
	t := v.res.Total
	return finding{attention, fmt.Sprintf("Late: %s of the consumed items (%s) missed their deadline",
		ratio(t.Late, t.Consumed), count(t.Late))}, t.Late > 0
}

func (v verdict) inside() (finding, bool) {
	t := v.res.Total
	text := plural(t.Inside, "item") + " still inside at the end"
	if states := partsOf(t.InsideByState); len(states) > 0 {
		text += ": " + v.list(states)
	}
	return finding{note, text}, t.Inside > 0
}

func (v verdict) expectations() (finding, bool) {
	broken := 0
	for _, e := range v.res.Expect {
		if !e.OK {
			broken++
		}
	}
	return finding{bad, fmt.Sprintf("%s of %s not met", count(int64(broken)),
		plural(int64(len(v.res.Expect)), "expectation"))}, broken > 0
}
