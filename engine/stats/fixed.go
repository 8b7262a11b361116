package stats

import (
	"math"
	"math/big"
	"math/bits"
)

// A fixed is a binary number with a fixed point, wide enough for every float64 (or for every square
// of one): sums of floats in it are exact, therefore the same in any order. The idea is Kulisch's
// long accumulator. It is two's complement, least significant word first, in units of 2^-point.
type fixed struct {
	point int
	words []uint64
}

const (
	floatPoint = 1074 // the smallest float64 is 2⁻¹⁰⁷⁴
	floatSpan  = 1024 // the largest is below 2¹⁰²⁴
	headroom   = 64   // for the number of summands, sign included
)

func newSum() fixed {
	return newFixed(floatPoint, floatSpan)
}

func newSumOfSquares() fixed {
	return newFixed(2*floatPoint, 2*floatSpan)
}

func newFixed(point, span int) fixed {
	return fixed{point, make([]uint64, (point+span+headroom+63)/64)}
}

// add adds x.
func (f *fixed) add(x float64) {
	mantissa, exponent := split(x)
	f.addAt(f.point+exponent, mantissa, 0, x < 0)
}

// addSquare adds x².
func (f *fixed) addSquare(x float64) {
	mantissa, exponent := split(x)
	hi, lo := bits.Mul64(mantissa, mantissa)
	f.addAt(f.point+2*exponent, lo, hi, false)
}

// split returns mantissa and exponent of |x| = mantissa · 2^exponent, the mantissa a whole number.
func split(x float64) (mantissa uint64, exponent int) {
	b := math.Float64bits(x)
	mantissa, exponent = b&(1<<52-1), int(b>>52&0x7FF)
	if exponent == 0 {
		return mantissa, -floatPoint // subnormal, or 0
	}
	return mantissa | 1<<52, exponent - 1 - floatPoint
}

// addAt adds, or subtracts, hi·2⁶⁴ + lo, shifted left by so many bits.
func (f *fixed) addAt(shift int, lo, hi uint64, negative bool) {
	first, s := shift/64, shift%64
	parts := [3]uint64{lo << s, lo>>(64-s) | hi<<s, hi >> (64 - s)}
	var carry uint64
	for i := first; i < len(f.words); i++ {
		var part uint64
		if i-first < len(parts) {
			part = parts[i-first]
		} else if carry == 0 {
			return
		}
		if negative {
			f.words[i], carry = bits.Sub64(f.words[i], part, carry)
		} else {
			f.words[i], carry = bits.Add64(f.words[i], part, carry)
		}
	}
}

// merge adds other, which has the same shape.
func (f *fixed) merge(other fixed) {
	var carry uint64
	for i, word := range other.words {
		f.words[i], carry = bits.Add64(f.words[i], word, carry)
	}
}

// big returns f · 2^point.
func (f *fixed) big() *big.Int {
	n := bigWords(f.words...)
	if f.words[len(f.words)-1]>>63 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(64*len(f.words))))
	}
	return n
}

// over returns f ÷ n, rounded once.
func (f *fixed) over(n int64) float64 {
	return quotient(f.big(), new(big.Int).Lsh(big.NewInt(n), uint(f.point)))
}

// fixedDeviation is deviation for sums with a point: that of the squares is twice that of the sum.
func fixedDeviation(n int64, sum, squares fixed) float64 {
	over, under := variance(n, sum.big(), squares.big())
	return math.Sqrt(quotient(over, under.Lsh(under, uint(squares.point))))
}
