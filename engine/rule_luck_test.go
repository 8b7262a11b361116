package engine_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Rules 21 and 23 of DESIGN.md: whose luck it is, and what may come of it.

// luck is what an item draws in its life, by item and purpose.
type luck map[string]float64

// lucky lets every kind of quantity of a scenario draw, and writes down what came.
func lucky(s *engine.Scenario) luck {
	all := luck{}
	draw := func(purpose string, scale float64) engine.Func {
		return func(c *engine.Call) (float64, error) {
			x := c.Draw.Float64()
			all[fmt.Sprintf("%v %s %d", c.Item, purpose, c.Item.Attempt)] = x
			return scale * x, nil
		}
	}
	for i := range s.Producers {
		p := &s.Producers[i]
		p.Size, p.Deadline = draw("size", 1), draw("deadline", 30)
		p.Fill = func(c *engine.Call) error {
			_, err := draw("fill", 1)(c)
			return err
		}
	}
	for i := range s.Consumers {
		c := &s.Consumers[i]
		c.Service = draw("service of "+c.Name, 2)
		c.Fails = func(call *engine.Call) (string, bool, error) {
			x, err := draw("fails", 1)(call)
			return "", x < 0.3, err
		}
		c.Retry = engine.Retry{Attempts: 3, Backoff: engine.Backoff{Delay: draw("back-off", 2)}}
	}
	s.Queues[0].TTL = draw("ttl", 20)
	return all
}

// shared returns how many draws two runs have in common, and fails if they differ in one.
func shared(t *testing.T, a, b luck) int {
	n := 0
	for what, x := range a {
		if y, ok := b[what]; ok {
			require.InDelta(t, x, y, 0, what)
			n++
		}
	}
	return n
}

// TestRule21LuckBelongsToTheItem: with a rival that takes places and consumers, some items are
// rejected and others come later, but what each one draws stays.
func TestRule21LuckBelongsToTheItem(t *testing.T) {
	base := func() engine.Scenario {
		s := simple(engine.Producer{Rate: engine.Flat(1)}, nil)
		s.Duration, s.Seed = 200*second, 3
		s.Queues[0].Capacity, s.Queues[0].WhenFull = 3, engine.Reject
		s.Consumers[0].Count = 2
		return s
	}
	alone, withRival, ordered, other := base(), base(), base(), base()
	withRival.Producers = append(withRival.Producers,
		engine.Producer{Name: "rival", Rate: engine.Flat(2)})
	ordered.Queues[0].Order, ordered.Consumers[0].Count = engine.LIFO, 5
	other.Seed = 4
	want, rival, lifo, seed := lucky(&alone), lucky(&withRival), lucky(&ordered), lucky(&other)
	ran(t, alone)
	res := ran(t, withRival)
	ran(t, ordered)
	ran(t, other)
	assert.Positive(t, res.Producers["web"].Rejected)
	assert.Greater(t, shared(t, want, rival), len(want)/2)
	assert.Greater(t, shared(t, want, lifo), len(want)/2)
	assert.NotEqual(t, want["web/1 size 0"], seed["web/1 size 0"])
}

// TestRule21NoLuckIsShared: another item, purpose, attempt, producer, source, pool or replication
// is another luck.
func TestRule21NoLuckIsShared(t *testing.T) {
	s := simple(engine.Producer{Interarrival: constant(1), Count: 2}, nil)
	s.Producers = append(s.Producers, engine.Producer{Name: "other", Interarrival: constant(1)})
	s.Consumers = append(s.Consumers, engine.Pool{Name: "spare", Count: 2})
	s.Items = 1000
	all := lucky(&s)
	ran(t, s)
	seen := map[float64]string{}
	for what, x := range all {
		assert.Empty(t, seen[x], "the same as %s", what)
		seen[x] = what
	}
	assert.Greater(t, len(all), 5000)
}

// TestRule21Arrivals are streams of their producer: nothing else moves them.
func TestRule21Arrivals(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(2)}, dist.Exponential(1))
	s.Duration = 50 * second
	want := arrivals(t, s)
	s.Queues[0].Capacity, s.Consumers[0].Service = 1, dist.Exponential(0.3)
	assert.Equal(t, want, arrivals(t, s), "blocked now and then")
	s.Producers[0].Name = "bew"
	assert.NotEqual(t, want, arrivals(t, s))
	s.Producers[0].Name = "web"
	s.Producers[0].Rate, s.Producers[0].Interarrival = nil, dist.Exponential(0.5)
	first := arrivals(t, s)
	s.Consumers[0].Service = constant(0)
	assert.Equal(t, first, arrivals(t, s))
}

