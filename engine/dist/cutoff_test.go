package dist_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
)

// checkCutOff cuts a law off at its own draws. What lies between two neighbouring quantiles has its
// mean there, and no greater a variance than two ends can have: five hundred times, that leaves the
// closed moments little room to be wrong. Great intervals are compared with the draws in them.
func checkCutOff(t *testing.T, d dist.Law, draws []float64) {
	sorted := slices.Clone(draws)
	slices.Sort(sorted)
	last := len(sorted) - 1
	const cells = 500
	for i := range cells {
		a, b := sorted[i*last/cells], sorted[(i+1)*last/cells]
		cut, err := dist.NewTruncated(d, a, b)
		if err != nil {
			continue // fewer than a thousandth by chance
		}
		size := math.Abs(a) + math.Abs(b) + math.Abs(sorted[last/2])
		inside := cut.Mean() >= a-1e-10*size && cut.Mean() <= b+1e-10*size
		require.True(t, inside, "%v: %v", cut, cut.Mean())
		require.LessOrEqual(t, math.Sqrt(cut.Variance()), (b-a)/2+1e-6*size, "%v", cut)
	}
	infinity := math.Inf(1)
	for _, ends := range [][2]float64{
		{-infinity, sorted[9*last/10]},
		{sorted[last/10], sorted[last/2]},
		{sorted[last/2], infinity},
		{sorted[last/3], sorted[last-last/1000]},
	} {
		cut, err := dist.NewTruncated(d, ends[0], ends[1])
		require.NoError(t, err)
		checkInside(t, cut, slices.DeleteFunc(slices.Clone(draws), func(x float64) bool {
			return x < ends[0] || x > ends[1]
		}))
	}
}

// checkInside compares mean and variance of what is cut off with those of the draws in it. They are
// bounded on one side at least, so that the draws know the standard errors themselves.
func checkInside(t *testing.T, cut dist.Law, inside []float64) {
	count, square, fourth, mean := float64(len(inside)), 0.0, 0.0, 0.0
	if math.IsInf(cut.Variance(), 1) || cut.Variance() < 1e-9*cut.Mean()*cut.Mean() {
		return
	}
	for _, x := range inside {
		off := x - cut.Mean()
		mean += off / count
		square += off * off / count
		fourth += off * off * off * off / count
	}
	assert.LessOrEqual(t, math.Abs(mean), sigmas*math.Sqrt(square/count), "mean of %v", cut)
	se := math.Sqrt((fourth - square*square) / count)
	assert.InDelta(t, square, cut.Variance(), sigmas*se+1e-9*square, "variance of %v", cut)
}
