package engine_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Rule 3 of DESIGN.md: what comes first at one instant.

// TestRule03OrderAtOneInstant lets one of everything happen at 10 s, each in a queue of its own.
func TestRule03OrderAtOneInstant(t *testing.T) {
	var order []string
	now := func(c *engine.Call, what string) error {
		if c.Run.Now() == 10*second {
			order = append(order, what)
		}
		return nil
	}
	queue := func(name string, ttl engine.Quantity) engine.Queue {
		return engine.Queue{Name: name, Capacity: engine.Unlimited, TTL: ttl}
	}
	s := engine.Scenario{
		Duration: 11 * second, Sample: 10 * second,
		Queues: []engine.Queue{
			queue("arriving", nil), queue("completing", nil), queue("expiring", constant(10)),
			queue("retrying", nil), queue("stepping", nil), queue("timing_out", nil),
		},
		Producers: []engine.Producer{
			{Name: "a", To: "arriving", Times: at(10)},
			{Name: "c", To: "completing", Times: at(0)},
			{Name: "e", To: "expiring", Times: at(0, 0)},
			{Name: "r", To: "retrying", Times: at(0)},
			{Name: "s", To: "stepping", Times: at(0, 0)},
			{Name: "t", To: "timing_out", Times: at(0)},
		},
		Consumers: []engine.Pool{
			{Name: "p_completing", From: []string{"completing"}, Count: 1, Service: constant(10)},
			{Name: "p_expiring", From: []string{"expiring"}, Count: 1, Service: constant(20)},
			{
				Name: "p_idle", From: []string{"arriving"}, Count: 2, Service: constant(2),
				IdleTimeout: 10 * second,
				Asked: func(c *engine.Call) (float64, error) {
					return 2, now(c, "poll")
				},
			},
			{
				Name: "p_retrying", From: []string{"retrying"}, Count: 1, Service: byID(4), FailureRate: 1,
				Retry: engine.Retry{Attempts: 2, Backoff: engine.Backoff{Delay: constant(6)}},
			},
			{
				Name: "p_stepping", From: []string{"stepping"}, Service: constant(20),
				Counts: engine.Steps{{At: 0, Value: 1}, {At: 10 * second, Value: 2}},
			},
			{
				Name: "p_timing_out", From: []string{"timing_out"}, Count: 1, Service: constant(20),
				AttemptTimeout: constant(10),
			},
		},
		At: []engine.Timed{{
			Time: 10 * second,
			Run:  func(c *engine.Call) error { return now(c, "at") },
		}},
		Every: []engine.Timed{{
			Time: 10 * second,
			Run:  func(c *engine.Call) error { return now(c, "every") },
		}},
		On: engine.Hooks{
			Begin: func(c *engine.Call) error { return now(c, c.Item.Producer()+" begins") },
			Leave: func(c *engine.Call) error { return now(c, c.Item.Producer()+" "+c.Reason) },
		},
	}
	res := ran(t, s)
	assert.Equal(t, []string{
		"s begins", "poll", "at", "every", "c consumed", "t failed", "r begins", "e expired", "a begins",
	}, order, "had idleness come before the arrival, nobody would have been there to begin it")
	assert.EqualValues(t, 1, res.Series.Busy["p_idle"][1], "samples see all that has happened")
	assert.EqualValues(t, 0, res.Series.Depth["stepping"][1])
}

// Equal kinds go by name, whatever their order in the scenario, and then by issue.
func TestRule03EqualKindsGoByName(t *testing.T) {
	s := simple(engine.Producer{}, constant(1))
	s.Producers = []engine.Producer{
		{Name: "c", Times: at(0, 5)}, {Name: "a", Times: at(5, 5)}, {Name: "b", Times: at(5)},
	}
	s.Consumers[0].Count = 9
	assert.Equal(t, []string{
		"0s c/1 begin", "1s c/1 consumed",
		"5s a/1 begin", "5s a/2 begin", "5s b/1 begin", "5s c/2 begin",
		"6s a/1 consumed", "6s a/2 consumed", "6s b/1 consumed", "6s c/2 consumed",
	}, told(t, s), "a's second arrival is of the same instant, and before b's first by name")
}

// A completion of pool a comes before one of pool b, though b's was issued first.
func TestRule03CompletionsGoByPool(t *testing.T) {
	s := simple(engine.Producer{Times: at(0)}, constant(4))
	s.Queues = append(s.Queues, engine.Queue{Name: "late", Capacity: engine.Unlimited})
	s.Producers[0].To = "jobs"
	s.Producers = append(s.Producers, engine.Producer{Name: "x", To: "late", Times: at(3)})
	s.Consumers[0].From = []string{"jobs"}
	s.Consumers = append(s.Consumers,
		engine.Pool{Name: "a", From: []string{"late"}, Count: 1, Service: constant(1)})
	assert.Equal(t,
		[]string{"0s web/1 begin", "3s x/1 begin", "4s x/1 consumed", "4s web/1 consumed"},
		told(t, s))
}

