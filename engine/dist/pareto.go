package dist

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A Pareto is the heavy tail of type I: no draw is below Scale, and the chance of one above x is
// (Scale/x)^Shape, both above 0.
//
// Source of all formulas: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions
// vol. 1 (1994), ch. 20.
type Pareto struct{ Scale, Shape float64 }

var _ Law = Pareto{Scale: 1, Shape: 1}

// Sample returns Scale·e^(y/Shape) for a unit exponential y.
func (p Pareto) Sample(s *num.Stream) float64 {
	return float64(p.Scale * num.Exp(s.Exp()/p.Shape))
}

// Mean returns Scale·Shape/(Shape − 1), +Inf for Shape ≤ 1.
func (p Pareto) Mean() float64 {
	if p.Shape <= 1 {
		return math.Inf(1)
	}
	return float64(p.Scale * (p.Shape / (p.Shape - 1)))
}

// Variance returns Scale²·Shape / ((Shape − 1)²·(Shape − 2)), +Inf for Shape ≤ 2.
func (p Pareto) Variance() float64 {
	if p.Shape <= 2 {
		return math.Inf(1)
	}
	ratio := p.Scale / (p.Shape - 1)
	return float64(ratio * ratio * (p.Shape / (p.Shape - 2)))
}

// CDF returns 1 − (Scale/x)^Shape for x > Scale.
func (p Pareto) CDF(x float64) float64 {
	if x <= p.Scale {
		return 0
	}
	return -num.Expm1(float64(p.Shape * num.Log(p.Scale/x)))
}

// head returns Shape·Scaleⁿ·∫ e^((n−Shape)·t) dt from 0 to ln(x/Scale).
func (p Pareto) head(x float64) part {
	if x <= p.Scale {
		return part{}
	}
	end := num.Log(x / p.Scale)
	moment := func(n float64) float64 {
		if n == p.Shape {
			return float64(p.Shape * end)
		}
		return float64(p.Shape / (n - p.Shape) * num.Expm1(float64((n-p.Shape)*end)))
	}
	return raw(p.CDF(x), float64(p.Scale*moment(1)), float64(p.Scale*p.Scale*moment(2)))
}

func (p Pareto) String() string {
	return fmt.Sprintf("pareto { scale = %s, shape = %s }", text(p.Scale), text(p.Shape))
}

func newPareto(a Args) (Distribution, error) {
	return Pareto{Scale: a.Named["scale"], Shape: a.Named["shape"]}, nil
}

func newParetoByMean(a Args) (Distribution, error) {
	shape := a.Named["shape"]
	return Pareto{Scale: float64(a.Named["mean"] * ((shape - 1) / shape)), Shape: shape}, nil
}

func newParetoByP99(a Args) (Distribution, error) { return paretoThrough(a, "p99", ln100) }

func newParetoByP95(a Args) (Distribution, error) { return paretoThrough(a, "p95", ln20) }

// paretoThrough returns the one with a median of p50 and another quantile, at which
// Shape·ln(x/Scale) is y.
func paretoThrough(a Args, name string, y float64) (Distribution, error) {
	median, above := a.Named["p50"], a.Named[name]
	if !(above > median) {
		return nil, notAbove(name, median, above)
	}
	shape := (y - ln2) / num.Log(above/median)
	return Pareto{Scale: float64(median * num.Exp(-ln2/shape)), Shape: shape}, nil
}
