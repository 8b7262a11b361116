package num

import "math"

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a < 711):
		return float64(x * math.MaxFloat64) // ±∞ or NaN
	case a < 0.35:
		return smallSinh(x)
	}
	return math.Copysign(halfExp(a, -1), x)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	if !(a < 711) {
		return float64(a * math.MaxFloat64)
	}
	return halfExp(a, 1)
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x:
		return x
	case a > 20:
		return math.Copysign(1, x)
	case a < 0.35:
		return smallSinh(x) / halfExp(a, 1)
	}
	e, n := expPair(pair{2 * a, 0})
	e = e.scaled(power2(n))
	one := pair{1, 0}
	return math.Copysign(e.minus(one).over(e.plus(one)).value(), x)
}

// smallSinh is Sinh by Taylor's series, for |x| < 0.35.
func smallSinh(x float64) float64 {
	square := float64(x * x)
	sum := 0.0
	for n := 15; n >= 3; n -= 2 {
		sum = inverseFactorials[n] + float64(square*sum)
	}
	return x + float64(float64(x*square)*sum)
}

// halfExp returns (e^a + sign·e^−a)/2 for 0 ≤ a < 711.
func halfExp(a, sign float64) float64 {
	e, n := expPair(pair{a, 0})
	if n < 40 {
		e = e.scaled(power2(n))
		e = e.plus(pair{sign, 0}.over(e))
		return 0.5 * e.value()
	}
	return scale(e.value(), n-1)
}
