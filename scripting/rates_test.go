package scripting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
)

// rateOf returns the rate of the producer web in a scenario that has the rate.
func rateOf(t *testing.T, rate string) engine.Level {
	t.Helper()
	return scenario(t, `return {
		duration = "1m", queues = { jobs = {} }, producers = { web = { rate = `+rate+` } },
		consumers = { pool = { service = 0.1 } },
	}`).Producers[0].Rate
}

func TestRateConstructors(t *testing.T) {
	const second = engine.Second
	assert.Equal(t, engine.Sine{Mean: 2, Amplitude: 1.5, Period: 24 * engine.Hour, Phase: 30 * second},
		rateOf(t, `sine { mean = "120/min", amplitude = 1.5, period = "24h", phase = 30 }`))
	assert.Equal(t, engine.Sine{Mean: 2, Period: second},
		rateOf(t, `sine { mean = 2, amplitude = 0, period = 1 }`))
	assert.Equal(t, engine.Bursty{{Rate: 5, Lasts: 60 * second}, {Rate: 2, Lasts: second}},
		rateOf(t, `bursty { { rate = 5, lasts = "1m" }, { rate = "120/min", lasts = 1 } }`))
	varying, ok := rateOf(t, `varying("90/min", function(sim) return 1 end)`).(engine.Varying)
	require.True(t, ok)
	assert.InDelta(t, 1.5, varying.Max, 0)
}

// TestVarying: the function sees the run, has luck, and may say a rate as texts do.
func TestVarying(t *testing.T) {
	printed, res, err := run(t, `local asked = 0
	return {
		duration = "10m",
		queues = { jobs = {} },
		producers = { web = { rate = varying(10, function(sim)
			asked = asked + 1
			if asked == 5 then print(sim.now > 0, sim.jobs.depth) end
			if sim.now > 300 then return "60/min" end
			return chance(0.5) and 10 or 0
		end) } },
		consumers = { pool = { count = math.huge, service = 1 } },
	}`)
	require.NoError(t, err)
	assert.Equal(t, "true\t0\n", printed)
	assert.InDelta(t, 5*300+300, res.Total.Produced, 5*42)
}

// TestVaryingOutOfBounds: the run says which value it was, and on which line.
func TestVaryingOutOfBounds(t *testing.T) {
	for answer, shown := range map[string]string{
		"11": "11", "-1": "-1", "0/0": "a value that is not a number (NaN)", "nil": "nothing",
	} {
		_, res, err := run(t, `return {
			duration = "1m",
			producers = { web = { rate = varying(10, function(sim)
				return `+answer+`
			end) } },
			consumers = { pool = { service = 1 } },
		}`)
		require.ErrorContains(t, err, "producers.web.rate: ")
		require.ErrorContains(t, err, "want a rate from 0 to its bound, 10, got "+shown)
		require.ErrorContains(t, err, ".lua:3")
		assert.Zero(t, res.Total.Produced)
	}
}

// TestTraceSpeed: times count from the first row, divided by the speed.
func TestTraceSpeed(t *testing.T) {
	for speed, want := range map[string][]engine.Time{
		"":               {0, engine.Second, 3 * engine.Second},
		", speed = 4":    {0, engine.Second / 4, 3 * engine.Second / 4},
		", speed = 0.01": {0, 100 * engine.Second, 300 * engine.Second},
	} {
		s := scenario(t, `return {
			producers = { old = { trace = { file = "data/requests.csv", time = "at"`+speed+` } } },
			consumers = { pool = { service = 1 } },
		}`)
		assert.Equal(t, want, s.Producers[0].Trace.Times, speed)
	}
}
