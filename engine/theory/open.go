package theory

import (
	"math"

	"queuesim/engine"
	"queuesim/engine/num"
)

// mmc returns the M/M/c of a Spec, with all that comes to it.
func (s Spec) mmc() MMc { return MMc{Lambda: s.offered(), Mu: 1 / s.Service.Mean, C: s.Servers} }

// markov solves M/M/c.
func (s Spec) markov() Model {
	m := s.mmc()
	k := open(s, m.Wq())
	k.PWait, k.WaitSD = m.PWait(), m.WaitSD()
	k.WaitQuantile, k.SojournQuantile = m.WaitQuantile, m.SojournQuantile
	k.PInside = m.Shares().At
	s.finish(&k)
	source := kleinrock("§3.5")
	if s.Servers == 1 {
		source = kleinrock("§3.2 and §5.7")
	}
	return Model{Source: source, Exact: true, Known: k}
}

// feedback solves M/M/c where a service that fails is followed by another one, after a pause or at
// once. Who comes back and who comes for the first time are classes with the same services, a
// pause is a server for each; so the long run is that of M/M/c with all who come, and each of them
// finds the others as they are in it.
func (s Spec) feedback() Model {
	m := s.markov()
	m.Source = sourceFeedback
	return m
}

// single solves M/G/1.
func (s Spec) single() Model {
	second, third := s.Service.moments()
	m := MG1{Lambda: s.rate(), Mean: s.Service.Mean, Second: second, Third: third}
	k := open(s, m.Wq())
	k.PWait, k.WaitSD = m.Utilisation(), m.WaitSD()
	if shares := insideMG1(m.Utilisation(), s.Service.stagesOf()); shares != nil {
		k.PInside = Shares{states: shares}.At
	}
	return Model{Source: kleinrock("§5.5, Pollaczek–Khinchine"), Exact: true, Known: k}
}

// constant solves M/D/c.
func (s Spec) constant() Model {
	if s.Servers == 1 {
		return s.single()
	}
	m := MDc{Lambda: s.rate(), D: s.Service.Mean, C: s.Servers}
	return Model{Source: sourceCrommelin, Exact: true, Known: open(s, m.Wq())}
}

// regular solves D/M/1 and Ek/M/1.
func (s Spec) regular() Model {
	m := GM1{Lambda: s.rate(), Mu: 1 / s.Service.Mean, Stages: s.Gaps.stagesOf()}
	k := open(s, m.Wq())
	k.PWait, k.WaitSD, k.PInside = m.PWait(), m.WaitSD(), m.At
	k.WaitQuantile, k.SojournQuantile = m.WaitQuantile, m.SojournQuantile
	s.finish(&k)
	return Model{Source: kleinrock("§6.4"), Exact: true, Known: k}
}

// general solves G/G/c, nearly.
func (s Spec) general() Model {
	m := GGc{
		Lambda: s.rate(), Mean: s.Service.Mean, C: s.Servers,
		GapCV2: s.Gaps.CV2, ServiceCV2: s.Service.CV2,
	}
	return Model{Source: sourceAllen, Known: open(s, m.Wq())}
}

// delay solves M/G/∞, where nobody waits: the number inside is Poisson.
func (s Spec) delay() Model {
	k := open(s, 0)
	k.PWait, k.WaitSD = 0, 0
	k.PInside = func(n int) float64 {
		if n < 0 {
			return 0
		}
		return poissonAt(n, k.Load)
	}
	return Model{Source: kleinrock("§3.4"), Exact: true, Known: k}
}

// priorities solves M/G/1 and M/M/c with classes of priority, highest first.
func (s Spec) priorities() Model {
	waits := s.classWaits()
	k := unknown()
	work := 0.0 // Σ lambda·Wq
	for i, rate := range s.Arrivals {
		waiting := float64(rate * waits[i])
		work += waiting
		k.Classes = append(k.Classes, Class{Arrivals: rate, Wait: waits[i], Waiting: waiting})
	}
	classes := k.Classes
	k = open(s, work/s.rate())
	k.Classes = classes
	k.PWait = s.mmc().Utilisation()
	if s.Servers > 1 {
		k.PWait = s.mmc().PWait()
	}
	if s.Service.isMemoryless() {
		k.PInside = s.mmc().Shares().At
	}
	return Model{Source: sourceCobham, Exact: true, Known: k}
}

// classWaits returns the mean wait of each class.
func (s Spec) classWaits() []float64 {
	if s.Servers > 1 {
		return CobhamMMc(1/s.Service.Mean, s.Servers, s.Arrivals...)
	}
	second, _ := s.Service.moments()
	classes := make([]MG1, len(s.Arrivals))
	for i, rate := range s.Arrivals {
		classes[i] = MG1{Lambda: rate, Mean: s.Service.Mean, Second: second}
	}
	return Cobham(classes...)
}

// places returns the number of places as ErlangA has it.
func (s Spec) places() int {
	if s.Places == engine.Unlimited {
		return Endless
	}
	return s.Places
}

// LongRun returns how many seconds a run must last at least for its means to be held against the
// model.
func (s Spec) LongRun() float64 { return s.needs(0.1) }

// needs returns how many seconds a run must last to see ten spells of what is there so small a share
// of the time: they are as long as a start is felt.
func (s Spec) needs(share float64) float64 { return float64(10*s.Relaxation()) / share }

// Relaxation returns how many seconds it takes, roughly, until a start is forgotten: what is off
// of the long run then falls by a factor of e in each such time. For M/M/1 it is 1 / (√mu −
// √lambda)², and with K places in all 1 / (lambda + mu − 2·√(lambda·mu)·cos(π/(K+1))). More
// servers are like one that is as fast as all of them, but never faster than a service; a
// variation of gaps and services other than that of exponentials makes it longer or shorter in
// proportion.
//
// Source: Ledermann and Reuter, Spectral theory for the differential equations of simple birth and
// death processes, Philosophical Transactions of the Royal Society A 246 (1954), 321–369; for the
// variation Odoni and Roth, An Empirical Investigation of the Transient Behavior of Stationary
// Queueing Systems, Operations Research 31 (1983), 432–455.
func (s Spec) Relaxation() float64 {
	own := s.Service.Mean
	switch {
	case s.Users > 0:
		return max(own, s.Think)
	case s.Patience > 0:
		return max(own, s.Patience)
	case s.Servers == engine.Unlimited || s.Places == 0:
		return own
	}
	lambda, mu := s.offered(), float64(s.Servers)/s.Service.Mean
	root := math.Sqrt(mu) - math.Sqrt(lambda)
	gap := float64(root * root)
	if s.Places != engine.Unlimited { // 1 − cos x = 2·sin²(x/2)
		half := num.Sin(math.Pi / float64(2*(s.Places+2)))
		gap += float64(4 * math.Sqrt(lambda) * math.Sqrt(mu) * half * half)
	}
	spread := float64((s.Gaps.CV2 + s.Service.CV2) / 2)
	return max(own, spread/gap) + s.Retry.Pause
}
