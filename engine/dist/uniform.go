package dist

import (
	"fmt"

	"queuesim/engine/num"
)

// A Uniform takes all values between Min and Max alike.
type Uniform struct{ Min, Max float64 }

var _ Law = Uniform{}

// Sample stretches a draw from [0, 1).
func (u Uniform) Sample(s *num.Stream) float64 {
	return u.Min + float64((u.Max-u.Min)*s.Float64())
}

// Mean returns the middle.
func (u Uniform) Mean() float64 { return float64(0.5 * (u.Min + u.Max)) }

// Variance returns (Max − Min)² / 12.
func (u Uniform) Variance() float64 { return float64((u.Max - u.Min) * (u.Max - u.Min) / 12) }

// CDF rises evenly from Min to Max.
func (u Uniform) CDF(x float64) float64 {
	if x <= u.Min || x >= u.Max {
		return step(x, u.Max)
	}
	return (x - u.Min) / (u.Max - u.Min)
}

// head integrates the density 1/(Max − Min) about the middle.
func (u Uniform) head(x float64) part {
	if x <= u.Min || u.Max <= u.Min {
		return atom(x, u.Max)
	}
	middle, half := u.Mean(), float64(0.5*(u.Max-u.Min))
	y := min(x, u.Max) - middle
	return part{
		mass: u.CDF(x), about: middle,
		first:  (y - half) * (y + half) / float64(4*half),
		second: (float64(y*y*y) + float64(half*half*half)) / (6 * half),
	}
}

func (u Uniform) String() string {
	return fmt.Sprintf("uniform { min = %s, max = %s }", text(u.Min), text(u.Max))
}

func newUniform(a Args) (Distribution, error) {
	u := Uniform{Min: a.Named["min"], Max: a.Named["max"]}
	if u.Max < u.Min {
		return nil, wrong("max", "want a number from %s (min), got %s", text(u.Min), text(u.Max))
	}
	return u, nil
}
