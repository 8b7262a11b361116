package sim_test

import (
	"flag"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

var studies = flag.Int("studies", 60, "how many studies the tests of coverage make")

// mm1 is M/M/1 with four fifths of the time busy, whose sojourns are exponential with mean 0.5 s.
func mm1(seconds float64, seed uint64) engine.Scenario {
	return engine.Scenario{
		Duration: engine.Time(seconds * 1e9), Seed: seed, Warmup: engine.Time(seconds * 1e8),
		Queues:    []engine.Queue{{Name: "jobs", Capacity: engine.Unlimited}},
		Producers: []engine.Producer{{Name: "web", Rate: engine.Flat(8)}},
		Consumers: []engine.Pool{{Name: "pool", Count: 1, Service: dist.Exponential(0.1)}},
	}
}

// Of Kleinrock, Queueing Systems vol. 1 (1975), §3.2 and §5.12.
var trueFigures = map[string]float64{
	"jobs.wait.mean": 0.4, "jobs.depth.mean": 3.2, "pool.utilisation": 0.8, "throughput": 8,
	"sojourn.mean": 0.5, "sojourn.p50": 0.5 * math.Ln2, "sojourn.p90": 0.5 * math.Log(10),
	"pool.service.mean": 0.1, "pool.service.p99": 0.1 * math.Log(100),
	"jobs.wait.p90": 0.5 * math.Log(8),
}

// covers counts how often there is an interval, and how often the true figure lies in it: in 93 % at
// least, less four standard errors.
func covers(t *testing.T, study func(seed uint64) *engine.Result) {
	t.Helper()
	if testing.Short() {
		t.Skip("minutes under the race detector")
	}
	have, hits := map[string]int{}, map[string]int{}
	for i := range *studies {
		res := study(uint64(i + 1))
		for path, x := range trueFigures {
			if in, ok := res.Intervals[path]; ok {
				have[path]++
				if in.Low <= x && x <= in.High {
					hits[path]++
				}
			}
		}
	}
	for path := range trueFigures {
		n := float64(have[path])
		t.Logf("%-18s %3.0f of %d have an interval, %.1f %% of these cover", path, n, *studies,
			100*float64(hits[path])/n)
		require.Positive(t, n, path)
		assert.GreaterOrEqual(t, float64(hits[path]), 0.93*n-4*math.Sqrt(n*0.93*0.07), path)
	}
}

// Short runs, so many of them that the interval is right though one alone says little.
func TestIntervalsOfReplicationsCover(t *testing.T) {
	covers(t, func(seed uint64) *engine.Result {
		st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(mm1(1000, seed)), More: upTo(10)})
		require.NoError(t, err)
		return st.Result()
	})
}

// One long run. What is asked of its batches is so strict that of a tenth as long a run there is no
// interval of a wait.
func TestIntervalsOfBatchesCover(t *testing.T) {
	one := func(seconds float64) func(uint64) *engine.Result {
		return func(seed uint64) *engine.Result {
			res, err := sim.Run(t.Context(), mm1(seconds, seed), sim.Options{})
			require.NoError(t, err)
			return res
		}
	}
	covers(t, one(16000))
	short := 0
	for i := range *studies {
		if _, ok := one(1600)(uint64(i + 1)).Intervals["jobs.wait.mean"]; ok {
			short++
		}
	}
	t.Logf("%d of %d short runs have one", short, *studies)
	assert.Less(t, short, max(3, *studies/10))
}
