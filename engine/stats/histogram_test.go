package stats_test

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/stats"
)

func histogramOf(values ...int64) *stats.Histogram {
	h := &stats.Histogram{}
	for _, v := range values {
		h.Record(v)
	}
	return h
}

// drawValues draws values that are few and spread, many and close, or repeated.
func drawValues(t *rapid.T, label string) []int64 {
	values := rapid.SliceOfN(times(), 0, 40).Draw(t, label)
	start, step := times().Draw(t, "start"), rapid.Int64Range(0, 1<<20).Draw(t, "step")
	for i := range rapid.Int64Range(0, 400).Draw(t, "run") {
		values = append(values, min(start+i*step, century))
	}
	return values
}

// requireQuantiles compares with the model: the k-th of n sorted values is the quantile for k ÷ n.
func requireQuantiles(t require.TestingT, values []int64, h *stats.Histogram) {
	sorted := slices.Sorted(slices.Values(values))
	shares := make([]float64, len(sorted))
	for i := range shares {
		shares[i] = float64(i+1) / float64(len(shares))
	}
	all := h.Quantiles(shares...)
	for i, want := range sorted {
		got := h.Quantile(shares[i])
		require.Equal(t, got, all[i])
		require.GreaterOrEqual(t, got, want, "rank %d", i+1)
		require.LessOrEqual(t, got, sorted[len(sorted)-1], "rank %d", i+1)
		require.LessOrEqual(t, got-want, want>>10, "rank %d is %d, told as %d", i+1, want, got)
		if want < 2048 {
			require.Equal(t, want, got, "rank %d", i+1)
		}
	}
}

// Rule 22: nearest rank, from above, within 2⁻¹⁰.
func TestHistogramQuantilesAreNearestRankFromAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawValues(t, "values")
		h := histogramOf(values...)
		require.Equal(t, int64(len(values)), h.Count())
		requireQuantiles(t, values, h)
		if len(values) > 0 {
			require.Equal(t, slices.Min(values), h.Min())
			require.Equal(t, slices.Max(values), h.Max())
		}
	})
}

func TestHistogramMergedIsHistogramOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left, right := drawValues(t, "left"), drawValues(t, "right")
		all := append(slices.Clone(left), right...)
		merged, other, whole := histogramOf(left...), histogramOf(right...), histogramOf(all...)
		merged.Merge(other)
		require.Equal(t, whole.Count(), merged.Count())
		require.Equal(t, whole.Min(), merged.Min())
		require.Equal(t, whole.Max(), merged.Max())
		for k := range all {
			q := float64(k+1) / float64(len(all))
			require.Equal(t, whole.Quantile(q), merged.Quantile(q))
		}
		requireQuantiles(t, right, other) // as it was
	})
}

func TestHistogramAtTheEdgesOfItsCells(t *testing.T) {
	values := []int64{0, 1, math.MaxInt64}
	for exponent := range 62 {
		edge := int64(2) << exponent
		values = append(values, edge-1, edge, edge+1, edge+edge>>10-1, edge+edge>>10, edge+edge>>1)
	}
	requireQuantiles(t, values, histogramOf(values...))
	for _, v := range values {
		assert.Equal(t, v, histogramOf(v).Quantile(0.5), "one value is its own maximum")
	}
}

func TestHistogramRankIsNotMovedByRounding(t *testing.T) {
	var h stats.Histogram
	for v := range int64(100) {
		h.Record(v + 1)
	}
	for q, want := range map[float64]int64{
		0.01: 1, 0.07: 7, 0.14: 14, 0.28: 28, 0.29: 29, 0.55: 55, 0.56: 56, 0.57: 57, 0.58: 58, 0.99: 99,
		0.500001: 51, 0.999: 100, 1: 100, 1e-300: 1,
	} {
		assert.Equal(t, want, h.Quantile(q), "q = %v", q)
	}
	for k := range int64(99) {
		share := float64(k+1) / 100
		assert.Equal(t, k+1, h.Quantile(share))
		assert.Equal(t, k+2, h.Quantile(math.Nextafter(share, 1)), "just above %v", share)
	}
}

