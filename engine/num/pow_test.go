package num_test

import (
	"math"
	"testing"

	"queuesim/engine/num"
)

func TestPowAgainstReference(t *testing.T) {
	long(t)
	t.Parallel()
	var w worst
	s := num.NewStream(1)
	for i := range *arguments {
		x, y := powArguments(&s, i)
		w.see(ulps(num.Pow(x, y), power(x, y)), x, y)
	}
	w.within(t, 0.76)
}

// power is the reference for Pow, for x > 0.
func power(x, y float64) number { return exactly(y).times(exactly(x).log()).exp() }

// powArguments returns the ith pair of arguments of Pow. Their results go a little beyond what a
// number can hold, but where y is small.
func powArguments(s *num.Stream, i int) (x, y float64) {
	switch i % 6 {
	case 0: // about 1, where y may be huge
		x = 1 + math.Ldexp(s.Float64()-0.5, -s.IntN(52))
	case 1: // of any size, subnormal ones too
		x = math.Ldexp(0.5+s.Float64(), s.IntN(2098)-1074)
	case 2: // powers of whole numbers
		return float64(1 + s.IntN(100)), float64(s.IntN(400) - 200)
	default:
		x = math.Ldexp(0.5+s.Float64(), s.IntN(40)-20)
	}
	y = (2*s.Float64() - 1) * min(746/math.Abs(num.Log(x)), 1e300)
	switch i % 5 {
	case 0:
		y = math.Ldexp(y, -s.IntN(80))
	case 1: // among the subnormal results and the greatest ones
		y = math.Copysign(745-40*s.Float64(), y) / math.Abs(num.Log(x))
	case 2:
		y = math.Round(2*y) / 2
	}
	return x, min(max(y, -1e300), 1e300)
}

func TestAtan2AgainstReference(t *testing.T) {
	long(t)
	t.Parallel()
	var w worst
	s := num.NewStream(2)
	for i := range *arguments {
		spread := []int{2, 40, 900, 2040}[i%4]
		y := math.Ldexp(0.5+s.Float64(), s.IntN(spread)-spread/2)
		x := math.Ldexp(0.5+s.Float64(), s.IntN(spread)-spread/2)
		angle := exactly(y).over(exactly(x)).atan()
		w.see(ulps(num.Atan2(y, x), angle), y, x)
		w.see(ulps(num.Atan2(y, -x), pi.minus(angle)), y, -x)
		w.see(ulps(num.Atan2(-y, x), whole(0).minus(angle)), -y, x)
	}
	w.within(t, 0.51)
}
