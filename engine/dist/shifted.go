package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Shifted is another distribution with a number added to each draw: a time that is never less
// than so much. Make it with [NewShifted].
type Shifted struct {
	nest
	of Law
	by float64
}

var _ Law = Shifted{}

// NewShifted returns the distribution with a number added. It fails if too many are within one
// another.
func NewShifted(of Law, by float64) (Shifted, error) {
	n, err := newNest([]Law{of}, []float64{1})
	return Shifted{nest: n, of: of, by: by}, err
}

// Sample adds the number to a draw.
func (h Shifted) Sample(s *num.Stream) float64 { return h.of.Sample(s) + h.by }

// Mean returns the other's mean and the number.
func (h Shifted) Mean() float64 { return h.of.Mean() + h.by }

// Variance returns the other's variance.
func (h Shifted) Variance() float64 { return h.of.Variance() }

// CDF returns the other's, shifted.
func (h Shifted) CDF(x float64) float64 { return h.of.CDF(h.before(x)) }

// before returns the greatest number that is at most x when it is shifted. That is x less the
// shift but for rounding, and a jump of the other's CDF may lie between.
func (h Shifted) before(x float64) float64 {
	if math.IsInf(x, 0) {
		return x
	}
	half := float64(0.5 * (math.Nextafter(x, math.Inf(1)) - x))
	y := (x - h.by) + half
	if y+h.by > x {
		y = math.Nextafter(y, math.Inf(-1))
	}
	return y
}

func (h Shifted) head(x float64) part {
	p := h.of.head(h.before(x))
	p.about += h.by
	return p
}

func (h Shifted) String() string { return fmt.Sprintf("shifted(%v, %s)", h.of, text(h.by)) }

func newShifted(a Args) (Distribution, error) {
	return NewShifted(a.Laws.Named["of"], a.Named["by"])
}