// Counts above 32 bits are reached by merging two histograms into each other: they grow as
// Fibonacci's rabbits do.
func TestHistogramCountsBeyond32Bits(t *testing.T) {
	a, b := histogramOf(5, 1_000_000), histogramOf(5, 7)
	fives, sevens, millions := [2]int64{1, 1}, [2]int64{0, 1}, [2]int64{1, 0} // in a and b
	for range 30 {
		a.Merge(b)
		b.Merge(a)
		for _, n := range []*[2]int64{&fives, &sevens, &millions} {
			n[0] += n[1]
			n[1] += n[0]
		}
	}
	n := fives[0] + sevens[0] + millions[0]
	require.Greater(t, millions[0], int64(1)<<33)
	require.Less(t, n, int64(1)<<53)
	require.Equal(t, n, a.Count())
	assert.Equal(t, int64(5), a.Quantile(float64(fives[0])/float64(n)))
	assert.Equal(t, int64(7), a.Quantile(float64(fives[0]+1)/float64(n)))
	assert.Equal(t, int64(7), a.Quantile(float64(fives[0]+sevens[0])/float64(n)))
	assert.Equal(t, int64(1_000_000), a.Quantile(float64(fives[0]+sevens[0]+1)/float64(n)))
}

func TestHistogramRecordsBeyond32Bits(t *testing.T) {
	h, power := histogramOf(), histogramOf(3)
	for range 32 {
		h.Merge(power)
		power.Merge(histogramFrom(power))
	}
	require.Equal(t, int64(1)<<32-1, h.Count())
	h.Record(3)
	h.Record(4)
	assert.Equal(t, int64(3), h.Quantile(0.5))
	assert.Equal(t, int64(3), h.Quantile(float64(int64(1)<<32)/float64(int64(1)<<32+1)))
	assert.Equal(t, int64(4), h.Quantile(1))
}

func histogramFrom(other *stats.Histogram) *stats.Histogram {
	h := &stats.Histogram{}
	h.Merge(other)
	return h
}

func TestHistogramCarriesWhatItCounts(t *testing.T) {
	h := histogramOf()
	for range 70_000 { // more than a slot of the small table can count
		h.Record(3)
	}
	h.Record(4)
	assert.Equal(t, int64(70_001), h.Count())
	assert.Equal(t, int64(3), h.Quantile(70_000.0/70_001))
	assert.Equal(t, int64(4), h.Quantile(1))
}

func TestHistogramEmpty(t *testing.T) {
	h := histogramOf()
	assert.Zero(t, h.Count())
	assert.Zero(t, h.Min())
	assert.Zero(t, h.Max())
	assert.Zero(t, h.Quantile(0.99))
}

func TestHistogramRefuses(t *testing.T) {
	assert.PanicsWithValue(t, "stats: negative value -1", func() { histogramOf(-1) })
	for _, q := range []float64{0, -0.5, 1.01, math.NaN()} {
		assert.Panics(t, func() { histogramOf(1).Quantile(q) }, "q = %v", q)
	}
	assert.Panics(t, func() { histogramOf(1).Quantiles(0.9, 0.5) })
}

// Ten thousand queues with some fifty different waits each must stay small (rule 22).
func TestHistogramsOfManyQueuesStaySmall(t *testing.T) {
	const queues, waits = 10_000, 50
	all := make([]stats.Histogram, queues)
	before := heap()
	for i := range all {
		for w := range int64(waits) {
			all[i].Record(1_000_000 + w*w*w*10_000) // 1 ms … 1.2 s
		}
	}
	each := (heap() - before) / queues
	t.Logf("%d bytes a histogram", each)
	assert.Less(t, each, uint64(1<<10))
	runtime.KeepAlive(all)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
