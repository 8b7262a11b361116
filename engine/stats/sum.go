package stats

import (
	"math"
	"math/big"
	"math/bits"
)

// A Sum is an exact total of values that aren't negative: 128 bits, so that a century in
// nanoseconds fits in more than 10¹⁹ times. Sums may be compared with ==. The zero Sum is zero.
type Sum struct {
	hi, lo uint64
}

// Add adds x, which must not be negative.
func (s *Sum) Add(x int64) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, uint64(x), 0)
	s.hi += carry
}

// AddProduct adds a·b; neither may be negative.
func (s *Sum) AddProduct(a, b int64) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi += hi + carry
}

// Merge adds the total of other.
func (s *Sum) Merge(other Sum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, other.lo, 0)
	s.hi += other.hi + carry
}

// Cmp returns -1, 0 or +1: whether s is below, equal to or above other.
func (s Sum) Cmp(other Sum) int {
	_, borrow := bits.Sub64(s.lo, other.lo, 0)
	_, borrow = bits.Sub64(s.hi, other.hi, borrow)
	switch {
	case s == other:
		return 0
	case borrow == 1:
		return -1
	}
	return 1
}

// Float returns the float64 nearest to s.
func (s Sum) Float() float64 {
	if s.hi == 0 {
		return float64(s.lo)
	}
	shift := bits.LeadingZeros64(s.hi)
	top := s.hi<<shift | s.lo>>(64-shift)
	if s.lo<<shift != 0 {
		top |= 1 // what was cut off still decides a tie
	}
	return math.Ldexp(float64(top), 64-shift)
}

// Over returns s ÷ other, rounded once: a share of time, an average. It is NaN if other is zero.
func (s Sum) Over(other Sum) float64 {
	const exact = 1 << 53 // whole numbers below it are float64s
	switch {
	case other == Sum{}:
		return math.NaN()
	case s.hi|other.hi == 0 && s.lo < exact && other.lo < exact:
		return float64(s.lo) / float64(other.lo)
	}
	return quotient(s.big(), other.big())
}

// String returns s in decimal digits.
func (s Sum) String() string {
	return s.big().String()
}

func (s Sum) big() *big.Int {
	return bigWords(s.lo, s.hi)
}

// bigWords returns the number with these words, the least significant first.
func bigWords(words ...uint64) *big.Int {
	n := new(big.Int)
	for i := len(words) - 1; i >= 0; i-- {
		n.Lsh(n, 64)
		n.Or(n, new(big.Int).SetUint64(words[i]))
	}
	return n
}

// quotient returns the float64 nearest to a ÷ b, for b above zero.
func quotient(a, b *big.Int) float64 {
	q, _ := new(big.Rat).SetFrac(a, b).Float64()
	return q
}
