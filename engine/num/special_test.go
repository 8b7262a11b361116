package num_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/num"
)

// edges are the arguments at which functions treat numbers differently, and some ordinary ones.
var edges = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, -2.5, 1e-9, -1e-9,
	700, -700, 720, -746, math.Inf(1), math.Inf(-1), math.NaN(),
	math.MaxFloat64, -math.MaxFloat64, 1 << 53, -(1<<53 - 1), 1e17,
	5e-324, -5e-324, 0x1p-1022, 0x1p-1030, 1 + 0x1p-52, 1 - 0x1p-53,
}

// sameSpecial asserts that got is NaN, an infinity or a signed nought where want is, and nowhere
// else.
func sameSpecial(t *testing.T, want, got float64, call string) {
	t.Helper()
	switch {
	case math.IsNaN(want):
		assert.True(t, math.IsNaN(got), "%s: want NaN, got %v", call, got)
	case math.IsInf(want, 0) || want == 0:
		same := math.Float64bits(want) == math.Float64bits(got)
		assert.True(t, same, "%s: want %v, got %v", call, want, got)
	default:
		special := math.IsNaN(got) || math.IsInf(got, 0)
		assert.False(t, special, "%s: want %v, got %v", call, want, got)
	}
}

// Package math is an oracle for special cases, not for digits: its Log(5e-324) on amd64 is 5 % off,
// its Sinh(710) infinite, its Atan2(-5e-324, -1) has the wrong sign.
func TestSpecialCasesAreThoseOfMath(t *testing.T) {
	lgamma := func(x float64) float64 { y, _ := math.Lgamma(x); return y }
	for _, f := range []struct {
		name      string
		ours, std func(float64) float64
	}{
		{"Exp", num.Exp, math.Exp},
		{"Expm1", num.Expm1, math.Expm1},
		{"Log", num.Log, math.Log},
		{"Log1p", num.Log1p, math.Log1p},
		{"Log10", num.Log10, math.Log10},
		{"Sin", num.Sin, math.Sin},
		{"Cos", num.Cos, math.Cos},
		{"Tan", num.Tan, math.Tan},
		{"Asin", num.Asin, math.Asin},
		{"Acos", num.Acos, math.Acos},
		{"Atan", num.Atan, math.Atan},
		{"Sinh", num.Sinh, math.Sinh},
		{"Cosh", num.Cosh, math.Cosh},
		{"Tanh", num.Tanh, math.Tanh},
	} {
		for _, x := range edges {
			sameSpecial(t, f.std(x), f.ours(x), fmt.Sprintf("%s(%v)", f.name, x))
		}
	}
	for _, x := range edges {
		want := lgamma(x)
		if x < 0 {
			want = math.NaN()
		} else if x == 0 {
			want = math.Inf(1)
		}
		sameSpecial(t, want, num.Lgamma(x), fmt.Sprintf("Lgamma(%v)", x))
	}
}

func TestSpecialCasesOfPairsAreThoseOfMath(t *testing.T) {
	for _, x := range edges {
		for _, y := range edges {
			sameSpecial(t, math.Pow(x, y), num.Pow(x, y), fmt.Sprintf("Pow(%v, %v)", x, y))
			sameSpecial(t, math.Atan2(x, y), num.Atan2(x, y), fmt.Sprintf("Atan2(%v, %v)", x, y))
		}
	}
}

// sameBits asserts that two numbers are one.
func sameBits(t *testing.T, want, got float64) {
	t.Helper()
	same := math.Float64bits(want) == math.Float64bits(got)
	assert.True(t, same, "want %v, got %v", want, got)
}

func TestSubnormalResults(t *testing.T) {
	sameBits(t, math.SmallestNonzeroFloat64, num.Exp(-745.13))
	sameBits(t, 0.0, num.Exp(-745.14))
	sameBits(t, 0x1p-1050, num.Pow(2, -1050))
	sameBits(t, 0x1p-1074, num.Pow(2, -1074))
	sameBits(t, 0.0, num.Pow(2, -1076))
	sameBits(t, 0x1p1023, num.Pow(2, 1023))
	assert.InEpsilon(t, -744.4400719213812, num.Log(0x1p-1074), 1e-15)
}

func TestExactResults(t *testing.T) {
	sameBits(t, 1.0, num.Exp(0))
	sameBits(t, 0.0, num.Log(1))
	for n := range 23 {
		sameBits(t, float64(n), num.Log10(num.Pow(10, float64(n))))
	}
	for base := -12; base <= 12; base++ {
		product := 1.0
		for n := 0; math.Abs(product) < 1<<53; n++ {
			sameBits(t, product, num.Pow(float64(base), float64(n)))
			product *= float64(base)
			if base == 0 || n > 60 {
				break
			}
		}
	}
	sameBits(t, math.Pi, num.Atan2(0, -1))
	sameBits(t, math.Pi/2, num.Asin(1))
	sameBits(t, math.Pi/4, num.Atan(1))
}

// The numbers that come nearest to a multiple of π/2, where reduction loses most digits.
func TestSineNearMultiplesOfPi(t *testing.T) {
	for _, x := range []float64{
		6381956970095103 * 0x1p797, // the nearest of all: Muller, Elementary Functions (2006)
		0x1.921fb54442d18p1, 0x1.921fb54442d18p0, 22, 355, 11, 5706674932067741 * 0x1p-53,
		1 << 20, 1<<20 - 0.5, math.MaxFloat64, 0x1p1000,
	} {
		assert.LessOrEqual(t, ulps(num.Sin(x), sine(exactly(x))), 1.0, "Sin(%v)", x)
		assert.LessOrEqual(t, ulps(num.Cos(x), cosine(exactly(x))), 1.0, "Cos(%v)", x)
		assert.LessOrEqual(t, ulps(num.Sin(-x), sine(exactly(-x))), 1.0, "Sin(%v)", -x)
		assert.LessOrEqual(t, ulps(num.Cos(-x), cosine(exactly(-x))), 1.0, "Cos(%v)", -x)
	}
}
