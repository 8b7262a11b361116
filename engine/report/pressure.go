package report

import (
	"maps"
	"slices"

	"queuesim/engine"
)

// Where the verdict draws its lines.
const (
	fewItems  = 100  // with fewer nothing can be said about stability
	busyLimit = 0.9  // from this utilisation on small changes make long queues
	lossLimit = 0.05 // with more turned away, idle time is no comfort
	fullLimit = 0.1  // part of the time that a queue may be full in passing
	overtime  = 0.1  // part of the duration that the drain may take in passing
	leastPeak = 20   // a queue that never held more doesn't grow
)

// A pressure is how much a pool had to do.
type pressure struct {
	name    string
	busy    float64 // utilisation
	servers float64 // consumers there were, averaged over the window
	load    float64 // erlangs offered; 0 if unknown
}

// overloaded tells whether more was brought to a pool than it can do, and it shows: it is always
// busy, or many items never reached it. A burst at the end of a quiet hour isn't that.
func (v verdict) overloaded(p pressure) bool {
	c := v.res.Total.Counts
	away := c.Produced - c.Consumed - c.Failed - c.Inside
	return v.res.Config.Duration != nil && p.load > p.servers &&
		(p.busy >= busyLimit || float64(away) > float64(lossLimit*float64(c.Produced)))
}

// overrun tells whether work was left at the end of the duration that took long to be done, though
// the consumers had no time to lose: so it shows where a full queue keeps producers waiting.
func (v verdict) overrun(pool *engine.PoolResult, p pressure) bool {
	d := v.res.Config.Duration
	if d == nil || v.res.Ended.Reason != "drained" || p.busy < busyLimit {
		return false
	}
	late := (v.res.Ended.At - *d).Seconds()
	const services = 5 // what a few long ones may take
	return late > float64(overtime*d.Seconds()) && late > float64(services*pool.Service.Mean)
}

// fullest returns the queue that had no place for the largest part of the time, and that part.
func (v verdict) fullest() (name string, part float64) {
	if v.res.Profile == nil {
		return "", 0
	}
	for _, q := range slices.Sorted(maps.Keys(v.res.Queues)) {
		places := v.res.Queues[q].Capacity
		depth := v.res.Profile.Depth[q]
		if places == nil || *places == 0 || len(depth) == 0 {
			continue
		}
		full := 0
		for _, d := range depth {
			if d >= int64(*places) {
				full++
			}
		}
		if x := float64(full) / float64(len(depth)); x > part {
			name, part = q, x
		}
	}
	return name, part
}

// tightest returns the pool with the least time left, and its pressure; nil if no pool has a limit.
func (v verdict) tightest() (*engine.PoolResult, pressure) {
	var found *engine.PoolResult
	var most pressure
	for _, name := range slices.Sorted(maps.Keys(v.res.Consumers)) {
		pool := v.res.Consumers[name]
		if pool.Utilisation == nil {
			continue
		}
		p := pressureOn(name, pool)
		if found == nil || p.relative() > most.relative() {
			found, most = pool, p
		}
	}
	return found, most
}

func pressureOn(name string, pool *engine.PoolResult) pressure {
	p := pressure{name: name, busy: *pool.Utilisation}
	if p.busy > 0 {
		p.servers = pool.Busy.Mean / p.busy
	}
	if pool.OfferedLoad != nil {
		p.load = *pool.OfferedLoad
	}
	return p
}

// relative is the utilisation that it would take to do all the work that came.
func (p pressure) relative() float64 {
	if p.servers == 0 {
		return p.busy
	}
	return max(p.busy, p.load/p.servers)
}

// growing returns the names of the unbounded queues that became longer as long as items arrived,
// where there is a reason for it: consumers that are always busy, or nobody to take the items.
func (v verdict) growing(p pressure) []string {
	if v.res.Profile == nil {
		return nil
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(v.res.Queues)) {
		q := v.res.Queues[name]
		reason := p.relative() >= busyLimit || 2*q.Taken < q.Admitted
		if q.Capacity == nil && reason && grows(v.arrivals(v.res.Profile.Depth[name])) {
			names = append(names, name)
		}
	}
	return names
}

// arrivals returns the part of a queue's profile in which items still arrived. Where the scenario
// sets no duration that is up to the highest point.
func (v verdict) arrivals(depth []int64) []int64 {
	if d := v.res.Config.Duration; d != nil && v.res.Profile.Step > 0 {
		return depth[:min(int64(len(depth)), int64(*d/v.res.Profile.Step))]
	}
	if len(depth) == 0 {
		return nil
	}
	return depth[:slices.Index(depth, slices.Max(depth))+1]
}

// grows tells whether a profile is one long climb: its quarters rise, and the first ones have a
// fair part of it already. A straight line has 1/8, 3/8, 5/8 and 7/8 of its peak; a burst into an
// idle system has almost nothing in the first half.
func grows(depth []int64) bool {
	const quarters = 4
	if len(depth) < 2*quarters || slices.Max(depth) < leastPeak {
		return false
	}
	peak := float64(slices.Max(depth))
	before := 0.0
	for i, least := range [quarters]float64{0.04, 0.2, 0.4, 0.65} {
		mean := meanOf(depth[i*len(depth)/quarters : (i+1)*len(depth)/quarters])
		if mean < float64(least*peak) || mean < float64(1.1*before) {
			return false
		}
		before = mean
	}
	return true
}

func meanOf(points []int64) float64 {
	sum := 0.0
	for _, x := range points {
		sum += float64(x)
	}
	return sum / float64(len(points))
}
