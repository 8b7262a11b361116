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

// The second moment of a wait for n−c+1 services of all servers, who end them as one that is c
// times as fast: a sum of exponentials.
func TestMMcWaitSD(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 9).Draw(t, "c")
		m := theory.MMc{Lambda: float64(c) * rapid.Float64Range(0.05, 0.8).Draw(t, "rho"), Mu: 1, C: c}
		shares := birthDeath(m.Lambda, 1, c, c+150)
		second := mean(shares, func(n int) float64 {
			k := float64(max(0, n-c+1))
			return k * (k + 1) / float64(c*c)
		})
		require.InDelta(t, math.Sqrt(second-m.Wq()*m.Wq()), m.WaitSD(), 1e-7)
	})
}

// A sojourn is a wait and a service: the chance that their sum is above t, by adding up over the
// moment when the wait ends.
func TestMMcSojourn(t *testing.T) {
	for _, m := range []theory.MMc{
		{Lambda: 0.7, Mu: 1, C: 1},
		{Lambda: 1, Mu: 1, C: 2}, // where c − 1 = a
		{Lambda: 2.9, Mu: 1, C: 3},
		{Lambda: 0.3, Mu: 0.5, C: 5},
		{Lambda: 8, Mu: 1, C: 10},
	} {
		spare := float64(m.C)*m.Mu - m.Lambda
		for _, at := range []float64{0, 0.01, 0.5, 2, 7} {
			const panels = 20_000
			sum := (1-m.PWait())*num.Exp(-m.Mu*at) + m.PWait()*num.Exp(-spare*at)
			width := at / panels
			for i := range panels {
				wait := (float64(i) + 0.5) * width
				density := m.PWait() * spare * num.Exp(-spare*wait)
				sum += density * width * num.Exp(-m.Mu*(at-wait))
			}
			assert.InDelta(t, sum, m.SojournBeyond(at), 1e-7, "%+v at %v", m, at)
		}
		for _, q := range []float64{0.01, 0.5, 0.99, 0.999999} {
			assert.InEpsilon(t, 1-q, m.SojournBeyond(m.SojournQuantile(q)), 1e-9, "%+v", m)
		}
		assert.Zero(t, m.SojournQuantile(0))
		assert.True(t, math.IsNaN(m.SojournQuantile(1)))
	}
	one := theory.MM1{Lambda: 0.7, Mu: 1}
	many := theory.MMc{Lambda: 0.7, Mu: 1, C: 1}
	assert.InEpsilon(t, one.SojournQuantile(0.95), many.SojournQuantile(0.95), tolerance)
	huge := theory.MMc{Lambda: 9990, Mu: 1, C: 10_000}
	assert.InDelta(t, huge.W(), 1.05, 0.05)
	assert.InEpsilon(t, 0.01, huge.SojournBeyond(huge.SojournQuantile(0.99)), 1e-9)
}

func TestMMcKWaitQuantile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 6).Draw(t, "c")
		places := rapid.IntRange(0, 30).Draw(t, "places")
		lambda := rapid.Float64Range(0.1, 20).Draw(t, "lambda")
		m := theory.MMcK{Lambda: lambda, Mu: 1, C: c, Places: places}
		shares := birthDeath(m.Lambda, 1, c, c+places)[:c+places] // those who are lost wait for nothing
		all := mean(shares, func(int) float64 { return 1 })
		q := rapid.Float64Range(0, 0.999).Draw(t, "q")
		wait := m.WaitQuantile(q)
		if wait == 0 {
			require.LessOrEqual(t, m.PWait(), 1-q+1e-12)
		} else {
			require.InDelta(t, q, waitBelow(shares, c, float64(c)*wait)/all, 1e-8)
		}
	})
	nan := theory.MMcK{Lambda: 1, Mu: 1, C: 1, Places: -1}.WaitQuantile(0.5)
	assert.True(t, math.IsNaN(nan))
	assert.True(t, math.IsNaN(theory.MMcK{Lambda: 1, Mu: 1, C: 1, Places: 3}.WaitQuantile(1)))
}

