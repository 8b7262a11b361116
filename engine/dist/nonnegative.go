package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// NonNegative makes a distribution fit for times (DESIGN.md §4, rule 23). One that can't be
// negative comes back as it is; a Normal comes back truncated at 0, with the mean and variance that
// result, and so does what is made of others and is negative by a Normal in it alone. It is an
// error if next to nothing would be left: of a Normal less than one draw in three million. Another
// distribution that can be negative is an error.
func NonNegative(d Distribution) (Distribution, error) {
	law, ok := d.(Law)
	if !ok || law.CDF(-math.SmallestNonzeroFloat64) == 0 {
		return d, nil
	}
	n, ok := d.(Normal)
	switch {
	case !ok && !isBell(law, 0):
		return nil, wrong("", "%v can be negative, a time can't", d)
	case !ok:
		t, err := NewTruncated(law, 0, math.Inf(1))
		if err != nil {
			return nil, wrong("", "%v is next to never above 0, as a time is", d)
		}
		return t, nil
	case n.Mu < -5*n.Sigma || n.Sigma == 0:
		return nil, wrong("", "%v is next to never above 0, as a time is", d)
	}
	return truncatedNormal{n}, nil
}

// isBell tells whether what a distribution has below a number is the end of a Normal, if anything.
func isBell(d Law, at float64) bool {
	switch d := d.(type) {
	case Normal:
		return true
	case Shifted:
		return isBell(d.of, at-d.by)
	case Truncated:
		return d.min >= at || isBell(d.of, at)
	case Mixture:
		for _, one := range d.of {
			if !isBell(one, at) {
				return false
			}
		}
		return true
	}
	return d.CDF(math.Nextafter(at, math.Inf(-1))) == 0
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
	return bell(t.from()) / phi(-t.from())
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

func (t truncatedNormal) head(x float64) part {
	if x <= 0 {
		return part{}
	}
	mirror := Normal{-t.whole.Mu, t.whole.Sigma} // no difference of two that are nearly 1
	p := mirror.head(0).less(mirror.head(-x)).scaled(1 / phi(-t.from()))
	return part{p.mass, -p.about, -p.first, p.second}
}

func (t truncatedNormal) String() string { return fmt.Sprintf("%v from 0 on", t.whole) }
