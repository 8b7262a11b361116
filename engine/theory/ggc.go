package theory

import "math"

// GGc is c servers with gaps between arrivals and services of any distributions, all independent
// of one another, and one unbounded queue. What it says is an approximation, unless both are
// exponential. It needs C ≥ 1, variations ≥ 0 and 0 ≤ Lambda·Mean < C; without it, every figure is
// NaN.
//
// Source: Allen, Probability, Statistics, and Queueing Theory with Computer Science Applications,
// 2nd ed. (1990), ch. 5, where it is called the Allen–Cunneen approximation formula.
type GGc struct {
	Lambda     float64 // arrivals per unit of time
	Mean       float64 // of the service time
	GapCV2     float64 // variance over mean², of the gaps
	ServiceCV2 float64 // variance over mean², of the services
	C          int     // servers
}

// markov returns the system with exponential gaps and services.
func (m GGc) markov() MMc { return MMc{Lambda: m.Lambda, Mu: 1 / m.Mean, C: m.C} }

// Utilisation returns rho = lambda·E[S]/c, the share of time that a server is busy.
func (m GGc) Utilisation() float64 {
	if !nonNegative(m.GapCV2) || !nonNegative(m.ServiceCV2) {
		return math.NaN()
	}
	return m.markov().Utilisation()
}

// Wq returns the mean wait: that of M/M/c, times the mean of both variations.
func (m GGc) Wq() float64 {
	if math.IsNaN(m.Utilisation()) {
		return math.NaN()
	}
	return float64(m.markov().Wq() * (float64(m.GapCV2/2) + float64(m.ServiceCV2/2)))
}

// W returns the mean sojourn, a wait and a service.
func (m GGc) W() float64 { return m.Wq() + m.Mean }

// Lq returns the mean number waiting, by Little's law.
func (m GGc) Lq() float64 { return float64(m.Lambda * m.Wq()) }

// L returns the mean number inside, by Little's law.
func (m GGc) L() float64 { return float64(m.Lambda * m.W()) }
