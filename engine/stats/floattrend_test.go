package stats_test

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/stats"
)

func floatTrendOf(values ...float64) *stats.FloatTrend {
	t := &stats.FloatTrend{}
	for _, v := range values {
		t.Add(v)
	}
	return t
}

// numbers draws finite floats: any bits at all, small whole numbers, close neighbours.
func numbers() *rapid.Generator[float64] {
	anything := rapid.Custom(func(t *rapid.T) float64 {
		x := math.Float64frombits(rapid.Uint64().Draw(t, "bits"))
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return 0
		}
		return x
	})
	whole := rapid.Map(rapid.IntRange(-3000, 3000), func(n int) float64 { return float64(n) })
	return rapid.OneOf(anything, whole, rapid.Float64Range(-1, 1), rapid.Float64Range(1e9, 1e9+1))
}

func TestFloatTrendMomentsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(numbers(), 2, 12).Draw(t, "values")
		trend := floatTrendOf(values...)
		fractions := make([]*big.Rat, len(values))
		for i, v := range values {
			fractions[i] = new(big.Rat).SetFloat64(v)
		}
		mean, variance := exactMoments(fractions)
		wantMean, _ := mean.Float64()
		wantVariance, _ := variance.Float64()
		require.Equal(t, wantMean, trend.Mean())
		require.Equal(t, math.Sqrt(wantVariance), trend.SD())
		require.Equal(t, slices.Min(values), trend.Min())
		require.Equal(t, slices.Max(values), trend.Max())
	})
}

func TestFloatTrendQuantilesAreNearestRankFromAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(numbers(), 1, 60).Draw(t, "values")
		trend := floatTrendOf(values...)
		sorted := slices.Sorted(slices.Values(values))
		for i, want := range sorted {
			got := trend.Quantile(float64(i+1) / float64(len(sorted)))
			require.GreaterOrEqual(t, got, want)
			require.LessOrEqual(t, got, trend.Max())
			bound := max(math.Abs(want)/1024, math.Ldexp(1, -1032))
			require.LessOrEqual(t, got-want, bound, "%v is told as %v", want, got)
		}
	})
}

func TestFloatTrendShardsMergeExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(numbers(), 0, 30).Draw(t, "values")
		whole := floatTrendOf(values...)
		shards := make([]stats.FloatTrend, 2)
		for _, v := range rapid.Permutation(values).Draw(t, "order") {
			shards[rapid.IntRange(0, 1).Draw(t, "shard")].Add(v)
		}
		shards[0].Merge(&shards[1])
		got := &shards[0]
		require.Equal(t, whole.Count(), got.Count())
		require.Equal(t, math.Float64bits(whole.Mean()), math.Float64bits(got.Mean()))
		require.Equal(t, math.Float64bits(whole.SD()), math.Float64bits(got.SD()))
		require.Equal(t, whole.Min(), got.Min())
		require.Equal(t, whole.Max(), got.Max())
		for k := 1; k <= 32; k++ {
			require.Equal(t, whole.Quantile(float64(k)/32), got.Quantile(float64(k)/32))
		}
	})
}

func TestFloatTrendTellsSmallWholeNumbersExactly(t *testing.T) {
	var trend stats.FloatTrend
	for v := range 2049 {
		trend.Add(float64(v))
	}
	for v := range 2049 {
		require.Equal(t, float64(v), trend.Quantile(float64(v+1)/2049))
	}
}

// Rounding at every step would lose the one.
func TestFloatTrendForgetsNothingSmall(t *testing.T) {
	assert.Equal(t, 0.25, floatTrendOf(1e300, 1, -1e300, 0).Mean())
	assert.Equal(t, math.SmallestNonzeroFloat64, floatTrendOf(math.SmallestNonzeroFloat64).Mean())
	huge := floatTrendOf(math.MaxFloat64, math.MaxFloat64)
	assert.Equal(t, math.MaxFloat64, huge.Mean())
	assert.Equal(t, 0.0, huge.SD())
}

func TestFloatTrendOfFewNumbers(t *testing.T) {
	none, one := floatTrendOf(), floatTrendOf(-0.1)
	assert.Zero(t, none.Count())
	assert.True(t, math.IsNaN(none.Mean()))
	assert.True(t, math.IsNaN(none.SD()))
	assert.Zero(t, none.Quantile(0.5))
	assert.Equal(t, -0.1, one.Mean())
	assert.True(t, math.IsNaN(one.SD()))
	assert.Equal(t, -0.1, one.Quantile(0.5))
	zero := floatTrendOf(math.Copysign(0, -1), math.Copysign(0, -1))
	assert.False(t, math.Signbit(zero.Quantile(1)), "JSON would show -0")
	assert.False(t, math.Signbit(zero.Mean()))
}

func TestFloatTrendRefuses(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		assert.Panics(t, func() { floatTrendOf(x) }, "%v", x)
	}
}
