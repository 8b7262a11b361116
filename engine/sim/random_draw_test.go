package sim_test

import (
	"fmt"

	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Scenarios with everything in them that chance and hooks can do, for identities that hold whatever
// happens. Their functions keep no state, so that a scenario can be run again.

func drawScenario(t *rapid.T) engine.Scenario {
	s := engine.Scenario{
		Seed: rapid.Uint64().Draw(t, "seed"), Sample: maybe(t, "sample", 1, 9, 0),
		Finish: rapid.SampledFrom([]engine.Finish{
			engine.Drain, engine.Cut,
			engine.NeverTold,
		}).Draw(t, "finish"),
	}
	if rapid.Bool().Draw(t, "by items") && s.Finish != engine.Cut {
		s.Items = rapid.Int64Range(1, 200).Draw(t, "items")
	} else {
		s.Duration = seconds(t, "duration", 1, 60)
	}
	if rapid.IntRange(0, 3).Draw(t, "warm") == 0 {
		if s.Warmup = s.Duration / 3; s.Duration == 0 {
			s.Warmup = 5 * engine.Second
		}
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "queues") {
		s.Queues = append(s.Queues, randomQueue(t, i))
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "pools") {
		s.Consumers = append(s.Consumers, randomPool(t, i, len(s.Queues)))
	}
	s.Consumers[0].From = queueNames(t, len(s.Queues))
	for i := range rapid.IntRange(1, 3).Draw(t, "producers") {
		s.Producers = append(s.Producers, randomProducer(t, i, len(s.Queues)))
	}
	addHooks(t, &s)
	return s
}

func oneIn(t *rapid.T, n int, what string) bool { return rapid.IntRange(1, n).Draw(t, what) == 1 }

// duration draws a distribution of times whose mean is about a second.
func duration(t *rapid.T, what string) engine.Quantity {
	return rapid.SampledFrom([]engine.Quantity{
		dist.Constant(1), dist.Constant(0), dist.Exponential(1),
		dist.Uniform{Min: 0, Max: 2},
		dist.Lognormal{Mu: -0.5, Sigma: 1},
		dist.Normal{Mu: 1, Sigma: 1},
		dist.Pareto{Scale: 0.3, Shape: 1.5},
		engine.Func(func(c *engine.Call) (float64, error) { return c.Draw.Exp(), nil }),
	}).Draw(t, what)
}

func maybeDuration(t *rapid.T, what string) engine.Quantity {
	if oneIn(t, 3, what+" is set") {
		return duration(t, what)
	}
	return nil
}

func randomQueue(t *rapid.T, i int) engine.Queue {
	q := engine.Queue{
		Name:     fmt.Sprint("q", i),
		Capacity: rapid.SampledFrom([]int{0, 1, 5, engine.Unlimited}).Draw(t, "capacity"),
		Order:    rapid.SampledFrom(engine.Orders).Draw(t, "order").Order,
		WhenFull: rapid.SampledFrom(policies).Draw(t, "when_full"),
		TTL:      maybeDuration(t, "ttl"),
	}
	if q.Order == engine.ByKey {
		q.Key = func(c *engine.Call) (float64, error) { return c.Draw.Normal(), nil }
	}
	return q
}

func queueNames(t *rapid.T, n int) []string {
	names := []string{}
	for _, i := range everyQueue(t, n) {
		names = append(names, fmt.Sprint("q", i))
	}
	return names
}

func randomPool(t *rapid.T, i, queues int) engine.Pool {
	p := engine.Pool{
		Name: fmt.Sprint("c",
			i), Count: rapid.SampledFrom([]int{1, 2, 5, engine.Unlimited}).Draw(t, "count"),
		From:    queueNames(t, queues)[:rapid.IntRange(1, queues).Draw(t, "from")],
		Service: duration(t, "service"), AttemptTimeout: maybeDuration(t, "timeout"),
		IdleTimeout: maybe(t, "idle", 1, 10, 0),
		Retry: engine.Retry{
			Attempts: rapid.IntRange(1, 4).Draw(t, "attempts"),
			Backoff: engine.Backoff{
				Delay: maybeDuration(t, "delay"), Base: maybe(t, "base", 0, 2,
					0), Factor: 2, Max: 3 * engine.Second,
				Jitter: rapid.SampledFrom([]engine.Jitter{
					engine.NoJitter, engine.FullJitter,
					engine.EqualJitter,
				}).Draw(t, "jitter"),
			},
		},
	}
	switch rapid.IntRange(0, 4).Draw(t, "varying") {
	case 0:
		p.Counts = engine.Steps{
			{At: 0, Value: 2},
			{At: seconds(t, "step", 1, 30), Value: 0},
			{At: 40 * engine.Second, Value: 3},
		}
	case 1:
		p.Asked = func(c *engine.Call) (float64, error) { return float64(1 + c.Run.Depth("q0")/4), nil }
	}
	switch rapid.IntRange(0, 2).Draw(t, "fails") {
	case 0:
		p.FailureRate = 0.3
	case 1:
		p.Fails = func(c *engine.Call) (string, bool, error) {
			reason := []string{"", "bad luck"}[c.Item.ID%2]
			return reason, c.Draw.Float64() < 0.4, nil
		}
	}
	return p
}

// upToThree draws 0, 1, 2 or 3.
var upToThree engine.Func = func(c *engine.Call) (float64, error) {
	return float64(c.Draw.IntN(4)), nil
}

func randomProducer(t *rapid.T, i, queues int) engine.Producer {
	p := engine.Producer{
		Name: fmt.Sprint("p", i), To: fmt.Sprint("q", rapid.IntRange(0, queues-1).Draw(t, "to")),
		Count: rapid.IntRange(0, 3).Draw(t, "count"), Start: maybe(t, "start", 0, 1, 0)/2 + 1,
		Size: dist.Exponential(1), Deadline: dist.Uniform{Min: 0, Max: 20},
		Priority: upToThree,
	}
	if oneIn(t, 2, "patient") {
		p.Deadline = dist.Constant(1000)
	}
	if oneIn(t, 4, "limited") {
		p.Items = rapid.Int64Range(1, 30).Draw(t, "items")
	}
	if oneIn(t, 4, "batches") {
		p.Batch = upToThree
	}
	switch rapid.IntRange(0, 5).Draw(t, "arrivals") {
	case 0:
		p.Rate, p.Even = engine.Flat(2), true
	case 1:
		p.Rate = engine.Steps{
			{At: 0, Value: 3},
			{At: 10 * engine.Second, Value: 0},
			{At: 20 * engine.Second, Value: 5},
		}
	case 2:
		p.Rate = engine.Ramp{
			{At: 0, Value: 0},
			{At: 10 * engine.Second, Value: 6},
			{At: 30 * engine.Second, Value: 1},
		}
	case 3:
		p.Interarrival = dist.Uniform{Min: 0.1, Max: 1}
	case 4:
		p.Times = []engine.Time{
			0, 0, engine.Second, engine.Second, 5 * engine.Second,
			engine.Minute,
		}
	default:
		p.Rate = engine.Flat(4)
	}
	return p
}

// addHooks lets hooks write all that can be written.
func addHooks(t *rapid.T, s *engine.Scenario) {
	if oneIn(t, 3, "writes a count") {
		s.Every = append(s.Every,
			engine.Timed{Time: 3 * engine.Second, Run: func(c *engine.Call) error {
				return c.Run.SetCount("c0", 1+int(min(c.Run.Now(), 2*engine.Minute)/engine.Second)%4)
			}})
	}
	if oneIn(t, 3, "writes a capacity") {
		s.On.Begin = func(c *engine.Call) error { return c.Run.SetCapacity("q0", int(c.Item.ID)%6) }
	}
	if p := s.Producers[0]; oneIn(t, 3, "writes a rate") && p.Rate != nil {
		s.On.Leave = func(c *engine.Call) error { return c.Run.SetRate(p.Name, float64(c.Item.ID%5)) }
	}
	if oneIn(t, 4, "looks only") {
		s.Every = append(s.Every,
			engine.Timed{Time: 500 * engine.Millisecond, Run: func(c *engine.Call) error {
				c.Run.Tally("looks", 1)
				return c.Run.Observe("depth", float64(c.Run.Depth("q0")))
			}})
	}
	if oneIn(t, 6, "stops") {
		s.At = append(s.At, engine.Timed{Time: 9 * engine.Second, Run: func(c *engine.Call) error {
			c.Run.Stop("enough")
			return nil
		}})
	}
}
