package theory

import (
	"math"

	"queuesim/engine/num"
)

// GM1 is one server with exponential service and an unbounded queue in order of arrival, to which
// the gaps between arrivals are constant, or some exponential stages each. It needs 0 < Lambda <
// Mu and Stages ≥ 0; without it, every figure is NaN. Source of all of them: Kleinrock, Queueing
// Systems vol. 1 (1975), §6.4.
type GM1 struct {
	Lambda float64 // arrivals per unit of time
	Mu     float64 // services per unit of time while busy
	Stages int     // of each gap; 0: it is constant
}

// PWait returns sigma, the probability that an arrival must wait.
func (m GM1) PWait() float64 { return 1 - m.free() }

// free returns x = 1−sigma, the probability that an arrival needn't wait. Sigma is the root below
// 1 of sigma = A*(mu·(1−sigma)), A* the Laplace transform of the gaps; Newton's method finds x
// from the side of 1, as x − 1 + A* is hollow.
func (m GM1) free() float64 {
	load := m.Mu / m.Lambda // services in a gap
	if m.Stages < 0 || !positive(m.Lambda) || !positive(m.Mu) || !(load > 1) {
		return math.NaN()
	}
	x := 1.0
	for range 100 {
		less, slope := m.transform(float64(load * x))
		step := (x + less) / (1 + float64(load*slope))
		x -= step
		if math.Abs(step) <= 1e-16*x {
			break
		}
	}
	return x
}

// transform returns E[e^(−y·T)] − 1 of the gaps T in units of their mean, and its slope.
func (m GM1) transform(y float64) (less, slope float64) {
	if m.Stages == 0 {
		less = num.Expm1(-y)
		return less, -1 - less
	}
	k := float64(m.Stages)
	less = num.Expm1(-float64(k * num.Log1p(y/k)))
	return less, (-1 - less) / (1 + y/k)
}

// spare returns the rate at which sojourns end, mu·(1−sigma).
func (m GM1) spare() float64 { return float64(m.Mu * m.free()) }

// Utilisation returns rho = lambda/mu, the share of time that the server is busy.
func (m GM1) Utilisation() float64 {
	if math.IsNaN(m.PWait()) {
		return math.NaN()
	}
	return m.Lambda / m.Mu
}

// Wq returns the mean wait, sigma/(mu·(1−sigma)).
func (m GM1) Wq() float64 { return m.PWait() / m.spare() }

// WaitSD returns the standard deviation of the waits.
func (m GM1) WaitSD() float64 {
	wait := m.PWait()
	return math.Sqrt(float64(wait*(2-wait))) / m.spare()
}

// WaitQuantile returns the time that the share q of all waits doesn't exceed, 0 ≤ q < 1: P(wait >
// t) = sigma·e^(−mu·(1−sigma)·t).
func (m GM1) WaitQuantile(q float64) float64 {
	wait := m.PWait()
	switch {
	case math.IsNaN(wait) || !(q >= 0 && q < 1):
		return math.NaN()
	case 1-q >= wait:
		return 0
	}
	return num.Log(wait/(1-q)) / m.spare()
}

// SojournQuantile returns the time that the share q of all sojourns doesn't exceed, 0 ≤ q < 1:
// they are exponential.
func (m GM1) SojournQuantile(q float64) float64 {
	if !(q >= 0 && q < 1) {
		return math.NaN()
	}
	return -num.Log1p(-q) / m.spare()
}

// At returns P(N = n), the share of time with n inside: rho·(1−sigma)·sigma^(n−1), and 1−rho for
// 0.
func (m GM1) At(n int) float64 {
	switch {
	case n < 0:
		return 0
	case n == 0:
		return 1 - m.Utilisation()
	}
	return float64(m.Utilisation() * m.free() * power(m.PWait(), n-1))
}