// Of services in stages: in order of arrival, those behind someone who comes to service are as
// many as came during his wait, so E[Nq·(Nq−1)] = lambda²·E[Wq²]. (The distributional form of
// Little's law: Haji and Newell, A Relation between Stationary Queue and Waiting Time
// Distributions, Journal of Applied Probability 8 (1971).)
func TestMG1WaitSD(t *testing.T) {
	for phases := 1; phases <= 4; phases++ {
		k := float64(phases)
		const lambda = 0.6
		todo := newChain(90 * phases)
		for n := range 90 * phases {
			todo.add(n, n+phases, lambda)
			todo.add(n+1, n, k)
		}
		pairs := mean(todo.stationary(), func(n int) float64 {
			waiting := float64(max(0, (n+phases-1)/phases-1))
			return waiting * (waiting - 1)
		})
		m := theory.MG1{
			Lambda: lambda, Mean: 1, Second: (k + 1) / k, Third: (k + 1) * (k + 2) / (k * k),
		}
		want := math.Sqrt(pairs/lambda/lambda - m.Wq()*m.Wq())
		assert.InEpsilon(t, want, m.WaitSD(), 1e-7, "%d phases", phases)
	}
	assert.True(t, math.IsNaN(theory.MG1{Lambda: 0.5, Mean: 1, Second: 2}.WaitSD()), "E[S³] isn't known")
	constant := theory.MD1(0.5, 1)
	assert.InEpsilon(t, math.Sqrt(0.25+0.5/1.5), constant.WaitSD(), 1e-12)
}

func TestGGcBetweenItsNeighbours(t *testing.T) {
	m := theory.GGc{Lambda: 2.4, Mean: 1, GapCV2: 1, ServiceCV2: 1, C: 3}
	assert.InEpsilon(t, theory.MMc{Lambda: 2.4, Mu: 1, C: 3}.Wq(), m.Wq(), 1e-12)
	m = theory.GGc{Lambda: 0.8, Mean: 1, GapCV2: 1, ServiceCV2: 2.5, C: 1}
	single := theory.MG1{Lambda: 0.8, Mean: 1, Second: 3.5}
	assert.InEpsilon(t, single.Wq(), m.Wq(), 1e-12, "Pollaczek and Khinchine")
	assert.InEpsilon(t, single.L(), m.L(), 1e-12)
	assert.InEpsilon(t, single.Lq(), m.Lq(), 1e-12)
	assert.InEpsilon(t, single.W(), m.W(), 1e-12)
	assert.Zero(t, theory.GGc{Lambda: 0.8, Mean: 1, C: 1}.Wq(), "nothing is left to chance")
	for _, m := range []theory.GGc{
		{Lambda: 1, Mean: 1, C: 1},
		{Lambda: 1, Mean: 0.5, GapCV2: -1, C: 1},
		{Lambda: 1, Mean: 0.5, ServiceCV2: math.Inf(1), C: 1},
		{Lambda: 1, Mean: 0.5, C: 0},
	} {
		assert.True(t, math.IsNaN(m.Wq()) && math.IsNaN(m.L()), "%+v", m)
	}
}

// With gaps and services in stages and one server, within a quarter of what the chain says.
func TestGGcIsNearTheChain(t *testing.T) {
	for _, stages := range [][2]int{{2, 1}, {2, 3}, {3, 2}} {
		lambda, most := 0.8, 60
		gaps, services := stages[0], stages[1]
		state := func(n, gap, left int) int { return (n*gaps+gap)*services + left } // left: stages − 1
		c := newChain((most + 1) * gaps * services)
		for n := range most + 1 {
			for gap := range gaps {
				for left := range services {
					if n == 0 && left > 0 {
						continue
					}
					here := state(n, gap, left)
					up := lambda * float64(gaps)
					switch {
					case gap+1 < gaps:
						c.add(here, state(n, gap+1, left), up)
					case n == 0:
						c.add(here, state(1, 0, services-1), up)
					case n < most:
						c.add(here, state(n+1, 0, left), up)
					}
					switch down := float64(services); {
					case n > 0 && left > 0:
						c.add(here, state(n, gap, left-1), down)
					case n > 1:
						c.add(here, state(n-1, gap, services-1), down)
					case n == 1:
						c.add(here, state(0, gap, 0), down)
					}
				}
			}
		}
		waits := mean(c.stationary(), func(i int) float64 {
			return float64(max(0, i/(gaps*services)-1))
		}) / lambda
		m := theory.GGc{
			Lambda: lambda, Mean: 1, GapCV2: 1 / float64(gaps), ServiceCV2: 1 / float64(services), C: 1,
		}
		assert.InEpsilon(t, waits, m.Wq(), 0.25, "E%d/E%d/1", gaps, services)
	}
}
