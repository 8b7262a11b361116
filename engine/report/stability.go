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

// stability answers the first question: can the consumers cope?
func (v verdict) stability() (finding, bool) {
	total := v.res.Total
	pool, tightest := v.tightest()
	growing := v.growing(tightest)
	switch {
	case v.seized(), total.Produced == 0 && v.res.Ended.Partial:
		return finding{}, false
	case total.Produced == 0:
		return finding{attention, "Nothing was produced: no arrival fell into the run"}, true
	case unpaced(v.res):
		return v.through(), true
	case len(growing) > 0:
		return finding{bad, v.growth(growing, pool, tightest)}, true
	case v.res.Ended.Partial:
		return finding{}, false
	case total.Produced < fewItems:
		return finding{good, v.fewItems(pool, tightest)}, true
	case pool == nil:
		return finding{good, "Stable: there is a consumer for every item" + v.depth()}, true
	}
	return v.coping(pool, tightest), true
}

// seized reports whether the run came to a standstill: then it was that, and not too few consumers,
// that let queues grow.
func (v verdict) seized() bool {
	return v.res.Ended.Reason == "stuck" || v.res.Ended.Reason == "storm"
}

// coping says how well the consumers of the tightest pool cope, where no queue grows.
func (v verdict) coping(pool *engine.PoolResult, p pressure) finding {
	name, part := v.fullest()
	switch {
	case v.overloaded(p):
		return finding{bad, "Overloaded: " + v.load(pool, p)}
	case v.overrun(pool, p):
		return finding{bad, fmt.Sprintf("Overloaded: %s took %s for the work of %s",
			v.consumers(pool, p), span(v.res.Ended.At), span(*v.res.Config.Duration))}
	case p.busy >= busyLimit:
		return finding{attention, "Close to the limit: " + v.howBusy(pool, p)}
	case part >= fullLimit:
		return finding{attention, fmt.Sprintf("Strained: %s, but %s was full %s of the time",
			v.howBusy(pool, p), v.name(name), share(part))}
	}
	return finding{good, "Stable: " + v.howBusy(pool, p) + v.depth()}
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

// depth says how long the longest queue became.
func (v verdict) depth() string {
	name, deepest := "", int64(0)
	for _, q := range slices.Sorted(maps.Keys(v.res.Queues)) {
		if d := v.res.Queues[q].Depth.Max; d > deepest {
			name, deepest = q, d
		}
	}
	if deepest == 0 {
		return ", nobody had to wait"
	}
	return ", " + v.name(name) + " held " + plural(deepest, "item") + " at most" + v.peak(name)
}

// peak tells when a queue was at its longest, if it stands out.
func (v verdict) peak(queue string) string {
	if v.res.Profile == nil {
		return ""
	}
	depth := peaks(v.res.Profile, queue)
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
