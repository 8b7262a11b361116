package engine_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// Rules 5, 6 and 7 of DESIGN.md: how a run ends, well or not.

func TestRule05StormsAreNamed(t *testing.T) {
	retryForEver := simple(engine.Producer{Times: at(1)}, constant(0))
	retryForEver.Consumers[0].FailureRate = 1
	retryForEver.Consumers[0].Retry.Attempts = 1 << 40

	noGap := simple(engine.Producer{Interarrival: constant(0)}, constant(1))
	noGap.Duration = 5 * second

	tooFast := simple(engine.Producer{Rate: engine.Flat(1e300)}, constant(1))
	tooFast.Duration = 5 * second

	seeSaw := simple(engine.Producer{Times: at(1)}, constant(1))
	seeSaw.Queues[0].TTL = constant(0)
	seeSaw.Consumers[0].FailureRate = 1
	seeSaw.Consumers[0].Retry = engine.Retry{
		Attempts: 1 << 40,
		Backoff:  engine.Backoff{Delay: constant(0)},
	}
	seeSaw.Consumers[0].Service = constant(0)

	for name, tt := range map[string]struct {
		scenario engine.Scenario
		at       engine.Time
		names    string
	}{
		"retries without a pause": {retryForEver, second, "consumers.pool, attempt "},
		"arrivals without a gap": {
			noGap, 0,
			"producers.web brings items with no time between them",
		},
		"a rate without bound": {
			tooFast, 0,
			"producers.web brings items with no time between them",
		},
		"a pause of nothing": {seeSaw, second, "consumers.pool, attempt "},
	} {
		t.Run(name, func(t *testing.T) {
			res, failure := failed(t, tt.scenario)
			assert.Equal(t, "storm", failure.Reason)
			assert.Contains(t, failure.Error(), "after a million events")
			assert.Contains(t, failure.Error(), tt.names)
			assert.Equal(t, tt.at, res.Ended.At)
			assert.Equal(t, res.Account.Sojourn, res.Account.Area)
		})
	}
}

// What many producers bring at one instant is no storm: the instant didn't bring it about.
func TestRule05ACrowdIsNoStorm(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a million items")
	}
	s := simple(engine.Producer{Times: make([]engine.Time, 1_200_000)}, constant(1))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 3, engine.Reject
	assert.EqualValues(t, 1_199_996, ran(t, s).Total.Rejected)
}

// TestRule06Drain: all that is inside meets its fate, retries and back-offs included; then each
// consumer gets a sentinel, which nobody counts.
func TestRule06Drain(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true}, constant(2))
	s.Duration = 3 * second
	s.Consumers[0].Count = 2
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		return "", c.Item.ID == 3 && c.Item.Attempt < 3, nil
	}
	s.Consumers[0].Retry = engine.Retry{Attempts: 3, Backoff: engine.Backoff{Base: 10 * second}}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/2 begin", "2s web/1 consumed", "2s web/3 begin", "3s web/2 consumed",
		"14s web/3 begin", "26s web/3 begin", "28s web/3 consumed",
	}, story)
	pool := res.Consumers["pool"]
	assert.Equal(t, "drained", res.Ended.Reason)
	assert.False(t, res.Ended.Partial)
	assert.Equal(t, 28*second, res.Ended.At)
	assert.Equal(t, map[string]int64{"sentinel": 2}, pool.Left)
	assert.Equal(t, 2, *pool.Count, "they were there until the end")
	assert.EqualValues(t, 3, res.Total.Produced)
	assert.EqualValues(t, 5, pool.Attempts)
	assert.EqualValues(t, 5, res.Queues["jobs"].Offered)
}

// TestRule06Cut: at the duration all stands still, and what is inside is told by state.
func TestRule06Cut(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 1, 1, 2, 3)}, constant(3))
	s.Queues[0].Capacity = 1
	s.Consumers[0].FailureRate = 1
	s.Consumers[0].Retry = engine.Retry{Attempts: 2, Backoff: engine.Backoff{Base: 100 * second}}
	s.Duration, s.Finish = 6*second, engine.Cut
	res := ran(t, s)
	assert.Equal(t, engine.Ended{Reason: "cut", At: 6 * second}, res.Ended)
	// web/1 failed at 3 s, web/2 would have at 6 s, web/3 waits, web/4 is outside, web/5 isn't born.
	assert.Equal(t, map[string]int64{"backing_off": 1, "in_service": 1, "waiting": 1, "blocked": 1},
		res.Total.InsideByState)
	assert.EqualValues(t, 4, res.Total.Produced)
	assert.EqualValues(t, 1, res.Queues["jobs"].WaitingNow)
	assert.EqualValues(t, 1, res.Queues["jobs"].BlockedNow)
	assert.EqualValues(t, 1, res.Consumers["pool"].InServiceNow)
	assert.Empty(t, res.Consumers["pool"].Left, "nobody is told")
	assert.Equal(t, "22", res.Account.Sojourn.String(), "6 + 6 + 5 + 5")
	assert.Equal(t, "22", res.Account.Area.String())
	assert.Equal(t, "3", res.Account.BackOff.String())
	assert.Equal(t, "6", res.Account.Service.String())

	s.Producers[0].Times = at(0)
	s.Consumers[0].FailureRate = 0
	assert.Equal(t, engine.Ended{Reason: "drained", At: 3 * second}, ran(t, s).Ended, "over before")
}

