package theory

import (
	"math"

	"queuesim/engine/num"
)

// MDc is c servers with constant services and one unbounded queue. It needs C ≥ 1 and 0 ≤ Lambda·D
// < C; without it, every figure is NaN.
//
// Source: Crommelin, Delay probability formulae when the holding times are constant, Post Office
// Electrical Engineers' Journal 25 (1932), 41–50.
type MDc struct {
	Lambda float64 // arrivals per unit of time
	D      float64 // the service time
	C      int     // servers
}

// Utilisation returns rho = lambda·D/c, the share of time that a server is busy.
func (m MDc) Utilisation() float64 {
	if m.C < 1 || !nonNegative(m.Lambda) || !nonNegative(m.D) || !(m.load() < float64(m.C)) {
		return math.NaN()
	}
	return m.load() / float64(m.C)
}

// load returns the offered load in erlangs.
func (m MDc) load() float64 { return float64(m.Lambda * m.D) }

// Wq returns the mean wait.
func (m MDc) Wq() float64 {
	rho := m.Utilisation()
	switch {
	case math.IsNaN(rho) || rho == 0:
		return rho
	case m.C == 1:
		return MD1(m.Lambda, m.D).Wq()
	case float64(mostTerms*m.decay(rho)) > 45:
		return float64(m.D * m.bySeries(rho))
	}
	return float64(m.D * m.byRoots(rho) / m.load())
}

// W returns the mean sojourn, a wait and a service.
func (m MDc) W() float64 { return m.Wq() + m.D }

// Lq returns the mean number waiting, by Little's law.
func (m MDc) Lq() float64 { return float64(m.Lambda * m.Wq()) }

// L returns the mean number inside, by Little's law.
func (m MDc) L() float64 { return float64(m.Lambda * m.W()) }

// mostTerms is how many terms of the series are summed; where they fall too slowly for that, it is
// done by the roots.
const mostTerms = 1000

// decay returns how fast the terms of the series fall: the k-th is about e^(−k·decay).
func (m MDc) decay(rho float64) float64 {
	return float64(float64(m.C) * (rho - 1 - num.Log(rho)))
}

// bySeries returns the mean wait in services. As every c-th arrival comes to the same server, it
// is that of one server whose arrivals are each the c-th of a Poisson process, and Spitzer's
// identity gives it: the sum over k of E[(k·D − T)⁺]/k, T the time of k·c arrivals. With X the
// arrivals in k services, that is P(X ≥ kc) − c/a·P(X ≥ kc+1).
//
// Source: Spitzer, A combinatorial lemma and its application to probability theory, Transactions
// of the American Mathematical Society 82 (1956), 323–339.
func (m MDc) bySeries(rho float64) float64 {
	sum := 0.0
	for k := 1; k <= mostTerms; k++ {
		n, mean := k*m.C, float64(float64(k)*m.load())
		here := poissonAt(n, mean)
		term := float64(here / rho * (1 - float64((1-rho)*beyond(n, mean))))
		sum += term
		if !(term > 1e-18*sum) {
			break
		}
	}
	return sum
}

// byRoots returns the mean number waiting. The generating function of the number inside has the
// denominator 1 − z^c·e^(a(1−z)); its roots inside the unit circle, z(1) … z(c−1), and 1 are those
// of the numerator too. So E[N] = Σ 1/(1−z(k)) − (c−a)/2 + c/(2(c−a)).
func (m MDc) byRoots(rho float64) float64 {
	c, a := float64(m.C), m.load()
	sum := -a - float64((c-a)/2) + c/float64(2*(c-a))
	for k := 1; 2*k < m.C; k++ {
		sum += float64(2 * rootInverse(float64(k)/c, rho))
	}
	if m.C%2 == 0 {
		sum += rootInverse(0.5, rho)
	}
	return sum
}

// rootInverse returns the real part of 1/u for the root u = 1−z, |z| < 1, of u = 1 − ω·e^(−rho·u)
// where ω is so much of a turn round the unit circle. What u stands for is iterated until it is
// near, then Newton's method goes on.
func rootInverse(turn, rho float64) float64 {
	sin, cos := num.Sin(float64(2*math.Pi*turn)), num.Cos(float64(2*math.Pi*turn))
	x, y := 1-cos, -sin
	for i := range 200 {
		size := num.Exp(-float64(rho * x))
		s, c := num.Sin(-float64(rho*y)), num.Cos(-float64(rho*y))
		re := float64(size * (float64(cos*c) - float64(sin*s))) // of z = ω·e^(−rho·u)
		im := float64(size * (float64(cos*s) + float64(sin*c)))
		dx, dy := 1-re-x, -im-y
		if i >= 10 { // by 1 − rho·z, the slope of what is to be 0
			p, q := 1-float64(rho*re), -float64(rho*im)
			d := float64(p*p) + float64(q*q)
			dx, dy = (float64(dx*p)+float64(dy*q))/d, (float64(dy*p)-float64(dx*q))/d
		}
		x, y = x+dx, y+dy
		if math.Abs(dx)+math.Abs(dy) < 1e-16*(math.Abs(x)+math.Abs(y)) {
			break
		}
	}
	return x / (float64(x*x) + float64(y*y))
}
