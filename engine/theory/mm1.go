package theory

import (
	"math"

	"queuesim/engine/num"
)

// MM1 is one server with exponential service and an unbounded queue in order of arrival. It needs 0
// ≤ Lambda < Mu; without it, every figure is NaN. Source of all of them: Kleinrock, Queueing
// Systems vol. 1 (1975), §3.2 and §5.7.
type MM1 struct {
	Lambda float64 // arrivals per unit of time
	Mu     float64 // services per unit of time while busy
}

// Utilisation returns rho = lambda/mu, the share of time that the server is busy.
func (m MM1) Utilisation() float64 {
	rho := m.Lambda / m.Mu
	if !nonNegative(m.Lambda) || !nonNegative(m.Mu) || !(rho < 1) {
		return math.NaN()
	}
	return rho
}

// L returns the mean number inside, rho/(1−rho).
func (m MM1) L() float64 { return m.Utilisation() / (1 - m.Utilisation()) }

// Lq returns the mean number waiting, rho²/(1−rho).
func (m MM1) Lq() float64 { return float64(m.Utilisation() * m.L()) }

// W returns the mean sojourn, 1/(mu−lambda).
func (m MM1) W() float64 { return 1 / (m.Mu * (1 - m.Utilisation())) }

// Wq returns the mean wait, rho/(mu−lambda).
func (m MM1) Wq() float64 { return float64(m.Utilisation() * m.W()) }

// SojournQuantile returns the time that the share q of all sojourns doesn't exceed, 0 ≤ q < 1: they
// are exponential, with mean W.
func (m MM1) SojournQuantile(q float64) float64 {
	if !(q >= 0 && q < 1) {
		return math.NaN()
	}
	return float64(-num.Log1p(-q) * m.W())
}
