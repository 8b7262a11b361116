package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Gamma has a Shape and a Scale above 0; the mean is their product. Shape 1 is the exponential,
// a greater one is more regular, a smaller one more bursty: cv² = 1/Shape.
type Gamma struct{ Shape, Scale float64 }

var _ Law = Gamma{Shape: 1, Scale: 1}

// Sample draws by rejection. A shape below 1 is drawn one greater and brought down by a power of a
// uniform number.
//
// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26
// (2000).
func (g Gamma) Sample(s *num.Stream) float64 {
	if g.Shape >= 1 {
		return float64(g.Scale * unitGamma(g.Shape, s))
	}
	down := num.Exp(-s.Exp() / g.Shape)
	return float64(unitGamma(g.Shape+1, s) * down * g.Scale)
}

// unitGamma draws for scale 1 and a shape of at least 1.
func unitGamma(shape float64, s *num.Stream) float64 {
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		z := s.Normal()
		root := 1 + float64(c*z)
		if root <= 0 {
			continue
		}
		v := float64(root * root * root)
		u := s.Open()
		half := float64(0.5 * z * z)
		if u < 1-float64(0.1324*half*half) {
			return float64(d * v)
		}
		if num.Log(u) < half+float64(d*(1-v+num.Log(v))) {
			return float64(d * v)
		}
	}
}

// Mean returns Shape·Scale.
func (g Gamma) Mean() float64 { return float64(g.Shape * g.Scale) }

// Variance returns Shape·Scale².
func (g Gamma) Variance() float64 { return float64(g.Shape * g.Scale * g.Scale) }

// CDF returns the incomplete gamma function P(Shape, x/Scale).
func (g Gamma) CDF(x float64) float64 { return gammaBelow(g.Shape, x/g.Scale) }

// head returns E(Xⁿ)·P(Shape + n, y) with y = x/Scale. From shape 1 on, the recurrence of P turns
// that into moments about the mean that are free of cancellation, by way of the chance of Shape in
// a Poisson distribution of mean y.
//
// Source: Abramowitz and Stegun (1964), 6.5.21.
func (g Gamma) head(x float64) part {
	y := x / g.Scale
	mean := g.Mean()
	switch {
	case x <= 0:
		return part{}
	case g.Shape < 1:
		square := g.Variance() + float64(mean*mean)
		return raw(gammaBelow(g.Shape, y), float64(mean*gammaBelow(g.Shape+1, y)),
			float64(square*gammaBelow(g.Shape+2, y)))
	}
	mass := gammaBelow(g.Shape, y)
	height := num.Exp(Poisson(y).logChance(g.Shape))
	return part{
		mass: mass, about: mean,
		first:  -float64(mean * height),
		second: float64(g.Variance() * (mass - float64(height*(y-g.Shape+1)))),
	}
}

func (g Gamma) String() string {
	return fmt.Sprintf("gamma { shape = %s, scale = %s }", text(g.Shape), text(g.Scale))
}

func newGamma(a Args) (Distribution, error) {
	return Gamma{Shape: a.Named["shape"], Scale: a.Named["scale"]}, nil
}

func newGammaByMean(a Args) (Distribution, error) {
	return Gamma{Shape: a.Named["shape"], Scale: a.Named["mean"] / a.Named["shape"]}, nil
}

func newGammaByP99(a Args) (Distribution, error) { return gammaThrough(a, "p99", 0.99) }

func newGammaByP95(a Args) (Distribution, error) { return gammaThrough(a, "p95", 0.95) }

func newGammaByCV(a Args) (Distribution, error) {
	square := float64(a.Named["cv"] * a.Named["cv"])
	return Gamma{Shape: 1 / square, Scale: float64(a.Named["mean"] * square)}, nil
}
