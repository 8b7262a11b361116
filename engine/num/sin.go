package num

import "math"

// Sin returns the sine of x, in radians, within 0.85 ulp; NaN if x is infinite.
func Sin(x float64) float64 {
	switch {
	case !(math.Abs(x) <= math.MaxFloat64):
		return math.NaN()
	case math.Abs(x) < 0x1p-28:
		return x
	}
	r, quarter := reduce(x)
	return sinTurned(r, quarter).value()
}

// Cos returns the cosine of x, in radians, within 0.85 ulp; NaN if x is infinite.
func Cos(x float64) float64 {
	if !(math.Abs(x) <= math.MaxFloat64) {
		return math.NaN()
	}
	r, quarter := reduce(x)
	return sinTurned(r, quarter+1).value()
}

// Tan returns the tangent of x, in radians, within 0.95 ulp; NaN if x is infinite.
func Tan(x float64) float64 {
	switch {
	case !(math.Abs(x) <= math.MaxFloat64):
		return math.NaN()
	case math.Abs(x) < 0x1p-28:
		return x
	}
	r, quarter := reduce(x)
	return sinTurned(r, quarter).over(sinTurned(r, quarter+1)).value()
}

// sinTurned returns the sine of r + quarter·π/2, for |r| ≤ π/4 (and a little).
func sinTurned(r pair, quarter uint64) pair {
	switch quarter & 3 {
	case 0:
		return sinSeries(r)
	case 1:
		return cosSeries(r)
	case 2:
		return sinSeries(r).scaled(-1)
	}
	return cosSeries(r).scaled(-1)
}

// sinSeries is Taylor's up to r¹⁷: the first term left out is below 2⁻⁶³.
func sinSeries(r pair) pair {
	square := float64(r.hi * r.hi)
	sum := 0.0
	for n := 17; n >= 3; n -= 2 {
		sum = inverseFactorials[n] - float64(square*sum)
	}
	rest := float64(float64(r.hi*square) * sum)
	return orderedSum(r.hi, float64(r.lo*(1-float64(0.5*square)))-rest)
}

// cosSeries is Taylor's up to r¹⁸: the first term left out is below 2⁻⁶⁷. 1 − r²/2 is formed
// without error.
func cosSeries(r pair) pair {
	square := float64(r.hi * r.hi)
	sum := 0.0
	for n := 18; n >= 4; n -= 2 {
		sum = inverseFactorials[n] - float64(square*sum)
	}
	exact := exactProduct(r.hi, r.hi)
	one := orderedSum(1, float64(-0.5*exact.hi))
	rest := float64(float64(square*square)*sum) - float64(0.5*exact.lo) - float64(r.hi*r.lo)
	return orderedSum(one.hi, one.lo+rest)
}
