package dist

import (
	"math"

	"queuesim/engine/num"
)

// solve returns the x from low to high, both above 0, at which f is 0. f must fall all the way,
// from 0 or more to 0 or less; if it falls nearly evenly with ln x, some ten calls will do.
//
// Source: the Illinois rule, Dowell and Jarratt, "A modified regula falsi method for computing the
// root of an equation", BIT 11 (1971).
func solve(low, high float64, f func(float64) float64) float64 {
	a, b := num.Log(low), num.Log(high)
	atA, atB := f(low), f(high)
	t := a
	for last := 0; ; {
		before := t
		t = a + float64((b-a)*(atA/(atA-atB)))
		if math.Abs(t-before) <= 0x1p-52*math.Abs(t) || !(t > a && t < b) {
			return num.Exp(t)
		}
		switch at := f(num.Exp(t)); {
		case at > 0:
			a, atA = t, at
			if last > 0 { // the same end twice: draw the line less steeply
				atB = float64(0.5 * atB)
			}
			last = 1
		case at < 0:
			b, atB = t, at
			if last < 0 {
				atA = float64(0.5 * atA)
			}
			last = -1
		default:
			return num.Exp(t)
		}
	}
}
