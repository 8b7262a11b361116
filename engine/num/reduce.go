package num

import (
	"math"
	"math/bits"
)

// π/2 in four pieces. The first three have 33 bits, so that their products with whole numbers below
// 2²⁰ are exact.
const (
	halfPi1 = 0x1.921fb544p0
	halfPi2 = 0x1.0b4611a6p-34
	halfPi3 = 0x1.3198a2ep-69
	halfPi4 = math.Pi/2 - halfPi1 - halfPi2 - halfPi3
)

// twoOverPi has the binary digits of 2/π after the point, most significant first, after one word of
// noughts. They were computed by Machin's formula; the tests do it again and try sines of all
// orders of magnitude.
var twoOverPi = [...]uint64{
	0,
	0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
	0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
	0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
	0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
	0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
}

// reduce returns r and n with x = r + n·π/2 and |r| ≤ π/4, n counted modulo 4, for finite x.
func reduce(x float64) (r pair, n uint64) {
	if math.Abs(x) >= 1<<20 {
		return reduceGreat(x)
	}
	k := nearest(float64(x * (2 / math.Pi)))
	r = exactSum(x-float64(k*halfPi1), float64(-k*halfPi2))
	t := exactSum(r.lo, float64(-k*halfPi3))
	r = orderedSum(r.hi, t.hi)
	return orderedSum(r.hi, r.lo+(t.lo-float64(k*halfPi4))), uint64(int64(k))
}

// reduceGreat is reduce for |x| ≥ 2²⁰. It multiplies x by those 192 digits of 2/π that decide: the
// ones before them give whole turns, the ones after them are too small to matter.
//
// Source: Payne and Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM Newsletter 18
// (1983).
func reduceGreat(x float64) (r pair, n uint64) {
	word := math.Float64bits(x)
	exponent := int(word>>52&2047) - 1023 - 52
	whole := word&(1<<52-1) | 1<<52 // |x| = whole·2^exponent

	quarters, fraction := centred(turns(whole, 64+exponent-2))
	r = fraction.times(halfPi)
	if x < 0 {
		return r.scaled(-1), -quarters
	}
	return r, quarters
}

// turns returns the fraction of whole·0.d₁d₂…, as 192 binary digits, where d₁ is the digit of
// twoOverPi at start.
func turns(whole uint64, start int) [3]uint64 {
	var d [3]uint64
	i, shift := start/64, uint(start%64)
	for j := range d {
		d[j] = twoOverPi[i+j]<<shift | twoOverPi[i+j+1]>>(64-shift) // a shift by 64 gives 0
	}
	hi2, lo2 := bits.Mul64(whole, d[2])
	hi1, lo1 := bits.Mul64(whole, d[1])
	lo1, carry := bits.Add64(lo1, hi2, 0)
	lo0, _ := bits.Add64(whole*d[0], hi1, carry)
	return [3]uint64{lo0, lo1, lo2}
}

// centred splits 192 digits of turns into whole quarters of a turn and a rest from −1/2 to 1/2 of a
// quarter.
func centred(turn [3]uint64) (quarters uint64, rest pair) {
	quarters = turn[0] >> 62
	w0 := turn[0]<<2 | turn[1]>>62
	w1 := turn[1]<<2 | turn[2]>>62
	w2 := turn[2] << 2
	sign := 1.0
	if w0>>63 == 1 { // nearer to the next quarter
		quarters++
		sign = -1
		w0, w1, w2 = ^w0, ^w1, ^w2 // less than 2⁻¹⁹⁰ off
	}
	zeros := bits.LeadingZeros64(w0) // below 64: no number comes within 2⁻⁶² of a multiple of π/2
	w0 = w0<<zeros | w1>>(64-zeros)
	w1 = w1<<zeros | w2>>(64-zeros)
	unit := float64(sign * power2(-zeros))
	hi := float64(float64(w0>>11) * 0x1p-53 * unit)
	lo := float64(float64(w0<<53|w1>>11) * 0x1p-117 * unit)
	return quarters, orderedSum(hi, lo)
}
