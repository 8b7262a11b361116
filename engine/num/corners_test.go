package num_test

import (
	"math"
	"slices"

	"queuesim/engine/num"
)

// turning are arguments at which functions over- or underflow, or change their method.
var turning = []float64{
	709.782712893384, 709.79, 710.4758600739439, 708.3964185322641, 745.1332191019411,
	744.4400719213812, 745.14, 36.7, 37.5, 22, 0.35, 0.5, 1.5, 2.5, 8, 1.4616321449683623,
	1 << 20, 1 << 60, 1e300, 2.5e305, 2.556348163871691e305, 1e308, math.MaxFloat64,
	6381956970095103 * 0x1p797, // the nearest to a multiple of π/2: Muller, Elementary Functions (2006)
	5706674932067741 * 0x1p-53, 11, 22, 355, 0x1.921fb54442d18p0,
}

// corners are the hard arguments of a function: all powers of two, 1 and multiples of π/4 and
// steps of the tables with what lies next to them, subnormal numbers, and where it turns. Of the
// many only some are tried if there is to be little work.
func (f function) corners() []float64 {
	var many []float64
	for n := -1074; n < 1024; n++ {
		many = append(many, math.Ldexp(1, n))
	}
	for k := range 53 {
		many = append(many, 1-math.Ldexp(1, -k-1), 1+math.Ldexp(1, -k))
	}
	for k := 1; k <= 1000; k++ {
		many = append(many, float64(k)*(math.Pi/4), float64(k)*(math.Ln2/256), float64(k)/256)
	}
	s := num.NewStream(1)
	for range 1000 {
		many = append(many, float64(float64(s.Float64()*0x1p52)*0x1p-1074))
		many = append(many, float64(math.Floor(s.Float64()*0x1p27)*(math.Pi/4)))
	}
	step := max(1, 200_000 / *arguments)
	out := slices.Clone(turning)
	for i := 0; i < len(many); i += step {
		out = append(out, many[i])
	}
	return f.inside(out)
}

// inside returns those arguments, their neighbours and their opposites that a reference can be
// computed of.
func (f function) inside(from []float64) (out []float64) {
	widest := math.MaxFloat64
	if slices.Contains([]string{"exp", "expm1", "sinh", "cosh", "tanh"}, f.name) {
		widest = 800 // beyond there are but noughts, ones and infinities
	}
	for _, x := range from {
		for _, x := range []float64{x, math.Nextafter(x, 0), math.Nextafter(x, math.Inf(1))} {
			if x != 0 && x <= widest {
				out = append(out, x, -x)
			}
		}
	}
	return out
}
