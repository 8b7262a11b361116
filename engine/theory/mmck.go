package theory

import "math"

// MMcK is c servers with exponential service and a bounded queue in order of arrival: an arrival
// that finds no place is lost. It needs C ≥ 1, Places ≥ 0, Lambda ≥ 0 and Mu > 0, and may well be
// overloaded; without it, every figure is NaN.
//
// Beware of Kendall's K, which counts those in service as well: K = Places + C. Source of all of
// them: Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, 4th ed. (2008),
// §2.5; for one server Kleinrock, Queueing Systems vol. 1 (1975), §3.6.
type MMcK struct {
	Lambda float64 // arrivals per unit of time, lost ones included
	Mu     float64 // services per unit of time of one busy server
	C      int     // servers
	Places int     // places to wait; a queue's capacity
}

// PLoss returns the probability that an arrival is lost.
func (m MMcK) PLoss() float64 {
	return m.solve().full
}

// Throughput returns how many are served per unit of time.
func (m MMcK) Throughput() float64 {
	return float64(m.Lambda * (1 - m.PLoss()))
}

// Utilisation returns the share of time that a server is busy.
func (m MMcK) Utilisation() float64 {
	return m.Throughput() / (float64(m.C) * m.Mu)
}

// PWait returns the probability that an admitted arrival must wait; NaN if none is admitted.
func (m MMcK) PWait() float64 {
	s := m.solve()
	return (s.busy - s.full) / (1 - s.full)
}

// Lq returns the mean number waiting.
func (m MMcK) Lq() float64 {
	return m.solve().waiting
}

// L returns the mean number inside.
func (m MMcK) L() float64 {
	return m.Lq() + m.Throughput()/m.Mu
}

// Wq returns the mean wait of those who are admitted, by Little's law; NaN if Lambda is 0.
func (m MMcK) Wq() float64 {
	return m.Lq() / m.Throughput()
}

// W returns the mean sojourn of those who are admitted; NaN if Lambda is 0.
func (m MMcK) W() float64 {
	return m.Wq() + 1/m.Mu
}

// Chain returns how the number inside goes up and down.
func (m MMcK) Chain() BirthDeath {
	return BirthDeath{
		Last:  m.C + m.Places,
		Birth: func(int) float64 { return m.Lambda },
		Death: func(n int) float64 { return float64(float64(min(n, m.C)) * m.Mu) },
	}
}

// Shares returns the shares of time with 0, 1, … inside.
func (m MMcK) Shares() Shares {
	if math.IsNaN(m.PLoss()) {
		return Shares{[]float64{math.NaN()}, math.NaN()}
	}
	return m.Chain().Shares()
}

// WaitQuantile returns the time that the share q of the waits of those who are admitted doesn't
// exceed, 0 ≤ q < 1.
func (m MMcK) WaitQuantile(q float64) float64 {
	if math.IsNaN(m.PLoss()) {
		return math.NaN()
	}
	return m.waits(m.Shares()).quantile(q)
}

// waits are what quantiles of the waits are found by.
type waits struct {
	rate   float64   // at which all servers together end services
	longer []float64 // the share of those who are admitted who find c+i or more inside
}

// waits looks at the shares of time.
func (m MMcK) waits(s Shares) waits {
	const nothing = 1e-18
	admitted := float64(s.Busy(m.C)*m.Mu) / m.Lambda
	w := waits{float64(float64(m.C) * m.Mu), make([]float64, m.Places+1)}
	for i := m.Places - 1; i >= 0; i-- {
		w.longer[i] = w.longer[i+1] + s.At(m.C+i)/admitted
	}
	last := len(w.longer)
	for last > 1 && w.longer[last-1] < nothing {
		last--
	}
	w.longer = w.longer[:last]
	return w
}

// quantile returns the time that the share q of the waits doesn't exceed.
func (w waits) quantile(q float64) float64 {
	mean := sum(w.longer) / w.rate
	return quantile(q, mean, w.beyond)
}

// beyond returns the probability that one who is admitted waits longer than t: with c+i inside that at
// most i of the services of all servers end until then, of which the number is Poisson. Of its terms
// those are summed that aren't next to nothing.
func (w waits) beyond(t float64) float64 {
	ended := float64(w.rate * t)
	if ended == 0 {
		return w.longer[0]
	}
	width := float64(10*math.Sqrt(ended)) + 50
	from := int(max(0, ended-width))
	longer, term := 0.0, poissonAt(from, ended)
	for i := from; i < len(w.longer) && float64(i) <= ended+width; i++ {
		longer += float64(w.longer[i] * term)
		term = float64(term * (ended / float64(i+1)))
	}
	return longer
}

// A bounded is what the stationary distribution of MMcK comes to.
type bounded struct {
	full    float64 // P(N = K)
	busy    float64 // P(N ≥ c)
	waiting float64 // mean number waiting
}

// solve finds the stationary distribution place by place. Opening an n-th place to a chain that
// ends at n−1 leaves the odds of the states below as they are, and the new one takes the share p =
// r·p' / (1 + r·p'), where p' was the share of the last one and r = lambda / (min(n, c)·mu): the
// Erlang-B recursion, which can't overflow, continued beyond c.
func (m MMcK) solve() bounded {
	if m.C < 1 || m.Places < 0 || !nonNegative(m.Lambda) || !nonNegative(m.Mu) || m.Mu == 0 {
		return bounded{math.NaN(), math.NaN(), math.NaN()}
	}
	a := m.Lambda / m.Mu
	b := ErlangB(m.C, a)
	s := bounded{full: b, busy: b}
	for n := 1; n <= m.Places; n++ {
		next := float64(a / float64(m.C) * s.full)
		s.full = next / (1 + next)
		s.busy = float64(s.busy*(1-s.full)) + s.full
		s.waiting = float64(s.waiting*(1-s.full)) + float64(float64(n)*s.full)
	}
	return s
}
