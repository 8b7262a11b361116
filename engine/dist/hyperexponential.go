package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Hyperexponential is one of several exponentials, chosen anew for each draw: mostly short, now
// and then long. Make it with [NewHyperexponential] or [BalancedHyperexponential].
type Hyperexponential struct {
	shares []float64 // of the branches: positive, 1 in all
	means  []float64
	upTo   []float64 // shares added up
}

var _ Law = Hyperexponential{}

// NewHyperexponential returns the mixture of exponentials of the given means, weighted as given.
// The lists are of one length, weights from 0 and not all 0, means above 0.
func NewHyperexponential(weights, means []float64) (Hyperexponential, error) {
	shares, err := sharesOf(weights, len(means), "means")
	if err != nil {
		return Hyperexponential{}, err
	}
	h := Hyperexponential{shares: shares, means: append([]float64(nil), means...)}
	sum := 0.0
	for _, share := range shares {
		sum += share
		h.upTo = append(h.upTo, sum)
	}
	return h, nil
}

// BalancedHyperexponential returns the mixture of two exponentials that has a given mean and
// coefficient of variation cv ≥ 1, and whose branches contribute the same to the mean.
//
// Source: Tijms, A First Course in Stochastic Models (2003), app. B.
func BalancedHyperexponential(mean, cv float64) Hyperexponential {
	square := float64(cv * cv)
	root := math.Sqrt((square - 1) / (square + 1))
	often := float64(0.5 * (1 + root))
	seldom := 1 / ((square + 1) * (1 + root)) // (1 − root)/2 without its loss of digits
	return Hyperexponential{
		shares: []float64{often, seldom},
		means:  []float64{mean / (2 * often), mean / (2 * seldom)},
		upTo:   []float64{often, 1},
	}
}

// Sample chooses a branch by one draw and takes another from it.
func (h Hyperexponential) Sample(s *num.Stream) float64 {
	u := s.Float64()
	last := len(h.means) - 1
	for i := range last {
		if u < h.upTo[i] {
			return float64(h.means[i] * s.Exp())
		}
	}
	return float64(h.means[last] * s.Exp())
}

// Mean returns the mean of the means.
func (h Hyperexponential) Mean() float64 {
	sum := 0.0
	for i, share := range h.shares {
		sum += float64(share * h.means[i])
	}
	return sum
}

// Variance returns 2·Σ share·mean² − (Σ share·mean)².
func (h Hyperexponential) Variance() float64 {
	mean, sum := h.Mean(), 0.0
	for i, share := range h.shares { // the same by branches: no difference of great numbers
		off := h.means[i] - mean
		sum += float64(share * (float64(h.means[i]*h.means[i]) + float64(off*off)))
	}
	return sum
}

// CDF mixes the distribution functions of the branches.
func (h Hyperexponential) CDF(x float64) float64 {
	sum := 0.0
	for i, share := range h.shares {
		sum += float64(share * Exponential(h.means[i]).CDF(x))
	}
	return sum
}

func (h Hyperexponential) head(x float64) part {
	sum := part{about: h.Mean()}
	for i, share := range h.shares {
		sum = sum.plus(share, Exponential(h.means[i]).head(x).moved(sum.about))
	}
	return sum
}

func (h Hyperexponential) String() string {
	return fmt.Sprintf("hyperexponential { weights = %s, means = %s }",
		texts(h.shares), texts(h.means))
}

func newBranches(a Args) (Distribution, error) {
	return NewHyperexponential(a.Lists["weights"], a.Lists["means"])
}

func newBalanced(a Args) (Distribution, error) {
	return BalancedHyperexponential(a.Named["mean"], a.Named["cv"]), nil
}
