package dist

import "queuesim/engine/num"

// A Constant is always the same number. It draws nothing.
type Constant float64

var _ Law = Constant(0)

// Sample returns the number.
func (c Constant) Sample(*num.Stream) float64 { return float64(c) }

// Mean returns the number.
func (c Constant) Mean() float64 { return float64(c) }

// Variance returns 0.
func (c Constant) Variance() float64 { return 0 }

// CDF returns 0 below the number and 1 from there on.
func (c Constant) CDF(x float64) float64 { return step(x, float64(c)) }

func (c Constant) head(x float64) part { return atom(x, float64(c)) }

func (c Constant) String() string { return "constant(" + text(float64(c)) + ")" }

func newConstant(a Args) (Distribution, error) { return Constant(a.Named["value"]), nil }
