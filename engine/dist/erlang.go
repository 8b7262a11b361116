package dist

import (
	"fmt"

	"queuesim/engine/num"
)

// An Erlang is a row of Shape ≥ 1 exponential stages, alike and independent. Total is the mean of
// the whole row, above 0.
type Erlang struct {
	Shape int
	Total float64
}

var _ Law = Erlang{Shape: 1, Total: 1}

// Sample adds up a short row stage by stage; a long one it draws as the gamma distribution it is.
func (e Erlang) Sample(s *num.Stream) float64 {
	const short = 4 // beyond, a gamma is quicker
	if e.Shape > short {
		return e.gamma().Sample(s)
	}
	sum := s.Exp()
	for range e.Shape - 1 {
		sum += s.Exp()
	}
	return e.Total * sum / float64(e.Shape)
}

// gamma returns the same distribution as a Gamma.
func (e Erlang) gamma() Gamma {
	return Gamma{Shape: float64(e.Shape), Scale: e.Total / float64(e.Shape)}
}

// Mean returns Total.
func (e Erlang) Mean() float64 { return e.Total }

// Variance returns Total²/Shape.
func (e Erlang) Variance() float64 { return e.Total * e.Total / float64(e.Shape) }

// CDF is that of the gamma distribution.
func (e Erlang) CDF(x float64) float64 { return e.gamma().CDF(x) }

func (e Erlang) head(x float64) part { return e.gamma().head(x) }

func (e Erlang) String() string {
	return fmt.Sprintf("erlang { shape = %d, mean = %s }", e.Shape, text(e.Total))
}

func newErlang(a Args) (Distribution, error) {
	return Erlang{Shape: int(a.Named["shape"]), Total: a.Named["mean"]}, nil
}
