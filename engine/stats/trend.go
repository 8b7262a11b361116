package stats

import (
	"math"
	"math/big"
	"math/bits"
)

// A Trend condenses values, whole nanoseconds that aren't negative: count, mean, standard
// deviation, extremes and quantiles. All but the quantiles are exact, and the order of the values
// never shows. The zero Trend is empty.
type Trend struct {
	sum       Sum
	squares   squares
	histogram Histogram
}

// Add takes in one value. It panics if v is negative.
func (t *Trend) Add(v int64) {
	h := &t.histogram
	if v < h.min || v > h.max || v == 0 { // a new extreme, or what needs no sums
		t.enter(v)
		return
	}
	t.sum.Add(v)
	t.squares.add(v)
	h.others++
	h.append(cellOf(v))
}

func (t *Trend) enter(v int64) {
	if v != 0 {
		t.sum.Add(v)
		t.squares.add(v)
	}
	t.histogram.Record(v)
}

// AddZeros takes in the value 0 n times.
func (t *Trend) AddZeros(n int64) { t.histogram.zeros += uint64(n) }

// Merge takes in all values of other, which stays as it is.
func (t *Trend) Merge(other *Trend) {
	t.sum.Merge(other.sum)
	t.squares.merge(other.squares)
	t.histogram.Merge(&other.histogram)
}

// CountsUpTo returns, for each of some ascending values, how many values there are that a quantile of
// this size doesn't exceed: up to it, or by at most 2⁻¹⁰ above it.
func (t *Trend) CountsUpTo(values ...int64) []int64 { return t.histogram.upTo(values) }

// Count returns the number of values.
func (t *Trend) Count() int64 { return t.histogram.Count() }

// Sum returns the exact sum of the values.
func (t *Trend) Sum() Sum { return t.sum }

// Min returns the smallest value, 0 if there is none.
func (t *Trend) Min() int64 { return t.histogram.Min() }

// Max returns the largest value, 0 if there is none.
func (t *Trend) Max() int64 { return t.histogram.Max() }

// Quantile returns the q-quantile by nearest rank, from above: see [Histogram.Quantile].
func (t *Trend) Quantile(q float64) int64 { return t.histogram.Quantile(q) }

// Quantiles returns several quantiles at the price of one: see [Histogram.Quantiles].
func (t *Trend) Quantiles(qs ...float64) []int64 { return t.histogram.Quantiles(qs...) }

// Mean returns the mean in nanoseconds, NaN if there are no values. It is the exact mean, rounded
// once.
func (t *Trend) Mean() float64 {
	var n Sum
	n.Add(t.Count())
	return t.sum.Over(n)
}

// SD returns the standard deviation in nanoseconds, as the root of the unbiased variance (division
// by n−1). It is NaN if there are fewer than two values. The variance is exact, rounded once,
// before the root.
func (t *Trend) SD() float64 {
	return deviation(t.Count(), t.sum.big(), t.squares.big())
}

// squares is an exact sum of squares: 192 bits, the least significant first.
type squares [3]uint64

func (s *squares) add(v int64) {
	hi, lo := bits.Mul64(uint64(v), uint64(v))
	var carry uint64
	s[0], carry = bits.Add64(s[0], lo, 0)
	s[1], carry = bits.Add64(s[1], hi, carry)
	s[2] += carry
}

func (s *squares) merge(other squares) {
	var carry uint64
	s[0], carry = bits.Add64(s[0], other[0], 0)
	s[1], carry = bits.Add64(s[1], other[1], carry)
	s[2] += other[2] + carry
}

func (s squares) big() *big.Int {
	return bigWords(s[:]...)
}

// deviation returns the standard deviation of n whole numbers from their sum and the sum of their
// squares, NaN if n < 2.
func deviation(n int64, sum, squares *big.Int) float64 {
	if n < 2 {
		return math.NaN()
	}
	return math.Sqrt(quotient(variance(n, sum, squares)))
}

// variance returns the unbiased variance of n ≥ 2 numbers with sum S and sum of squares Q as a
// fraction: n·Q − S² over n·(n−1).
func variance(n int64, sum, squares *big.Int) (over, under *big.Int) {
	count := big.NewInt(n)
	over = new(big.Int).Mul(count, squares)
	over.Sub(over, new(big.Int).Mul(sum, sum))
	return over, new(big.Int).Mul(count, big.NewInt(n-1))
}
