package num_test

import (
	"math"
	"math/big"
)

// Reference values by series in numbers of 256 bits: slow, plain, and without a line in common with
// the package.

const precision = 256

// A number is a big.Float of at least 256 bits; every method returns a new one.
type number struct{ f *big.Float }

func fresh() *big.Float { return new(big.Float).SetPrec(precision) }

func exactly(x float64) number         { return number{fresh().SetFloat64(x)} }
func whole(n int64) number             { return number{fresh().SetInt64(n)} }
func ratio(a, b int64) number          { return whole(a).over(whole(b)) }
func (x number) plus(y number) number  { return number{fresh().Add(x.f, y.f)} }
func (x number) minus(y number) number { return number{fresh().Sub(x.f, y.f)} }
func (x number) times(y number) number { return number{fresh().Mul(x.f, y.f)} }
func (x number) over(y number) number  { return number{fresh().Quo(x.f, y.f)} }
func (x number) by(n int64) number     { return x.over(whole(n)) }
func (x number) root() number          { return number{fresh().Sqrt(x.f)} }
func (x number) abs() number           { return number{fresh().Abs(x.f)} }
func (x number) shift(n int) number    { return number{fresh().SetMantExp(x.f, n)} }
func (x number) sign() int             { return x.f.Sign() }

// negligible tells whether a term no longer matters in a sum.
func (x number) negligible(sum number) bool {
	return x.sign() == 0 || x.f.MantExp(nil) < sum.f.MantExp(nil)-precision
}

// exp brings x below 2⁻¹⁶, takes Taylor's series and squares it up again.
func (x number) exp() number {
	halvings := max(x.f.MantExp(nil)+16, 0)
	r := x.shift(-halvings)
	sum, term := whole(1), whole(1)
	for n := int64(1); !term.negligible(sum); n++ {
		term = term.times(r).by(n)
		sum = sum.plus(term)
	}
	for range halvings {
		sum = sum.times(sum)
	}
	return sum
}

// oddSeries returns x + sign·x³/3 + x⁵/5 + …: the arc tangent (sign −1) or its hyperbolic sister
// (sign 1).
func (x number) oddSeries(sign int64) number {
	square := x.times(x).times(whole(sign))
	sum, power := x, x
	for n := int64(3); ; n += 2 {
		power = power.times(square)
		if power.negligible(sum) {
			return sum
		}
		sum = sum.plus(power.by(n))
	}
}

// log takes out the power of two and then ln m = 2·artanh((m−1)/(m+1)), after two square roots.
func (x number) log() number {
	n := x.f.MantExp(nil)
	m := x.shift(-n)
	if m.f.Cmp(ratio(3, 4).f) < 0 {
		m, n = m.shift(1), n-1
	}
	if n != 0 {
		m = m.root().root()
		l := m.minus(whole(1)).over(m.plus(whole(1))).oddSeries(1).shift(3)
		return l.plus(lnTwo.times(whole(int64(n))))
	}
	return m.minus(whole(1)).over(m.plus(whole(1))).oddSeries(1).shift(1)
}

// atan halves the angle four times.
func (x number) atan() number {
	for range 4 {
		x = x.over(x.times(x).plus(whole(1)).root().plus(whole(1)))
	}
	return x.oddSeries(-1).shift(4)
}

// sinCos takes Taylor's series of x less whole quarters of a turn.
func (x number) sinCos() (sin, cos number) {
	great := new(big.Float).SetPrec(1400).Set(x.f)
	quarters, _ := great.Quo(great, greatHalfPi).Int(nil)
	turned := new(big.Float).SetPrec(1400).SetInt(quarters)
	r := number{fresh().Sub(x.f, turned.Mul(turned, greatHalfPi))}
	sin, cos = r.taylor(1), r.taylor(0)
	switch new(big.Int).And(quarters, big.NewInt(3)).Int64() {
	case 1:
		return cos, whole(0).minus(sin)
	case 2:
		return whole(0).minus(sin), whole(0).minus(cos)
	case 3:
		return whole(0).minus(cos), sin
	}
	return sin, cos
}

// taylor returns the sine (first = 1) or the cosine (first = 0) of a small x.
func (x number) taylor(first int64) number {
	term := whole(1)
	if first == 1 {
		term = x
	}
	sum := term
	for n := first + 2; !term.negligible(sum); n += 2 {
		term = term.times(x).times(x).by(-n * (n - 1))
		sum = sum.plus(term)
	}
	return sum
}

// lgamma is Stirling's series at x + 48, brought back by the product of what lies between. Its
// noughts at 1 and 2 no series hits.
func (x number) lgamma() number {
	if x.f.Cmp(whole(1).f) == 0 || x.f.Cmp(whole(2).f) == 0 {
		return whole(0)
	}
	product := whole(1)
	for range 48 {
		product = product.times(x)
		x = x.plus(whole(1))
	}
	sum := x.minus(ratio(1, 2)).times(x.log()).minus(x).plus(pi.shift(1).log().by(2))
	power := x
	for n, b := range bernoullis {
		k := int64(n + 1)
		sum = sum.plus(b.over(power).by(2 * k * (2*k - 1)))
		power = power.times(x).times(x)
	}
	return sum.minus(product.abs().log())
}

// bernoulli returns B₂, B₄, … B₂ₙ by Akiyama and Tanigawa's algorithm.
func bernoulli(n int) []number {
	var out []number
	row := make([]*big.Rat, 2*n+1)
	for m := range row {
		row[m] = big.NewRat(1, int64(m+1))
		for j := m; j >= 1; j-- {
			d := new(big.Rat).Sub(row[j-1], row[j])
			row[j-1] = d.Mul(d, big.NewRat(int64(j), 1))
		}
		if m >= 2 && m%2 == 0 {
			out = append(out, number{fresh().SetRat(row[0])})
		}
	}
	return out
}

var (
	bernoullis  = bernoulli(24)
	lnTwo       = ratio(1, 3).oddSeries(1).shift(1)
	greatHalfPi = machin(1400)
	pi          = number{fresh().Set(greatHalfPi)}.shift(1)
)

// machin returns π/2 = 8·arctan(1/5) − 2·arctan(1/239), in whole numbers scaled by 2^(prec+64).
func machin(prec uint) *big.Float {
	sum := new(big.Int)
	for _, part := range []struct{ n, times int64 }{{5, 8}, {239, -2}} {
		power := new(big.Int).Lsh(big.NewInt(part.times), prec+64)
		power.Quo(power, big.NewInt(part.n))
		for k := int64(1); power.Sign() != 0; k += 2 {
			sum.Add(sum, new(big.Int).Quo(power, big.NewInt(k)))
			power.Quo(power, big.NewInt(-part.n*part.n))
		}
	}
	f := new(big.Float).SetPrec(prec).SetInt(sum)
	return f.SetMantExp(f, -int(prec+64))
}

// ulps returns how far got is from want, in units of want's last place. An overflow to infinity is
// right (0) if want is beyond the greatest number.
func ulps(got float64, want number) float64 {
	if rounded, _ := want.f.Float64(); math.IsInf(rounded, 0) || math.IsInf(got, 0) {
		if rounded == got {
			return 0
		}
		return math.Inf(1)
	}
	unit := max(want.f.MantExp(nil)-53, -1074)
	off, _ := exactly(got).minus(want).abs().shift(-unit).f.Float64()
	return off
}
