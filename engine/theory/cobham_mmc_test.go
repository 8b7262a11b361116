package theory_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

// Two servers of rate 1 and classes of 0.5 and 1: C = 9/14, so (9/28)/(1·3/4) and
// (9/28)/(3/4·1/4).
func TestCobhamMMcByHand(t *testing.T) {
	waits := theory.CobhamMMc(1, 2, 0.5, 1)
	assert.InDelta(t, 3.0/7, waits[0], 1e-14)
	assert.InDelta(t, 12.0/7, waits[1], 1e-14)
}

func TestCobhamMMcOfOneServerIsCobham(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lambdas := rapid.SliceOfN(rapid.Float64Range(0.01, 0.19), 1, 5).Draw(t, "lambdas")
		var classes []theory.MG1
		for _, lambda := range lambdas {
			classes = append(classes, exponential(lambda, 1))
		}
		want := theory.Cobham(classes...)
		for i, wait := range theory.CobhamMMc(1, 1, lambdas...) {
			require.InEpsilon(t, want[i], wait, tolerance)
		}
	})
	for _, wait := range theory.CobhamMMc(1, 2, 1, 1) {
		assert.NotEqual(t, wait, wait, "as much as two servers can do")
	}
}

// Two classes at two servers: a chain over how many wait of each, and how many are served.
func TestCobhamMMcIsTheChain(t *testing.T) {
	const most, mu, servers = 22, 1.0, 2
	lambda := [2]float64{0.5, 0.7}
	state := func(high, low int) int { return servers + high*(most+1) + low } // below: nobody waits
	c := newChain(servers + (most+1)*(most+1))
	for n := range servers {
		c.add(n, n+1, lambda[0]+lambda[1])
		c.add(n+1, n, float64(n+1)*mu)
	}
	for high := range most + 1 {
		for low := range most + 1 {
			if high < most {
				c.add(state(high, low), state(high+1, low), lambda[0])
			}
			if low < most {
				c.add(state(high, low), state(high, low+1), lambda[1])
			}
			switch {
			case high > 0:
				c.add(state(high, low), state(high-1, low), servers*mu)
			case low > 0:
				c.add(state(high, low), state(high, low-1), servers*mu)
			}
		}
	}
	shares := c.stationary()
	waiting := [2]func(int) float64{
		func(s int) float64 { return float64(max(0, s-servers) / (most + 1)) },
		func(s int) float64 { return float64(max(0, s-servers) % (most + 1)) },
	}
	for class, wait := range theory.CobhamMMc(mu, servers, lambda[:]...) {
		assert.InEpsilon(t, mean(shares, waiting[class])/lambda[class], wait, 1e-4, "class %d", class)
	}
}
