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

// times are what an actor, or all consumers of a pool, have found.
type times struct {
	late  stats.Trend // by how much they were late after sleeps, in real nanoseconds
	asked engine.Time // how long they were to compute in all
	took  engine.Time // how long that took
}

// add adds those of others.
func (t *times) add(other *times) {
	t.late.Merge(&other.late)
	t.asked += other.asked
	t.took += other.took
}

// poolTimes are times by pool.
type poolTimes map[string]*times

// of returns the times of a pool.
func (p poolTimes) of(pool string) *times {
	if p[pool] == nil {
		p[pool] = new(times)
	}
	return p[pool]
}

// addTimes adds up what the group's actors have found.
func (g *group) addTimes(all *stats.Trend, pools poolTimes) {
	for _, a := range g.sources {
		all.Merge(&a.times.late)
	}
	for _, a := range g.consumers {
		if a != nil {
			g.gone.of(g.model.PoolOf(a.who).Name).add(&a.times)
		}
	}
	for name, t := range g.gone {
		all.Merge(&t.late)
		pools.of(name).add(t)
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
