package num

import "math"

// Lgamma returns the natural logarithm of |Γ(x)|. Its error is a few units in the last place, but
// near the zeros on the negative side, where it is of that size absolutely.
func Lgamma(x float64) float64 {
	switch {
	case x != x:
		return x
	case math.IsInf(x, 0) || x > 1e306:
		return math.Inf(1)
	case x <= 0:
		return lgammaReflected(x)
	case x < 0.5:
		return lgammaNearTwo(x) - Log(float64(x*(1+x)))
	case x < 1.5:
		return lgammaNearTwo(x-1) - Log1p(x-1)
	case x < 2.5:
		return lgammaNearTwo(x - 2)
	case x < 8:
		return lgammaDown(x)
	}
	return lgammaStirling(x)
}

// lgammaReflected serves x ≤ 0 by Γ(x)·Γ(1−x) = π / sin πx.
func lgammaReflected(x float64) float64 {
	if x == math.Trunc(x) {
		return math.Inf(1)
	}
	if x > -0x1p-60 {
		return -Log(-x)
	}
	rest := x - math.Trunc(x) // sin πx but for its sign
	return Log(math.Pi/float64(-x*math.Abs(Sin(float64(math.Pi*rest))))) - Lgamma(-x)
}

// lgammaDown goes from 2.5 ≤ x < 8 down to [1.5, 2.5) by Γ(x) = (x−1)·Γ(x−1).
func lgammaDown(x float64) float64 {
	product := 1.0
	for x >= 2.5 {
		x--
		product = float64(product * x)
	}
	return lgammaNearTwo(x-2) + Log(product)
}

// lgammaNearTwo returns ln Γ(2 + z) for |z| ≤ 1/2.
//
// Source: Abramowitz and Stegun (1964), 6.1.33: ln Γ(2+z) = (1−γ)·z + Σ (−1)ᵏ (ζ(k)−1)·zᵏ/k, k from
// 2.
func lgammaNearTwo(z float64) float64 {
	const oneMinusEuler = 0.42278433509846713939348790991759756895784066406007640
	sum := 0.0
	for k := len(zetaMinusOne) - 1; k >= 2; k-- {
		sum = zetaMinusOne[k]/float64(k) - float64(z*sum)
	}
	return float64(z * (oneMinusEuler + float64(z*sum)))
}

// lgammaStirling serves x ≥ 8.
//
// Source: Abramowitz and Stegun (1964), 6.1.40: (x−½)·ln x − x + ½·ln 2π + 1/12x − 1/360x³ + …
func lgammaStirling(x float64) float64 {
	const halfLog2Pi = 0.91893853320467274178032973640561763986139747363778341
	y := 1 / x
	series := float64(y * polynomial(float64(y*y), stirling[:]))
	main := logPair(x).plus(pair{-1, 0}).times(exactSum(x, -0.5)) // (x−½)·(ln x − 1)
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
