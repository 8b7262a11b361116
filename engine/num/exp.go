package num

import "math"

// Between two powers of two, expTable has so many steps.
const expSteps = 128

// ln2/expSteps in two pieces. The first has 33 bits, so that its product with a whole number below
// 2²⁰ is exact.
const (
	expStepHi = 0x1.62e42fefp-8
	expStepLo = math.Ln2/expSteps - expStepHi
)

// expTable has 2^(j/128).
var expTable = makeExpTable()

// Exp returns e^x, within 0.76 ulp.
func Exp(x float64) float64 {
	if !(x < 709.79 && x > -745.14) {
		return expOutside(x)
	}
	k := nearest(float64(x * (expSteps / math.Ln2)))
	r := (x - float64(k*expStepHi)) - float64(k*expStepLo)
	n := int(k)
	t := &expTable[n&(expSteps-1)]
	y := t.hi + (t.lo + float64(t.hi*expSeries(r)))
	n >>= 7
	if n > 1021 || n < -1020 {
		return scale(y, n)
	}
	return float64(y * power2(n))
}

// expOutside is Exp where the result is not an ordinary number.
func expOutside(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 0:
		return math.Inf(1)
	}
	return 0
}

// Expm1 returns e^x − 1, within 0.85 ulp, also where x is small.
func Expm1(x float64) float64 {
	switch {
	case !(x < 709.79 && x > -745.14):
		return expOutside(x) - 1
	case math.Abs(x) < 0x1p-54:
		return x
	case math.Abs(x) < 0.35:
		return x + float64(float64(x*x)*polynomial(x, inverseFactorials[2:16]))
	}
	e, n := expPair(pair{x, 0})
	if n > 60 {
		return scale(e.value(), n)
	}
	e = e.scaled(power2(max(n, -100)))
	s := exactSum(e.hi, -1)
	return s.hi + (s.lo + e.lo)
}

// expPair returns e^x as p·2ⁿ with 1/2 < p < 2, good to some 61 bits, for |x| < 1000.
func expPair(x pair) (p pair, n int) {
	k := nearest(float64(x.hi * (expSteps / math.Ln2)))
	r := (x.hi - float64(k*expStepHi)) + (x.lo - float64(k*expStepLo))
	n = int(k)
	t := &expTable[n&(expSteps-1)]
	return orderedSum(t.hi, t.lo+float64(t.hi*expSeries(r))), n >> 7
}

// expSeries returns e^r − 1 by Taylor's series, for |r| ≤ ln2/256: the first term left out is below
// 2⁻⁶⁰.
func expSeries(r float64) float64 {
	s := 1.0/24 + float64(r*(1.0/120))
	s = 1.0/6 + float64(r*s)
	s = 1.0/2 + float64(r*s)
	return r + float64(float64(r*r)*s)
}

// makeExpTable starts from 2^(1/128), the seventh square root of 2.
func makeExpTable() (table [expSteps]pair) {
	step := pair{2, 0}
	for i := 1; i < expSteps; i *= 2 {
		step = step.root()
	}
	table[0] = pair{1, 0}
	for j := 1; j < expSteps; j++ {
		table[j] = table[j-1].times(step)
	}
	return table
}

// inverseFactorials has 1/n!.
var inverseFactorials = makeInverseFactorials()

func makeInverseFactorials() (table [20]float64) {
	factorial := 1.0 // exact up to 22!
	for n := range table {
		factorial = float64(factorial * float64(max(n, 1)))
		table[n] = 1 / factorial
	}
	return table
}
