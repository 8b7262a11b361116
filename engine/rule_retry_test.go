package engine_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Rules 11, 12 and 13 of DESIGN.md: attempts, what follows a failed one, and what ends a wait.

// fails returns a function that fails the first n attempts of each item.
func fails(n int) engine.FailFunc {
	return func(c *engine.Call) (string, bool, error) { return "", c.Item.Attempt <= n, nil }
}

// TestRule11RetryIsAnOffer: into a full queue it fares as the queue does with any other.
func TestRule11RetryIsAnOffer(t *testing.T) {
	for _, tt := range []struct {
		name string
		full engine.WhenFull
		want []string
	}{
		{"reject", engine.Reject, []string{
			"0s web/1 begin", "1s web/2 begin", "2s web/2 consumed", "2s web/3 begin", "3s web/1 rejected",
			"12s web/3 consumed", "12s web/4 begin", "22s web/4 consumed",
		}},
		{"block", engine.Block, []string{
			"0s web/1 begin", "1s web/2 begin", "2s web/2 consumed", "2s web/3 begin",
			"12s web/3 consumed", "12s web/4 begin", "22s web/4 consumed", "22s web/1 begin",
			"23s web/1 consumed",
		}},
		{"drop_oldest", engine.DropOldest, []string{
			"0s web/1 begin", "1s web/2 begin", "2s web/2 consumed", "2s web/3 begin", "3s web/4 dropped",
			"12s web/3 consumed", "12s web/1 begin", "13s web/1 consumed",
		}},
		{"drop_lowest", engine.DropLowest, []string{
			"0s web/1 begin", "1s web/2 begin", "2s web/2 consumed", "2s web/3 begin", "3s web/4 dropped",
			"12s web/3 consumed", "12s web/1 begin", "13s web/1 consumed",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := simple(engine.Producer{Times: at(0, 1, 2, 2.5), Priority: byID(3, 0, 0, 0)},
				byID(1, 1, 10, 10))
			s.Queues[0].Capacity, s.Queues[0].WhenFull = 1, tt.full
			s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
				return "", c.Item.ID == 1 && c.Item.Attempt == 1, nil
			}
			s.Consumers[0].Retry = engine.Retry{
				Attempts: 2,
				Backoff:  engine.Backoff{Delay: constant(2)},
			}
			story, res := toldWith(t, s)
			assert.Equal(t, tt.want, story)
			assert.EqualValues(t, 5, res.Queues["jobs"].Offered)
			assert.EqualValues(t, 1, res.Total.Retries)
		})
	}
}

// TestRule11BlockedRetryStandsByItself: its producer goes on bringing items.
func TestRule11BlockedRetryStandsByItself(t *testing.T) {
	s := simple(engine.Producer{Times: at(0), Name: "a"}, constant(4))
	s.Producers = append(s.Producers, engine.Producer{Name: "b", Times: at(3, 3.5, 5)})
	s.Producers[0].Times = at(0, 6)
	s.Queues[0].Capacity = 1
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		return "", c.Item.String() == "a/1" && c.Item.Attempt == 1, nil
	}
	s.Consumers[0].Retry = engine.Retry{Attempts: 2, Backoff: engine.Backoff{Delay: constant(1)}}
	res := ran(t, s)
	assert.EqualValues(t, 1, res.Producers["a"].Blocked.Count, "a/2, but not the retry of a/1")
	assert.EqualValues(t, 4, res.Queues["jobs"].Blocked.Count, "a/1 again, a/2, b/2, b/3")
	assert.Zero(t, res.Producers["a"].Behind.Max)
	assert.EqualValues(t, 5, res.Total.Consumed)
}

