package engine_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

func drawSine(t *rapid.T) engine.Sine {
	mean := rapid.SampledFrom([]float64{0.01, 1, 40}).Draw(t, "mean")
	return engine.Sine{
		Mean:      mean,
		Amplitude: mean * rapid.SampledFrom([]float64{0, 0.3, 0.999, 1}).Draw(t, "amplitude"),
		Period:    engine.Time(rapid.Int64Range(1, 10_000).Draw(t, "period")) * engine.Millisecond,
		Phase:     engine.Time(rapid.Int64Range(0, 20_000).Draw(t, "phase")) * engine.Millisecond,
	}
}

// waveAt is the wave as textbooks write it, by the library of the language.
func waveAt(s engine.Sine, t engine.Time) float64 {
	return s.Mean + s.Amplitude*math.Sin(2*math.Pi*(t-s.Phase).Seconds()/s.Period.Seconds())
}

// TestSineIsAWave compares values with the formula and areas with Simpson's rule.
func TestSineIsAWave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSine(t)
		from := engine.Time(rapid.Int64Range(0, 30_000).Draw(t, "from"))*engine.Millisecond + 1
		span := engine.Time(rapid.Int64Range(0, 30_000).Draw(t, "span")) * engine.Millisecond
		require.InDelta(t, waveAt(s, from), s.At(from), 1e-9*s.Mean)
		require.Equal(t, engine.Never, s.Next(from))

		panels := 64 * (2 + int(span/s.Period))
		width := span.Seconds() / float64(panels)
		sum := 0.0
		for i := range panels {
			at := from.Seconds() + float64(i)*width
			f := func(x float64) float64 {
				return s.Mean + s.Amplitude*math.Sin(2*math.Pi*(x-s.Phase.Seconds())/s.Period.Seconds())
			}
			sum += width / 6 * (f(at) + 4*f(at+width/2) + f(at+width))
		}
		require.InDelta(t, sum, s.Area(from, from+span), 1e-6*s.Mean*(1e-3+span.Seconds()))
	})
}

func TestSineReachInvertsTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSine(t)
		from := engine.Time(rapid.Int64Range(0, 30_000).Draw(t, "from")) * engine.Millisecond
		area := s.Mean * rapid.Float64Range(0, 100).Draw(t, "area")
		at := s.Reach(from, area)
		require.GreaterOrEqual(t, at, from)
		// Half a nanosecond of rounding, at the level there, and what the doubles of a time have.
		slack := 0.6e-9*(s.At(at)+s.At(at+1)) + 1e-13*(area+s.Mean*s.Period.Seconds()) + 1e-11*s.Mean
		require.InDelta(t, area, s.Area(from, at), slack)
	})
}

// TestSineAtItsLimits: nothing overflows, hangs or comes before it may.
func TestSineAtItsLimits(t *testing.T) {
	for _, s := range []engine.Sine{
		{Mean: 1, Amplitude: 1, Period: 1},
		{Mean: 1, Amplitude: 1, Period: engine.Longest, Phase: engine.Longest},
		{Mean: math.MaxFloat64, Amplitude: math.MaxFloat64, Period: engine.Longest},
		{Mean: math.SmallestNonzeroFloat64, Amplitude: math.SmallestNonzeroFloat64, Period: second},
		{Mean: 0, Amplitude: 0, Period: second},
	} {
		for _, from := range []engine.Time{0, 1, second, engine.Longest} {
			for _, area := range []float64{0, 1e-300, 1e-9, 1, 1e300} {
				assert.GreaterOrEqual(t, s.Reach(from, area), from, "%v of %v", area, s)
			}
			assert.GreaterOrEqual(t, s.At(from), 0.0)
		}
	}
	still := engine.Sine{Period: second}
	assert.Equal(t, engine.Never, still.Reach(0, 0))
	flat := engine.Sine{Mean: 4, Period: second}
	assert.Equal(t, engine.Flat(4).Reach(second, 3), flat.Reach(second, 3))
}

