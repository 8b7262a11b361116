package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/num"
	"queuesim/engine/theory"
)

func TestMM1ByHand(t *testing.T) {
	m := theory.MM1{Lambda: 4, Mu: 5}
	assert.Equal(t, 0.8, m.Utilisation())
	assert.InDelta(t, 4, m.L(), 1e-12)
	assert.InDelta(t, 3.2, m.Lq(), 1e-12)
	assert.InDelta(t, 1, m.W(), 1e-12)
	assert.InDelta(t, 0.8, m.Wq(), 1e-12)
	assert.InDelta(t, math.Ln2, m.SojournQuantile(0.5), 1e-12)
	assert.Zero(t, m.SojournQuantile(0))
}

func TestMM1IsTheBirthDeathChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mu := rapid.Float64Range(0.1, 10).Draw(t, "mu")
		m := theory.MM1{Lambda: mu * rapid.Float64Range(0.01, 0.85).Draw(t, "rho"), Mu: mu}
		shares := birthDeath(m.Lambda, m.Mu, 1, 200)
		require.InEpsilon(t, mean(shares, number), m.L(), tolerance)
		require.InEpsilon(t, mean(shares, waiting(1)), m.Lq(), tolerance)
		require.InEpsilon(t, m.L()/m.Lambda, m.W(), tolerance)
		require.InEpsilon(t, m.Lq()/m.Lambda, m.Wq(), tolerance)
		require.InDelta(t, 1-shares[0], m.Utilisation(), tolerance)
	})
}

// Gross and Harris' example of an eye clinic: six patients an hour, three doctors, tests of twenty
// minutes on average. (Fundamentals of Queueing Theory, §2.3.)
func TestMMcOfTheClinic(t *testing.T) {
	m := theory.MMc{Lambda: 6, Mu: 3, C: 3}
	assert.InDelta(t, 8.0/9, m.Lq(), 1e-12)
	assert.InDelta(t, 26.0/9, m.L(), 1e-12)
	assert.InDelta(t, 28.9, m.W()*60, 0.05)
	assert.InDelta(t, 8.9, m.Wq()*60, 0.05)
	assert.InDelta(t, 2.0/3, m.Utilisation(), 1e-12)
}

// Three servers, 300 arrivals a year that take two days each. Source: Bronson, Schaum's Outline of
// Operations Research (1982), problem 24.6.
func TestMMcOfTheSchoolbook(t *testing.T) {
	m := theory.MMc{Lambda: 300, Mu: 182.5, C: 3}
	assert.InDelta(t, 0.352, m.Lq(), 0.0005)
	assert.InDelta(t, 1.996, m.L(), 0.0005)
	assert.InDelta(t, 0.001175, m.Wq(), 0.0000005)
	assert.InDelta(t, 2.429, m.W()*365, 0.0005)
	assert.InDelta(t, 0.17754, m.Shares().At(0), 0.000005)
}

func TestMMcIsTheBirthDeathChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 12).Draw(t, "c")
		mu := rapid.Float64Range(0.1, 10).Draw(t, "mu")
		rho := rapid.Float64Range(0.05, 0.8).Draw(t, "rho")
		m := theory.MMc{Lambda: float64(c) * mu * rho, Mu: mu, C: c}
		shares := birthDeath(m.Lambda, mu, c, c+150)
		require.InDelta(t, mean(shares, number), m.L(), tolerance)
		require.InDelta(t, mean(shares, waiting(c)), m.Lq(), tolerance)
		require.InDelta(t, m.L()/m.Lambda, m.W(), tolerance)
		require.InDelta(t, mean(shares, waiting(c))/m.Lambda, m.Wq(), tolerance)
		busy := mean(shares, func(n int) float64 { return float64(min(n, c)) })
		require.InDelta(t, busy/float64(c), m.Utilisation(), tolerance)

		q := rapid.Float64Range(0, 0.999).Draw(t, "q")
		wait := m.WaitQuantile(q)
		if wait == 0 {
			require.GreaterOrEqual(t, 1-m.PWait(), q)
		} else {
			require.InDelta(t, q, waitBelow(shares, c, float64(c)*mu*wait), tolerance)
		}
	})
}

// waitBelow returns the probability that an arrival who finds such shares waits no longer than the
// time in which c busy servers would finish, on average, so many: if n−c wait before it, their
// services and the first to end have to come, n−c+1 in all, and how many come is Poisson.
func waitBelow(shares []float64, c int, finished float64) float64 {
	below := 0.0
	pending, term := 1.0, num.Exp(-finished) // P(fewer than n−c+1 finish) is 1 − pending
	pending -= term
	for n, share := range shares {
		if n < c {
			below += share
			continue
		}
		below += float64(share * pending)
		term *= finished / float64(n-c+1)
		pending -= term
	}
	return below
}

