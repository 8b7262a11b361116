package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/num"
	"queuesim/engine/theory"
)

// After the time of a service all who were in service are gone and all who came meanwhile are
// there: a chain over the number inside from one such time to the next.
func TestMDcIsTheChainOverItsServices(t *testing.T) {
	for _, c := range []int{1, 2, 3, 4, 7, 12} {
		for _, rho := range []float64{0.05, 0.3, 0.6, 0.8, 0.9} {
			a := float64(c) * rho
			most := 250 + c
			inside := newChain(most)
			for n := range most {
				come := num.Exp(-a)
				for k := range most {
					inside.add(n, max(0, n-c)+k, come)
					come *= a / float64(k+1)
				}
			}
			shares := inside.stationary()
			m := theory.MDc{Lambda: a / 5, D: 5, C: c}
			assert.InDelta(t, mean(shares, number), m.L(), 1e-8, "c = %d, rho = %v", c, rho)
			assert.InDelta(t, mean(shares, waiting(c)), m.Lq(), 1e-8, "c = %d, rho = %v", c, rho)
			assert.InDelta(t, m.Lq()/m.Lambda, m.Wq(), 1e-8)
			assert.Equal(t, m.Wq()+5, m.W())
		}
	}
}

// Where the series and the roots meet, the one goes on where the other ends; and both have one
// server's formula at one end.
func TestMDcIsSmooth(t *testing.T) {
	for _, c := range []int{2, 5, 40, 1000} {
		before := 0.0
		for rho := 0.5; rho < 0.9999; rho += (1 - rho) / 64 {
			wait := theory.MDc{Lambda: rho * float64(c), D: 1, C: c}.Wq()
			exponential := theory.MMc{Lambda: rho * float64(c), Mu: 1, C: c}.Wq()
			assert.Greater(t, wait, before, "c = %d, rho = %v", c, rho)
			if exponential > 1e-6 { // Cosmetatos: from 1/2 on, less than one
				assert.Greater(t, wait/exponential, 0.5, "c = %d, rho = %v", c, rho)
				assert.Less(t, wait/exponential, 1.0, "c = %d, rho = %v", c, rho)
			}
			before = wait
		}
	}
}

// In heavy traffic constant services halve the wait, and that of M/M/c goes to 1/(c·mu − lambda).
func TestMDcInHeavyTraffic(t *testing.T) {
	for _, c := range []int{2, 9, 100} {
		m := theory.MDc{Lambda: float64(c) * (1 - 1e-7), D: 1, C: c}
		assert.InEpsilon(t, 0.5/(float64(c)*1e-7), m.Wq(), 1e-4, "c = %d", c)
	}
}

func TestMDcOutsideItsRange(t *testing.T) {
	for _, m := range []theory.MDc{
		{Lambda: 1, D: 1, C: 1},
		{Lambda: 1, D: 1, C: 0},
		{Lambda: -1, D: 1, C: 2},
		{Lambda: 1, D: math.NaN(), C: 2},
	} {
		for _, x := range []float64{m.Wq(), m.W(), m.Lq(), m.L(), m.Utilisation()} {
			assert.True(t, math.IsNaN(x), "%+v", m)
		}
	}
	assert.Zero(t, theory.MDc{D: 1, C: 2}.Wq(), "nobody comes")
}
