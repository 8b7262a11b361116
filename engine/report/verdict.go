package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

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

// stability answers the first question: can the consumers cope?
func (v verdict) stability() (finding, bool) {
	total := v.res.Total
	pool, tightest := v.tightest()
	growing := v.growing(tightest)
	switch {
	case total.Produced == 0 && v.res.Ended.Partial:
		return finding{}, false
	case total.Produced == 0:
		return finding{attention, "Nothing was produced: no arrival fell into the run"}, true
	case len(growing) > 0:
		return finding{bad, v.growth(growing, pool, tightest)}, true
	case v.res.Ended.Partial:
		return finding{}, false
	case total.Produced < fewItems:
		return finding{good, v.fewItems(pool, tightest)}, true
	case pool != nil && v.res.Config.Duration != nil && v.overloaded(tightest):
		return finding{bad, "Overloaded: " + v.load(pool, tightest)}, true
	case pool != nil && tightest.busy >= busyLimit:
		return finding{attention, "Close to the limit: " + v.load(pool, tightest)}, true
	}
	return finding{good, "Stable: " + v.calm(pool, tightest)}, true
}

func (v verdict) growth(queues []string, pool *engine.PoolResult, p pressure) string {
	slices.SortStableFunc(queues, func(a, b string) int {
		return cmp.Compare(v.res.Queues[b].Depth.Max, v.res.Queues[a].Depth.Max)
	})
	who, verb := v.name(queues[0]), "grows"
	if more := len(queues) - 1; more > 0 {
		who, verb = who+" and "+plural(int64(more), "more queue"), "grow"
	}
	text := fmt.Sprintf("Unstable: %s %s without bound, to %s waiting", who, verb,
		plural(v.res.Queues[queues[0]].Depth.Max, "item"))
	if pool == nil || p.relative() < busyLimit {
		return text
	}
	return text + "; " + v.load(pool, p)
}

// load compares what a pool was offered with what it has, or says how busy it was.
func (v verdict) load(pool *engine.PoolResult, p pressure) string {
	if p.load <= p.servers {
		return v.howBusy(pool, p)
	}
	return fmt.Sprintf("offered load %s erlangs for %s, at least %s needed", measured(p.load),
		v.consumers(pool, p), areOrIs(int64(p.load)+1))
}

func areOrIs(n int64) string {
	if n == 1 {
		return "1 is"
	}
	return count(n) + " are"
}

// consumers names the consumers of a pool, by number if that didn't change.
func (v verdict) consumers(pool *engine.PoolResult, p pressure) string {
	who := measured(p.servers) + nb + "consumers on average"
	if whole := math.Floor(p.servers + 0.5); math.Abs(p.servers-whole) < 0.01*p.servers {
		who = plural(int64(whole), "consumer")
	}
	if p.busy == 0 && pool.Count != nil {
		who = plural(int64(*pool.Count), "consumer")
	}
	if len(v.res.Consumers) > 1 {
		who += " of " + v.name(p.name)
	}
	return who
}

func (v verdict) howBusy(pool *engine.PoolResult, p pressure) string {
	who := v.consumers(pool, p)
	verb := "were"
	if strings.HasPrefix(who, "1"+nb) {
		verb = "was"
	}
	return fmt.Sprintf("%s %s %s busy", who, verb, share(p.busy))
}

func (v verdict) fewItems(pool *engine.PoolResult, p pressure) string {
	text := fmt.Sprintf("Done in %s", span(v.res.Ended.At))
	if pool != nil {
		text += ": " + v.howBusy(pool, p)
	}
	return text + fmt.Sprintf(" (%s: too few to judge stability)",
		plural(v.res.Total.Produced, "item"))
}

// calm says why a run is called stable.
func (v verdict) calm(pool *engine.PoolResult, p pressure) string {
	text := "there is a consumer for every item"
	if pool != nil {
		text = v.howBusy(pool, p)
	}
	name, deepest := "", int64(0)
	for _, q := range slices.Sorted(maps.Keys(v.res.Queues)) {
		if d := v.res.Queues[q].Depth.Max; d > deepest {
			name, deepest = q, d
		}
	}
	if deepest == 0 {
		return text + ", nobody had to wait"
	}
	if places := v.res.Queues[name].Capacity; places != nil && deepest >= int64(*places) {
		return text + fmt.Sprintf(", %s was full at times%s", v.name(name), v.peak(name))
	}
	return text + fmt.Sprintf(", %s held %s at most%s", v.name(name), plural(deepest, "item"),
		v.peak(name))
}

// peak tells when a queue was at its longest, if it stands out.
func (v verdict) peak(queue string) string {
	if v.res.Profile == nil {
		return ""
	}
	depth := v.res.Profile.Depth[queue]
	if len(depth) == 0 {
		return ""
	}
	top := slices.Max(depth)
	if top < 10 || float64(top) < 5*v.res.Queues[queue].Depth.Mean {
		return ""
	}
	at := engine.Time(slices.Index(depth, top)) * v.res.Profile.Step
	return " (around " + span(at) + ")"
}

// backpressure tells which producer stood still longest in front of full queues.
func (v verdict) backpressure() (finding, bool) {
	var who []string
	for _, name := range slices.Sorted(maps.Keys(v.res.Producers)) {
		if v.res.Producers[name].Blocked.Count > 0 {
			who = append(who, name)
		}
	}
	if len(who) == 0 {
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
	return float64(blocked.Count) * blocked.Mean
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
	return finding{attention, fmt.Sprintf("Lost %s of the items: %s", ratio(sum(kinds), c.Produced),
		v.list(greatestFirst(kinds)))}, true
}

func (v verdict) late() (finding, bool) {
	t := v.res.Total
	return finding{attention, fmt.Sprintf("Late: %s of the consumed items (%s) were done after their deadline",
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
