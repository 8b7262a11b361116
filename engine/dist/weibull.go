package dist

import (
	"fmt"

	"queuesim/engine/num"
)

// A Weibull is a Scale times an exponential draw to the power of 1/Shape, both above 0. Shape 1 is
// the exponential; below it the tail is heavier, above it draws come together round Scale.
//
// Source of all formulas: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions
// vol. 1 (1994), ch. 21.
type Weibull struct{ Scale, Shape float64 }

var _ Law = Weibull{Scale: 1, Shape: 1}

// Sample returns Scale·y^(1/Shape) for a unit exponential y.
func (w Weibull) Sample(s *num.Stream) float64 {
	return float64(w.Scale * num.Exp(num.Log(s.Exp())/w.Shape))
}

// Mean returns Scale·Γ(1 + 1/Shape).
func (w Weibull) Mean() float64 {
	return float64(w.Scale * num.Exp(num.Lgamma(1+1/w.Shape)))
}

// Variance returns Scale²·Γ(1 + 2/Shape) − mean².
func (w Weibull) Variance() float64 {
	mean := w.Mean()
	return float64(mean * mean * num.Expm1(weibullSpread(1/w.Shape)))
}

// weibullSpread returns ln(1 + cv²) = ln Γ(1 + 2x) − 2·ln Γ(1 + x) of the Weibull of shape 1/x.
// It grows with x. Where the two would cancel, it comes from the power series.
//
// Source of the series: Abramowitz and Stegun (1964), 6.1.33.
func weibullSpread(x float64) float64 {
	const zeta2, zeta3, zeta4, zeta5 = 1.6449340668482264, 1.2020569031595943,
		1.0823232337111382, 1.0369277551433699
	if x > 1e-3 {
		return num.Lgamma(1+float64(2*x)) - float64(2*num.Lgamma(1+x))
	}
	sum := 3.5*zeta4 - float64(6*zeta5*x)
	sum = 2*zeta3 - float64(x*sum)
	return float64(x * x * (zeta2 - float64(x*sum)))
}

// CDF returns 1 − e^−((x/Scale)^Shape) for x > 0.
func (w Weibull) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return -num.Expm1(-num.Pow(x/w.Scale, w.Shape))
}

// head returns E(Xⁿ)·P(1 + n/Shape, (x/Scale)^Shape), with the incomplete gamma function P.
func (w Weibull) head(x float64) part {
	if x <= 0 {
		return part{}
	}
	y := num.Pow(x/w.Scale, w.Shape)
	mean := w.Mean()
	square := w.Variance() + float64(mean*mean)
	return raw(w.CDF(x), float64(mean*gammaBelow(1+1/w.Shape, y)),
		float64(square*gammaBelow(1+2/w.Shape, y)))
}

func (w Weibull) String() string {
	return fmt.Sprintf("weibull { scale = %s, shape = %s }", text(w.Scale), text(w.Shape))
}

func newWeibull(a Args) (Distribution, error) {
	return Weibull{Scale: a.Named["scale"], Shape: a.Named["shape"]}, nil
}

func newWeibullByMean(a Args) (Distribution, error) {
	return weibullOf(a.Named["mean"], a.Named["shape"]), nil
}

// weibullOf returns the one of a mean and a shape.
func weibullOf(mean, shape float64) Weibull {
	return Weibull{Scale: float64(mean * num.Exp(-num.Lgamma(1+1/shape))), Shape: shape}
}

// newWeibullByCV solves weibullSpread(1/shape) = ln(1 + cv²).
func newWeibullByCV(a Args) (Distribution, error) {
	want := num.Log1p(float64(a.Named["cv"] * a.Named["cv"]))
	x := solve(1e-101, 1e3, func(x float64) float64 {
		return num.Log(want / weibullSpread(x))
	})
	return weibullOf(a.Named["mean"], 1/x), nil
}

func newWeibullByP99(a Args) (Distribution, error) { return weibullThrough(a, "p99", ln100) }

func newWeibullByP95(a Args) (Distribution, error) { return weibullThrough(a, "p95", ln20) }

// weibullThrough returns the one with a median of p50 and another quantile, at which
// (x/Scale)^Shape is y.
func weibullThrough(a Args, name string, y float64) (Distribution, error) {
	median, above := a.Named["p50"], a.Named[name]
	if !(above > median) {
		return nil, notAbove(name, median, above)
	}
	shape := num.Log(float64(y/ln2)) / num.Log(above/median)
	return Weibull{Scale: float64(median * num.Pow(ln2, -1/shape)), Shape: shape}, nil
}
