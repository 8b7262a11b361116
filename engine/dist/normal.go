package dist

import (
	"fmt"

	"queuesim/engine/num"
)

// A Normal is the bell curve of mean Mu and standard deviation Sigma, Sigma ≥ 0. Its draws may be
// negative: for times see [NonNegative].
type Normal struct{ Mu, Sigma float64 }

var _ Law = Normal{}

// Sample draws by the ziggurat of package num.
func (n Normal) Sample(s *num.Stream) float64 { return n.Mu + float64(n.Sigma*s.Normal()) }

// Mean returns Mu.
func (n Normal) Mean() float64 { return n.Mu }

// Variance returns Sigma².
func (n Normal) Variance() float64 { return float64(n.Sigma * n.Sigma) }

// CDF returns Φ((x − Mu) / Sigma).
func (n Normal) CDF(x float64) float64 {
	if n.Sigma == 0 {
		return step(x, n.Mu)
	}
	return phi((x - n.Mu) / n.Sigma)
}

// head returns, about Mu, −σφ(z) and σ²·(Φ(z) − zφ(z)). Source: Johnson, Kotz and Balakrishnan,
// Continuous Univariate Distributions vol. 1 (1994), §13.10.
func (n Normal) head(x float64) part {
	if n.Sigma == 0 {
		return atom(x, n.Mu)
	}
	z := (x - n.Mu) / n.Sigma
	mass, height := phi(z), bell(z)
	return part{
		mass: mass, about: n.Mu,
		first:  -float64(n.Sigma * height),
		second: float64(n.Variance() * (mass - float64(z*height))),
	}
}

func (n Normal) String() string {
	return fmt.Sprintf("normal { mean = %s, sd = %s }", text(n.Mu), text(n.Sigma))
}

func newNormal(a Args) (Distribution, error) {
	return Normal{Mu: a.Named["mean"], Sigma: a.Named["sd"]}, nil
}

func newNormalByCV(a Args) (Distribution, error) {
	mean := a.Named["mean"]
	return Normal{Mu: mean, Sigma: float64(mean * a.Named["cv"])}, nil
}

func newNormalByP99(a Args) (Distribution, error) { return normalThrough(a, "p99", normal99) }

func newNormalByP95(a Args) (Distribution, error) { return normalThrough(a, "p95", normal95) }

// normalThrough returns the one with a given median and another quantile, z standard deviations
// above it.
func normalThrough(a Args, name string, z float64) (Distribution, error) {
	median, above := a.Named["p50"], a.Named[name]
	if above < median {
		return nil, wrong(name, "want a number from %s (p50), got %s", text(median), text(above))
	}
	return Normal{Mu: median, Sigma: (above - median) / z}, nil
}
