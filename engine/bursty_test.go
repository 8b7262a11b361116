package engine_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// bursty returns a scenario of one bursty producer, with service that takes no time.
func bursty(rates engine.Bursty, seed uint64) engine.Scenario {
	s := simple(engine.Producer{Rate: rates}, constant(0))
	s.Duration, s.Seed = 20_000*second, seed
	return s
}

// counts returns how many arrivals there are in each span.
func counts(all []engine.Time, span, until engine.Time) []float64 {
	n := make([]float64, until/span)
	for _, at := range all {
		n[at/span]++
	}
	return n
}

func meanAndVariance(xs []float64) (mean, variance float64) {
	for _, x := range xs {
		mean += x / float64(len(xs))
	}
	for _, x := range xs {
		variance += (x - mean) * (x - mean) / float64(len(xs)-1)
	}
	return mean, variance
}

// dispersion is the index of dispersion of counts of a stationary MMPP with two states, of rates a
// and b, that are left at the rates p and q. Source: Fischer and Meier-Hellstern, The MMPP cookbook,
// Performance Evaluation 18 (1993), section 2.
func dispersion(a, b, p, q, t float64) float64 {
	s := p + q
	c := 2 * (a - b) * (a - b) * p * q / (s * s * (a*q + b*p))
	return 1 + c*(1+math.Expm1(-s*t)/(s*t))
}

// TestBurstyCounts: over independent replications, the mean rate is the sum of the rates by their
// shares of the time, and the counts are dispersed as the closed form says.
func TestBurstyCounts(t *testing.T) {
	rates := engine.Bursty{{Rate: 2, Lasts: 8 * second}, {Rate: 20, Lasts: 2 * second}}
	spans := []engine.Time{second, 5 * second, 25 * second}
	const runs = 20
	means := make([]float64, 0, runs)
	indices := make([][]float64, len(spans))
	for seed := range uint64(runs) {
		s := bursty(rates, seed)
		all := arrivals(t, s)
		means = append(means, float64(len(all))/s.Duration.Seconds())
		for i, span := range spans {
			mean, variance := meanAndVariance(counts(all, span, s.Duration))
			indices[i] = append(indices[i], variance/mean)
		}
	}
	within := func(want float64, xs []float64) {
		mean, variance := meanAndVariance(xs)
		assert.InDelta(t, want, mean, 4*math.Sqrt(variance/runs)+0.005*want) // a ratio has a bias
	}
	within(0.8*2+0.2*20, means)
	for i, span := range spans {
		within(dispersion(2, 20, 1.0/8, 1.0/2, span.Seconds()), indices[i])
	}
}

// TestBurstyOfMany: of several rates, each has its share, whichever follows which.
func TestBurstyOfMany(t *testing.T) {
	s := bursty(engine.Bursty{
		{Rate: 0, Lasts: second}, {Rate: 3, Lasts: second / 2}, {Rate: 30, Lasts: second / 2},
	}, 1)
	share := map[float64]float64{}
	s.Every = []engine.Timed{{Time: second, Run: func(c *engine.Call) error {
		share[c.Run.Rate("web")] += 1 / s.Duration.Seconds()
		return nil
	}}}
	n := len(arrivals(t, s))
	assert.InEpsilon(t, 33.0/4*s.Duration.Seconds(), n, 0.03)
	require.Len(t, share, 3)
	assert.InDelta(t, 0.5, share[0], 0.02)
	assert.InDelta(t, 0.25, share[3], 0.02)
	assert.InDelta(t, 0.25, share[30], 0.02)
}

// TestBurstyEach: each source has spells of its own, the same whatever else there is.
func TestBurstyEach(t *testing.T) {
	rates := engine.Bursty{{Rate: 1, Lasts: second}, {Rate: 9, Lasts: second}}
	s := bursty(rates, 7)
	s.Duration = 100 * second
	bySource := func() map[string][]engine.Time {
		all := map[string][]engine.Time{}
		s.On.Arrive = func(c *engine.Call) error {
			source, _, _ := strings.Cut(c.Item.String(), "/")
			all[source] = append(all[source], c.Item.Created)
			return nil
		}
		_, err := sim.Run(t.Context(), s, sim.Options{})
		require.NoError(t, err)
		return all
	}
	alone := bySource()["web"]
	other := s.Producers[0]
	other.Name, other.Count = "more", 2
	s.Producers = append(s.Producers, other)
	all := bySource()
	require.NotEmpty(t, alone)
	assert.Equal(t, alone, all["web"])
	assert.NotEqual(t, all["more.1"], all["more.2"])
}