func TestRule06NeverTold(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1)}, constant(2))
	s.Consumers[0].Count = 3
	s.Finish = engine.NeverTold
	res, failure := failed(t, s)
	assert.Equal(t, "waiting", failure.Reason)
	assert.Contains(t, failure.Msg, "consumers wait forever")
	assert.Equal(t, "pool: all 3 consumers wait for an item from jobs, since 0s",
		failure.Details[0])
	assert.Contains(t, failure.Details[1], "sentinel")
	assert.EqualValues(t, 2, res.Total.Consumed)
	assert.Empty(t, res.Consumers["pool"].Left)

	s.Queues = nil // the queue that it waits for has a name all the same
	_, failure = failed(t, s)
	assert.Contains(t, failure.Details[0], "an item from queue,")

	s.Consumers[0].IdleTimeout = 5 * second
	res = ran(t, s)
	assert.Equal(t, engine.Ended{Reason: "drained", At: 8 * second}, res.Ended)
	assert.Equal(t, map[string]int64{"idle": 3}, res.Consumers["pool"].Left)
	assert.Equal(t, 3*second, res.Total.Duration, "averages end at the last fate")
	assert.InDelta(t, 4.0/9, *res.Consumers["pool"].Utilisation, 1e-9,
		"and so does the consumers' time")
}

// Hired again and again, the consumers never all leave.
func TestRule06NeverToldAndHiredAgain(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1)}, constant(2))
	s.Finish = engine.NeverTold
	s.Consumers[0].IdleTimeout = 5 * second
	s.Consumers[0].Asked = func(*engine.Call) (float64, error) { return 2, nil }
	_, failure := failed(t, s)
	assert.Equal(t, "waiting", failure.Reason)
}

// TestRule07Stuck: items inside, nobody in service, nothing pending.
func TestRule07Stuck(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1, 3, 3, 3, 3, 3)}, constant(5))
	s.Queues[0].Capacity = 2
	s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 1}, {At: 2 * second, Value: 0}}
	res, failure := failed(t, s)
	assert.Equal(t, "stuck", failure.Reason)
	assert.Contains(t, failure.Msg, "stuck: 3 inside")
	assert.Equal(t, []string{
		"jobs: 2 items wait for a consumer of pool (0 consumers now), the next one (web/2) since 1s",
		"jobs: 1 item waits outside for a place, the first (web/4) since 3s",
	}, failure.Details)
	assert.Equal(t, 5*second, res.Ended.At)
	assert.EqualValues(t, 1, res.Total.Consumed)
	assert.EqualValues(t, 4, res.Total.Produced)
	assert.EqualValues(t, 3, res.Total.Inside)
}

// TestRule07HooksMayRescue: what may still get a stuck run going, and what not.
func TestRule07HooksMayRescue(t *testing.T) {
	stuck := func() engine.Scenario {
		s := simple(engine.Producer{Times: at(0, 1)}, constant(1))
		s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 1}, {At: second / 2, Value: 0}}
		return s
	}
	hire := func(c *engine.Call) error { return c.Run.SetCount("pool", 1) }
	t.Run("an at does", func(t *testing.T) {
		s := stuck()
		s.At = []engine.Timed{{Time: 100 * second, Run: hire}}
		res := ran(t, s)
		assert.EqualValues(t, 2, res.Total.Consumed)
		assert.Equal(t, 101*second, res.Ended.At)
	})
	t.Run("an every that writes does", func(t *testing.T) {
		s := stuck()
		s.Every = []engine.Timed{{Time: 100 * second, Run: hire}}
		assert.EqualValues(t, 2, ran(t, s).Total.Consumed)
	})
	t.Run("a count that is asked does, from 0", func(t *testing.T) {
		s := stuck()
		s.Consumers[0].Counts = nil
		s.Consumers[0].Asked = func(c *engine.Call) (float64, error) {
			return float64(c.Run.Depth("jobs")), nil
		}
		res := ran(t, s)
		assert.EqualValues(t, 2, res.Total.Consumed)
		assert.Equal(t, 3*second, res.Ended.At, "hired at 1 s and at 2 s")
	})
	t.Run("a step of the schedule does", func(t *testing.T) {
		s := stuck()
		s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 0}, {At: 50 * second, Value: 2}}
		assert.Equal(t, 51*second, ran(t, s).Ended.At)
	})
	for name, hook := range map[string]engine.Hook{
		"an every that does nothing": func(*engine.Call) error { return nil },
		"one that writes what is so already": func(c *engine.Call) error {
			return c.Run.SetCount("pool", 0)
		},
		"one that writes what nobody waits for": func(c *engine.Call) error {
			return c.Run.SetCapacity("jobs", 10+int(c.Run.Now()/second)%2)
		},
	} {
		t.Run(name+" doesn't", func(t *testing.T) {
			s := stuck()
			s.Every = []engine.Timed{{Time: second, Run: hook}, {Time: 7 * second, Run: hook}}
			res, failure := failed(t, s)
			assert.Equal(t, "stuck", failure.Reason)
			assert.LessOrEqual(t, res.Ended.At, 9*second, "each has run once since")
		})
	}
}

