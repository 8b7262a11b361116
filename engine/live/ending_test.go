package live_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
)

// An ending is a way in which a run can end.
type ending struct {
	name   string
	change func(*engine.Scenario)
	reason string
	fails  string // what the error says; "": there is none
	left   string // why its consumers left, all of them; "": nobody looks
}

// shop is what the endings are told of: two producers, three consumers, a small queue.
func shop() engine.Scenario {
	return engine.Scenario{
		Items: 60, Seed: 3,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: 4}},
		Producers: []engine.Producer{{Name: "web", Count: 2, Rate: engine.Flat(200)}},
		Consumers: []engine.Pool{{
			Name: "pool", Count: 3, Service: dist.Exponential(0.008), FailureRate: 0.2,
			Retry: engine.Retry{Attempts: 3, Backoff: engine.Backoff{Base: 5 * engine.Millisecond}},
		}},
	}
}

var errBad = errors.New("this doesn't work")

var endings = []ending{
	{name: "drain", reason: "drained", left: "sentinel", change: func(*engine.Scenario) {}},
	{name: "cut", reason: "cut", change: func(s *engine.Scenario) {
		s.Duration, s.Finish = 50*engine.Millisecond, engine.Cut
	}},
	{name: "never", reason: "waiting", fails: "consumers wait forever", change: func(s *engine.Scenario) {
		s.Finish = engine.NeverTold
	}},
	{name: "idle time-out", reason: "drained", left: "idle", change: func(s *engine.Scenario) {
		s.Finish, s.Consumers[0].IdleTimeout = engine.NeverTold, 150*engine.Millisecond
	}},
	{name: "stuck", reason: "stuck", fails: "nobody serves them", change: func(s *engine.Scenario) {
		s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 3}, {At: 30 * engine.Millisecond, Value: 0}}
	}},
	{name: "stopped", reason: "stopped", change: func(s *engine.Scenario) {
		s.On.Leave = func(c *engine.Call) error {
			if c.Run.Now() > 20*engine.Millisecond {
				c.Run.Stop("enough")
			}
			return nil
		}
	}},
	{name: "error in a quantity", reason: "error", fails: "this doesn't work", change: func(s *engine.Scenario) {
		s.Consumers[0].Service = engine.Func(func(c *engine.Call) (float64, error) {
			if c.Item.ID == 10 {
				return 0, errBad
			}
			return 0.005, nil
		})
	}},
	{name: "panic in a hook", reason: "error", fails: "panic: runtime error: index out of range", change: func(s *engine.Scenario) {
		s.On.Begin = func(c *engine.Call) error {
			few := make([]int, 10)
			few[c.Item.ID]++
			return nil
		}
	}},
	{name: "panic in a timer's hook", reason: "error", fails: "panic: no", change: func(s *engine.Scenario) {
		s.Every = []engine.Timed{{Time: 20 * engine.Millisecond, Run: func(*engine.Call) error { panic("no") }}}
	}},
	{name: "a drawn time that is none", reason: "error", fails: "want a time", change: func(s *engine.Scenario) {
		s.Consumers[0].Service = engine.Func(func(c *engine.Call) (float64, error) {
			return 0.001 * float64(10-c.Item.ID), nil
		})
	}},
	{name: "storm", reason: "storm", fails: "goes on without end", change: func(s *engine.Scenario) {
		s.Items, s.Duration = 0, engine.Second
		s.Producers = []engine.Producer{{Name: "web", Interarrival: dist.Constant(0)}}
		s.Queues[0].WhenFull = engine.Reject
	}},
	{name: "too many consumers", reason: "limit", fails: "more than 100000 consumers", change: func(s *engine.Scenario) {
		s.Items, s.Producers[0].Batch = 0, dist.Constant(1000)
		s.Duration = 10 * engine.Second
		s.Consumers[0].Count, s.Consumers[0].Service = engine.Unlimited, dist.Constant(3600)
	}},
}

// TestEndings: however a run ends, all its goroutines do, and its accounts balance.
func TestEndings(t *testing.T) {
	for _, e := range endings {
		t.Run(e.name, func(t *testing.T) {
			if testing.Short() && (e.reason == "storm" || e.reason == "limit") {
				t.Skip("it takes a million events, or 100,000 goroutines")
			}
			defer goleak.VerifyNone(t)
			s := shop()
			e.change(&s)
			res, err := live.Run(t.Context(), s, live.Options{Speed: 1})
			e.check(t, res, err)
		})
		t.Run(e.name+" in a bubble", func(t *testing.T) {
			if testing.Short() && e.reason == "limit" {
				t.Skip("it takes 100,000 goroutines")
			}
			synctest.Test(t, func(t *testing.T) {
				s := shop()
				e.change(&s)
				res, err := live.Run(t.Context(), s, live.Options{Speed: 1})
				e.check(t, res, err)
			})
		})
	}
}