// TestBurstyWritten: what a hook writes holds until the next spell begins.
func TestBurstyWritten(t *testing.T) {
	s := bursty(engine.Bursty{{Rate: 1, Lasts: 5 * second}, {Rate: 9, Lasts: 5 * second}}, 3)
	s.Duration = 500 * second
	seen := map[float64]int{}
	s.At = []engine.Timed{{Time: 5 * second, Run: func(c *engine.Call) error {
		return c.Run.SetRate("web", 4)
	}}}
	s.Every = []engine.Timed{{Time: second, Run: func(c *engine.Call) error {
		seen[c.Run.Rate("web")]++
		return nil
	}}}
	arrivals(t, s)
	delete(seen, 0) // at the end
	assert.Len(t, seen, 3)
	assert.Positive(t, seen[4])
	assert.Less(t, seen[4], 60)
}

// TestBurstyLongSilence: spells that nobody has looked at cost nothing, as when all items have come.
func TestBurstyLongSilence(t *testing.T) {
	s := bursty(engine.Bursty{
		{Rate: 1000, Lasts: engine.Microsecond}, {Rate: 0, Lasts: engine.Microsecond},
	}, 3)
	s.Items = 5
	s.Producers[0].Items = 5
	s.Duration = 365 * 24 * engine.Hour
	asked := false
	s.On.Leave = func(c *engine.Call) error { return c.Run.SetRate("web", 1000) }
	s.At = []engine.Timed{{Time: s.Duration - second, Run: func(c *engine.Call) error {
		asked = true
		assert.Contains(t, []float64{0, 1000}, c.Run.Rate("web"))
		return nil
	}}}
	s.Consumers[0].Service = dist.Exponential(1)
	assert.Len(t, arrivals(t, s), 5)
	assert.True(t, asked)
}

func TestBurstyForecast(t *testing.T) {
	s := bursty(engine.Bursty{{Rate: 2, Lasts: 8 * second}, {Rate: 20, Lasts: 2 * second}}, 1)
	s.Consumers[0].Service = constant(0.5)
	g := forecast(t, s)
	require.True(t, g.Known)
	assert.InDelta(t, 2.8, g.Least.Mean, 1e-9)
}

func TestBurstyMistakes(t *testing.T) {
	for _, tt := range []struct {
		rates engine.Bursty
		want  string
	}{
		{engine.Bursty{{Rate: 1, Lasts: second}}, "want from 2 to 1000 rates, got 1"},
		{engine.Bursty{{Rate: 1, Lasts: second}, {Rate: 1}}, "want a rate that lasts from 1us to 100 years"},
		{engine.Bursty{{Rate: -1, Lasts: second}, {Lasts: second}}, "want a number from 0, got -1"},
		{engine.Bursty{{Lasts: second}, {Lasts: second}}, "want a rate above 0 among them"},
		{
			engine.Bursty{{Rate: 1e-6, Lasts: second}, {Lasts: second}},
			"the rate changes more than 100000 times for each arrival",
		},
	} {
		require.ErrorContains(t, bursty(tt.rates, 1).Validate(), tt.want)
	}
}

// TestBurstyBegins: a run begins in a spell by its share of the time, not always in the same one.
func TestBurstyBegins(t *testing.T) {
	const runs = 400
	second := 0.0
	for seed := range uint64(runs) {
		s := bursty(engine.Bursty{{Rate: 2, Lasts: engine.Hour}, {Rate: 20, Lasts: engine.Hour / 4}}, seed)
		s.Duration = engine.Second
		s.At = []engine.Timed{{Time: 1, Run: func(c *engine.Call) error {
			if c.Run.Rate("web") == 20 {
				second++
			}
			return nil
		}}}
		arrivals(t, s)
	}
	assert.InDelta(t, 0.2, second/runs, 4*math.Sqrt(0.2*0.8/runs))
}
