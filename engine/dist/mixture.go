package dist

import (
	"fmt"
	"math"
	"strings"

	"queuesim/engine/num"
)

// A Mixture draws from one of several distributions, chosen anew for each draw. Make it with
// [NewMixture].
type Mixture struct {
	nest
	of     []Law
	shares []float64 // of each: 1 in all
	keep   []float64 // Walker's table, see aliases; nil if all weights are alike
	other  []int
}

var _ Law = Mixture{}

// NewMixture returns the mixture of distributions, weighted as given, or all alike if weights is
// nil. Else the lists are of one length, weights from 0 and not all 0.
func NewMixture(of []Law, weights []float64) (Mixture, error) {
	if len(of) == 0 {
		return Mixture{}, wrong("of", "want a list of distributions, got an empty one")
	}
	even := weights == nil
	if even {
		weights = alike(len(of))
	}
	shares, err := sharesOf(weights, len(of), "distributions")
	if err != nil {
		return Mixture{}, err
	}
	m := Mixture{of: append([]Law(nil), of...), shares: shares}
	if m.nest, err = newNest(of, shares); err != nil {
		return Mixture{}, err
	}
	if !even {
		m.keep, m.other = aliases(shares)
	}
	return m, nil
}

// Sample chooses a distribution as an Empirical chooses a value, and draws from it.
func (m Mixture) Sample(s *num.Stream) float64 {
	i := s.IntN(len(m.of))
	if m.keep != nil && s.Float64() >= m.keep[i] {
		i = m.other[i]
	}
	return m.of[i].Sample(s)
}

// Mean returns Σ share·mean.
func (m Mixture) Mean() float64 {
	return m.sum(Law.Mean)
}

// Variance returns Σ share·(variance + (mean − mean of all)²).
//
// Source: Feller, An Introduction to Probability Theory and Its Applications vol. 2 (1971), §V.8.
func (m Mixture) Variance() float64 {
	mean := m.Mean()
	if math.IsInf(mean, 1) {
		return mean
	}
	return m.sum(func(d Law) float64 {
		off := d.Mean() - mean
		return d.Variance() + float64(off*off)
	})
}

// CDF returns Σ share·CDF.
func (m Mixture) CDF(x float64) float64 {
	return min(m.sum(func(d Law) float64 { return d.CDF(x) }), 1)
}

// sum adds up the shares of what f says of each distribution that may come.
func (m Mixture) sum(f func(Law) float64) float64 {
	sum := 0.0
	for i, share := range m.shares {
		if share > 0 {
			sum += float64(share * f(m.of[i]))
		}
	}
	return sum
}

func (m Mixture) head(x float64) part {
	sum := part{about: m.Mean()}
	if math.IsInf(sum.about, 1) {
		sum.about = x
	}
	for i, share := range m.shares {
		if share > 0 {
			sum = sum.plus(share, m.of[i].head(x).moved(sum.about))
		}
	}
	return sum
}

func (m Mixture) String() string {
	if m.keep == nil {
		return "mixture " + lawTexts(m.of)
	}
	return fmt.Sprintf("mixture { of = %s, weights = %s }", lawTexts(m.of), texts(m.shares))
}

// lawTexts writes a list of distributions as Lua does, a long one cut short.
func lawTexts(laws []Law) string {
	const most = 8
	var words []string
	for _, d := range laws[:min(len(laws), most)] {
		words = append(words, d.String())
	}
	if len(laws) > most {
		words = append(words, fmt.Sprintf("… %d more", len(laws)-most))
	}
	return "{ " + strings.Join(words, ", ") + " }"
}

func newMixture(a Args) (Distribution, error) {
	return NewMixture(a.Laws.Lists["of"], a.Lists["weights"])
}
