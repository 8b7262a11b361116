package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

// tolerance is what formula and chain may differ by: some rounding, and what the end of a chain
// cuts off.
const tolerance = 1e-9

func TestErlangBOfTheTables(t *testing.T) {
	assert.Equal(t, 1.0, theory.ErlangB(0, 3), "nobody serves")
	assert.Equal(t, 0.0, theory.ErlangB(3, 0), "nobody comes")
	assert.Equal(t, 0.5, theory.ErlangB(1, 1))
	assert.InDelta(t, 1.0/5, theory.ErlangB(2, 1), 1e-15)  // (1/2) / (1 + 1 + 1/2)
	assert.InDelta(t, 4.0/19, theory.ErlangB(3, 2), 1e-15) // (8/6) / (1 + 2 + 2 + 8/6)
	assert.InDelta(t, 0.2146, theory.ErlangB(10, 10), 5e-5)
	assert.InDelta(t, 0.0184, theory.ErlangB(10, 5), 5e-5)

	// The loads in erlangs that so many trunks carry with one call of a hundred lost.
	for trunks, load := range map[int]float64{
		1: 0.0101, 2: 0.153, 5: 1.36, 10: 4.46, 20: 12.0, 50: 37.9, 100: 84.1,
	} {
		digit := 0.0001 // the last one printed
		for digit*1000 < load {
			digit *= 10
		}
		assert.Less(t, theory.ErlangB(trunks, load-digit/2), 0.01, "%d trunks", trunks)
		assert.Greater(t, theory.ErlangB(trunks, load+digit/2), 0.01, "%d trunks", trunks)
	}
}

func TestErlangCKnown(t *testing.T) {
	assert.Equal(t, 0.25, theory.ErlangC(1, 0.25), "one server: rho")
	assert.InDelta(t, 1.0/3, theory.ErlangC(2, 1), 1e-15)
	assert.InDelta(t, 4.0/9, theory.ErlangC(3, 2), 1e-15)
	assert.InDelta(t, 0.4092, theory.ErlangC(10, 8), 5e-5)
	assert.Zero(t, theory.ErlangC(4, 0))
}

func TestErlangIsTheBirthDeathChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 30).Draw(t, "c")
		a := rapid.Float64Range(0.01, 60).Draw(t, "a")
		loss := birthDeath(a, 1, c, c)
		require.InDelta(t, loss[c], theory.ErlangB(c, a), tolerance)

		a = float64(c) * rapid.Float64Range(0.01, 0.8).Draw(t, "rho")
		delay := birthDeath(a, 1, c, c+120)
		wait := mean(delay, func(n int) float64 {
			if n >= c {
				return 1
			}
			return 0
		})
		require.InDelta(t, wait, theory.ErlangC(c, a), tolerance)
	})
}

func TestErlangOfManyServers(t *testing.T) {
	b := theory.ErlangB(1_000_000, 1_000_000) // √(2/(π·c)) as c grows
	assert.InDelta(t, math.Sqrt(2/math.Pi/1e6), b, 1e-6)
	c := theory.ErlangC(1_000_000, 999_000)
	assert.Greater(t, c, 0.1)
	assert.Less(t, c, 0.3)
}

func TestErlangOutsideItsRange(t *testing.T) {
	for _, a := range []float64{-1, math.NaN(), math.Inf(1)} {
		assert.True(t, math.IsNaN(theory.ErlangB(2, a)), "B(2, %v)", a)
		assert.True(t, math.IsNaN(theory.ErlangC(2, a)), "C(2, %v)", a)
	}
	assert.True(t, math.IsNaN(theory.ErlangB(-1, 1)))
	assert.True(t, math.IsNaN(theory.ErlangC(0, 0)))
	assert.True(t, math.IsNaN(theory.ErlangC(2, 2)), "as much as two servers can do")
}
