package num_test

import (
	"flag"
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

// arguments is how many each function is tried on. The bounds were found with a million:
//
//	go test ./engine/num -run Reference -arguments 1000000 -v -timeout 1h
var arguments = flag.Int("arguments", 2000, "on how many arguments functions are tried")

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

// arcsine is twice the arc tangent of half the angle's.
func arcsine(x number) number {
	return x.over(whole(1).plus(whole(1).minus(x.times(x)).root())).atan().shift(1)
}

func arccosine(x number) number {
	if x.sign() < 0 {
		return pi.minus(arccosine(whole(0).minus(x)))
	}
	return whole(1).minus(x).over(whole(1).plus(x)).root().atan().shift(1)
}

func expm1(x number) number { return x.exp().minus(whole(1)) }
func log1p(x number) number { return whole(1).plus(x).log() }
func log10(x number) number { return x.log().over(whole(10).log()) }

func sinh(x number) number { return x.exp().minus(whole(0).minus(x).exp()).shift(-1) }
func cosh(x number) number { return x.exp().plus(whole(0).minus(x).exp()).shift(-1) }

func tanh(x number) number { return sinh(x).over(cosh(x)) }

// ofSmall takes the first term of x + … where x is so small that a reference by sums would lose it.
func ofSmall(ref func(number) number) func(number) number {
	return func(x number) number {
		if x.sign() == 0 || x.f.MantExp(nil) < -100 {
			return x
		}
		return ref(x)
	}
}

var functions = []function{
	{"exp", num.Exp, number.exp, -746, 710, 60, 0.76},
	{"expm1", num.Expm1, ofSmall(expm1), -40, 710, 60, 0.85},
	{"log", num.Log, number.log, 0.5, 2, 1022, 0.51},
	{"log1p", num.Log1p, ofSmall(log1p), -0.999, 2, 60, 0.75},
	{"log10", num.Log10, log10, 0.5, 2, 1022, 0.51},
	{"sin", num.Sin, sine, -1e6, 1e6, 1020, 0.85},
	{"cos", num.Cos, cosine, -1e6, 1e6, 1020, 0.85},
	{"tan", num.Tan, tangent, -1e6, 1e6, 1020, 0.95},
	{"asin", num.Asin, ofSmall(arcsine), -1, 1, 0, 0.51},
	{"acos", num.Acos, arccosine, -1, 1, 0, 0.51},
	{"atan", num.Atan, number.atan, -8, 8, 60, 0.51},
	{"sinh", num.Sinh, ofSmall(sinh), -712, 712, 60, 0.53},
	{"cosh", num.Cosh, cosh, -712, 712, 60, 0.53},
	{"tanh", num.Tanh, ofSmall(tanh), -23, 23, 60, 0.53},
	{"lgamma", num.Lgamma, number.lgamma, 0, 30, 100, 0.65},
}

func TestFunctionsAgainstReference(t *testing.T) {
	long(t)
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var w worst
			s := num.NewStream(num.HashString(f.name))
			for i := range *arguments {
				w.try(f, f.argument(&s, i))
			}
			for _, x := range f.corners() {
				w.try(f, x)
			}
			w.within(t, f.most)
		})
	}
}

// A worst is the greatest error that was seen, in units in the last place.
type worst struct {
	off float64
	at  []float64 // the arguments
}

// try looks at one argument of a function, if it is in its domain.
func (w *worst) try(f function, x float64) {
	switch got := f.of(x); {
	case !f.isDefined(x):
	case math.IsNaN(got):
		w.see(math.Inf(1), x)
	default:
		w.see(ulps(got, f.ref(exactly(x))), x)
	}
}

// isDefined tells whether x is in the domain of a function, and no pole.
func (f function) isDefined(x float64) bool {
	switch f.name {
	case "log", "log10", "lgamma":
		return x > 0
	case "log1p":
		return x > -1
	case "asin", "acos":
		return math.Abs(x) <= 1
	}
	return true
}

func (w *worst) see(off float64, at ...float64) {
	if off > w.off {
		w.off, w.at = off, at
	}
}

func (w *worst) within(t *testing.T, most float64) {
	t.Helper()
	assert.LessOrEqual(t, w.off, most, "at %v (%x)", w.at, w.at)
	t.Logf("worst error %.4f ulp, at %v", w.off, w.at)
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
