package theory

import "math"

// MachineRepair is a closed system: Users each think for an exponential time, ask for a service,
// wait for one of c servers, are served for an exponential time and think again; or machines that
// run, break down and wait to be repaired. It needs C ≥ 1, Users ≥ 1, Nu > 0 and Mu > 0; without
// it, every figure is NaN.
//
// Source: Kleinrock, Queueing Systems vol. 1 (1975), §3.8; Gross, Shortle, Thompson and Harris,
// Fundamentals of Queueing Theory, 4th ed. (2008), §2.8.
type MachineRepair struct {
	Nu    float64 // requests per unit of time of one that thinks: 1 over the mean time to think
	Mu    float64 // services per unit of time of one busy server
	C     int     // servers
	Users int     // in all
}

// Chain returns how the number inside, waiting or in service, goes up and down.
func (m MachineRepair) Chain() BirthDeath {
	return BirthDeath{
		Last:  m.Users,
		Birth: func(n int) float64 { return float64(float64(m.Users-n) * m.Nu) },
		Death: func(n int) float64 { return float64(float64(min(n, m.C)) * m.Mu) },
	}
}

// Shares returns the shares of time with 0, 1, … inside.
func (m MachineRepair) Shares() Shares {
	if m.C < 1 || m.Users < 1 || !positive(m.Nu) || !positive(m.Mu) {
		return Shares{[]float64{math.NaN()}, math.NaN()}
	}
	return m.Chain().Shares()
}

// Throughput returns how many are served per unit of time.
func (m MachineRepair) Throughput() float64 { return float64(m.Shares().Busy(m.C) * m.Mu) }

// Utilisation returns the share of time that a server is busy.
func (m MachineRepair) Utilisation() float64 { return m.Shares().Busy(m.C) / float64(m.C) }

// Lq returns the mean number waiting.
func (m MachineRepair) Lq() float64 { return m.Shares().Beyond(m.C) }

// L returns the mean number inside.
func (m MachineRepair) L() float64 { return m.Shares().Mean() }

// Wq returns the mean wait, by Little's law.
func (m MachineRepair) Wq() float64 {
	s := m.Shares()
	return s.Beyond(m.C) / float64(s.Busy(m.C)*m.Mu)
}

// W returns the mean sojourn, a wait and a service.
func (m MachineRepair) W() float64 { return m.Wq() + 1/m.Mu }

// PWait returns the probability that a request must wait. Who asks finds the others as they are in
// the long run without him.
//
// Source: Sevcik and Mitrani, The Distribution of Queuing Network States at Input and Output
// Instants, Journal of the ACM 28 (1981), 358–371.
func (m MachineRepair) PWait() float64 {
	switch {
	case math.IsNaN(m.Shares().At(0)):
		return math.NaN()
	case m.Users <= m.C:
		return 0
	}
	m.Users--
	return m.Shares().From(m.C)
}
