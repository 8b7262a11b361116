package theory

import "math"

// MG1 is one server with services of any distribution and an unbounded queue, in any order that
// doesn't look at the services. It needs Lambda ≥ 0, Mean² ≤ Second and Lambda·Mean < 1; without
// it, every figure is NaN. Source of all of them: the Pollaczek–Khinchine mean value formula;
// Kleinrock, Queueing Systems vol. 1 (1975), §5.5.
type MG1 struct {
	Lambda float64 // arrivals per unit of time
	Mean   float64 // E[S] of the service time S
	Second float64 // E[S²], its variance + Mean²
}

// MD1 returns the M/G/1 of constant services.
func MD1(lambda, service float64) MG1 {
	return MG1{Lambda: lambda, Mean: service, Second: service * service}
}

// Utilisation returns rho = lambda·E[S], the share of time that the server is busy.
func (m MG1) Utilisation() float64 {
	rho := float64(m.Lambda * m.Mean)
	if !m.valid() || !(rho < 1) {
		return math.NaN()
	}
	return rho
}

// Wq returns the mean wait, lambda·E[S²] / (2·(1−rho)).
func (m MG1) Wq() float64 {
	return m.Lambda * m.Second / (2 * (1 - m.Utilisation()))
}

// W returns the mean sojourn, a wait and a service.
func (m MG1) W() float64 { return m.Wq() + m.Mean }

// Lq returns the mean number waiting, by Little's law.
func (m MG1) Lq() float64 { return m.Lambda * m.Wq() }

// L returns the mean number inside, by Little's law.
func (m MG1) L() float64 { return m.Lambda * m.W() }

// valid reports whether there can be such arrivals and such services. Moments that were rounded may
// miss Mean² ≤ Second by a little.
func (m MG1) valid() bool {
	const rounding = 1e-12
	return nonNegative(m.Lambda) && nonNegative(m.Mean) && nonNegative(m.Second) &&
		float64(m.Mean*m.Mean)*(1-rounding) <= m.Second
}
