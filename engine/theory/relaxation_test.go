package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/theory"
)

// What is off of the long run falls in each step by the same factor in the end: 1 − gap/rate, if steps
// come at the rate of all events.
func TestRelaxationOfABoundedQueue(t *testing.T) {
	for _, lambda := range []float64{0.5, 0.9, 1, 1.4} {
		const places, steps = 14, 6000
		shares := birthDeath(lambda, 1, 1, places+1)
		off := make([]float64, len(shares))
		for n := range off {
			off[n] = -shares[n]
		}
		off[0]++                 // it starts empty
		rate := 2 * (lambda + 1) // half of the steps stay where they are
		size := 0.0
		for range steps {
			next := make([]float64, len(off))
			for n, x := range off {
				stay := rate
				if n > 0 {
					next[n-1] += x / rate
					stay--
				}
				if n < len(off)-1 {
					next[n+1] += x * lambda / rate
					stay -= lambda
				}
				next[n] += x * stay / rate
			}
			drift := mean(next, func(int) float64 { return 1 }) // by rounding: it must be 0
			size = 0
			for n := range next {
				next[n] -= drift * shares[n]
				size += math.Abs(next[n])
			}
			for n := range next { // lest it is gone too soon
				next[n] /= size
			}
			off = next
		}
		gap := (1 - size) * rate
		assert.InEpsilon(t, 1/gap, spec(t, "M/M/1/15", lambda).Relaxation(), 1e-6, "lambda = %v", lambda)
	}
}

func TestRelaxation(t *testing.T) {
	assert.InEpsilon(t, 1/math.Pow(1-math.Sqrt(0.8), 2), spec(t, "M/M/1", 0.8).Relaxation(), 1e-9)
	assert.InEpsilon(t, 0.5/math.Pow(1-math.Sqrt(0.8), 2), spec(t, "M/D/1", 0.8).Relaxation(), 1e-9)
	assert.Equal(t, 1.0, spec(t, "M/M/50", 1).Relaxation(), "not before a service is over")
	assert.Equal(t, 1.0, spec(t, "M/G/5/5", 9).Relaxation())
	assert.Equal(t, 4.0, spec(t, "M/M/2//10").Relaxation(), "users think for 4")
	patient := spec(t, "M/M/2+M", 3)
	patient.Patience = 7
	assert.Equal(t, 7.0, patient.Relaxation())
	retried := spec(t, "M/M/50", 1)
	retried.Retry = theory.Retry{Fails: 0.5, Attempts: 2, Pause: 3}
	assert.Equal(t, 4.0, retried.Relaxation(), "nor before a pause is")
	assert.InDelta(t, 400, retried.LongRun(), 1e-9)
}

// Whoever comes must wait as often whatever the order of those who do.
func TestPrioritiesWaitAsOften(t *testing.T) {
	for notation, rate := range map[string]float64{"M/M/3": 2, "M/M/1": 0.6, "M/D/1": 0.6} {
		one, err := spec(t, notation, rate).Solve()
		require.NoError(t, err)
		two, err := spec(t, notation, rate/3, 2*rate/3).Solve()
		require.NoError(t, err)
		if notation != "M/D/1" {
			assert.InDelta(t, one.PInside(2), two.PInside(2), 1e-12)
		}
		assert.InDelta(t, one.PWait, two.PWait, 1e-12, notation)
		assert.InDelta(t, one.Wait, two.Wait, 1e-9, notation)
		assert.Less(t, two.Classes[0].Wait, two.Classes[1].Wait, notation)
	}
}
