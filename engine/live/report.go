package live

import (
	"fmt"
	"runtime"
	"slices"
	"sort"
	"time"

	"queuesim/engine"
	"queuesim/engine/stats"
)

// A scriptTime is how much of a run functions of the scenario took. They run one at a time.
type scriptTime struct {
	since time.Time
	total time.Duration
}

// watch is told as a function begins, and as it ends.
func (s *scriptTime) watch(begins bool) {
	if begins {
		s.since = time.Now()
	} else {
		s.total += time.Since(s.since)
	}
}

// What makes the figures of a live run mean less than they seem to.
const (
	mostLateness    = 0.05 // mean lateness of a pool's services ÷ its mean service
	mostScriptShare = 0.5  // of the run
)

// report adds to the result what the run has to say of itself. All goroutines have ended.
func (r *run) report(res *engine.Result, wall time.Duration) {
	var all stats.Trend
	pools := map[string]*stats.Trend{}
	l := &engine.LiveResult{
		Speed: r.clock.speed, Wall: engine.Time(wall), Processors: runtime.GOMAXPROCS(0),
		Locks: len(r.groups), Grain: engine.Time(r.grain.best()), Script: engine.Time(r.script.total),
	}
	for _, g := range r.groups {
		l.Goroutines += 1 + g.most
		l.Wakeups += g.wakeups
		g.lateness(&all, pools)
	}
	l.Lateness = engine.TrendOf(&all)
	if wall > 0 {
		l.ScriptShare = float64(r.script.total) / float64(wall)
	}
	res.Live = l
	r.warn(res, pools)
}

// best returns by how much the best kind of sleep is late.
func (g *grain) best() time.Duration {
	if g.fine > 0 {
		return g.fine
	}
	return g.timer
}

// lateness adds up by how much the group's actors were late.
func (g *group) lateness(all *stats.Trend, pools map[string]*stats.Trend) {
	for _, a := range slices.Concat(g.sources, g.consumers, g.gone) {
		if a == nil {
			continue
		}
		all.Merge(&a.late)
		if a.who.IsConsumer() {
			name := g.model.PoolOf(a.who).Name
			if pools[name] == nil {
				pools[name] = new(stats.Trend)
			}
			pools[name].Merge(&a.late)
		}
	}
}

// warn says what the machine has added to what the scenario says.
func (r *run) warn(res *engine.Result, pools map[string]*stats.Trend) {
	names := make([]string, 0, len(pools))
	for name := range pools {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		late, service := pools[name].Mean()/1e9, res.Consumers[name].Service.Mean
		if r.clock.speed != Max {
			service /= r.clock.speed
		}
		if pools[name].Count() > 0 && late > mostLateness*service {
			res.Warnings = append(res.Warnings, fmt.Sprintf(
				"%s: sleeps ended %s late on average, %.0f %% of a mean service of %s: run it slower, "+
					"or take longer services",
				name, inWords(late), 100*late/service, inWords(service)))
		}
	}
	if share := res.Live.ScriptShare; share > mostScriptShare {
		res.Warnings = append(res.Warnings, fmt.Sprintf(
			"functions of the scenario took %.0f %% of the run, one at a time: they were the bottleneck",
			100*share))
	}
}

// inWords returns a number of seconds as people say it.
func inWords(seconds float64) string {
	switch {
	case seconds < 1e-3:
		return fmt.Sprintf("%.3g µs", seconds*1e6)
	case seconds < 1:
		return fmt.Sprintf("%.3g ms", seconds*1e3)
	}
	return fmt.Sprintf("%.3g s", seconds)
}
