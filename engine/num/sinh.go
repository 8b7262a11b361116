package num

import "math"

// Sinh returns the hyperbolic sine of x, within 0.53 ulp.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a < 711):
		return float64(x * math.MaxFloat64) // ±∞ or NaN
	case a < 0.35:
		return smallSinh(x).value()
	}
	e, n := halfExp(a, -1)
	return math.Copysign(scale(e.value(), n), x)
}

// Cosh returns the hyperbolic cosine of x, within 0.53 ulp.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	if !(a < 711) {
		return float64(a * math.MaxFloat64)
	}
	e, n := halfExp(a, 1)
	return scale(e.value(), n)
}

// Tanh returns the hyperbolic tangent of x, within 0.53 ulp.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x:
		return x
	case a > 22:
		return math.Copysign(1, x)
	case a < 0x1p-28:
		return x
	}
	cosh, _ := halfExp(a, 1)
	sinh := smallSinh(a)
	if a >= 0.35 {
		sinh, _ = halfExp(a, -1)
	}
	return math.Copysign(sinh.over(cosh).value(), x)
}

// smallSinh is Sinh by Taylor's series, for |x| < 0.35.
func smallSinh(x float64) pair {
	square := float64(x * x)
	sum := 0.0
	for n := 15; n >= 3; n -= 2 {
		sum = inverseFactorials[n] + float64(square*sum)
	}
	return orderedSum(x, float64(float64(x*square)*sum))
}

// halfExp returns (e^a + sign·e^−a)/2 as p·2ⁿ, for 0 ≤ a < 711; n is 0 up to a = 27.
func halfExp(a, sign float64) (p pair, n int) {
	e, n := expPair(pair{a, 0})
	if n < 40 {
		e = e.scaled(power2(n))
		return e.plus(pair{sign, 0}.over(e)).scaled(0.5), 0
	}
	return e, n - 1
}
