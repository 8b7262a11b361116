package stats

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// A FloatTrend condenses numbers of any sign and size, such as a script observes: what a [Trend] is
// for times. Count, extremes, mean and standard deviation are exact up to one rounding, and the
// order of the numbers never shows. The zero FloatTrend is empty.
type FloatTrend struct {
	count    int64
	min, max float64
	sum      fixed
	squares  fixed
	cells    map[uint32]uint64
}

// Add takes in one number. It panics if x is NaN or infinite: whoever lets a script observe must
// refuse those.
func (t *FloatTrend) Add(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		panic(fmt.Sprintf("stats: observed %v, want a finite number", x))
	}
	x += 0 // makes -0, which people needn't see, 0
	if t.count == 0 {
		t.start(x, x)
	}
	t.count++
	t.min, t.max = min(t.min, x), max(t.max, x)
	t.sum.add(x)
	t.squares.addSquare(x)
	t.cells[floatCellOf(x)]++
}

// Merge takes in all numbers of other, which stays as it is.
func (t *FloatTrend) Merge(other *FloatTrend) {
	switch {
	case other.count == 0:
		return
	case t.count == 0:
		t.start(other.min, other.max)
	}
	t.count += other.count
	t.min, t.max = min(t.min, other.min), max(t.max, other.max)
	t.sum.merge(other.sum)
	t.squares.merge(other.squares)
	for cell, n := range other.cells {
		t.cells[cell] += n
	}
}

// start makes an empty trend ready for its first numbers, which lie between these two.
func (t *FloatTrend) start(least, most float64) {
	t.min, t.max = least, most
	t.sum, t.squares = newSum(), newSumOfSquares()
	t.cells = map[uint32]uint64{}
}

// Count returns how many numbers there are.
func (t *FloatTrend) Count() int64 { return t.count }

// Min returns the smallest number, 0 if there is none.
func (t *FloatTrend) Min() float64 { return t.min }

// Max returns the largest number, 0 if there is none.
func (t *FloatTrend) Max() float64 { return t.max }

// Mean returns the mean, NaN if there are no numbers.
func (t *FloatTrend) Mean() float64 {
	if t.count == 0 {
		return math.NaN()
	}
	return t.sum.over(t.count)
}

// SD returns the standard deviation, as the root of the unbiased variance (division by n−1), NaN if
// there are fewer than two numbers. It is infinite if the variance is beyond all floats.
func (t *FloatTrend) SD() float64 {
	if t.count < 2 {
		return math.NaN()
	}
	return fixedDeviation(t.count, t.sum, t.squares)
}

// Quantile returns the q-quantile by nearest rank, 0 < q ≤ 1, from above: as [Histogram.Quantile],
// with an error of at most 2⁻¹⁰ of its size (2⁻¹⁰³² if it is smaller than all normal floats). It is
// 0 if there are no numbers.
func (t *FloatTrend) Quantile(q float64) float64 {
	rank := nearestRank(q, uint64(t.count))
	seen := uint64(0)
	for _, cell := range slices.Sorted(maps.Keys(t.cells)) {
		if seen += t.cells[cell]; seen >= rank {
			return min(floatUpperEdge(cell), t.max)
		}
	}
	return 0
}

const (
	floatCut  = 52 - cellBits // how many bits of a float's fraction a cell doesn't look at
	floatRest = 1<<floatCut - 1
	signBit   = 1 << 63
)

// floatCellOf returns the cell of x. A larger number never has a smaller cell. Cells come in pairs,
// as wide as 2⁻¹⁰ of their numbers together: the even one holds the smallest number alone (so that
// small whole numbers are exact), the odd one all others.
func floatCellOf(x float64) uint32 {
	k := orderedBits(x)
	cell := uint32(k>>floatCut) << 1
	if k&floatRest != 0 {
		cell++
	}
	return cell
}

// floatUpperEdge returns the largest number in a cell.
func floatUpperEdge(cell uint32) float64 {
	k := uint64(cell>>1) << floatCut
	if cell&1 != 0 {
		k |= floatRest
	}
	if k&signBit != 0 {
		return math.Float64frombits(k &^ signBit)
	}
	return math.Float64frombits(^k) + 0 // never -0
}

// orderedBits maps floats to integers so that larger ones stay larger: IEEE 754 bits already are in
// order of size, and what is negative is turned round.
func orderedBits(x float64) uint64 {
	k := math.Float64bits(x)
	if k&signBit != 0 {
		return ^k
	}
	return k | signBit
}
