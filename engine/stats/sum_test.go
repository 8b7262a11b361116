package stats_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/stats"
)

// century is the longest time there is, in nanoseconds.
const century = 3_200_000_000_000_000_000

// times draws nanoseconds of all lengths alike: as many around a microsecond as around a year.
func times() *rapid.Generator[int64] {
	return rapid.Custom(func(t *rapid.T) int64 {
		return rapid.Int64Range(0, century).Draw(t, "time") >> rapid.IntRange(0, 61).Draw(t, "shift")
	})
}

// drawSum draws a sum, and the same number as a big.Int.
func drawSum(t *rapid.T, label string) (stats.Sum, *big.Int) {
	var sum stats.Sum
	want := new(big.Int)
	for range rapid.IntRange(0, 6).Draw(t, label) {
		a, b := times().Draw(t, "a"), times().Draw(t, "b")
		sum.Add(a)
		sum.AddProduct(a, b)
		want.Add(want, big.NewInt(a))
		want.Add(want, new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
	}
	return sum, want
}

func TestSumIsTheSumOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum, want := drawSum(t, "one")
		require.Equal(t, want.String(), sum.String())

		other, wantOther := drawSum(t, "other")
		require.Equal(t, want.Cmp(wantOther), sum.Cmp(other))
		require.Equal(t, want.Cmp(wantOther) == 0, sum == other)

		float, _ := new(big.Float).SetInt(want).Float64()
		require.Equal(t, float, sum.Float())
		if wantOther.Sign() > 0 {
			ratio, _ := new(big.Rat).SetFrac(want, wantOther).Float64()
			require.Equal(t, ratio, sum.Over(other))
		}

		sum.Merge(other)
		require.Equal(t, want.Add(want, wantOther).String(), sum.String())
	})
}

func TestSumCarries(t *testing.T) {
	var sum, one stats.Sum
	one.Add(1)
	sum.AddProduct(math.MaxInt64, 2)
	sum.Add(1)
	require.Equal(t, "18446744073709551615", sum.String()) // as many ones as there are in 64 bits
	byAdd, byProduct := sum, sum
	sum.Merge(one)
	byAdd.Add(1)
	byProduct.AddProduct(1, 1)
	require.Equal(t, "18446744073709551616", sum.String())
	require.Equal(t, sum, byAdd)
	require.Equal(t, sum, byProduct)
}

func TestSumOverNothingIsNaN(t *testing.T) {
	assert.True(t, math.IsNaN(stats.Sum{}.Over(stats.Sum{})))
}

// A float64 that lies half-way between two neighbours is rounded to the even one, unless a bit far
// below decides.
func TestSumFloatRoundsOnce(t *testing.T) {
	var half stats.Sum
	half.AddProduct(1<<60+1<<7, 1<<53) // 2¹¹³ + 2⁶⁰, and the floats there are 2⁶¹ apart
	assert.Equal(t, math.Ldexp(1, 113), half.Float())
	half.Add(1)
	assert.Equal(t, math.Ldexp(1, 113)+math.Ldexp(1, 61), half.Float())
}
