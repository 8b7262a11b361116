package num

import "math"

// A pair is a number of about 106 bits: the unevaluated sum of hi and a much smaller lo.
//
// Source of the error-free sums and products: Dekker, "A floating-point technique for extending the
// available precision", Numerische Mathematik 18 (1971); Knuth, The Art of Computer Programming
// vol. 2, §4.2.2.
type pair struct{ hi, lo float64 }

// value returns the pair as one number.
func (p pair) value() float64 { return p.hi + p.lo }

// exactSum returns a + b without error, whatever their sizes.
func exactSum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// orderedSum returns a + b without error if |a| ≥ |b| or a is 0.
func orderedSum(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

// exactProduct returns a·b without error, for |a|, |b| and |a·b| away from overflow and underflow.
func exactProduct(a, b float64) pair {
	p := float64(a * b)
	ah, al := halves(a)
	bh, bl := halves(b)
	e := float64(ah*bh) - p
	e += float64(ah * bl)
	e += float64(al * bh)
	e += float64(al * bl)
	return pair{p, e}
}

// halves cuts a into two numbers of at most 26 bits each, whose products are exact.
func halves(a float64) (hi, lo float64) {
	t := float64(a * (1<<27 + 1))
	hi = t - (t - a)
	return hi, a - hi
}

func (p pair) plus(q pair) pair {
	s := exactSum(p.hi, q.hi)
	t := exactSum(p.lo, q.lo)
	s = orderedSum(s.hi, s.lo+t.hi)
	return orderedSum(s.hi, s.lo+t.lo)
}

func (p pair) minus(q pair) pair { return p.plus(pair{-q.hi, -q.lo}) }

func (p pair) times(q pair) pair {
	t := exactProduct(p.hi, q.hi)
	return orderedSum(t.hi, t.lo+(float64(p.hi*q.lo)+float64(p.lo*q.hi)))
}

// scaled returns p·f, for f a power of two.
func (p pair) scaled(f float64) pair { return pair{float64(p.hi * f), float64(p.lo * f)} }

func (p pair) over(q pair) pair {
	t := p.hi / q.hi
	rest := p.minus(q.times(pair{t, 0}))
	return orderedSum(t, rest.value()/q.hi)
}

// root returns √p for p > 0.
func (p pair) root() pair {
	t := math.Sqrt(p.hi)
	rest := p.minus(exactProduct(t, t))
	return orderedSum(t, rest.value()/float64(2*t))
}

// polynomial returns c[0] + c[1]·x + c[2]·x² + …
func polynomial(x float64, c []float64) float64 {
	sum := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		sum = c[i] + float64(x*sum)
	}
	return sum
}

// nearest returns x rounded to a whole number, for |x| < 2⁵¹.
func nearest(x float64) float64 {
	const shift = 3 << 51 // here a unit in the last place is 1
	return (x + shift) - shift
}

// power2 returns 2ⁿ for −1022 ≤ n ≤ 1023.
func power2(n int) float64 { return math.Float64frombits(uint64(n+1023) << 52) }

// scale returns x·2ⁿ for |x| from 1/2 to 2⁴⁰ and |n| < 1100: rounded where it is subnormal,
// infinite where too great.
func scale(x float64, n int) float64 {
	switch {
	case n > 1021:
		return float64(float64(x*power2(n-60)) * (1 << 60))
	case n < -1020:
		return float64(float64(x*power2(n+60)) * (1.0 / (1 << 60)))
	}
	return float64(x * power2(n))
}
