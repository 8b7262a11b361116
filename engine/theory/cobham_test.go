package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

func TestCobhamByHand(t *testing.T) {
	// R = (0.25·2 + 0.25·2)/2 = 0.5; 0.5/(1·0.75) and 0.5/(0.75·0.5)
	waits := theory.Cobham(exponential(0.25, 1), exponential(0.25, 1))
	require.Len(t, waits, 2)
	assert.InDelta(t, 2.0/3, waits[0], 1e-15)
	assert.InDelta(t, 4.0/3, waits[1], 1e-15)

	alone := theory.MD1(0.5, 1)
	assert.Equal(t, []float64{alone.Wq()}, theory.Cobham(alone))
	assert.Empty(t, theory.Cobham())
}

// Priorities don't make work, they only pass it on: Σ rho·Wq is what it would be without them.
// (Kleinrock's conservation law.)
func TestCobhamConservesWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		classes := make([]theory.MG1, rapid.IntRange(1, 5).Draw(t, "classes"))
		var lambda, load, second float64
		for i := range classes {
			service := rapid.Float64Range(0.1, 10).Draw(t, "service")
			spread := rapid.Float64Range(1, 5).Draw(t, "spread")
			share := rapid.Float64Range(0.01, 0.19).Draw(t, "load")
			classes[i] = theory.MG1{
				Lambda: share / service, Mean: service, Second: spread * service * service,
			}
			lambda += classes[i].Lambda
			load += share
			second += classes[i].Lambda * classes[i].Second
		}
		all := theory.MG1{Lambda: lambda, Mean: load / lambda, Second: second / lambda}
		work := 0.0
		waits := theory.Cobham(classes...)
		for i, class := range classes {
			work += class.Lambda * class.Mean * waits[i]
		}
		require.InEpsilon(t, load*all.Wq(), work, tolerance)
		require.IsIncreasing(t, append([]float64{0}, waits...))
	})
}

// Exponential services of different length: a chain over who is served and who waits.
func TestCobhamIsTheChainOfTwoClasses(t *testing.T) {
	const most = 24 // waiting of each class
	lambda, mu := [2]float64{0.2, 0.1}, [2]float64{1.5, 0.5}
	state := func(class, high, low int) int { return 1 + class + 2*(high*(most+1)+low) } // 0 is empty
	c := newChain(1 + 2*(most+1)*(most+1))
	for class := range 2 {
		c.add(0, state(class, 0, 0), lambda[class])
		c.add(state(class, 0, 0), 0, mu[class])
		for high := range most + 1 {
			for low := range most + 1 {
				here := state(class, high, low)
				if high < most {
					c.add(here, state(class, high+1, low), lambda[0])
				}
				if low < most {
					c.add(here, state(class, high, low+1), lambda[1])
				}
				switch {
				case high > 0:
					c.add(here, state(0, high-1, low), mu[class])
				case low > 0:
					c.add(here, state(1, 0, low-1), mu[class])
				}
			}
		}
	}
	shares := c.stationary()
	waiting := [2]func(int) float64{
		func(s int) float64 { return float64((s - 1) / 2 / (most + 1)) },
		func(s int) float64 { return float64((s - 1) / 2 % (most + 1)) },
	}
	waits := theory.Cobham(exponential(lambda[0], 1/mu[0]), exponential(lambda[1], 1/mu[1]))
	for class, wait := range waits {
		assert.InEpsilon(t, mean(shares, waiting[class])/lambda[class], wait, 1e-5, "class %d", class)
	}
}

func TestCobhamOverloaded(t *testing.T) {
	for _, wait := range theory.Cobham(exponential(0.5, 1), exponential(0.5, 1)) {
		assert.True(t, math.IsNaN(wait))
	}
}
