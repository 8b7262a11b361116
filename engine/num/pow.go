package num

import "math"

// Pow returns x^y, within 0.76 ulp, with the special cases of [math.Pow].
func Pow(x, y float64) float64 {
	if x > 0 && x <= math.MaxFloat64 && math.Abs(y) <= math.MaxFloat64 {
		return powPositive(x, y)
	}
	switch {
	case y == 0 || x == 1:
		return 1
	case x != x || y != y:
		return math.NaN()
	case x == 0:
		return powZero(x, y)
	case math.IsInf(y, 0):
		return powToInf(math.Abs(x), y)
	case math.IsInf(x, 0):
		return powZero(1/x, -y)
	case math.Trunc(y) != y:
		return math.NaN() // a negative number to a broken power
	case isOdd(y):
		return -powPositive(-x, y)
	}
	return powPositive(-x, y)
}

// powZero returns (±0)^y for y ≠ 0: an odd power keeps the sign.
func powZero(zero, y float64) float64 {
	size := 0.0
	if y < 0 {
		size = math.Inf(1)
	}
	if isOdd(y) {
		return math.Copysign(size, zero)
	}
	return size
}

// powToInf returns x^y for x ≥ 0 and y = ±∞.
func powToInf(x, y float64) float64 {
	switch {
	case x == 1:
		return 1
	case (x < 1) == (y < 0):
		return math.Inf(1)
	}
	return 0
}

// isOdd tells whether y is an odd whole number.
func isOdd(y float64) bool {
	return math.Abs(y) < 1<<53 && math.Trunc(y) == y && int64(y)&1 == 1
}

// powPositive returns x^y = e^(y·ln x) for finite x > 0 and finite y. The product may be as great
// as 745, so ln x must be good to 10 bits more than the result: it is a pair.
func powPositive(x, y float64) float64 {
	l := logPair(x)
	switch rough := float64(y * l.hi); {
	case rough > 710:
		return math.Inf(1)
	case rough < -746:
		return 0
	case math.Abs(rough) < 0x1p-60: // also where x is 1
		return 1 + rough
	}
	e, n := expPair(l.times(pair{y, 0}))
	return scale(e.value(), n)
}