// A hook runs when its event, and what follows from it, is done.
func TestRule03HooksComeAfterWhatFollows(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0)}, constant(1))
	var seen []string
	look := func(name string) engine.Hook {
		return func(c *engine.Call) error {
			seen = append(seen, fmt.Sprintf("%v %s %v: %d wait, %d busy", c.Run.Now(), name, c.Item,
				c.Run.Depth("jobs"), c.Run.Busy("pool")))
			return nil
		}
	}
	s.On = engine.Hooks{
		Start: func(c *engine.Call) error {
			seen = append(seen, fmt.Sprint("start, ", c.Run.Count("pool")))
			return nil
		},
		Arrive: look("arrive"), Begin: look("begin"), Complete: look("complete"), Leave: look("leave"),
		Stop: func(c *engine.Call) error {
			seen = append(seen, c.Run.Now().String()+" "+c.Reason)
			return nil
		},
	}
	ran(t, s)
	assert.Equal(t, []string{
		"start, 1",
		"0s arrive web/1: 0 wait, 1 busy", "0s begin web/1: 0 wait, 1 busy",
		"0s arrive web/2: 1 wait, 1 busy", "0s arrive web/3: 2 wait, 1 busy",
		"1s complete web/1: 1 wait, 1 busy", "1s leave web/1: 1 wait, 1 busy",
		"1s begin web/2: 1 wait, 1 busy",
		"2s complete web/2: 0 wait, 1 busy", "2s leave web/2: 0 wait, 1 busy",
		"2s begin web/3: 0 wait, 1 busy",
		"3s complete web/3: 0 wait, 0 busy", "3s leave web/3: 0 wait, 0 busy",
		"3s drained",
	}, seen)
}

// A retry without back-off joins the tail before the freed consumer takes its next item.
func TestRule03RetryJoinsTheTailFirst(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0)}, constant(1))
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		return "", c.Item.ID == 1 && c.Item.Attempt == 1, nil
	}
	s.Consumers[0].Retry.Attempts = 2
	want := []string{
		"0s web/1 begin", "1s web/2 begin", "2s web/2 consumed", "2s web/1 begin", "3s web/1 consumed",
	}
	assert.Equal(t, want, told(t, s))
	// With room for one there is none for the retry, as the consumer hasn't taken the other one yet.
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 1, engine.Reject
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/1 rejected", "1s web/2 begin", "2s web/2 consumed",
	}, told(t, s))
	// Alone, it doesn't find the consumer idle either.
	s.Producers[0].Times, s.Queues[0].Capacity = at(0), 0
	assert.Equal(t, []string{"0s web/1 begin", "1s web/1 rejected"}, told(t, s))
}

// Timers that don't matter any more, and steps of nobody's interest, don't move the clock.
func TestRule03StaleTimersDoNotMoveTheClock(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0), Deadline: constant(7200)}, constant(1))
	s.Queues[0].TTL = constant(3600)
	s.Consumers[0].IdleTimeout = 1000 * second
	s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 1}, {At: 500 * second, Value: 2}}
	s.Sample = 10 * second
	res := ran(t, s)
	assert.Equal(t, 2*second, res.Ended.At)
	assert.Equal(t, 2*second, res.Total.Duration)
}

// A hook's write holds at once; what follows from it comes before all else that is still to happen.
func TestRule03WritesTakeEffectFirst(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 1)}, constant(9))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 1, engine.Block
	s.At = []engine.Timed{
		{Time: second, Run: func(c *engine.Call) error {
			assert.NoError(t, c.Run.SetCapacity("jobs", 3))
			assert.Equal(t, 3, c.Run.Capacity("jobs"))
			assert.Equal(t, 1, c.Run.Depth("jobs"), "the consequences come later")
			return nil
		}},
		{Time: second, Run: func(c *engine.Call) error {
			assert.Equal(t, 2, c.Run.Depth("jobs"), "that is, before the next event")
			return c.Run.SetCount("pool", 2)
		}},
		{Time: second, Run: func(c *engine.Call) error {
			assert.Equal(t, 1, c.Run.Depth("jobs"))
			assert.Equal(t, 2, c.Run.Busy("pool"))
			return nil
		}},
	}
	s.Every = []engine.Timed{{Time: second, Run: func(c *engine.Call) error {
		if c.Run.Now() == second {
			assert.Equal(t, 1, c.Run.Depth("jobs"), "the fourth item hasn't come yet")
		}
		return nil
	}}}
	story := told(t, s)
	assert.Equal(t, []string{"0s web/1 begin", "1s web/2 begin"}, story[:2])
}

// Two sources of one producer that tie go by issue: who was planned first.
func TestRule03SourcesOfOneProducer(t *testing.T) {
	s := simple(engine.Producer{Count: 2, Interarrival: dist.Constant(2)}, constant(0))
	s.Items = 4
	assert.Equal(t, []string{
		"2s web.1/1 begin", "2s web.1/1 consumed", "2s web.2/1 begin", "2s web.2/1 consumed",
		"4s web.1/2 begin", "4s web.1/2 consumed", "4s web.2/2 begin", "4s web.2/2 consumed",
	}, told(t, s))
}