// TestRule11Pauses: d = min(max, base·factor^(k−1)), changed by jitter.
func TestRule11Pauses(t *testing.T) {
	backoff := func(b engine.Backoff, attempts int) []engine.Time {
		s := simple(engine.Producer{Times: at(0)}, constant(0))
		s.Consumers[0].FailureRate = 1
		s.Consumers[0].Retry = engine.Retry{Attempts: attempts, Backoff: b}
		var pauses []engine.Time
		before := engine.Time(0)
		s.On.Begin = func(c *engine.Call) error {
			if c.Item.Attempt > 1 {
				pauses = append(pauses, c.Run.Now()-before)
			}
			before = c.Run.Now()
			return nil
		}
		ran(t, s)
		return pauses
	}
	assert.Equal(t, at(0.1, 0.2, 0.4, 0.8, 1, 1),
		backoff(engine.Backoff{Base: second / 10, Factor: 2, Max: second}, 7))
	assert.Equal(t, at(0.1, 0.1, 0.1), backoff(engine.Backoff{Base: second / 10}, 4),
		"a factor of 1")
	assert.Equal(t, at(0, 0), backoff(engine.Backoff{}, 3), "at once")
	assert.Equal(t, at(3, 3), backoff(engine.Backoff{Delay: constant(3), Base: second}, 3))
	assert.Empty(t, backoff(engine.Backoff{}, 0), "no retry")
	assert.Empty(t, backoff(engine.Backoff{}, 1), "attempts counts services in all")
	next := 0.0
	assert.Equal(t, at(1, 2, 3), backoff(engine.Backoff{Delay: engine.Func(
		func(c *engine.Call) (float64, error) {
			next++
			assert.InDelta(t, next, c.Item.Attempt, 0, "the attempt that has failed")
			return next, nil
		})}, 4))
	for jitter, least := range map[engine.Jitter]float64{
		engine.FullJitter:  0,
		engine.EqualJitter: 0.5,
	} {
		const n = 4000
		pauses := backoff(engine.Backoff{Base: second, Jitter: jitter}, n+1)
		require.Len(t, pauses, n)
		low, high, sum := 1.0, 0.0, 0.0
		for _, p := range pauses {
			x := p.Seconds()
			low, high, sum = min(low, x), max(high, x), sum+x
		}
		assert.GreaterOrEqual(t, low, least)
		assert.Less(t, high, 1.0)
		width := 1 - least
		assert.Less(t, low, least+0.01*width)
		assert.Greater(t, high, 1-0.01*width)
		assert.InDelta(t, 1-width/2, sum/n, 4*width/math.Sqrt(12*n))
	}
}

// TestRule11OrderAmongEquals: a retry keeps its priority, and comes after its equals.
func TestRule11OrderAmongEquals(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0.1, 0.2, 0.3), Priority: byID(1, 1, 0, 2)},
		constant(1))
	s.Queues[0].Order = engine.ByPriority
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		return "", c.Item.ID == 1 && c.Item.Attempt == 1, nil
	}
	s.Consumers[0].Retry.Attempts = 2
	assert.Equal(t, []string{"web/1", "web/4", "web/2", "web/1", "web/3"}, begun(told(t, s)))
}

// TestRule12Attempts: service is drawn at the start of each attempt, fails asked at its end, never
// after a time-out; failures are counted by reason, items that had no attempts left once.
func TestRule12Attempts(t *testing.T) {
	services := []float64{1, 5, 2, 3}
	asked := []int{}
	s := simple(engine.Producer{Times: at(0)}, engine.Func(func(c *engine.Call) (float64, error) {
		return services[c.Item.Attempt-1], nil
	}))
	pool := &s.Consumers[0]
	pool.AttemptTimeout = constant(3)
	pool.Fails = func(c *engine.Call) (string, bool, error) {
		asked = append(asked, c.Item.Attempt)
		return []string{"flaky", "", ""}[len(asked)-1], c.Item.Attempt < 4, nil
	}
	pool.Retry.Attempts = 4
	var reasons []string
	s.On.Complete = func(c *engine.Call) error {
		reasons = append(reasons, c.Reason)
		return nil
	}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/1 begin", "4s web/1 begin", "6s web/1 begin", "9s web/1 consumed",
	}, story, "the last one takes just as long as it may")
	assert.Equal(t, []int{1, 3, 4}, asked)
	assert.Equal(t, []string{"flaky", "timeout", "failed", ""}, reasons)
	assert.Equal(t, map[string]int64{"flaky": 1, "timeout": 1, "failed": 1}, res.Total.Failures)
	assert.Equal(t, res.Total.Failures, res.Consumers["pool"].Failures)
	assert.InDelta(t, 0.75, res.Total.FailureRate, 0)
	assert.EqualValues(t, 4, res.Total.Attempts)
	assert.EqualValues(t, 3, res.Total.Retries)
	assert.Equal(t, 3*second, res.Consumers["pool"].Service.Max, "cut at the time-out")
	assert.Empty(t, res.Total.GaveUp)

	pool.Retry.Attempts = 3
	asked = nil
	res = ran(t, s)
	assert.Equal(t, map[string]int64{"attempts": 1}, res.Total.GaveUp)
	assert.EqualValues(t, 1, res.Total.Failed)
}

