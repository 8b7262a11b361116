package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

// impatient returns the chain over the number inside of Erlang's A, with so many states.
func impatient(m theory.ErlangA, most int) []float64 {
	c := newChain(most + 1)
	for n := range most {
		c.add(n, n+1, m.Lambda)
		c.add(n+1, n, float64(min(n+1, m.C))*m.Mu+float64(max(0, n+1-m.C))*m.Theta)
	}
	return c.stationary()
}

// tagged follows one who comes and finds so many waiting before him, event by event: the chance
// that he is served, and his wait times that chance.
func tagged(m theory.ErlangA, ahead int) (served, wait float64) {
	served = 1 // once all before him are gone
	for i := range ahead + 1 {
		forward := float64(m.C)*m.Mu + float64(i)*m.Theta
		rate := forward + m.Theta
		wait = forward/rate*wait + forward/rate*served/rate
		served *= forward / rate
	}
	return served, wait
}

func TestErlangAIsTheChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := theory.ErlangA{
			Lambda: rapid.Float64Range(0.1, 12).Draw(t, "lambda"),
			Mu:     rapid.Float64Range(0.2, 3).Draw(t, "mu"),
			Theta:  rapid.Float64Range(0.2, 3).Draw(t, "theta"),
			C:      rapid.IntRange(1, 8).Draw(t, "c"),
			Places: rapid.SampledFrom([]int{theory.Endless, 0, 1, 5}).Draw(t, "places"),
		}
		most := 200
		if m.Places != theory.Endless {
			most = m.C + m.Places
		}
		shares := impatient(m, most)
		r := m.Solve()
		lq := mean(shares, waiting(m.C))
		require.InDelta(t, lq, r.Lq, tolerance)
		require.InDelta(t, mean(shares, number), r.L, tolerance)
		lost := 0.0
		if m.Places != theory.Endless {
			lost = shares[most]
		}
		require.InDelta(t, lost, r.Lost, tolerance)
		require.InDelta(t, m.Lambda*(1-r.Lost-r.Left), r.Throughput, 1e-8)

		var served, waited, wait float64
		for n, share := range shares {
			switch {
			case n < m.C:
				served += share
			case n < most || m.Places == theory.Endless:
				p, w := tagged(m, n-m.C)
				served += share * p
				waited += share * p
				wait += share * w
			}
		}
		require.InDelta(t, 1-lost-served, r.Left, tolerance)
		require.InDelta(t, waited/served, r.PWait, tolerance)
		require.InDelta(t, wait/served, r.Wq, tolerance)
		if r.Left > 1e-3 {
			require.InDelta(t, (lq/m.Lambda-wait)/r.Left, r.LeftWait, 1e-6)
		}
	})
}

// A call center of fifty agents, 48 calls a minute of a minute each, patience two minutes: with
// patience 3.1 % leave, a call waits 3.7 s, three wait at a time and agents are 93 % busy;
// without, a call waits 20.8 s, nine in ten less than 58.1 s, and 17 wait. Source: Garnett,
// Mandelbaum and Reiman, Designing a Call Center with Impatient Customers, MSOM 4 (2002), §1.
func TestErlangAOfTheCallCenter(t *testing.T) {
	r := theory.ErlangA{Lambda: 48, Mu: 1, Theta: 0.5, C: 50, Places: theory.Endless}.Solve()
	assert.InDelta(t, 0.031, r.Left, 0.0005)
	assert.InDelta(t, 3.7, r.Lq/48*60, 0.05)
	assert.InDelta(t, 3, r.Lq, 0.5)
	assert.InDelta(t, 0.93, r.Busy/50, 0.005)
	c := theory.MMc{Lambda: 48, Mu: 1, C: 50}
	assert.InDelta(t, 20.8, c.Wq()*60, 0.05)
	assert.InDelta(t, 58.1, c.WaitQuantile(0.9)*60, 0.05)
	assert.InDelta(t, 17, c.Lq(), 0.5)
}

// Who is as impatient as servers are fast leaves the system as if each had a server; who has
// patience for ever makes it M/M/c; who has none makes it Erlang's B.
func TestErlangABetweenItsNeighbours(t *testing.T) {
	alike := theory.ErlangA{Lambda: 7, Mu: 1, Theta: 1, C: 4, Places: theory.Endless}.Solve()
	assert.InDelta(t, 7, alike.L, tolerance)
	assert.InDelta(t, math.Exp(-7), alike.At(0), tolerance)
	patient := theory.ErlangA{Lambda: 3, Mu: 1, Theta: 1e-9, C: 4, Places: theory.Endless}.Solve()
	m := theory.MMc{Lambda: 3, Mu: 1, C: 4}
	assert.InEpsilon(t, m.Wq(), patient.Wq, 1e-6)
	assert.InEpsilon(t, m.PWait(), patient.PWait, 1e-6)
	hasty := theory.ErlangA{Lambda: 3, Mu: 1, Theta: 1e9, C: 4, Places: theory.Endless}.Solve()
	assert.InEpsilon(t, theory.ErlangB(4, 3), hasty.Left, 1e-6)
	bounded := theory.ErlangA{Lambda: 3, Mu: 1, Theta: 1e-12, C: 4, Places: 5}.Solve()
	assert.InEpsilon(t, theory.MMcK{Lambda: 3, Mu: 1, C: 4, Places: 5}.PLoss(), bounded.Lost, 1e-6)
}

func TestErlangAOutsideItsRange(t *testing.T) {
	for _, m := range []theory.ErlangA{
		{Lambda: 1, Mu: 1, Theta: 0, C: 1, Places: theory.Endless},
		{Lambda: 1, Mu: 0, Theta: 1, C: 1, Places: theory.Endless},
		{Lambda: 1, Mu: 1, Theta: 1, C: 0, Places: theory.Endless},
		{Lambda: -1, Mu: 1, Theta: 1, C: 1, Places: theory.Endless},
		{Lambda: 1, Mu: 1, Theta: 1, C: 1, Places: -2},
		{Lambda: 1e9, Mu: 1, Theta: 1e-9, C: 1, Places: theory.Endless},
	} {
		r := m.Solve()
		for _, x := range []float64{r.Wq, r.Left, r.L, r.Throughput, r.PWait, r.Mean()} {
			assert.True(t, math.IsNaN(x), "%+v", m)
		}
	}
}
