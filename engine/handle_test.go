package engine_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// What a function of the scenario may ask of the run, and do to it.

// inHook runs what in a hook, in the middle of a run.
func inHook(t *testing.T, s engine.Scenario, what func(m *engine.Model)) {
	ranHook := false
	s.At = append(s.At, engine.Timed{Time: second, Run: func(c *engine.Call) error {
		ranHook = true
		what(c.Run)
		return nil
	}})
	ran(t, s)
	require.True(t, ranHook)
}

func TestHandleReads(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0)}, constant(5))
	s.Queues[0].Capacity = 2
	s.Consumers[0].Count = 2
	s.Producers = append(s.Producers, engine.Producer{
		Name: "tap", Count: 2, Start: 500 * engine.Millisecond, Stop: 3 * second,
		Rate: engine.Ramp{{At: 0, Value: 0}, {At: 2 * second, Value: 0.0002}},
	})
	inHook(t, s, func(m *engine.Model) {
		assert.Equal(t, second, m.Now())
		assert.Equal(t, 2, m.Depth("jobs"))
		assert.Equal(t, 2, m.Capacity("jobs"))
		assert.Equal(t, 2, m.Count("pool"))
		assert.Equal(t, 2, m.Busy("pool"))
		assert.InDelta(t, 0.0001, m.Rate("tap"), 1e-12, "of each")
		assert.Zero(t, m.Rate("web"), "its arrivals don't come by a rate")
		require.NoError(t, m.SetRate("tap", 0.0005))
		assert.InDelta(t, 0.0005, m.Rate("tap"), 1e-12)
		assert.EqualValues(t, 4, m.Produced())
	})
	s.Producers[1].Start = 2 * second
	inHook(t, s, func(m *engine.Model) { assert.Zero(t, m.Rate("tap"), "it hasn't started") })
	s.Queues[0].Capacity, s.Consumers[0].Count = engine.Unlimited, engine.Unlimited
	inHook(t, s, func(m *engine.Model) {
		assert.Equal(t, engine.Unlimited, m.Capacity("jobs"))
		assert.Equal(t, engine.Unlimited, m.Count("pool"))
	})
}

func TestHandleRefuses(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 2)}, constant(1))
	s.Producers = append(s.Producers, engine.Producer{Name: "tap", Rate: engine.Flat(0)})
	s.Duration = 3 * second
	inHook(t, s, func(m *engine.Model) {
		require.EqualError(t, m.SetCapacity("jobs", -1),
			"capacity of jobs: want a whole number from 0, got -1")
		require.EqualError(t, m.SetCount("pool", -1),
			"count of pool: want a whole number from 0 to 1000000, or no bound, got -1")
		require.EqualError(t, m.SetRate("tap", -1), "rate of tap: want a number from 0, got -1")
		require.EqualError(t, m.SetRate("tap", nan), "rate of tap: want a number from 0, got NaN")
		require.EqualError(t, m.SetRate("web", 1), "rate of web: its arrivals don't come by a rate")
		assert.Panics(t, func() { m.Depth("pool") })
		assert.Panics(t, func() { m.Count("jobs") })
		assert.Panics(t, func() { m.Rate("pool") })
	})
}

// TestItemOfAHook: what a hook sees of an item, and what the author hangs on it.
func TestItemOfAHook(t *testing.T) {
	trace := &engine.Trace{
		Times:   at(0, 1),
		Columns: []engine.Column{{Name: "tokens", Numbers: []float64{7, 9}}},
	}
	s := simple(engine.Producer{Trace: trace, Count: 2, Deadline: constant(8), Size: constant(3)},
		constant(2))
	released := []any{}
	s.Release = func(it *engine.Item) { released = append(released, it.Own) }
	s.Producers[0].Fill = func(c *engine.Call) error {
		c.Item.Own = c.Item.String()
		c.Item.Priority += uint8(c.Item.Trace().Columns[0].Numbers[c.Item.Row])
		return nil
	}
	seen := 0
	s.On.Leave = func(c *engine.Call) error {
		seen++
		it := c.Item
		assert.Equal(t, it.String(), it.Own)
		assert.Equal(t, "web", it.Producer())
		assert.Equal(t, "jobs", it.Queue())
		assert.Equal(t, engine.Gone, it.State)
		assert.Equal(t, trace.Times[it.Row], it.Created)
		assert.Equal(t, it.Created+8*second, it.Deadline)
		assert.InDelta(t, 3, it.Size, 0)
		assert.EqualValues(t, []uint8{7, 9}[it.Row], it.Priority)
		return nil
	}
	res := ran(t, s)
	assert.Equal(t, 4, seen)
	assert.Equal(t, []any{"web.1/1", "web.2/1", "web.1/2", "web.2/2"}, released,
		"when the hooks have run")
	assert.EqualValues(t, 2, res.Priorities["7"].Produced)

	noTrace := simple(engine.Producer{Times: at(0)}, constant(1))
	noTrace.On.Leave = func(c *engine.Call) error {
		assert.Nil(t, c.Item.Own, "nil at birth")
		assert.Nil(t, c.Item.Trace())
		assert.EqualValues(t, -1, c.Item.Row)
		assert.Equal(t, engine.Never, c.Item.Deadline)
		return nil
	}
	ran(t, noTrace)
}

// TestCircuitBreaker: hooks that write in the middle of a run, as the manual shows.
func TestCircuitBreaker(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(50)}, dist.Exponential(0.01))
	s.Duration = 60 * second
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		down := c.Run.Now() > 20*second && c.Run.Now() < 40*second
		return "down", down, nil
	}
	inARow := 0
	s.On.Complete = func(c *engine.Call) error {
		inARow++
		if c.Reason == "" {
			inARow = 0
		}
		if inARow == 10 {
			c.Run.Tally("opened", 1)
			return c.Run.SetRate("web", 1)
		}
		if inARow == 0 && c.Run.Rate("web") == 1 {
			return c.Run.SetRate("web", 50)
		}
		return nil
	}
	res := ran(t, s)
	assert.InDelta(t, 1, res.Tallies["opened"], 0)
	assert.InDelta(t, 10+20, res.Total.Failures["down"], 15)
	assert.InDelta(t, 2000, res.Total.Consumed, 4*45)
}
