package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Triangular has a density that rises evenly from Min to Mode and falls evenly to Max: a guess
// at the least, the likeliest and the most. Min ≤ Mode ≤ Max.
//
// Source of all formulas: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions
// vol. 2 (1995), §26.9.
type Triangular struct{ Min, Mode, Max float64 }

var _ Law = Triangular{}

// sides returns the width of the whole and of its parts left and right of the Mode.
func (t Triangular) sides() (whole, left, right float64) {
	return t.Max - t.Min, t.Mode - t.Min, t.Max - t.Mode
}

// Sample inverts the distribution function.
func (t Triangular) Sample(s *num.Stream) float64 {
	whole, left, right := t.sides()
	area := float64(whole * s.Float64())
	if area < left {
		return t.Min + math.Sqrt(float64(area*left))
	}
	return t.Max - math.Sqrt(float64((whole-area)*right))
}

// Mean returns the mean of Min, Mode and Max.
func (t Triangular) Mean() float64 { return float64((t.Min + t.Mode + t.Max) / 3) }

// Variance returns (left² + left·right + right²) / 18.
func (t Triangular) Variance() float64 {
	_, left, right := t.sides()
	return float64((float64(left*left) + float64(left*right) + float64(right*right)) / 18)
}

// CDF returns (x − Min)² / (whole·left) up to the Mode, 1 − (Max − x)² / (whole·right) from there.
func (t Triangular) CDF(x float64) float64 {
	whole, left, right := t.sides()
	switch {
	case x < t.Min || x >= t.Max:
		return step(x, t.Max)
	case x < t.Mode:
		return float64((x - t.Min) / whole * ((x - t.Min) / left))
	}
	return 1 - float64((t.Max-x)/whole*((t.Max-x)/right))
}

// head integrates the density up to the Mode about Min; beyond it takes what lies above x, about
// Max, from the whole.
func (t Triangular) head(x float64) part {
	whole, left, right := t.sides()
	switch {
	case x < t.Min || x >= t.Max:
		return atom(x, t.Mean()).spread(float64(step(x, t.Max) * t.Variance()))
	case x < t.Mode:
		return wedge(t.Min, x-t.Min, 1/whole/left)
	}
	above := wedge(t.Max, x-t.Max, 1/whole/right)
	return atom(t.Max, t.Mean()).spread(t.Variance()).moved(t.Max).less(above)
}

// wedge returns what a density of 2·slope·|t − tip| has between the tip and tip + y.
func wedge(tip, y, slope float64) part {
	square := float64(y * y * slope)
	return part{square, tip, float64(2 * square * y / 3), float64(0.5 * square * y * y)}
}

func (t Triangular) String() string {
	return fmt.Sprintf("triangular { min = %s, mode = %s, max = %s }",
		text(t.Min), text(t.Mode), text(t.Max))
}

func newTriangular(a Args) (Distribution, error) {
	return triangularOf(a, "mode", a.Named["mode"])
}

func newTriangularByMean(a Args) (Distribution, error) {
	mode := float64(3*a.Named["mean"]) - a.Named["min"] - a.Named["max"]
	t := Triangular{Min: a.Named["min"], Mode: mode, Max: a.Named["max"]}
	if t.Max >= t.Min && (mode < t.Min || mode > t.Max) {
		third := float64((t.Max - t.Min) / 3)
		return nil, wrong("mean", "want a number from %s to %s, in the middle third, got %s",
			text(t.Min+third), text(t.Max-third), text(a.Named["mean"]))
	}
	return triangularOf(a, "mean", mode)
}

// triangularOf returns the one of a mode that comes from a parameter.
func triangularOf(a Args, from string, mode float64) (Distribution, error) {
	t := Triangular{Min: a.Named["min"], Mode: mode, Max: a.Named["max"]}
	switch {
	case t.Max < t.Min:
		return nil, wrong("max", "want a number from %s (min), got %s", text(t.Min), text(t.Max))
	case mode < t.Min || mode > t.Max:
		return nil, wrong(from, "want a number from %s (min) to %s (max), got %s",
			text(t.Min), text(t.Max), text(mode))
	}
	return t, nil
}
