package num

import "math"

// π/2 and π, to the precision of a pair.
var (
	halfPi  = pair{0x1.921fb54442d18p0, math.Pi/2 - 0x1.921fb54442d18p0}
	wholePi = pair{0x1.921fb54442d18p1, math.Pi - 0x1.921fb54442d18p1}
)

// atanTable has the arc tangents of i/16.
var atanTable = makeAtanTable()

// Atan returns the arc tangent of x, in [−π/2, π/2], within 0.51 ulp.
func Atan(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a < 0x1p-28:
		return x
	case a > 0x1p60:
		return math.Copysign(halfPi.hi, x)
	}
	return math.Copysign(angle(pair{a, 0}, pair{1, 0}).value(), x)
}

// Atan2 returns the angle of the point (x, y), in [−π, π], within 0.51 ulp, with the special cases
// of [math.Atan2].
func Atan2(y, x float64) float64 {
	a, b := math.Abs(y), math.Abs(x)
	switch {
	case x != x || y != y:
		return math.NaN()
	case math.IsInf(y, 0) && math.IsInf(x, 0):
		a, b = 1, 1
	case a == 0 || math.IsInf(b, 1):
		a, b = 0, 1
	case b == 0 || math.IsInf(a, 1):
		a, b = 1, 0
	}
	return math.Copysign(angleBeside(a, b, math.Signbit(x)), y)
}

// angleBeside returns the angle of the point (b, a), or (−b, a) if behind, for finite a, b ≥ 0, not
// both 0.
func angleBeside(a, b float64, behind bool) float64 {
	_, n := math.Frexp(max(a, b))
	if _, small := math.Frexp(min(a, b)); min(a, b) > 0 && n-small > 900 && a < b {
		if !behind {
			return a / b
		}
		return wholePi.hi
	}
	w := angle(pair{math.Ldexp(a, -n), 0}, pair{math.Ldexp(b, -n), 0})
	if behind {
		w = wholePi.minus(w)
	}
	return w.value()
}

// Asin returns the arc sine of x, in [−π/2, π/2], within 0.51 ulp; NaN if |x| > 1.
func Asin(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a <= 1):
		return math.NaN()
	case a < 0x1p-28:
		return x
	}
	return math.Copysign(angle(pair{a, 0}, otherSide(a)).value(), x)
}

// Acos returns the arc cosine of x, in [0, π], within 0.51 ulp; NaN if |x| > 1.
func Acos(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a <= 1):
		return math.NaN()
	case a < 0x1p-60:
		return halfPi.hi
	}
	w := angle(otherSide(a), pair{a, 0})
	if x < 0 {
		w = wholePi.minus(w)
	}
	return w.value()
}

// otherSide returns √(1 − a²).
func otherSide(a float64) pair {
	if a == 1 {
		return pair{}
	}
	return pair{1, 0}.minus(exactProduct(a, a)).root()
}

// angle returns the arc tangent of y/x for y, x ≥ 0, not both 0, neither great nor tiny.
func angle(y, x pair) pair {
	if y.hi > x.hi {
		return halfPi.minus(angle(x, y))
	}
	i := nearest(float64(16 * (y.hi / x.hi)))
	if i == 0 {
		return atanSeries(y.over(x))
	}
	// Turn the point back by the arc tangent of c = i/16: what is left is below 1/30.
	c := pair{float64(i / 16), 0}
	rest := y.minus(x.times(c)).over(x.plus(y.times(c)))
	return atanTable[int(i)].plus(atanSeries(rest))
}

// atanSeries returns the arc tangent of t for |t| < 1/28: t − t³/3 + t⁵/5 − … up to t¹³.
func atanSeries(t pair) pair {
	square := float64(t.hi * t.hi)
	sum := 0.0
	for n := 13; n >= 3; n -= 2 {
		sum = 1/float64(n) - float64(square*sum)
	}
	return orderedSum(t.hi, t.lo-float64(float64(t.hi*square)*sum))
}

// makeAtanTable goes from one step to the next by the difference of two arc tangents.
func makeAtanTable() (table [17]pair) {
	for i := 1; i < len(table); i++ {
		c := float64(float64(i) / 16)
		before := float64(float64(i-1) / 16)
		t := pair{c - before, 0}.over(pair{1 + float64(c*before), 0})
		table[i] = table[i-1].plus(pairAtan(t))
	}
	return table
}

// pairAtan returns the arc tangent of a small t to the full precision of a pair. It makes the
// table.
func pairAtan(t pair) pair {
	square := t.times(t).scaled(-1)
	power, sum := t, t
	for n := 3; n < 30; n += 2 {
		power = power.times(square)
		sum = sum.plus(power.over(pair{float64(n), 0}))
	}
	return sum
}