// TestSineArrivals: by the areas between them, the gaps of a Poisson process with a changing rate
// are exponential ones of mean 1 (Çınlar, Introduction to Stochastic Processes (1975), ch. 4 §7),
// wherever in the wave they are. Kolmogorov's bound is that of a level of 1e-6.
func TestSineArrivals(t *testing.T) {
	wave := engine.Sine{Mean: 10, Amplitude: 10, Period: 7 * second, Phase: 2 * second}
	s := simple(engine.Producer{Rate: wave}, constant(0))
	s.Duration = 4000 * second
	var gaps, places []float64
	before := engine.Time(0)
	for _, at := range arrivals(t, s) {
		gaps = append(gaps, wave.Area(before, at))
		places = append(places, wave.Area(0, at%wave.Period)/wave.Area(0, wave.Period))
		before = at
	}
	require.InDelta(t, 40_000, len(gaps), 5*200)
	bound := 2.7 / math.Sqrt(float64(len(gaps)))
	assert.Less(t, distance(gaps, func(x float64) float64 { return -math.Expm1(-x) }), bound)
	assert.Less(t, distance(places, func(x float64) float64 { return x }), bound)
}

// distance is that of Kolmogorov and Smirnov between values and a distribution function.
func distance(values []float64, cdf func(float64) float64) float64 {
	slices.Sort(values)
	n, most := float64(len(values)), 0.0
	for i, x := range values {
		most = max(most, cdf(x)-float64(i)/n, float64(i+1)/n-cdf(x))
	}
	return most
}

// TestSineEven: evenly spaced arrivals come whenever the area has grown by 1.
func TestSineEven(t *testing.T) {
	wave := engine.Sine{Mean: 2, Amplitude: 2, Period: 10 * second, Phase: 3 * second}
	s := simple(engine.Producer{Rate: wave, Even: true, Start: second}, constant(0))
	s.Duration = 1001 * second
	all := arrivals(t, s)
	require.Len(t, all, 2000)
	for i, at := range all {
		require.InDelta(t, i, wave.Area(second, at), 1e-8)
	}
}

// TestSineForecast: 2 s of work an item, so the load is twice the rate.
func TestSineForecast(t *testing.T) {
	wave := engine.Sine{Mean: 3, Amplitude: 2, Period: 40 * second, Phase: 5 * second}
	g := forecast(t, shop(producer{Rate: wave}, pool{Count: 7, Service: constant(2)}))
	require.True(t, g.Known, g.Asks)
	assert.InDelta(t, 2*wave.Area(0, 100*second)/100, g.Least.Mean, 1e-9)
	assert.InDelta(t, 10, g.Least.Peak, 1e-9)
	assert.Equal(t, 15*second, g.Least.PeakAt)
	// More than 7 comes where the sine is above 1/4: from asin(1/4) on, once in each wave.
	begins := 5 + 40*math.Asin(0.25)/(2*math.Pi)
	assert.InDelta(t, begins, g.Least.From.Seconds(), 0.1)
	assert.InDelta(t, 30-begins, g.Least.To.Seconds(), 0.1)
}

// TestSineWritten: what a hook writes holds for good, as a wave has no next step.
func TestSineWritten(t *testing.T) {
	s := simple(engine.Producer{
		Rate: engine.Sine{Mean: 2, Amplitude: 1, Period: second}, Even: true,
	}, constant(0))
	s.Duration = 10 * second
	s.At = []engine.Timed{{Time: 5 * second, Run: func(c *engine.Call) error {
		assert.InDelta(t, 2, c.Run.Rate("web"), 1e-9)
		return c.Run.SetRate("web", 0)
	}}}
	assert.Len(t, arrivals(t, s), 11)
}

func TestSineMistakes(t *testing.T) {
	for _, tt := range []struct {
		level engine.Level
		want  string
	}{
		{
			engine.Sine{Mean: 1, Amplitude: 2, Period: 1},
			"producers.web.rate: want an amplitude of at most the mean, 1, got 2: a rate is never negative",
		},
		{engine.Sine{Mean: 1}, "producers.web.rate: want a period above 0, got 0"},
		{engine.Sine{Mean: nan, Period: 1}, "producers.web.rate: want a number from 0, got NaN"},
		{engine.Sine{Mean: 1, Amplitude: -1, Period: 1}, "want a number from 0, got -1"},
		{engine.Sine{Mean: 1, Period: 1, Phase: -1}, "want a time from 0 to 100 years"},
	} {
		s := simple(engine.Producer{Rate: tt.level}, dist.Exponential(1))
		s.Duration = second
		_, err := sim.Run(t.Context(), s, sim.Options{})
		require.ErrorContains(t, err, tt.want)
	}
}