func TestMMcOfOneServerIsMM1(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := theory.MM1{Lambda: rapid.Float64Range(0.001, 0.999).Draw(t, "rho"), Mu: 1}
		m := theory.MMc{Lambda: one.Lambda, Mu: 1, C: 1}
		require.InEpsilon(t, one.Wq(), m.Wq(), tolerance)
		require.InEpsilon(t, one.W(), m.W(), tolerance)
		require.InEpsilon(t, one.Lq(), m.Lq(), tolerance)
		require.InEpsilon(t, one.L(), m.L(), tolerance)
		require.InEpsilon(t, one.Utilisation(), m.PWait(), tolerance)
	})
}

func TestMMcKIsTheBirthDeathChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 8).Draw(t, "c")
		places := rapid.IntRange(0, 40).Draw(t, "places")
		lambda := rapid.Float64Range(0.01, 30).Draw(t, "lambda")
		mu := rapid.Float64Range(0.1, 10).Draw(t, "mu")
		m := theory.MMcK{Lambda: lambda, Mu: mu, C: c, Places: places}
		k := places + c // Kendall's K
		shares := birthDeath(lambda, mu, c, k)
		admitted := lambda * (1 - shares[k])
		found := 0.0 // all servers busy, but not all places taken
		for n := c; n < k; n++ {
			found += shares[n]
		}
		require.InDelta(t, shares[k], m.PLoss(), tolerance)
		require.InDelta(t, admitted, m.Throughput(), tolerance)
		require.InDelta(t, mean(shares, number), m.L(), tolerance)
		require.InDelta(t, mean(shares, waiting(c)), m.Lq(), tolerance)
		require.InEpsilon(t, mean(shares, number)/admitted, m.W(), 1e-6)
		require.InDelta(t, mean(shares, waiting(c))/admitted, m.Wq(), 1e-6)
		require.InDelta(t, found/(1-shares[k]), m.PWait(), 1e-6)
		require.InDelta(t, admitted/(float64(c)*mu), m.Utilisation(), tolerance)
	})
}

func TestMMcKBetweenItsNeighbours(t *testing.T) {
	loss := theory.MMcK{Lambda: 10, Mu: 1, C: 10}
	assert.Equal(t, theory.ErlangB(10, 10), loss.PLoss())
	assert.Zero(t, loss.Wq())

	open := theory.MMc{Lambda: 9, Mu: 1, C: 10}
	wide := theory.MMcK{Lambda: 9, Mu: 1, C: 10, Places: 2000}
	assert.InEpsilon(t, open.Wq(), wide.Wq(), tolerance)
	assert.InEpsilon(t, open.PWait(), wide.PWait(), tolerance)
	assert.InEpsilon(t, open.Utilisation(), wide.Utilisation(), tolerance)

	// M/M/1/K at rho = 1: all K+1 states alike.
	even := theory.MMcK{Lambda: 2, Mu: 2, C: 1, Places: 4}
	assert.InDelta(t, 1.0/6, even.PLoss(), 1e-15)
	assert.InDelta(t, 2.5, even.L(), 1e-14)

	swamped := theory.MMcK{Lambda: 1e6, Mu: 1, C: 3, Places: 10}
	assert.InEpsilon(t, 3, swamped.Throughput(), 1e-6)
	assert.InEpsilon(t, 10.0/3, swamped.Wq(), 1e-5)
}

func TestMarkovQueuesOutsideTheirRange(t *testing.T) {
	nan := func(x float64, what string, args ...any) {
		t.Helper()
		assert.True(t, math.IsNaN(x), append([]any{what + " = %v"}, append(args, x)...)...)
	}
	for _, r := range [][2]float64{
		{1, 1}, {2, 1}, {-1, 1}, {1, 0}, {0, 0}, {1, -1}, {math.NaN(), 1}, {1, math.NaN()},
	} {
		one := theory.MM1{Lambda: r[0], Mu: r[1]}
		many := theory.MMc{Lambda: 2 * r[0], Mu: r[1], C: 2}
		for _, x := range []float64{
			one.Utilisation(), one.L(), one.Lq(), one.W(), one.Wq(), one.SojournQuantile(0.5),
			many.Utilisation(), many.L(), many.Lq(), many.W(), many.Wq(), many.PWait(),
			many.WaitQuantile(0.5),
		} {
			nan(x, "lambda %v, mu %v", r[0], r[1])
		}
	}
	nan(theory.MM1{Lambda: 1, Mu: 2}.SojournQuantile(1), "the longest")
	nan(theory.MMc{Lambda: 1, Mu: 2, C: 1}.WaitQuantile(-0.1), "q below 0")
	nan(theory.MMc{Lambda: 0, Mu: 2, C: 0}.L(), "no servers")
	for _, m := range []theory.MMcK{
		{Lambda: 1, Mu: 1, C: 0},
		{Lambda: 1, Mu: 1, C: 1, Places: -1},
		{Lambda: 1, Mu: 0, C: 1},
		{Lambda: -1, Mu: 1, C: 1},
	} {
		for _, x := range []float64{
			m.PLoss(), m.Throughput(), m.Utilisation(), m.PWait(), m.L(), m.Lq(), m.W(), m.Wq(),
		} {
			nan(x, "%+v", m)
		}
	}
}
