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
