package dist

import (
	"fmt"
	"sort"

	"queuesim/engine/num"
)

// An Empirical takes values from a list, each as often as its weight says. Make it with
// [NewEmpirical].
type Empirical struct {
	values []float64 // ascending
	shares []float64 // of each value: 1 in all
	upTo   []float64 // shares added up
	keep   []float64 // Walker's table, see aliases; nil if all weights are alike
	other  []int
}

var _ Law = Empirical{}

// NewEmpirical returns the distribution of the values, weighted as given, or all alike if weights
// is nil. Else the lists are of one length, weights from 0 and not all 0.
func NewEmpirical(values, weights []float64) (Empirical, error) {
	if len(values) == 0 {
		return Empirical{}, wrong("values", "want a list of numbers, got an empty one")
	}
	even := weights == nil
	if even {
		weights = alike(len(values))
	}
	shares, err := sharesOf(weights, len(values), "values")
	if err != nil {
		return Empirical{}, err
	}
	e := Empirical{values: append([]float64(nil), values...), shares: shares}
	sort.Stable(ascending(e))
	sum := 0.0
	for _, share := range e.shares {
		sum += share
		e.upTo = append(e.upTo, sum)
	}
	if !even {
		e.keep, e.other = aliases(e.shares)
	}
	return e, nil
}

// alike returns n weights of 1.
func alike(n int) []float64 {
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = 1
	}
	return weights
}

// ascending sorts an Empirical by value.
type ascending Empirical

func (a ascending) Len() int           { return len(a.values) }
func (a ascending) Less(i, j int) bool { return a.values[i] < a.values[j] }
func (a ascending) Swap(i, j int) {
	a.values[i], a.values[j] = a.values[j], a.values[i]
	a.shares[i], a.shares[j] = a.shares[j], a.shares[i]
}

// sharesOf scales weights so that they add up to 1. There must be n of them, as many as what.
func sharesOf(weights []float64, n int, what string) ([]float64, error) {
	if len(weights) != n || n == 0 {
		return nil, wrong("weights", "want as many as %s (%d), got %d", what, n, len(weights))
	}
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	if !(sum > 0) {
		return nil, wrong("weights", "want one above 0 at least, got %s", texts(weights))
	}
	shares := make([]float64, n)
	for i, w := range weights {
		shares[i] = w / sum
	}
	return shares, nil
}

// aliases deals shares out to as many equal boxes, at most two to a box: box i holds i itself up to
// keep[i] and other[i] above. So a draw costs the same however long the list is.
//
// Source: Walker, "An efficient method for generating discrete random variables with general
// distributions", ACM TOMS 3 (1977); Vose, IEEE Trans. Software Engineering 17 (1991).
func aliases(shares []float64) (keep []float64, other []int) {
	n := len(shares)
	keep, other = make([]float64, n), make([]int, n)
	var small, large []int // boxes not full, and more than full
	for i, share := range shares {
		keep[i], other[i] = float64(share*float64(n)), i
		if keep[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		i, j := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		other[i] = j
		keep[j] -= 1 - keep[i]
		if keep[j] < 1 {
			large = large[:len(large)-1]
			small = append(small, j)
		}
	}
	return keep, other // what is left over is full but for rounding, and its own other
}

// Sample draws a box and, if weights differ, which of its two values.
func (e Empirical) Sample(s *num.Stream) float64 {
	i := s.IntN(len(e.values))
	if e.keep != nil && s.Float64() >= e.keep[i] {
		i = e.other[i]
	}
	return e.values[i]
}

// Mean returns Σ share·value.
func (e Empirical) Mean() float64 {
	sum := 0.0
	for i, share := range e.shares {
		sum += float64(share * e.values[i])
	}
	return sum
}

// Variance returns Σ share·(value − mean)²: the values are all there is, not a sample.
func (e Empirical) Variance() float64 {
	mean, sum := e.Mean(), 0.0
	for i, share := range e.shares {
		off := e.values[i] - mean
		sum += float64(share * off * off)
	}
	return sum
}

// CDF returns the share of the values up to x.
func (e Empirical) CDF(x float64) float64 {
	above := sort.Search(len(e.values), func(i int) bool { return e.values[i] > x })
	switch above {
	case 0:
		return 0
	case len(e.values):
		return 1
	}
	return e.upTo[above-1]
}

func (e Empirical) head(x float64) part {
	sum := part{about: e.Mean()}
	for i, share := range e.shares {
		if e.values[i] <= x {
			sum = sum.plus(share, atom(x, e.values[i]).moved(sum.about))
		}
	}
	return sum
}

func (e Empirical) String() string {
	if e.keep == nil {
		return "empirical " + texts(e.values)
	}
	return fmt.Sprintf("empirical { values = %s, weights = %s }", texts(e.values), texts(e.shares))
}

func newEmpirical(a Args) (Distribution, error) {
	return NewEmpirical(a.Lists["values"], a.Lists["weights"])
}
