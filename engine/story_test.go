package engine_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// What the tests of the rules share: short ways to say a scenario, and the story of its run.

const second = engine.Second

var nan = math.NaN()

// told runs a scenario and returns its story, a line for each begin and fate: "3s web/1 begin".
func told(t *testing.T, s engine.Scenario) []string {
	story, _ := toldWith(t, s)
	return story
}

func toldWith(t *testing.T, s engine.Scenario) ([]string, *engine.Result) {
	var story []string
	line := func(then engine.Hook, what func(c *engine.Call) string) engine.Hook {
		return func(c *engine.Call) error {
			story = append(story, fmt.Sprintf("%v %v %s", c.Run.Now(), c.Item, what(c)))
			if then != nil {
				return then(c)
			}
			return nil
		}
	}
	s.On.Begin = line(s.On.Begin, func(*engine.Call) string { return "begin" })
	s.On.Leave = line(s.On.Leave, func(c *engine.Call) string { return c.Reason })
	res := ran(t, s)
	return story, res
}

// ran runs a scenario that comes to a good end.
func ran(t *testing.T, s engine.Scenario) *engine.Result {
	t.Helper()
	res, err := sim.Run(t.Context(), s, sim.Options{})
	require.NoError(t, err)
	return res
}

// failed runs a scenario that comes to a bad end.
func failed(t *testing.T, s engine.Scenario) (*engine.Result, *engine.Failure) {
	t.Helper()
	res, err := sim.Run(t.Context(), s, sim.Options{})
	var failure *engine.Failure
	require.True(t, errors.As(err, &failure), "want a failure, got %v", err)
	require.Equal(t, failure.Reason, res.Ended.Reason)
	require.True(t, res.Ended.Partial)
	return res, failure
}

// at is a list of instants in seconds.
func at(seconds ...float64) []engine.Time {
	times := []engine.Time{}
	for _, x := range seconds {
		t, _ := engine.Seconds(x)
		times = append(times, t)
	}
	return times
}

// arrivals returns the instants at which a scenario's items are created, in the order of birth.
func arrivals(t *testing.T, s engine.Scenario) []engine.Time {
	var all []engine.Time
	s.On.Arrive = func(c *engine.Call) error {
		all = append(all, c.Item.Created)
		return nil
	}
	ran(t, s)
	return all
}

// simple is one producer, one queue called jobs and one pool of one consumer.
func simple(p engine.Producer, service engine.Quantity) engine.Scenario {
	if p.Name == "" {
		p.Name = "web"
	}
	return engine.Scenario{
		Queues:    []engine.Queue{{Name: "jobs", Capacity: engine.Unlimited}},
		Producers: []engine.Producer{p},
		Consumers: []engine.Pool{{Name: "pool", Count: 1, Service: service}},
	}
}

// byID is a quantity with a value for each id, from 1 on.
func byID(values ...float64) engine.Func {
	return func(c *engine.Call) (float64, error) { return values[c.Item.ID-1], nil }
}

func constant(x float64) engine.Quantity { return dist.Constant(x) }
