package sim_test

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

func ExampleRun() {
	second := dist.Constant(1) // D/D/1: the answer can be told by hand
	shop := engine.Scenario{
		Producers: []engine.Producer{{Name: "web", Interarrival: second, Items: 5}},
		Consumers: []engine.Pool{{Name: "till", Count: 1, Service: second}},
	}
	res, _ := sim.Run(context.Background(), shop, sim.Options{})
	fmt.Println(res.Total.Consumed, "consumed, longest wait", res.Queues["queue"].Wait.Max)
	// Output: 5 consumed, longest wait 0s
}

// busyScenario is a scenario with some of everything, so that no path of the model is left out.
func busyScenario(items int64) engine.Scenario {
	return engine.Scenario{
		Items: items, Seed: 7,
		Queues: []engine.Queue{
			{
				Name: "fast", Capacity: 20, Order: engine.ByPriority, WhenFull: engine.DropLowest,
				TTL: dist.Constant(0.5),
			},
			{Name: "slow", Capacity: 5, Order: engine.ShortestFirst, WhenFull: engine.Block},
			{Name: "third", Capacity: 9, Order: engine.AtRandom, WhenFull: engine.DropOldest},
		},
		Producers: []engine.Producer{
			{Name: "a", To: "fast", Rate: engine.Flat(30), Priority: engine.Func(
				func(c *engine.Call) (float64, error) { return float64(c.Draw.IntN(4)), nil })},
			{
				Name: "b", To: "slow", Rate: engine.Flat(20), Size: dist.Exponential(1),
				Deadline: dist.Constant(2),
			},
			{Name: "c", To: "third", Count: 3, Interarrival: dist.Uniform{Min: 0, Max: 0.3}},
		},
		Consumers: []engine.Pool{
			{
				Name: "pool", Count: 3, From: []string{
					"fast", "slow",
					"third",
				}, Service: dist.Exponential(0.06),
				FailureRate: 0.1, AttemptTimeout: dist.Constant(0.2), Retry: engine.Retry{
					Attempts: 3, Backoff: engine.Backoff{
						Base:   100 * engine.Millisecond,
						Factor: 2, Jitter: engine.FullJitter,
					},
				},
			},
			{Name: "spare", Count: 1, From: []string{"third"}, Service: dist.Exponential(0.05)},
		},
	}
}

// TestNothingIsAllocatedForAnItem proves that a run of twice as many items allocates no more.
func TestNothingIsAllocatedForAnItem(t *testing.T) {
	const items = 30_000
	allocations := func(items int64) float64 {
		return testing.AllocsPerRun(3, func() {
			s := busyScenario(items)
			s.Warmup = 1 // so that the run isn't cut into batches, whose number is bounded
			_, err := sim.Run(t.Context(), s, sim.Options{})
			require.NoError(t, err)
		})
	}
	once, twice := allocations(items), allocations(2*items)
	t.Log(once, twice)
	assert.Less(t, twice-once, 0.005*items, "%v for %d items, %v for twice as many", once, items,
		twice)
}

func TestInterruptedRunIsValid(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	looks, produced := 0, int64(0)
	res, err := sim.Run(ctx, busyScenario(1_000_000), sim.Options{
		Progress: func(now engine.Time, n int64) {
			assert.Positive(t, now)
			assert.Greater(t, n, produced)
			if produced, looks = n, looks+1; looks == 3 {
				cancel()
			}
		},
	})
	require.NoError(t, err)
	assert.Equal(t, 3, looks)
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.True(t, res.Ended.Partial)
	assert.Equal(t, produced, res.Total.Produced)
	assert.Equal(t, res.Account.Sojourn, res.Account.Area)
}

func TestContextThatIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	res, err := sim.Run(ctx, busyScenario(10), sim.Options{})
	require.NoError(t, err)
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.Zero(t, res.Total.Produced)
}

func TestScenarioThatCannotRun(t *testing.T) {
	res, err := sim.Run(t.Context(), engine.Scenario{}, sim.Options{})
	assert.Nil(t, res)
	var mistakes engine.Mistakes
	require.ErrorAs(t, err, &mistakes)
	assert.Len(t, mistakes, 2, "no producers, no consumers")
}

// TestSameBytes proves that neither the number of cores nor a run beside it shows in a result, and
// that another replication or seed is another luck.
func TestSameBytes(t *testing.T) {
	bytes := func(seed uint64, replication int) string {
		s := busyScenario(2000)
		s.Seed = seed
		res, err := sim.Run(t.Context(), s, sim.Options{Replication: replication})
		assert.NoError(t, err)
		res.Config.Seed = 0
		b, err := json.Marshal(res)
		assert.NoError(t, err)
		return string(b)
	}
	want := bytes(1, 0)
	for _, cores := range []int{1, 2} {
		before := runtime.GOMAXPROCS(cores)
		results := make(chan string)
		for range 3 {
			go func() { results <- bytes(1, 0) }()
		}
		for range 3 {
			assert.Equal(t, want, <-results)
		}
		runtime.GOMAXPROCS(before)
	}
	assert.NotEqual(t, want, bytes(1, 1))
	assert.NotEqual(t, want, bytes(2, 0))
}
