package live

import (
	"fmt"
	"runtime"
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
	mostStretch     = 1.2  // how long computing took ÷ how long it takes alone
)

// report adds to the result what the run has to say of itself. All goroutines have ended.
func (r *run) report(res *engine.Result, wall time.Duration) {
	var all stats.Trend
	pools := poolTimes{}
	l := &engine.LiveResult{
		Speed: r.clock.speed, Wall: engine.Time(wall), Processors: runtime.GOMAXPROCS(0),
		Locks: len(r.groups), Grain: engine.Time(r.grain.best()), Script: engine.Time(r.script.total),
	}
	for _, g := range r.groups {
		l.Goroutines += 1 + g.most
		l.Wakeups += g.wakeups
		g.addTimes(&all, pools)
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

// A poolTime is what the consumers of a pool have found: by how much their sleeps were late, how long
// they were to compute and how long that took.
type poolTime struct {
	late        stats.Trend
	asked, took engine.Time
}

type poolTimes map[string]*poolTime

// of returns the times of a pool.
func (p poolTimes) of(pool string) *poolTime {
	if p[pool] == nil {
		p[pool] = new(poolTime)
	}
	return p[pool]
}

// add adds those of a consumer.
func (p poolTimes) add(pool string, a *actor) {
	t := p.of(pool)
	t.late.Merge(&a.late)
	t.asked += a.asked
	t.took += a.took
}

// addTimes adds up what the group's actors have found.
func (g *group) addTimes(all *stats.Trend, pools poolTimes) {
	for _, a := range g.sources {
		all.Merge(&a.late)
	}
	for _, a := range g.consumers {
		if a != nil {
			g.gone.add(g.model.PoolOf(a.who).Name, a)
		}
	}
	for name, t := range g.gone {
		all.Merge(&t.late)
		sum := pools.of(name)
		sum.late.Merge(&t.late)
		sum.asked += t.asked
		sum.took += t.took
	}
}

// warn says what the machine has added to what the scenario says.
func (r *run) warn(res *engine.Result, pools poolTimes) {
	names := make([]string, 0, len(pools))
	for name := range pools {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		p, service := pools[name], res.Consumers[name].Service.Mean
		if stretch := float64(p.took) / float64(p.asked); p.asked > 0 && stretch > mostStretch {
			res.Warnings = append(res.Warnings, fmt.Sprintf(
				"%s: computing took %.3g times as long as alone: %d processors were too few for all who computed",
				name, stretch, res.Live.Processors))
		}
		late := p.late.Mean() / 1e9
		if r.clock.speed != Max {
			service /= r.clock.speed
		}
		if p.late.Count() > 0 && late > mostLateness*service {
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