// TestRule12FailureRate: a share of the attempts, each by its own luck.
func TestRule12FailureRate(t *testing.T) {
	s := simple(engine.Producer{Interarrival: constant(1)}, constant(0))
	s.Items = 20_000
	s.Consumers[0].FailureRate = 0.3
	s.Consumers[0].Retry.Attempts = 2
	res := ran(t, s)
	n := float64(s.Items)
	assert.InDelta(t, 0.09*n, res.Total.Failed, 4*math.Sqrt(n*0.09*0.91))
	assert.InDelta(t, 0.3*n, res.Total.Retries, 4*math.Sqrt(n*0.3*0.7))
}

// TestRule13TTL: from admission of this visit, drawn anew for each.
func TestRule13TTL(t *testing.T) {
	ttls := []float64{9, 1, 3}
	drawn := 0
	s := simple(engine.Producer{Times: at(0, 0)}, byID(2, 7))
	s.Queues[0].TTL = engine.Func(func(c *engine.Call) (float64, error) {
		drawn++
		return ttls[drawn-1], nil
	})
	s.Consumers[0].Fails = fails(1)
	s.Consumers[0].Retry.Attempts = 2
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "2s web/2 begin", "3s web/1 expired", "9s web/2 begin", "16s web/2 consumed",
	}, story, "web/2 waits with 9 s, web/1 waits again with 1 s")
	assert.EqualValues(t, 1, res.Queues["jobs"].Expired)
	assert.Equal(t, second, res.Queues["jobs"].LeftWait.Max)
}

// TestRule13Deadline: absolute; in service it doesn't interrupt, but the item is late; a retry that
// would come too late isn't made.
func TestRule13Deadline(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1, 2), Deadline: byID(3, 2, 99)}, constant(5))
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "3s web/2 expired", "5s web/1 consumed", "5s web/3 begin", "10s web/3 consumed",
	}, story)
	assert.EqualValues(t, 1, res.Total.Late)
	s.Producers[0].Deadline = byID(5, 99, 99)
	assert.Zero(t, ran(t, s).Total.Late, "in time to the instant")
	assert.InDelta(t, 0.2, res.Total.Throughput, 1e-12)
	assert.InDelta(t, 0.1, res.Total.Goodput, 1e-12)

	s = simple(engine.Producer{Times: at(0), Deadline: constant(6)}, constant(2))
	s.Consumers[0].FailureRate = 1
	s.Consumers[0].Retry = engine.Retry{Attempts: 9, Backoff: engine.Backoff{Delay: constant(1)}}
	story, res = toldWith(t, s)
	assert.Equal(t, []string{"0s web/1 begin", "3s web/1 begin", "5s web/1 failed"}, story)
	assert.Equal(t, map[string]int64{"deadline": 1}, res.Total.GaveUp)

	s.Consumers[0].Retry.Backoff.Delay = constant(2)
	assert.Equal(t, []string{"0s web/1 begin", "4s web/1 begin", "6s web/1 failed"}, told(t, s))
}

// TestRule13TheSoonerEnds: a ttl and a deadline together; both past a completion of the same
// instant.
func TestRule13TheSoonerEnds(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0), Deadline: byID(9, 9, 2)}, constant(4))
	s.Queues[0].TTL = constant(4)
	assert.Equal(t, []string{
		"0s web/1 begin", "2s web/3 expired", "4s web/1 consumed", "4s web/2 begin", "8s web/2 consumed",
	}, told(t, s))
	s.Producers[0].Times = at(5)
	s.Producers[0].Deadline = constant(0)
	assert.Equal(t, []string{"5s web/1 expired"}, told(t, s), "dead on arrival")
}

// TestTimersOfReusedItems: a timer of an item that is gone doesn't end another one in its place.
func TestTimersOfReusedItems(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(50)}, dist.Exponential(0.01))
	s.Duration = 50 * second
	s.Queues[0].TTL = constant(3)
	res := ran(t, s)
	assert.Less(t, res.Queues["jobs"].Wait.Max, 3*second)
	assert.Zero(t, res.Total.Expired)
}
