package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

// table returns a function that looks rates up.
func table(rates []float64) func(int) float64 { return func(n int) float64 { return rates[n] } }

// Any rates, far apart: against the chain that knows nothing of births and deaths.
func TestBirthDeathIsTheChain(t *testing.T) {
	rate := rapid.Custom(func(t *rapid.T) float64 {
		return math.Pow(10, rapid.Float64Range(-6, 6).Draw(t, "power"))
	})
	rapid.Check(t, func(t *rapid.T) {
		births := rapid.SliceOfN(rate, 1, 30).Draw(t, "births")
		last := len(births)
		deaths := append([]float64{0}, rapid.SliceOfN(rate, last, last).Draw(t, "deaths")...)
		c := newChain(last + 1)
		for n, birth := range births {
			c.add(n, n+1, birth)
			c.add(n+1, n, deaths[n+1])
		}
		want := c.stationary()
		s := theory.BirthDeath{Birth: table(births), Death: table(deaths), Last: last}.Shares()
		k := rapid.IntRange(0, last+2).Draw(t, "k")
		for n, share := range want {
			require.InEpsilon(t, share, s.At(n), tolerance, "P(N = %d)", n)
		}
		require.InDelta(t, mean(want, number), s.Mean(), tolerance)
		require.InDelta(t, mean(want, waiting(k)), s.Beyond(k), tolerance)
		require.InDelta(t, mean(want, func(n int) float64 { return float64(min(n, k)) }), s.Busy(k), 1e-8)
		require.InDelta(t, mean(want, func(n int) float64 {
			if n >= k {
				return 1
			}
			return 0
		}), s.From(k), tolerance)
		require.Zero(t, s.At(-1)+s.At(last+1))
	})
}

// A tail that falls for ever as a power is the same as very many states.
func TestBirthDeathWithATail(t *testing.T) {
	endless := theory.MMc{Lambda: 2.4, Mu: 1, C: 3}.Shares()
	long := theory.MMcK{Lambda: 2.4, Mu: 1, C: 3, Places: 400}.Shares()
	unending := theory.BirthDeath{
		Last: theory.Endless, Birth: func(int) float64 { return 2.4 },
		Death: func(n int) float64 { return float64(min(n, 3)) },
	}.Shares()
	for _, s := range []theory.Shares{long, unending} {
		for _, n := range []int{0, 1, 2, 3, 4, 10, 40} {
			assert.InEpsilon(t, endless.At(n), s.At(n), tolerance, "P(N = %d)", n)
			assert.InEpsilon(t, endless.From(n), s.From(n), tolerance, "P(N ≥ %d)", n)
			assert.InEpsilon(t, endless.Beyond(n), s.Beyond(n), tolerance, "beyond %d", n)
		}
		assert.InEpsilon(t, endless.Busy(3), s.Busy(3), tolerance)
		assert.InEpsilon(t, endless.Busy(7), s.Busy(7), tolerance)
	}
}

// The weights of these pass 10^±308 on the way, up and then down, or down and then up again.
func TestBirthDeathDoesNotOverflow(t *testing.T) {
	peak := theory.BirthDeath{
		Last: 1_000_000, Birth: func(int) float64 { return 1e6 },
		Death: func(n int) float64 { return float64(2 * n) },
	}.Shares()
	assert.InDelta(t, 500_000, peak.Mean(), 1e-3, "Poisson")

	valley := theory.BirthDeath{ // two states alike, with 10^600 to 1 between them
		Last: 200, Birth: func(n int) float64 { return [2]float64{1e-6, 1}[n/100] },
		Death: func(n int) float64 { return [2]float64{1, 1e-6}[(n-1)/100] },
	}.Shares()
	assert.InDelta(t, 0.5, valley.At(0), 1e-6)
	assert.InDelta(t, 0.5, valley.At(200), 1e-6)
	assert.Zero(t, valley.At(100))
}

func TestBirthDeathWithoutALongRun(t *testing.T) {
	one := func(int) float64 { return 1 }
	for name, b := range map[string]theory.BirthDeath{
		"it grows for ever":   {Last: 3, Ratio: 1, Birth: one, Death: one},
		"too many states":     {Last: 1e9, Birth: one, Death: one},
		"no end to them":      {Last: theory.Endless, Birth: one, Death: one},
		"no way back":         {Last: 3, Birth: one, Death: func(int) float64 { return 0 }},
		"a negative rate":     {Last: 3, Birth: func(int) float64 { return -1 }, Death: one},
		"a rate that is none": {Last: 3, Birth: one, Death: func(int) float64 { return math.NaN() }},
	} {
		s := b.Shares()
		assert.True(t, math.IsNaN(s.At(0)), name)
		assert.True(t, math.IsNaN(s.Mean()), name)
	}
	half := theory.BirthDeath{Last: 9, Ratio: 0.5, Death: one, Birth: func(n int) float64 {
		return []float64{1, 0}[min(n, 1)]
	}}.Shares()
	assert.Equal(t, 0.5, half.Mean(), "states beyond 1 are never reached")
	assert.Zero(t, half.At(20))
}
