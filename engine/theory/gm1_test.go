package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/num"
	"queuesim/engine/theory"
)

// What an arrival finds is what the one before found and himself, less the services in the gap, of
// which there are as many as a Poisson number says: a chain over what arrivals find.
func TestDM1IsTheChainOfItsArrivals(t *testing.T) {
	for _, rho := range []float64{0.1, 0.5, 0.9} {
		const most = 250
		found := newChain(most + 1)
		for n := range most + 1 {
			done := num.Exp(-1 / rho)
			for k := 0; k <= n; k++ {
				found.add(n, n+1-k, done)
				done *= 1 / rho / float64(k+1)
			}
			rest := 0.0 // more services than there is work for: the server stands idle
			for k := n + 1; k < n+200; k++ {
				rest += done
				done *= 1 / rho / float64(k+1)
			}
			found.add(n, 0, rest)
		}
		shares := found.stationary()
		m := theory.GM1{Lambda: rho, Mu: 1}
		assert.InDelta(t, 1-shares[0], m.PWait(), 1e-9, "rho = %v", rho)
		assert.InDelta(t, mean(shares, number), m.Wq(), 1e-7, "rho = %v", rho)
		second := mean(shares, func(n int) float64 { return float64(n * (n + 1)) }) // of n exponentials
		assert.InDelta(t, math.Sqrt(second-m.Wq()*m.Wq()), m.WaitSD(), 1e-6, "rho = %v", rho)
	}
}

// Gaps of exponential stages: a chain over how many are inside and how far the gap is.
func TestEM1IsTheChain(t *testing.T) {
	for _, stages := range []int{1, 2, 5} {
		const rho, most = 0.7, 90
		c := newChain((most + 1) * stages)
		for n := range most + 1 {
			for gap := range stages {
				here, up := n*stages+gap, rho*float64(stages)
				switch {
				case gap+1 < stages:
					c.add(here, here+1, up)
				case n < most:
					c.add(here, (n+1)*stages, up)
				}
				if n > 0 {
					c.add(here, here-stages, 1)
				}
			}
		}
		shares := c.stationary()
		m := theory.GM1{Lambda: rho, Mu: 1, Stages: stages}
		for n := range 9 {
			share := mean(shares, func(s int) float64 {
				if s/stages == n {
					return 1
				}
				return 0
			})
			assert.InDelta(t, share, m.At(n), 1e-9, "%d stages, P(N = %d)", stages, n)
		}
		waiting := mean(shares, func(s int) float64 { return float64(max(0, s/stages-1)) })
		assert.InDelta(t, waiting/rho, m.Wq(), 1e-8, "%d stages", stages)
		assert.InDelta(t, rho, m.Utilisation(), 1e-12)
	}
}

func TestGM1OfOneStageIsMM1(t *testing.T) {
	m, one := theory.GM1{Lambda: 0.8, Mu: 1, Stages: 1}, theory.MMc{Lambda: 0.8, Mu: 1, C: 1}
	assert.InEpsilon(t, 0.8, m.PWait(), 1e-12)
	assert.InEpsilon(t, one.Wq(), m.Wq(), 1e-12)
	assert.InEpsilon(t, one.WaitSD(), m.WaitSD(), 1e-12)
	for _, q := range []float64{0.1, 0.5, 0.99} {
		assert.InDelta(t, one.WaitQuantile(q), m.WaitQuantile(q), 1e-10)
		assert.InDelta(t, one.SojournQuantile(q), m.SojournQuantile(q), 1e-10)
	}
	assert.Zero(t, m.At(-1))
	near := theory.GM1{Lambda: 1 - 1e-9, Mu: 1} // in heavy traffic half of M/M/1's
	assert.InEpsilon(t, 0.5e9, near.Wq(), 1e-5)
	for _, m := range []theory.GM1{
		{Lambda: 1, Mu: 1},
		{Lambda: 0, Mu: 1},
		{Lambda: 0.5, Mu: 1, Stages: -1},
		{Lambda: 0.5, Mu: math.Inf(1)},
	} {
		for _, x := range []float64{m.PWait(), m.Wq(), m.WaitSD(), m.Utilisation(), m.WaitQuantile(0.9), m.At(0), m.At(2)} {
			assert.True(t, math.IsNaN(x), "%+v", m)
		}
	}
	assert.True(t, math.IsNaN(m.WaitQuantile(1)) && math.IsNaN(m.SojournQuantile(-1)))
}

// How many are inside M/D/1 and M/Ek/1: against the chain of those left behind, and that of
// stages.
func TestInsideMG1(t *testing.T) {
	const rho = 0.7
	m, err := spec(t, "M/D/1", rho).Solve()
	assert.NoError(t, err)
	left := newChain(200)
	for n := range 200 {
		come := num.Exp(-rho)
		for k := range 200 {
			left.add(n, max(0, n-1)+k, come)
			come *= rho / float64(k+1)
		}
	}
	for n, share := range left.stationary()[:40] {
		assert.InDelta(t, share, m.PInside(n), 1e-9, "M/D/1, P(N = %d)", n)
	}
	for _, stages := range []int{2, 3} {
		m, err := spec(t, "M/E"+string(rune('0'+stages))+"/1", rho).Solve()
		assert.NoError(t, err)
		todo := newChain(120 * stages)
		for n := range 120 * stages {
			todo.add(n, n+stages, rho)
			todo.add(n+1, n, float64(stages))
		}
		shares := todo.stationary()
		for n := range 20 {
			share := mean(shares, func(s int) float64 {
				if (s+stages-1)/stages == n {
					return 1
				}
				return 0
			})
			assert.InDelta(t, share, m.PInside(n), 1e-9, "%d stages, P(N = %d)", stages, n)
		}
	}
	near, err := spec(t, "M/D/1", 0.99999).Solve()
	assert.NoError(t, err)
	assert.Nil(t, near.PInside, "too many to be told one by one")
}
