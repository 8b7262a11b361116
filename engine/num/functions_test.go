package num_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/num"
)

// long leaves a test out under -short, as with the race detector: sums are the same there, and take
// ten times as long.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the same sums, only slower")
	}
}

// arguments is how many of them each function is tried on. The bounds were found with 100 times as
// many.
const arguments = 2000

// A function of one argument with its reference, where to try it, and the error it may have.
type function struct {
	name    string
	of      func(float64) float64
	ref     func(number) number
	low, up float64 // arguments spread evenly between
	spread  int     // and over 2^−spread … 2^spread, where the function allows
	most    float64 // units in the last place
}

func sine(x number) number   { s, _ := x.sinCos(); return s }
func cosine(x number) number { _, c := x.sinCos(); return c }

func tangent(x number) number { s, c := x.sinCos(); return s.over(c) }

func arcsine(x number) number { return x.over(beside(x)).atan() }

// arccosine is π/2 less twice the arc tangent of half the angle's.
func arccosine(x number) number {
	return pi.shift(-1).minus(x.over(whole(1).plus(beside(x))).atan().shift(1))
}

func expm1(x number) number { return x.exp().minus(whole(1)) }
func log1p(x number) number { return whole(1).plus(x).log() }
func log10(x number) number { return x.log().over(whole(10).log()) }

func sinh(x number) number { return x.exp().minus(whole(0).minus(x).exp()).shift(-1) }
func cosh(x number) number { return x.exp().plus(whole(0).minus(x).exp()).shift(-1) }

func tanh(x number) number { return sinh(x).over(cosh(x)) }

// beside returns √(1 − x²).
func beside(x number) number { return whole(1).minus(x.times(x)).root() }

var functions = []function{
	{"exp", num.Exp, number.exp, -746, 710, 60, 1},
	{"expm1", num.Expm1, expm1, -40, 710, 60, 1},
	{"log", num.Log, number.log, 0.5, 2, 1022, 1},
	{"log1p", num.Log1p, log1p, -0.999, 2, 60, 1},
	{"log10", num.Log10, log10, 0.5, 2, 1022, 1},
	{"sin", num.Sin, sine, -1e6, 1e6, 1020, 1},
	{"cos", num.Cos, cosine, -1e6, 1e6, 1020, 1},
	{"tan", num.Tan, tangent, -1e6, 1e6, 1020, 2},
	{"asin", num.Asin, arcsine, -1, 1, 0, 1},
	{"acos", num.Acos, arccosine, -1, 1, 0, 1},
	{"atan", num.Atan, number.atan, -8, 8, 60, 1},
	{"sinh", num.Sinh, sinh, -712, 712, 60, 1},
	{"cosh", num.Cosh, cosh, -712, 712, 60, 1},
	{"tanh", num.Tanh, tanh, -23, 23, 60, 1},
	{"lgamma", num.Lgamma, number.lgamma, 0, 30, 100, 8},
}

func TestFunctionsAgainstReference(t *testing.T) {
	long(t)
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			s := num.NewStream(num.HashString(f.name))
			worst, at := 0.0, 0.0
			for i := range arguments {
				x := f.argument(&s, i)
				got := f.of(x)
				if math.IsNaN(got) { // outside of the domain
					continue
				}
				if off := ulps(got, f.ref(exactly(x))); off > worst {
					worst, at = off, x
				}
			}
			assert.LessOrEqual(t, worst, f.most, "at %v (%x)", at, at)
			t.Logf("worst error %.3f ulp, at %v", worst, at)
		})
	}
}

// argument returns the ith argument: evenly spread, spread over the orders of magnitude, or near a
// round number.
func (f function) argument(s *num.Stream, i int) float64 {
	even := f.low + float64((f.up-f.low)*s.Float64())
	size := math.Ldexp(1+s.Float64(), s.IntN(2*f.spread+1)-f.spread)
	if even < 0 && i%2 == 0 {
		size = -size
	}
	switch {
	case i%4 == 1 && size <= max(f.up, 2) || f.up == 2:
		return size
	case i%4 == 3:
		return math.Nextafter(math.Round(4*even)/4, even)
	}
	return even
}