// TestRule21HooksHaveLuck of their own, by name and firing.
func TestRule21HooksHaveLuck(t *testing.T) {
	draws := func(change func(*engine.Scenario)) []uint64 {
		s := simple(engine.Producer{Times: at(0, 3)}, constant(1))
		var all []uint64
		hook := func(c *engine.Call) error {
			all = append(all, c.Draw.Uint64())
			return nil
		}
		s.Every = []engine.Timed{{Time: second, Run: hook}}
		s.At = []engine.Timed{{Time: second / 2, Run: hook}}
		s.On.Stop = hook
		change(&s)
		ran(t, s)
		return all
	}
	want := draws(func(*engine.Scenario) {})
	assert.Len(t, want, 6)
	otherwise := draws(func(s *engine.Scenario) {
		s.Consumers[0].Service = dist.Uniform{Min: 0.5, Max: 1}
	})
	assert.Equal(t, want[:4], otherwise[:4])
	assert.NotEqual(t, want[0], draws(func(s *engine.Scenario) { s.Seed = 5 })[0])
	seen := map[uint64]bool{}
	for _, x := range want {
		assert.False(t, seen[x])
		seen[x] = true
	}
}

// TestRule23TimesAreChecked: a drawn time that is none ends the run and names the field.
func TestRule23TimesAreChecked(t *testing.T) {
	bad := func(x float64) engine.Quantity {
		return engine.Func(func(*engine.Call) (float64, error) { return x, nil })
	}
	const year = 365 * 24 * 3600.0
	type (
		s = engine.Scenario
		q = engine.Quantity
	)
	for path, set := range map[string]func(s *s, q q){
		"consumers.pool.service":         func(s *s, q q) { s.Consumers[0].Service = q },
		"consumers.pool.attempt_timeout": func(s *s, q q) { s.Consumers[0].AttemptTimeout = q },
		"consumers.pool.retry.backoff": func(s *s, q q) {
			s.Consumers[0].FailureRate = 1
			s.Consumers[0].Retry = engine.Retry{Attempts: 2, Backoff: engine.Backoff{Delay: q}}
		},
		"producers.web.deadline": func(s *s, q q) { s.Producers[0].Deadline = q },
		"producers.web.interarrival": func(s *s, q q) {
			s.Producers[0].Times, s.Producers[0].Interarrival, s.Items = nil, q, 3
		},
		"queues.jobs.ttl": func(s *s, q q) { s.Queues[0].TTL = q },
	} {
		for _, x := range []float64{nan, -1e-9, 100.1 * year} {
			s := simple(engine.Producer{Times: at(0, 0)}, constant(1))
			set(&s, bad(x))
			res, failure := failed(t, s)
			assert.Equal(t, "error", failure.Reason)
			assert.Contains(t, failure.Msg, path+": want a ")
			assert.Equal(t, res.Account.Sojourn, res.Account.Area)
		}
	}
	longest := simple(engine.Producer{Times: at(0)}, bad(99.9*year))
	assert.Greater(t, ran(t, longest).Ended.At.Seconds(), 99*year)
}

// TestRule23GrowingBackoff: a factor may take the pause beyond what is a time.
func TestRule23GrowingBackoff(t *testing.T) {
	s := simple(engine.Producer{Times: at(0)}, constant(0))
	s.Consumers[0].FailureRate = 1
	s.Consumers[0].Retry = engine.Retry{
		Attempts: 99,
		Backoff:  engine.Backoff{Base: second, Factor: 1e9},
	}
	_, failure := failed(t, s)
	assert.Contains(t, failure.Msg, "consumers.pool.retry.backoff: want a time from 0 to 100 years")
}

// TestRule23NormalTimesAreRedrawn instead of negative, and so their mean grows.
func TestRule23NormalTimesAreRedrawn(t *testing.T) {
	law, err := dist.NonNegative(dist.Normal{Mu: 1, Sigma: 1})
	require.NoError(t, err)
	s := simple(engine.Producer{Interarrival: constant(1)}, dist.Normal{Mu: 1, Sigma: 1})
	s.Items, s.Consumers[0].Count = 20_000, engine.Unlimited
	service := ran(t, s).Consumers["pool"].Service
	assert.InDelta(t, law.Mean(), service.Mean, 4*service.SD/141)
	assert.Greater(t, service.Mean, 1.2)
}

// TestWholeNumbers: priorities and batches are whole numbers in their range.
func TestWholeNumbers(t *testing.T) {
	for _, x := range []float64{-1, 0.5, 256, nan} {
		s := simple(engine.Producer{Times: at(0)}, constant(1))
		s.Producers[0].Priority = byID(x)
		_, failure := failed(t, s)
		assert.Contains(t, failure.Msg, "producers.web.priority: want a ")
	}
	for _, x := range []float64{-1, 0.5, 1_000_001, nan} {
		s := simple(engine.Producer{Times: at(0)}, constant(1))
		s.Producers[0].Batch = engine.Func(func(*engine.Call) (float64, error) { return x, nil })
		_, failure := failed(t, s)
		assert.Contains(t, failure.Msg, "producers.web.batch: want a ")
	}
}
