package engine

import (
	"fmt"
	"math"
)

// This file is what a function of the scenario may ask of the run, and do to it. Queues, pools and
// producers go by name; a name that there isn't is a bug of the caller's, who can look it up in the
// Scenario. A write holds at once; its consequences follow as events of the same instant.

// Depth returns how many items wait in a queue.
func (m *Model) Depth(queue string) int { return m.line(queue).waiting }

// Capacity returns how many items may wait in a queue, Unlimited for no bound.
func (m *Model) Capacity(queue string) int { return m.line(queue).capacity }

// SetCapacity changes how many items may wait in a queue. Those who wait already stay.
func (m *Model) SetCapacity(queue string, n int) error {
	if n < 0 || n > Unlimited {
		return fmt.Errorf("capacity of %s: want a whole number from 0, got %d", queue, n)
	}
	l := m.line(queue)
	if l.capacity == n {
		return nil
	}
	l.capacity = n
	m.schedule(stepping, m.now, l.rank, ^int32(l.rank), fromHook)
	return nil
}

// Count returns how many consumers a pool is to have, Unlimited for as many as come.
func (m *Model) Count(pool string) int { return m.crew(pool).target }

// Busy returns how many consumers of a pool are serving an item.
func (m *Model) Busy(pool string) int { return int(m.crew(pool).rec.busy.Value()) }

// SetCount changes how many consumers a pool is to have.
func (m *Model) SetCount(pool string, n int) error {
	if _, ok := toCount(float64(n)); !ok {
		return fmt.Errorf("count of %s: want a whole number from 0 to %d, or no bound, got %d",
			pool, MostConsumers, n)
	}
	c := m.crew(pool)
	if c.target != n {
		c.target = n
		m.recounted()
		m.schedule(stepping, m.now, c.rank, int32(c.rank), fromHook)
	}
	return nil
}

// Rate returns the rate of each of a producer's Count now, per second; 0 if it doesn't go by a rate.
func (m *Model) Rate(producer string) float64 {
	s := m.sourcesOf(producer)[0]
	if s.level == nil || m.now < s.spec.Start || m.now >= s.limit {
		return 0
	}
	return s.level.At(m.now)
}

// SetRate changes the rate of a producer that has one, in arrivals per second of each of its Count,
// until its schedule takes its next step.
func (m *Model) SetRate(producer string, perSecond float64) error {
	if !(perSecond >= 0 && perSecond <= math.MaxFloat64) {
		return fmt.Errorf("rate of %s: want a number from 0, got %v", producer, perSecond)
	}
	for _, s := range m.sourcesOf(producer) {
		if s.level == nil {
			return fmt.Errorf("rate of %s: its arrivals don't come by a rate", producer)
		}
		m.setRate(s, perSecond)
	}
	return nil
}

// Stop ends the run in good order when the present event is done.
func (m *Model) Stop(reason string) {
	if m.end.Reason == "" {
		m.end = Ended{Reason: "stopped", Message: reason, At: m.now, Partial: true}
	}
}

// Tally adds n to a counter of the author's.
func (m *Model) Tally(name string, n float64) error {
	sum := m.rec.tallies[name] + n
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return fmt.Errorf("tally %q: want a finite sum, got %v", name, sum)
	}
	m.rec.tallies[name] = sum
	return nil
}

// mostObserved is how large a number may be that is observed: the variance of larger ones can be
// beyond all floats, and then there is no standard deviation to report.
const mostObserved = 1e150

// Observe adds x to a trend of the author's.
func (m *Model) Observe(name string, x float64) error {
	if !(math.Abs(x) <= mostObserved) {
		return fmt.Errorf("observe %q: want a number from %v to %v, got %v", name, -mostObserved, mostObserved, x)
	}
	m.rec.observe(name, x)
	return nil
}

// toCount makes a number of consumers of x: a whole number up to MostConsumers, or Unlimited for +Inf.
func toCount(x float64) (int, bool) {
	if x == Unlimited || math.IsInf(x, 1) {
		return Unlimited, true
	}
	if !(x >= 0 && x <= MostConsumers) || x != math.Floor(x) {
		return 0, false
	}
	return int(x), true
}

func (m *Model) line(name string) *line {
	if l, ok := m.names.lines[name]; ok {
		return l
	}
	panic("engine: no queue is called " + name)
}

func (m *Model) crew(name string) *crew {
	if c, ok := m.names.crews[name]; ok {
		return c
	}
	panic("engine: no pool is called " + name)
}

func (m *Model) sourcesOf(name string) []*source {
	if s, ok := m.names.sources[name]; ok {
		return s
	}
	panic("engine: no producer is called " + name)
}

// names finds the parts of a model.
type names struct {
	lines   map[string]*line
	crews   map[string]*crew
	sources map[string][]*source
}
