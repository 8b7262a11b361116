package dist

import (
	"math"

	"queuesim/engine/num"
)

// A Geometric counts trials up to the first that succeeds, that one too: 1, 2, 3 … Each succeeds
// with the same chance. Make it with [NewGeometric].
//
// Source of all formulas: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), §5.2,
// for one more than what they count.
type Geometric struct {
	mean float64 // 1/p
	rate float64 // −ln(1 − p): so fast grows the chance of a success by now; +Inf if that is sure
}

var _ Law = NewGeometric(2)

// NewGeometric returns the one in which so many trials are made on average, 1 or more.
func NewGeometric(mean float64) Geometric {
	return Geometric{mean: mean, rate: -num.Log1p(-1 / mean)}
}

// Sample rounds an exponential of the same rate up to whole trials.
//
// Source: Devroye, Non-Uniform Random Variate Generation (1986), §X.2.
func (g Geometric) Sample(s *num.Stream) float64 { return 1 + math.Floor(s.Exp()/g.rate) }

// Mean returns 1/p.
func (g Geometric) Mean() float64 { return g.mean }

// Variance returns (1 − p)/p².
func (g Geometric) Variance() float64 { return float64(g.mean * (g.mean - 1)) }

// CDF returns 1 − (1 − p)ⁿ for n = 1, 2, … whole trials up to x.
func (g Geometric) CDF(x float64) float64 {
	if x < 1 {
		return 0
	}
	return -num.Expm1(-float64(math.Floor(x) * g.rate))
}

// head takes from the whole what comes later: after n trials without success it begins anew.
func (g Geometric) head(x float64) part {
	n := math.Floor(x)
	if n < 1 {
		return part{}
	}
	mass := g.CDF(x)
	return part{
		mass: mass, about: g.mean,
		first:  -float64((1 - mass) * n),
		second: float64(g.Variance()*mass) - float64((1-mass)*n*n),
	}
}

func (g Geometric) String() string { return "geometric(" + text(g.mean) + ")" }

func newGeometric(a Args) (Distribution, error) { return NewGeometric(a.Named["mean"]), nil }

func newGeometricByChance(a Args) (Distribution, error) {
	return NewGeometric(1 / a.Named["p"]), nil
}
