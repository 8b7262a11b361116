package num

import "math"

// ln2 in two pieces. The first has 42 bits, so that its product with an exponent is exact.
const (
	ln2Hi = 0x1.62e42fefa38p-1
	ln2Lo = math.Ln2 - ln2Hi
)

// oneOverLn10 is 1/ln 10.
var oneOverLn10 = pair{0x1.bcb7b1526ep-2, 1/math.Ln10 - 0x1.bcb7b1526ep-2}

// A logStep serves the numbers m whose fraction begins with the same seven bits.
type logStep struct {
	c   float64 // about 1/m, eight bits: 1 where m is near 1
	log pair    // −ln c
}

// From this step on m is halved, so that it lies in [0.707, 1.414).
const logHalved = 53

var logTable = makeLogTable()

// Log returns the natural logarithm of x, within 0.51 ulp.
func Log(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return logOutside(x)
	}
	return logPair(x).hi
}

// logOutside is Log where the result is not an ordinary number.
func logOutside(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0:
		return math.NaN()
	}
	return x
}

// Log10 returns the decimal logarithm of x, within 0.51 ulp. Log10(10ⁿ) is n.
func Log10(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return logOutside(x)
	}
	return logPair(x).times(oneOverLn10).hi
}

// Log1p returns ln(1 + x), within 0.75 ulp, also where x is small.
func Log1p(x float64) float64 {
	switch {
	case !(x > -1 && x <= math.MaxFloat64):
		return logOutside(1 + x)
	case math.Abs(x) < 0x1p-54:
		return x
	}
	u := exactSum(1, x)
	l := logPair(u.hi)
	return l.hi + (l.lo + u.lo/u.hi)
}

// logOfPair returns ln p for p a little off an ordinary number.
func logOfPair(p pair) pair { return logPair(p.hi).plus(pair{p.lo / p.hi, 0}) }

// logPair returns ln x, good to some 68 bits, for 0 < x < ∞.
//
// x = m·2ᵉ, and c·m = 1 + r exactly: ln x = e·ln 2 − ln c + ln(1 + r), |r| < 2⁻⁷. The method is
// that of Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16 (1990).
func logPair(x float64) pair {
	i, m, e := logReduce(x)
	step := &logTable[i]

	top := math.Float64frombits(math.Float64bits(m) &^ (1<<27 - 1))
	r := (float64(step.c*top) - 1) + float64(step.c*(m-top)) // no rounding anywhere
	square := exactProduct(r, r)

	base := exactSum(float64(e*ln2Hi), step.log.hi)
	s := exactSum(base.hi, r)
	t := exactSum(s.hi, float64(-0.5*square.hi))
	small := float64(float64(r*square.hi)*logSeries(r)) - float64(0.5*square.lo)
	return orderedSum(t.hi, (base.lo+s.lo+t.lo)+(step.log.lo+float64(e*ln2Lo))+small)
}

// logReduce returns the step of x, and m and e with x = m·2ᵉ, 0.707 ≤ m < 1.414.
func logReduce(x float64) (i uint64, m, e float64) {
	bits := math.Float64bits(x)
	exponent := -1023
	if x < 0x1p-1022 {
		bits = math.Float64bits(float64(x * 0x1p54))
		exponent -= 54
	}
	exponent += int(bits >> 52)
	i = bits >> 45 & 127
	bits &= 1<<52 - 1
	if i >= logHalved {
		return i, math.Float64frombits(bits | 1022<<52), float64(exponent + 1)
	}
	return i, math.Float64frombits(bits | 1023<<52), float64(exponent)
}

// logSeries returns (ln(1 + r) − r + r²/2) / r³ by Mercator's series, for |r| < 2⁻⁷.
func logSeries(r float64) float64 {
	s := 1.0/9 - float64(r*(1.0/10))
	s = 1.0/8 - float64(r*s)
	s = 1.0/7 - float64(r*s)
	s = 1.0/6 - float64(r*s)
	s = 1.0/5 - float64(r*s)
	s = 1.0/4 - float64(r*s)
	return 1.0/3 - float64(r*s)
}

func makeLogTable() (table [128]logStep) {
	for i := range table {
		middle := 1 + float64((float64(i)+0.5)/128)
		unit := 256.0
		if i >= logHalved {
			middle /= 2
			unit = 128
		}
		c := math.Floor(unit/middle+0.5) / unit
		if i == 0 || i == 127 {
			c = 1
		}
		table[i] = logStep{c, pairLog(c).scaled(-1)}
	}
	return table
}

// pairLog returns ln c to the full precision of a pair, for c near 1: the series 2·(z + z³/3 + z⁵/5
// + …) with z = (c−1)/(c+1). It is slow, and makes tables.
func pairLog(c float64) pair {
	z := pair{c - 1, 0}.over(exactSum(c, 1))
	square := z.times(z)
	power := z.scaled(2)
	sum := power
	for n := 3; n < 50; n += 2 {
		power = power.times(square)
		sum = sum.plus(power.over(pair{float64(n), 0}))
	}
	return sum
}
