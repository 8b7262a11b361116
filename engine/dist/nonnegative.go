package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// NonNegative makes a distribution fit for times (DESIGN.md §4, rule 23). One that can't be
// negative comes back as it is; a Normal comes back truncated at 0, with the mean and variance that
// result. It is an error if less than one draw in three million would be left of the Normal, or if
// another distribution can be negative.
func NonNegative(d Distribution) (Distribution, error) {
	law, ok := d.(Law)
	if !ok || law.CDF(-math.SmallestNonzeroFloat64) == 0 {
		return d, nil
	}
	n, ok := d.(Normal)
	switch {
	case !ok:
		return nil, wrong("", "%v can be negative, a time can't", d)
	case n.Mu < -5*n.Sigma || n.Sigma == 0:
		return nil, wrong("", "%v is next to never above 0, as a time is", d)
	}
	return truncatedNormal{n}, nil
}

// A truncatedNormal is what is left of a normal distribution from 0 on.
type truncatedNormal struct{ whole Normal }

var _ Law = truncatedNormal{}

// Sample redraws negative numbers. If most would be negative, it takes the far end of the bell
// curve from an exponential instead, which has the same law.
//
// Source: Robert, "Simulation of truncated normal variables", Statistics and Computing 5 (1995).
func (t truncatedNormal) Sample(s *num.Stream) float64 {
	from := t.from()
	if from <= 0 {
		for {
			if x := t.whole.Sample(s); x >= 0 {
				return x
			}
		}
	}
	rate := float64(0.5 * (from + math.Sqrt(float64(from*from)+4)))
	for {
		beyond := s.Exp() / rate
		off := from + beyond - rate
		if s.Exp() > float64(0.5*off*off) {
			return float64(t.whole.Sigma * beyond)
		}
	}
}

// from returns where 0 lies, in standard deviations above the mean of the whole.
func (t truncatedNormal) from() float64 { return -t.whole.Mu / t.whole.Sigma }

// hazard returns the density at 0 over what lies above it, for a standard deviation of 1.
func (t truncatedNormal) hazard() float64 {
	const rootTwoPi = 2.50662827463100050241576528481104525
	from := t.from()
	return num.Exp(float64(-0.5*from*from)) / (rootTwoPi * phi(-from))
}

// Mean returns μ + σ·h with h = φ(α)/(1 − Φ(α)), α = −μ/σ.
//
// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions vol. 1 (1994),
// §13.10.
func (t truncatedNormal) Mean() float64 {
	return t.whole.Mu + float64(t.whole.Sigma*t.hazard())
}

// Variance returns σ²·(1 + α·h − h²). Source: as for Mean.
func (t truncatedNormal) Variance() float64 {
	h := t.hazard()
	return float64(t.whole.Variance() * (1 - float64(h*(h-t.from()))))
}

// CDF returns the share of what lies above 0 that lies below x.
func (t truncatedNormal) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return 1 - phi((t.whole.Mu-x)/t.whole.Sigma)/phi(-t.from())
}

func (t truncatedNormal) String() string { return fmt.Sprintf("%v from 0 on", t.whole) }
