package stats_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/stats"
)

func trendOf(values ...int64) *stats.Trend {
	t := &stats.Trend{}
	for _, v := range values {
		t.Add(v)
	}
	return t
}

// exactMoments is the model: mean and unbiased variance as fractions, by their definitions.
func exactMoments(values []*big.Rat) (mean, variance *big.Rat) {
	n := new(big.Rat).SetInt64(int64(len(values)))
	mean, variance = new(big.Rat), new(big.Rat)
	for _, v := range values {
		mean.Add(mean, v)
	}
	mean.Quo(mean, n)
	for _, v := range values {
		off := new(big.Rat).Sub(v, mean)
		variance.Add(variance, off.Mul(off, off))
	}
	if len(values) > 1 {
		variance.Quo(variance, n.Sub(n, big.NewRat(1, 1)))
	}
	return mean, variance
}

func TestTrendMomentsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(times(), 2, 20).Draw(t, "values")
		trend := trendOf(values...)
		fractions := make([]*big.Rat, len(values))
		sum := new(big.Int)
		for i, v := range values {
			fractions[i] = new(big.Rat).SetInt64(v)
			sum.Add(sum, big.NewInt(v))
		}
		mean, variance := exactMoments(fractions)
		wantMean, _ := mean.Float64()
		wantVariance, _ := variance.Float64()
		require.Equal(t, sum.String(), trend.Sum().String())
		require.Equal(t, wantMean, trend.Mean())
		require.Equal(t, math.Sqrt(wantVariance), trend.SD())
		require.Equal(t, int64(len(values)), trend.Count())
		require.Equal(t, slices.Min(values), trend.Min())
		require.Equal(t, slices.Max(values), trend.Max())
	})
}

// However the values are dealt to shards, and in whatever order, not a bit of any figure changes.
func TestTrendShardsMergeExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawValues(t, "values")
		whole := trendOf(values...)
		shards := make([]stats.Trend, 3)
		for _, v := range rapid.Permutation(values).Draw(t, "order") {
			shards[rapid.IntRange(0, 2).Draw(t, "shard")].Add(v)
		}
		shards[2].Merge(&shards[0])
		shards[2].Merge(&shards[1])
		requireSameTrend(t, whole, &shards[2])
	})
}

func requireSameTrend(t require.TestingT, want, got *stats.Trend) {
	require.Equal(t, want.Count(), got.Count())
	require.Equal(t, want.Sum(), got.Sum())
	require.Equal(t, math.Float64bits(want.Mean()), math.Float64bits(got.Mean()))
	require.Equal(t, math.Float64bits(want.SD()), math.Float64bits(got.SD()))
	require.Equal(t, want.Min(), got.Min())
	require.Equal(t, want.Max(), got.Max())
	for k := 1; k <= 64; k++ {
		require.Equal(t, want.Quantile(float64(k)/64), got.Quantile(float64(k)/64))
	}
}

// In floating point the squares of these would leave nothing of their spread, and in 128 bits there
// wouldn't be room for them.
func TestTrendOfCenturiesSeesNanoseconds(t *testing.T) {
	var trend, merged stats.Trend
	for range 100 {
		few := trendOf(century-1, century, century+1)
		merged.Merge(few)
		for v := int64(century - 1); v <= century+1; v++ {
			trend.Add(v)
		}
	}
	assert.Equal(t, math.Sqrt(200.0/299), trend.SD())
	assert.Equal(t, math.Sqrt(200.0/299), merged.SD())
	assert.Equal(t, float64(century), trend.Mean())
	merged.Merge(&trend)
	assert.Equal(t, math.Sqrt(400.0/599), merged.SD())
}

// A hundred million items that wait 92 s each are more than 64 bits hold.
func TestTrendSumDoesNotOverflow(t *testing.T) {
	trend := trendOf(92_000_000_000)
	doubled := trendOf(92_000_000_000)
	for range 27 {
		trend.Merge(doubled)
		doubled = trendOf()
		doubled.Merge(trend)
	}
	require.Equal(t, int64(1<<27), trend.Count())
	assert.Equal(t, "12348030976000000000", trend.Sum().String())
	assert.Equal(t, 92e9, trend.Mean())
	assert.Equal(t, 0.0, trend.SD())
	assert.Equal(t, int64(92_000_000_000), trend.Quantile(0.5))
}

func TestTrendOfFewValues(t *testing.T) {
	none, one := trendOf(), trendOf(7)
	assert.True(t, math.IsNaN(none.Mean()))
	assert.True(t, math.IsNaN(none.SD()))
	assert.Zero(t, none.Quantile(0.5))
	assert.Equal(t, 7.0, one.Mean())
	assert.True(t, math.IsNaN(one.SD()))
	zeros := trendOf(0, 0, 3)
	assert.Equal(t, 1.0, zeros.Mean())
	assert.Zero(t, zeros.Min())
	assert.Zero(t, zeros.Quantile(0.66))
	assert.Equal(t, int64(3), zeros.Quantile(0.67))
	assert.Panics(t, func() { trendOf(-1) })
}

func TestTrendAllocatesNothingOnceItKnowsItsValues(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, distinct := range []int{1, 50, 20_000} {
		values := exponentials(random, distinct)
		trend := trendOf(values...)
		allocs := testing.AllocsPerRun(3, func() {
			for _, v := range values {
				trend.Add(v)
			}
		})
		assert.Zero(t, allocs, "%d values", distinct)
	}
}

// exponentials draws n times with a mean of a second.
func exponentials(random *rand.Rand, n int) []int64 {
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(random.ExpFloat64() * 1e9)
	}
	return values
}

// A quantile and the count up to it are each other's inverse.
func TestCountUpToAQuantile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.OneOf(
			rapid.Int64Range(0, 5), rapid.Int64Range(0, 1e6), rapid.Just(int64(77)),
		), 1, 200).Draw(t, "values")
		if rapid.Bool().Draw(t, "many") {
			values = slices.Repeat(values, 60) // beyond what is kept as a list
		}
		trend := trendOf(values...)
		v := trend.Quantile(rapid.Float64Range(0.001, 1).Draw(t, "q"))
		least, most := int64(0), int64(0)
		for _, x := range values {
			if x <= v {
				least++
			}
			if float64(x) <= float64(v)*(1+1.0/1024) {
				most++
			}
		}
		require.LessOrEqual(t, least, trend.CountsUpTo(0, v)[1])
		require.GreaterOrEqual(t, most, trend.CountsUpTo(0, v)[1])
	})
}
