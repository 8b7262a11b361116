package theory

import (
	"math"

	"queuesim/engine/num"
)

// MMc is c servers with exponential service and one unbounded queue in order of arrival. It needs
// C ≥ 1 and 0 ≤ Lambda < C·Mu; without it, every figure is NaN. Source of all of them: Kleinrock,
// Queueing Systems vol. 1 (1975), §3.5; Gross, Shortle, Thompson and Harris, Fundamentals of
// Queueing Theory, 4th ed. (2008), §2.3.
type MMc struct {
	Lambda float64 // arrivals per unit of time
	Mu     float64 // services per unit of time of one busy server
	C      int     // servers
}

// Utilisation returns rho = lambda/(c·mu), the share of time that a server is busy.
func (m MMc) Utilisation() float64 {
	if m.C < 1 || !nonNegative(m.Lambda) || !nonNegative(m.Mu) || !(m.load() < float64(m.C)) {
		return math.NaN()
	}
	return m.load() / float64(m.C)
}

// PWait returns the probability that an arrival must wait: Erlang's C.
func (m MMc) PWait() float64 {
	if math.IsNaN(m.Utilisation()) {
		return math.NaN()
	}
	return ErlangC(m.C, m.load())
}

// Wq returns the mean wait of all, those who needn't wait included: C/(c·mu−lambda).
func (m MMc) Wq() float64 { return m.PWait() / m.spare() }

// W returns the mean sojourn, a wait and a service.
func (m MMc) W() float64 { return m.Wq() + 1/m.Mu }

// Lq returns the mean number waiting, by Little's law.
func (m MMc) Lq() float64 { return float64(m.Lambda * m.Wq()) }

// L returns the mean number inside: those waiting and those in service.
func (m MMc) L() float64 { return m.Lq() + m.load() }

// WaitQuantile returns the time that the share q of all waits doesn't exceed, 0 ≤ q < 1. Those who
// must wait do so exponentially, P(wait > t) = C·exp(−(c·mu−lambda)·t), so it is 0 for q ≤ 1−C.
func (m MMc) WaitQuantile(q float64) float64 {
	wait := m.PWait()
	switch {
	case math.IsNaN(wait) || !(q >= 0 && q < 1):
		return math.NaN()
	case 1-q >= wait:
		return 0
	}
	return num.Log(wait/(1-q)) / m.spare()
}

// WaitSD returns the standard deviation of the waits, √(C·(2−C)) / (c·mu−lambda).
func (m MMc) WaitSD() float64 {
	wait := m.PWait()
	return math.Sqrt(float64(wait*(2-wait))) / m.spare()
}

// SojournBeyond returns the probability of a sojourn above t ≥ 0: e^(−mu·t)·(1 +
// C·mu·t·(1−e^(−x))/x) with x = (c−1−a)·mu·t, where (1−e^(−x))/x is 1 at x = 0.
func (m MMc) SojournBeyond(t float64) float64 {
	services := float64(m.Mu * t)
	x := float64((float64(m.C) - 1 - m.load()) * services)
	if x < 0 { // the same, with nothing in it that overflows
		waits := float64(m.PWait() * services * (num.Expm1(x) / x))
		return num.Exp(-services) + float64(num.Exp(-services-x)*waits)
	}
	mean := 1.0
	if x > 0 {
		mean = -num.Expm1(-x) / x
	}
	return float64(num.Exp(-services) * (1 + float64(m.PWait()*services*mean)))
}

// SojournQuantile returns the time that the share q of all sojourns doesn't exceed, 0 ≤ q < 1.
func (m MMc) SojournQuantile(q float64) float64 {
	return quantile(q, m.W(), m.SojournBeyond)
}

// Chain returns how the number inside goes up and down.
func (m MMc) Chain() BirthDeath {
	return BirthDeath{
		Last: m.C, Ratio: m.Utilisation(),
		Birth: func(int) float64 { return m.Lambda },
		Death: func(n int) float64 { return float64(float64(min(n, m.C)) * m.Mu) },
	}
}

// Shares returns the shares of time with 0, 1, … inside.
func (m MMc) Shares() Shares { return m.Chain().Shares() }

// load returns the offered load in erlangs, which is also the mean number of busy servers.
func (m MMc) load() float64 { return m.Lambda / m.Mu }

// spare returns the rate of services that all servers could do beyond what arrives.
func (m MMc) spare() float64 { return float64(float64(m.C)*m.Mu) - m.Lambda }
