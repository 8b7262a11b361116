package num

import "math"

// Lgamma returns ln Γ(x) for x ≥ 0, within 0.65 ulp; NaN for x < 0.
func Lgamma(x float64) float64 {
	switch {
	case !(x > 0 && x <= math.MaxFloat64):
		return lgammaOutside(x)
	case x < 0.5:
		return lgammaNearTwo(x).minus(logPair(x)).minus(logOfPair(exactSum(1, x))).value()
	case x < 1.5:
		return lgammaNearTwo(x - 1).minus(logPair(x)).value()
	case x < 2.5:
		return lgammaNearTwo(x - 2).value()
	case x < 8:
		return lgammaDown(x)
	}
	return lgammaStirling(x)
}

// lgammaOutside is Lgamma where the result is not an ordinary number.
func lgammaOutside(x float64) float64 {
	switch {
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(1)
	}
	return x
}

// lgammaDown goes from 2.5 ≤ x < 8 down to [1.5, 2.5) by Γ(x) = (x−1)·Γ(x−1).
func lgammaDown(x float64) float64 {
	product := pair{1, 0}
	for x >= 2.5 {
		x--
		product = product.times(pair{x, 0})
	}
	return lgammaNearTwo(x - 2).plus(logOfPair(product)).value()
}

// 1 − γ, and (ζ(2) − 1)/2 with ζ(2) = π²/6, to the precision of a pair.
const (
	oneMinusEuler = 0.42278433509846713939348790991759756895784066406007640
	halfZetaTwo   = (math.Pi*math.Pi/6 - 1) / 2
	firstHi       = 0x1.b0ee6072093cep-2
	secondHi      = 0x1.4a34cc4a60fa6p-2
)

// lgammaNearTwo returns ln Γ(2 + z) for |z| ≤ 1/2. Near the zeros of ln Γ its first two terms all
// but cancel the logarithm, so they are pairs.
//
// Source: Abramowitz and Stegun (1964), 6.1.33: ln Γ(2+z) = (1−γ)·z + Σ (−1)ᵏ (ζ(k)−1)·zᵏ/k, k from
// 2.
func lgammaNearTwo(z float64) pair {
	sum := 0.0
	for k := len(zetaMinusOne) - 1; k >= 3; k-- {
		sum = zetaMinusOne[k]/float64(k) - float64(z*sum)
	}
	first := pair{firstHi, oneMinusEuler - firstHi}
	second := pair{secondHi, halfZetaTwo - secondHi}
	factor := pair{z, 0}
	return second.minus(exactProduct(z, sum)).times(factor).plus(first).times(factor)
}

// lgammaStirling serves x ≥ 8. Where x is great, (x−½)·(ln x − 1) is formed without its power of
// two.
//
// Source: Abramowitz and Stegun (1964), 6.1.40: (x−½)·ln x − x + ½·ln 2π + 1/12x − 1/360x³ + …
func lgammaStirling(x float64) float64 {
	const halfLog2Pi = 0.91893853320467274178032973640561763986139747363778341
	slope := logPair(x).plus(pair{-1, 0})
	if x > 1<<60 {
		fraction, n := math.Frexp(x)
		return scale(slope.times(pair{fraction, 0}).value(), n)
	}
	y := 1 / x
	series := float64(y * polynomial(float64(y*y), stirling[:]))
	main := slope.times(exactSum(x, -0.5))
	return main.hi + (main.lo + (halfLog2Pi - 0.5 + series))
}

// stirling has B₂ₙ / (2n·(2n−1)) for n = 1, 2, …, with Bernoulli's numbers B.
var stirling = [...]float64{
	1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188,
	-691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188,
}

// zetaMinusOne has ζ(k) − 1 = 2⁻ᵏ + 3⁻ᵏ + … for k ≥ 2.
var zetaMinusOne = makeZetaMinusOne()

// makeZetaMinusOne adds up to 1/99ᵏ and takes the rest from Euler and Maclaurin's formula.
func makeZetaMinusOne() (table [30]float64) {
	const n = 100
	power := 1.0 / n
	for k := 2; k < len(table); k++ {
		power /= n
		table[k] = zetaRest(n, float64(k), power)
	}
	for i := n - 1; i >= 2; i-- {
		power := 1 / float64(i)
		for k := 2; k < len(table); k++ {
			power /= float64(i)
			table[k] += power
		}
	}
	return table
}

// zetaRest returns n⁻ˢ + (n+1)⁻ˢ + …, for great n and power = n⁻ˢ.
func zetaRest(n, s, power float64) float64 {
	third := float64(s*(s+1)) * (s + 2) / float64(n*n)
	fifth := float64(third*(s+3)) * (s + 4) / float64(n*n)
	first := float64(s / 12)
	small := first - float64(third/720) + float64(fifth/30240)
	return float64(power * (n/(s-1) + 0.5 + small/n))
}
