package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Lognormal is e to the power of a normal number of mean Mu and standard deviation Sigma ≥ 0.
//
// Source of all formulas: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions
// vol. 1 (1994), ch. 14.
type Lognormal struct{ Mu, Sigma float64 }

var _ Law = Lognormal{}

// Sample returns e^(Mu + Sigma·z) for a standard normal z.
func (l Lognormal) Sample(s *num.Stream) float64 {
	return num.Exp(l.Mu + float64(l.Sigma*s.Normal()))
}

// Mean returns e^(Mu + Sigma²/2).
func (l Lognormal) Mean() float64 { return num.Exp(l.Mu + float64(0.5*l.Sigma*l.Sigma)) }

// Variance returns mean²·(e^(Sigma²) − 1).
func (l Lognormal) Variance() float64 {
	mean := l.Mean()
	return float64(mean * mean * num.Expm1(float64(l.Sigma*l.Sigma)))
}

// CDF returns Φ((ln x − Mu) / Sigma) for x > 0.
func (l Lognormal) CDF(x float64) float64 {
	switch {
	case x <= 0:
		return 0
	case l.Sigma == 0:
		return step(x, num.Exp(l.Mu))
	}
	return phi((num.Log(x) - l.Mu) / l.Sigma)
}

// head returns E(Xⁿ)·Φ(z − n·Sigma). Source: Johnson, Kotz and Balakrishnan, §14.3.
func (l Lognormal) head(x float64) part {
	switch {
	case x <= 0:
		return part{}
	case l.Sigma == 0:
		return atom(x, num.Exp(l.Mu))
	}
	z := (num.Log(x) - l.Mu) / l.Sigma
	square := num.Exp(float64(2 * (l.Mu + float64(l.Sigma*l.Sigma))))
	return raw(phi(z), float64(l.Mean()*phi(z-l.Sigma)), float64(square*phi(z-float64(2*l.Sigma))))
}

func (l Lognormal) String() string {
	cv := math.Sqrt(num.Expm1(float64(l.Sigma * l.Sigma)))
	return fmt.Sprintf("lognormal { mean = %s, cv = %s }", text(l.Mean()), text(cv))
}

func newLognormal(a Args) (Distribution, error) {
	return Lognormal{Mu: a.Named["mu"], Sigma: a.Named["sigma"]}, nil
}

func newLognormalByCV(a Args) (Distribution, error) {
	return lognormalOf(a.Named["mean"], a.Named["cv"]), nil
}

func newLognormalBySD(a Args) (Distribution, error) {
	return lognormalOf(a.Named["mean"], a.Named["sd"]/a.Named["mean"]), nil
}

// lognormalOf returns the one with Sigma² = ln(1 + cv²) and Mu = ln mean − Sigma²/2.
func lognormalOf(mean, cv float64) Lognormal {
	square := num.Log1p(float64(cv * cv))
	return Lognormal{Mu: num.Log(mean) - float64(0.5*square), Sigma: math.Sqrt(square)}
}

func newLognormalByP95(a Args) (Distribution, error) {
	return lognormalThrough(a.Named["p50"], "p95", a.Named["p95"], normal95)
}

func newLognormalByP99(a Args) (Distribution, error) {
	return lognormalThrough(a.Named["p50"], "p99", a.Named["p99"], normal99)
}

// lognormalThrough returns the one with a given median and another quantile, z standard
// deviations above it.
func lognormalThrough(median float64, name string, above, z float64) (Distribution, error) {
	if above < median {
		return nil, wrong(name, "want a number from %s (p50), got %s", text(median), text(above))
	}
	return Lognormal{Mu: num.Log(median), Sigma: num.Log(above/median) / z}, nil
}
