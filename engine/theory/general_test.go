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

// exponential returns the M/G/1 whose services are exponential: E[S²] is twice the square of E[S].
func exponential(lambda, service float64) theory.MG1 {
	return theory.MG1{Lambda: lambda, Mean: service, Second: 2 * service * service}
}

func TestMG1ByHand(t *testing.T) {
	constant := theory.MD1(0.5, 1)
	assert.Equal(t, 0.5, constant.Wq(), "0.5·1 / (2·0.5)")
	assert.Equal(t, 1.5, constant.W())
	assert.Equal(t, 0.25, constant.Lq())
	assert.Equal(t, 0.75, constant.L())
	assert.Equal(t, 0.5, constant.Utilisation())
	assert.Equal(t, 1.0, exponential(0.5, 1).Wq(), "twice that of constant services")
}

func TestMG1OfExponentialServicesIsMM1(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lambda := rapid.Float64Range(0.001, 0.999).Draw(t, "lambda")
		m, one := exponential(lambda, 1), theory.MM1{Lambda: lambda, Mu: 1}
		require.InEpsilon(t, one.Wq(), m.Wq(), tolerance)
		require.InEpsilon(t, one.L(), m.L(), tolerance)
	})
}

// After a service of length 1, as many have come as a Poisson number says: a chain over those who
// are left behind, who are as many as an arrival finds.
func TestMD1IsTheChainOfItsDepartures(t *testing.T) {
	for _, rho := range []float64{0.1, 0.5, 0.8} {
		const most = 200
		left := newChain(most)
		for n := range most {
			come := num.Exp(-rho)
			for k := range most {
				left.add(n, max(0, n-1)+k, come)
				come *= rho / float64(k+1)
			}
		}
		l := mean(left.stationary(), number)
		assert.InEpsilon(t, l, theory.MD1(rho, 1).L(), tolerance, "rho = %v", rho)
	}
}

// Erlang services are some exponential phases: a chain over the phases still to be done.
func TestMG1OfErlangServices(t *testing.T) {
	for _, phases := range []int{2, 3, 5} {
		k := float64(phases)
		const lambda = 0.7
		todo := newChain(80 * phases)
		for n := range 80 * phases {
			todo.add(n, n+phases, lambda)
			todo.add(n+1, n, k)
		}
		inside := func(n int) float64 { return float64((n + phases - 1) / phases) }
		m := theory.MG1{Lambda: lambda, Mean: 1, Second: 1 + 1/k}
		assert.InEpsilon(t, mean(todo.stationary(), inside), m.L(), tolerance, "%d phases", phases)
	}
}

// Two kinds of exponential services at random: a chain over who is served and how many are inside.
func TestMG1OfHyperexponentialServices(t *testing.T) {
	const lambda, most = 0.5, 200
	share, rate := [2]float64{0.9, 0.1}, [2]float64{2, 0.25}
	state := func(n, kind int) int { return 2*n - 1 + kind } // 0 is empty: n = 0 has no kind
	c := newChain(2*most + 1)
	for kind := range 2 {
		c.add(0, state(1, kind), lambda*share[kind])
		c.add(state(1, kind), 0, rate[kind])
		for n := 1; n <= most; n++ {
			c.add(state(n, kind), state(n+1, kind), lambda)
			for next := range 2 {
				c.add(state(n+1, kind), state(n, next), rate[kind]*share[next])
			}
		}
	}
	m := theory.MG1{
		Lambda: lambda,
		Mean:   share[0]/rate[0] + share[1]/rate[1],
		Second: 2 * (share[0]/rate[0]/rate[0] + share[1]/rate[1]/rate[1]),
	}
	inside := func(s int) float64 { return float64((s + 1) / 2) }
	assert.InEpsilon(t, mean(c.stationary(), inside), m.L(), 1e-6)
}

func TestMG1OutsideItsRange(t *testing.T) {
	for _, m := range []theory.MG1{
		{Lambda: 1, Mean: 1, Second: 1},
		{Lambda: -1, Mean: 1, Second: 1},
		{Lambda: math.NaN(), Mean: 1, Second: 1},
		{Lambda: 0.1, Mean: -1, Second: 1},
		{Lambda: 0.1, Mean: 1, Second: 0.9},
		{Lambda: 0.1, Mean: 1, Second: math.Inf(1)},
	} {
		for _, x := range []float64{m.Utilisation(), m.Wq(), m.W(), m.Lq(), m.L(), theory.Cobham(m)[0]} {
			assert.True(t, math.IsNaN(x), "%+v", m)
		}
	}
	rounded := theory.MG1{Lambda: 3, Mean: 0.1, Second: 0.01} // in floats 0.1·0.1 is above 0.01
	assert.False(t, math.IsNaN(rounded.Wq()))
}
