package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Truncated is what another distribution has in an interval, its ends included: draws outside of
// it are drawn again. Make it with [NewTruncated].
type Truncated struct {
	nest
	of             Law
	min, max       float64 // −Inf and +Inf if there is no bound
	below, inside  part    // of the other one, about the same number
	mean, variance float64
}

var _ Law = Truncated{}

// NewTruncated returns what a distribution has between two ends; either may be infinite. It fails
// unless at least a thousandth of the distribution lies there: who redraws must come to an end.
//
// Mean and variance are closed formulas of the moments of the other one up to either end.
func NewTruncated(of Law, from, to float64) (Truncated, error) {
	t := Truncated{of: of, min: from, max: to}
	if to < from {
		return t, wrong("max", "want a number from %s (min), got %s", text(from), text(to))
	}
	about := t.middle()
	t.below = partOf(of, math.Nextafter(from, math.Inf(-1)), about)
	t.inside = partOf(of, to, about).less(t.below)
	share := t.inside.mass
	if !(share >= 1.0/mostDraws) {
		return t, wrong("", "want an interval with %s or more of %v in it, got %s in %s",
			text(1.0/mostDraws), of, text(max(share, 0)), t.interval())
	}
	var err error
	if t.nest, err = newNest([]Law{of}, []float64{1 / share}); err != nil {
		return t, err
	}
	if t.draws > mostDraws {
		return t, wrong("", "want at most %d draws until one is kept, got about %s for %s",
			mostDraws, text(t.draws), t.interval())
	}
	t.mean, t.variance = t.inside.moments()
	return t, nil
}

// middle returns the number in the interval that is nearest to the mean of the whole. Moments about
// it lose few digits.
func (t Truncated) middle() float64 {
	mean := min(max(t.of.Mean(), t.min), t.max)
	if math.IsInf(mean, 1) {
		return max(t.min, -most)
	}
	return mean
}

// interval says which it is.
func (t Truncated) interval() string {
	switch {
	case math.IsInf(t.max, 1):
		return "that from " + text(t.min) + " on"
	case math.IsInf(t.min, -1):
		return "that up to " + text(t.max)
	}
	return "that from " + text(t.min) + " to " + text(t.max)
}

// Sample draws until a draw lies in the interval.
func (t Truncated) Sample(s *num.Stream) float64 {
	for {
		if x := t.of.Sample(s); x >= t.min && x <= t.max {
			return x
		}
	}
}

// Mean returns E(X; min ≤ X ≤ max) / P(min ≤ X ≤ max).
func (t Truncated) Mean() float64 { return t.mean }

// Variance returns the second moment about the mean, likewise.
func (t Truncated) Variance() float64 { return t.variance }

// CDF returns the share of what lies in the interval that lies up to x.
func (t Truncated) CDF(x float64) float64 {
	if x < t.min || x >= t.max {
		return step(x, t.max)
	}
	return max(0, min((t.of.CDF(x)-t.below.mass)/t.inside.mass, 1))
}

func (t Truncated) head(x float64) part {
	if x < t.min {
		return part{about: t.inside.about}
	}
	p := partOf(t.of, min(x, t.max), t.inside.about)
	return p.less(t.below).scaled(1 / t.inside.mass)
}

func (t Truncated) String() string {
	s := fmt.Sprintf("truncated { of = %v", t.of)
	if !math.IsInf(t.min, -1) {
		s += ", min = " + text(t.min)
	}
	if !math.IsInf(t.max, 1) {
		s += ", max = " + text(t.max)
	}
	return s + " }"
}

func newTruncated(a Args) (Distribution, error) {
	return NewTruncated(a.Laws.Named["of"], a.Named["min"], a.Named["max"])
}

func newTruncatedBelow(a Args) (Distribution, error) {
	return NewTruncated(a.Laws.Named["of"], a.Named["min"], math.Inf(1))
}

func newTruncatedAbove(a Args) (Distribution, error) {
	return NewTruncated(a.Laws.Named["of"], math.Inf(-1), a.Named["max"])
}
