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
	Third  float64 // E[S³], for WaitSD alone
}

// MD1 returns the M/G/1 of constant services.
func MD1(lambda, service float64) MG1 {
	return MG1{
		Lambda: lambda, Mean: service, Second: float64(service * service),
		Third: float64(service * service * service),
	}
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
	return float64(m.Lambda*m.Second) / float64(2*(1-m.Utilisation()))
}

// WaitSD returns the standard deviation of the waits in order of arrival, √(Wq² +
// lambda·E[S³]/(3·(1−rho))); NaN if Third can't be E[S³].
//
// Source: Takács, A Single-Server Queue with Poisson Input, Operations Research 10 (1962),
// 388–394.
func (m MG1) WaitSD() float64 {
	const rounding = 1e-12
	wait := m.Wq()
	if !(float64(m.Mean*m.Third) >= float64(m.Second*m.Second)*(1-rounding)) {
		return math.NaN()
	}
	return math.Sqrt(float64(wait*wait) + float64(m.Lambda*m.Third)/float64(3*(1-m.Utilisation())))
}

// W returns the mean sojourn, a wait and a service.
func (m MG1) W() float64 { return m.Wq() + m.Mean }

// Lq returns the mean number waiting, by Little's law.
func (m MG1) Lq() float64 { return float64(m.Lambda * m.Wq()) }

// L returns the mean number inside, by Little's law.
func (m MG1) L() float64 { return float64(m.Lambda * m.W()) }

// valid reports whether there can be such arrivals and such services. Moments that were rounded
// may miss Mean² ≤ Second by a little.
func (m MG1) valid() bool {
	const rounding = 1e-12
	return nonNegative(m.Lambda) && nonNegative(m.Mean) && nonNegative(m.Second) &&
		float64(m.Mean*m.Mean)*(1-rounding) <= m.Second
}
