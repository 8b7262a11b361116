package engine_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/sim"
)

// varying returns a scenario whose rate is a function of the time, with service that takes none.
func varying(most float64, rate func(engine.Time) float64) engine.Scenario {
	s := simple(engine.Producer{Rate: engine.Varying{
		Max:  most,
		Rate: func(c *engine.Call) (float64, error) { return rate(c.Run.Now()), nil },
	}}, constant(0))
	s.Duration = 2000 * second
	return s
}

// TestVaryingIsExact: thinned arrivals are as exact as those of the same rate known beforehand, so
// the areas between them are exponential with mean 1 (see TestSineArrivals).
func TestVaryingIsExact(t *testing.T) {
	wave := engine.Sine{Mean: 10, Amplitude: 8, Period: 7 * second}
	for _, most := range []float64{18, 40} {
		var gaps []float64
		before := engine.Time(0)
		for _, at := range arrivals(t, varying(most, wave.At)) {
			gaps = append(gaps, wave.Area(before, at))
			before = at
		}
		require.InDelta(t, 20_000, len(gaps), 5*math.Sqrt(20_000))
		assert.Less(t, distance(gaps, func(x float64) float64 { return -math.Expm1(-x) }),
			2.7/math.Sqrt(float64(len(gaps))))
	}
}

// TestVaryingKeepsItsLuck: a greater rate keeps all arrivals of a smaller one, and a rate at its bound
// keeps all candidates.
func TestVaryingKeepsItsLuck(t *testing.T) {
	at := func(rate float64) []engine.Time {
		s := varying(5, func(engine.Time) float64 { return rate })
		s.Duration = 400 * second
		return arrivals(t, s)
	}
	few, more, all := at(1), at(3), at(5)
	assert.Subset(t, more, few)
	assert.Subset(t, all, more)
	assert.InDelta(t, 2000, len(all), 225)
	assert.InDelta(t, 400, len(few), 100)
}

// TestVaryingOfZero: candidates aren't items, and don't keep a run from ending.
func TestVaryingOfZero(t *testing.T) {
	s := varying(5, func(engine.Time) float64 { return 0 })
	s.Every = []engine.Timed{{Time: second, Run: func(*engine.Call) error { return nil }}}
	res, err := sim.Run(t.Context(), s, sim.Options{})
	require.NoError(t, err)
	assert.Zero(t, res.Total.Produced)

	s.Every, s.Duration, s.Items = nil, 0, 3
	_, err = sim.Run(t.Context(), s, sim.Options{})
	var failure *engine.Failure
	require.ErrorAs(t, err, &failure)
	assert.Equal(t, "limit", failure.Reason)
	require.ErrorContains(t, err, "producers.web.rate: a million candidates in a row came to nothing")
}

func TestVaryingOutOfBounds(t *testing.T) {
	for rate, want := range map[float64]string{
		5.5:         "want a rate from 0 to its bound, 5, got 5.5",
		-1:          "want a rate from 0 to its bound, 5, got -1",
		math.Inf(1): "want a rate from 0 to its bound, 5, got +Inf",
		nan:         "want a rate from 0 to its bound, 5, got NaN",
	} {
		res, err := sim.Run(t.Context(), varying(5, func(engine.Time) float64 { return rate }), sim.Options{})
		require.ErrorContains(t, err, "producers.web.rate: "+want)
		assert.Zero(t, res.Total.Produced)
	}
	s := varying(5, nil)
	fault := errors.New("out of ink")
	s.Producers[0].Rate = engine.Varying{Max: 5, Rate: func(*engine.Call) (float64, error) { return 0, fault }}
	_, err := sim.Run(t.Context(), s, sim.Options{})
	require.ErrorIs(t, err, fault)
}