func (e *ending) check(t *testing.T, res *engine.Result, err error) {
	if e.fails == "" {
		require.NoError(t, err)
	} else {
		require.ErrorContains(t, err, e.fails)
		assert.NotContains(t, err.Error(), "accounts")
	}
	assert.Equal(t, e.reason, res.Ended.Reason)
	if e.left != "" {
		assert.Equal(t, map[string]int64{e.left: 3}, res.Consumers["pool"].Left)
	}
	requireAccounts(t, res)
}

// requireAccounts holds the account of items and that of their times.
func requireAccounts(t require.TestingT, res *engine.Result) {
	c := res.Total.Counts
	require.Equal(t, c.Produced,
		c.Consumed+c.Failed+c.Balked+c.Rejected+c.Dropped+c.Expired+c.Reneged+c.Inside)
	require.Equal(t, res.Account.Area, res.Account.Sojourn)
}

// TestDrainsAtAnyInstant: when the context is done no more items come and all inside meet their
// fates; when that takes too long the run is left as it stands. Nothing is lost from the accounts.
func TestDrainsAtAnyInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawTied(t)
		stop := time.Duration(rapid.IntRange(0, 20_000).Draw(t, "stop")) * time.Millisecond
		leave := time.Duration(rapid.IntRange(1, 20_000).Draw(t, "leave")) * time.Millisecond
		rapid.SyncTest(t, func(t *rapid.T) {
			ctx, cancel := context.WithCancel(t.Context())
			left := make(chan struct{})
			first, second := time.AfterFunc(stop, cancel), time.AfterFunc(stop+leave, func() { close(left) })
			defer first.Stop()
			defer second.Stop()
			var bornAfter int
			s.On.Arrive = func(c *engine.Call) error {
				if c.Run.Now() > engine.Time(stop) {
					bornAfter++
				}
				return nil
			}
			start := time.Now()
			inside := int64(-1)
			res, err := live.Run(ctx, s, live.Options{
				Speed: 1, Leave: left, Draining: func(n int64) { inside = n },
			})
			requireFailureIsTheScenarios(t, err)
			requireAccounts(t, res)
			require.Zero(t, bornAfter)
			require.LessOrEqual(t, time.Since(start), stop+leave)
			if res.Ended.Reason == "interrupted" && time.Since(start) < stop+leave {
				require.Zero(t, res.Total.Inside)
				require.GreaterOrEqual(t, inside, int64(0))
			}
		})
	})
}

// requireFailureIsTheScenarios: a run may fail, but not because it has miscounted.
func requireFailureIsTheScenarios(t require.TestingT, err error) {
	var f *engine.Failure
	if errors.As(err, &f) {
		require.NotEqual(t, "account", f.Reason, f)
	} else {
		require.NoError(t, err)
	}
}

// drawTied draws a scenario in which all happens at whole tenths of a second.
func drawTied(t *rapid.T) engine.Scenario {
	s := drawUntied(t)
	s.On, s.Warmup = engine.Hooks{}, 0
	grid := func(from, to int, what string) dist.Constant {
		return dist.Constant(float64(rapid.IntRange(from, to).Draw(t, what)) / 10)
	}
	for i := range s.Producers {
		p := &s.Producers[i]
		p.Rate, p.Interarrival = nil, grid(1, 10, "gap")
		p.Deadline = grid(10, 50, "deadline")
	}
	for i := range s.Consumers {
		c := &s.Consumers[i]
		c.Service = grid(0, 10, "service")
		c.Retry.Backoff = engine.Backoff{Delay: grid(0, 5, "back-off")}
	}
	return s
}

// TestAccountsHoldWithTies: where things happen at one instant goroutines decide by right, but
// nothing is lost, and nothing twice.
func TestAccountsHoldWithTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawTied(t)
		rapid.SyncTest(t, func(t *rapid.T) {
			res, err := live.Run(t.Context(), s, live.Options{Speed: 1})
			requireFailureIsTheScenarios(t, err)
			requireAccounts(t, res)
		})
	})
}

func TestScenarioThatCannotRun(t *testing.T) {
	defer goleak.VerifyNone(t)
	res, err := live.Run(t.Context(), engine.Scenario{}, live.Options{Speed: 1})
	assert.Nil(t, res)
	var mistakes engine.Mistakes
	require.ErrorAs(t, err, &mistakes)
	assert.Len(t, mistakes, 2, "no producers, no consumers")

	crowd := shop()
	crowd.Consumers[0].Count = live.MostActors
	_, err = live.Run(t.Context(), crowd, live.Options{Speed: 1})
	require.ErrorAs(t, err, &mistakes)
	assert.ErrorContains(t, err, "want at most 100000 in all, got 100002")
}