// A hook that writes for ever, in vain, doesn't keep a run going for ever.
func TestRule07WritingInVain(t *testing.T) {
	s := simple(engine.Producer{Times: at(0)}, constant(1))
	s.Consumers = append(s.Consumers, s.Consumers[0])
	s.Consumers[0].Name = "none"
	s.Consumers[0].Counts = engine.Steps{
		{At: 0, Value: 0},
		{At: second, Value: 1},
		{At: 2 * second, Value: 0},
	}
	s.Queues = append(s.Queues, engine.Queue{Name: "other"})
	s.Consumers[0].From, s.Consumers[1].From = []string{"jobs"}, []string{"other"}
	s.Producers[0].To, s.Producers[0].Times = "jobs", at(3)
	s.Every = []engine.Timed{{Time: engine.Millisecond, Run: func(c *engine.Call) error {
		return c.Run.SetCount("pool", 3-c.Run.Count("pool"))
	}}}
	_, failure := failed(t, s)
	assert.Equal(t, "stuck", failure.Reason)
}

// With all rates at 0 only hooks can go on: they are asked until the duration, or once without.
func TestRule07RatesOfZero(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(0), Even: true}, constant(0))
	open := func(c *engine.Call) error {
		if c.Run.Now() == 30*second {
			return c.Run.SetRate("web", 2)
		}
		return nil
	}
	s.Duration, s.Every = 32*second, []engine.Timed{{Time: second, Run: open}}
	assert.EqualValues(t, 4, ran(t, s).Total.Produced)
	s.Items, s.Duration = 5, 0
	res := ran(t, s)
	assert.EqualValues(t, 0, res.Total.Produced, "nothing would end it")
	assert.Equal(t, second, res.Ended.At)
}

// TestRule07ConsumersThatLeave: idle time-outs take the last one.
func TestRule07ConsumersThatLeave(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 10)}, constant(1))
	s.Consumers[0].IdleTimeout = 3 * second
	res, failure := failed(t, s)
	assert.Equal(t, "stuck", failure.Reason)
	assert.Equal(t, map[string]int64{"idle": 1}, res.Consumers["pool"].Left)
	assert.Equal(t, 0, *res.Consumers["pool"].Count)
	s.Consumers[0].Count = engine.Unlimited
	assert.EqualValues(t, 2, ran(t, s).Total.Consumed, "there are always more to come")
}

// Errors of the scenario's functions end the run, told with their place.
func TestErrorsOfFunctions(t *testing.T) {
	cause := errors.New("no luck today")
	s := simple(engine.Producer{Times: at(1, 2)},
		engine.Func(func(c *engine.Call) (float64, error) {
			if c.Item.ID == 2 {
				return 0, cause
			}
			return 1, nil
		}))
	res, failure := failed(t, s)
	assert.Equal(t, "error", failure.Reason)
	assert.Equal(t, "consumers.pool.service: no luck today (web/2 at 2s)", failure.Msg)
	require.ErrorIs(t, failure, cause)
	assert.Equal(t, 2*second, res.Ended.At)
}

// TestTheEndOfTime: times end after 292 years.
func TestTheEndOfTime(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0)}, dist.Constant(engine.Longest.Seconds()))
	_, failure := failed(t, s)
	assert.Contains(t, failure.Msg, "beyond the end of time")
}

func TestStopByAHook(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true}, constant(5))
	s.Duration = 100 * second
	s.On.Arrive = func(c *engine.Call) error {
		if c.Item.ID == 4 {
			c.Run.Stop("four is enough")
			c.Run.Stop("too late")
		}
		return nil
	}
	res, err := sim.Run(t.Context(), s, sim.Options{})
	require.NoError(t, err)
	assert.Equal(t,
		engine.Ended{Reason: "stopped", Message: "four is enough", At: 3 * second, Partial: true},
		res.Ended)
	assert.EqualValues(t, 4, res.Total.Inside)
}