// TestVaryingSeesTheRun: the function reads the run as it stands; the rate that others read is what
// it said last, and what a hook writes holds without it.
func TestVaryingSeesTheRun(t *testing.T) {
	s := varying(4, nil)
	asked := 0
	s.Producers[0].Rate = engine.Varying{Max: 4, Rate: func(c *engine.Call) (float64, error) {
		asked++
		require.Nil(t, c.Item)
		return 4 / float64(1+c.Run.Depth("jobs")), nil // who comes looks how long the line is
	}}
	s.Consumers[0].Service = constant(10)
	s.Duration = 100 * second
	before := 0
	s.At = []engine.Timed{
		{Time: 50 * second, Run: func(c *engine.Call) error {
			rate := c.Run.Rate("web")
			assert.Greater(t, rate, 0.0)
			assert.LessOrEqual(t, rate, 4/float64(c.Run.Depth("jobs")))
			before = asked
			return c.Run.SetRate("web", 9)
		}},
		{Time: 90 * second, Run: func(c *engine.Call) error {
			assert.InDelta(t, 9, c.Run.Rate("web"), 0)
			return nil
		}},
	}
	late := 0
	for _, at := range arrivals(t, s) {
		if at > 50*second {
			late++
		}
	}
	assert.InDelta(t, 9*50, late, 5*math.Sqrt(9*50))
	assert.Equal(t, before, asked)
	assert.InDelta(t, 200, asked, 75)
}

// TestVaryingBatches: the function is asked once for each arrival, not again after a block.
func TestVaryingBatches(t *testing.T) {
	asked := 0
	s := varying(1, func(engine.Time) float64 { asked++; return 1 })
	s.Producers[0].Batch = constant(3)
	s.Producers[0].Items = 30
	s.Queues[0].Capacity = 1
	s.Consumers[0].Service = constant(2)
	assert.Len(t, arrivals(t, s), 30)
	assert.Equal(t, 10, asked)
}

func TestVaryingForecast(t *testing.T) {
	s := varying(5, func(engine.Time) float64 { return 1 })
	require.NoError(t, s.Validate())
	g := forecast(t, s)
	assert.False(t, g.Known)
	assert.Equal(t, []string{"producers.web.rate"}, g.Asks)
}

func TestVaryingMistakes(t *testing.T) {
	rate := func(*engine.Call) (float64, error) { return 1, nil }
	for _, tt := range []struct {
		producer engine.Producer
		want     string
	}{
		{engine.Producer{Rate: engine.Varying{Rate: rate}}, "want a bound above 0, got 0"},
		{engine.Producer{Rate: engine.Varying{Max: nan, Rate: rate}}, "want a number from 0, got NaN"},
		{engine.Producer{Rate: engine.Varying{Max: 1}}, "want a function"},
		{engine.Producer{Rate: engine.Varying{Max: 1, Rate: rate}, Even: true}, "\"even\" wants a rate"},
	} {
		s := simple(tt.producer, constant(0))
		s.Duration = second
		require.ErrorContains(t, s.Validate(), tt.want)
	}
}

// TestVaryingIsAFunction: it may look at everything, so a scenario that has one isn't divided.
func TestVaryingIsAFunction(t *testing.T) {
	s := varying(5, func(engine.Time) float64 { return 1 })
	other := s.Producers[0]
	other.Name, other.To, other.Rate = "more", "other", engine.Flat(1)
	s.Producers[0].To = "jobs"
	s.Producers = append(s.Producers, other)
	s.Queues = append(s.Queues, engine.Queue{Name: "other", Capacity: engine.Unlimited})
	s.Consumers[0].From = []string{"jobs"}
	s.Consumers = append(s.Consumers, pool{
		Name: "others", From: []string{"other"}, Count: 1, Service: constant(0),
	})
	parts := func() int {
		m, err := engine.NewLive(s, engine.Live{})
		require.NoError(t, err)
		return len(m.Split())
	}
	assert.Equal(t, 1, parts())
	s.Producers[0].Rate = engine.Flat(1)
	assert.Equal(t, 2, parts())
}
