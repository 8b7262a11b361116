package theory

import "math"

// ErlangA is c servers with exponential service and one queue in order of arrival, which an item
// leaves unserved when an exponential patience is over. It needs C ≥ 1, Mu > 0 and Theta > 0, and
// may well be overloaded; without it, or with more states than can be reckoned, every figure is
// NaN.
//
// Source: Garnett, Mandelbaum and Reiman, Designing a Call Center with Impatient Customers,
// Manufacturing & Service Operations Management 4 (2002), 208–227; after Palm (1957).
type ErlangA struct {
	Lambda float64 // arrivals per unit of time
	Mu     float64 // services per unit of time of one busy server
	Theta  float64 // leavings per unit of time of one that waits: 1 over the mean patience
	C      int     // servers
	Places int     // places to wait, or Endless
}

// Chain returns how the number inside goes up and down.
func (m ErlangA) Chain() BirthDeath {
	last := Endless
	if m.Places != Endless {
		last = m.C + m.Places
	}
	return BirthDeath{
		Last:  last,
		Birth: func(int) float64 { return m.Lambda },
		Death: func(n int) float64 {
			return float64(float64(min(n, m.C))*m.Mu) + float64(float64(max(0, n-m.C))*m.Theta)
		},
	}
}

// An Impatient is what ErlangA comes to.
type Impatient struct {
	Shares

	Lost, Left       float64 // shares of arrivals: without a place, and out of patience
	Lq, L            float64 // mean numbers waiting and inside
	Throughput, Busy float64 // served per unit of time, and servers busy on average
	Wq               float64 // mean wait of those who are served
	LeftWait         float64 // mean wait of those who leave; NaN if nobody does
	PWait            float64 // probability that one who is served had to wait
}

// Solve finds the long run.
//
// An arrival that finds n ≥ c inside comes to service after n−c+1 events, of rates c·mu + i·theta
// with i = n−c, …, 0 before it, if its patience lasts so long, which has the probability
// c·mu/(c·mu + (n−c+1)·theta); and that wait then is Σ 1/(c·mu + (i+1)·theta) on average.
func (m ErlangA) Solve() Impatient {
	valid := m.C >= 1 && m.Places >= Endless && nonNegative(m.Lambda)
	if !valid || !positive(m.Mu) || !positive(m.Theta) {
		nan := math.NaN()
		return Impatient{Shares{[]float64{nan}, nan}, nan, nan, nan, nan, nan, nan, nan, nan, nan}
	}
	s := m.Chain().Shares()
	r := Impatient{Shares: s, Lq: s.Beyond(m.C), Busy: s.Busy(m.C)}
	if m.Places != Endless {
		r.Lost = s.At(m.C + m.Places)
	}
	all := float64(float64(m.C) * m.Mu)
	var waited, served, wait float64
	for i := 0; m.C+i < len(s.states) && (m.Places == Endless || i < m.Places); i++ {
		there := all + float64(float64(i+1)*m.Theta)
		wait += 1 / there
		taken := float64(s.states[m.C+i] * (all / there))
		waited += taken
		served += float64(taken * wait)
	}
	r.Throughput = float64(r.Busy * m.Mu)
	r.L = r.Lq + r.Busy
	r.Left = float64(m.Theta*r.Lq) / m.Lambda
	share := 1 - r.Lost - r.Left // of arrivals that are served
	r.Wq, r.PWait = served/share, waited/share
	r.LeftWait = (r.Lq/m.Lambda - served) / r.Left
	return r
}

// positive reports whether a rate is a number above 0 that isn't infinite.
func positive(x float64) bool { return x > 0 && nonNegative(x) }
