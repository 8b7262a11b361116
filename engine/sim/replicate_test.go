package sim_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/report"
	"queuesim/engine/sim"
	"queuesim/engine/stats"
)

// mm2 is M/M/2 with two priorities, rejections and failures: enough that every kind of figure occurs.
func mm2(seconds float64) engine.Scenario {
	return engine.Scenario{
		Duration: engine.Time(seconds * 1e9), Seed: 5,
		Queues: []engine.Queue{{
			Name: "jobs", Capacity: 4, Order: engine.ByPriority, WhenFull: engine.Reject,
		}},
		Producers: []engine.Producer{
			{Name: "high", Rate: engine.Flat(3), Priority: dist.Constant(1)},
			{Name: "low", Rate: engine.Flat(15)},
		},
		Consumers: []engine.Pool{{Name: "pool", Count: 2, Service: dist.Exponential(0.1), FailureRate: 0.1}},
	}
}

func upTo(n int) func(*engine.Study) int { return func(*engine.Study) int { return n } }

func always(s engine.Scenario) func(int) (engine.Scenario, func(), error) {
	return func(int) (engine.Scenario, func(), error) { return s, func() {}, nil }
}

// The oracle is the definition: the mean of what single runs say, weighed by what it is a mean of.
func TestStudyIsWhatItsRunsSayTogether(t *testing.T) {
	const n = 12
	s := mm2(20)
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(s), More: upTo(n)})
	require.NoError(t, err)
	require.Equal(t, n, st.Runs())
	var consumed, waits, weight, depth, rate float64
	for i := range n {
		res, err := sim.Run(t.Context(), s, sim.Options{Replication: i})
		require.NoError(t, err)
		wait := res.Queues["jobs"].Wait
		consumed += float64(res.Total.Consumed) / n
		waits += wait.Mean * float64(wait.Count)
		weight += float64(wait.Count)
		depth += res.Queues["jobs"].Depth.Mean / n
		rate += float64(res.Total.Failures["failed"]) / n
	}
	res := st.Result()
	mean, _ := res.Mean("consumed")
	assert.InDelta(t, consumed, mean, 1e-9)
	assert.InDelta(t, waits/weight, res.Queues["jobs"].Wait.Mean, 1e-9)
	assert.InDelta(t, depth, res.Queues["jobs"].Depth.Mean, 1e-12)
	failures, _ := res.Mean("failures.failed")
	assert.InDelta(t, rate, failures, 1e-9)
	wait := res.Intervals["jobs.wait.mean"]
	assert.Equal(t, n, wait.Replications)
	assert.Less(t, wait.Low, wait.Mean)
	assert.Less(t, wait.Mean, wait.High)
	assert.Equal(t, n, res.Config.Replications)
	assert.NotContains(t, res.Intervals, "jobs.wait.p999", "too few values")
}

func TestStudyOfOneRunIsThatRun(t *testing.T) {
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(mm2(20)), More: upTo(1)})
	require.NoError(t, err)
	alone, err := sim.Run(t.Context(), mm2(20), sim.Options{})
	require.NoError(t, err)
	assert.Equal(t, jsonOf(t, alone), jsonOf(t, st.Result()))
}

// However many run at once, the bytes are the same.
func TestStudyDoesNotShowTheWorkers(t *testing.T) {
	var want string
	for _, workers := range []int{1, 2, 7} {
		st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(mm2(8)), More: upTo(20), Workers: workers})
		require.NoError(t, err)
		got := jsonOf(t, st.Result())
		if want == "" {
			want = got
		}
		assert.Equal(t, want, got, "%d workers", workers)
	}
}

func TestStudyGrowsByStages(t *testing.T) {
	var seen []int
	more := func(st *engine.Study) int {
		seen = append(seen, st.Runs())
		return min(2*st.Runs()+3, 9)
	}
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(mm2(2)), More: more})
	require.NoError(t, err)
	assert.Equal(t, []int{0, 3, 9}, seen)
	whole, err := sim.Replicate(t.Context(), sim.Plan{Make: always(mm2(2)), More: upTo(9)})
	require.NoError(t, err)
	assert.Equal(t, jsonOf(t, whole.Result()), jsonOf(t, st.Result()))
}

func TestStudyEndsWithTheFirstFailure(t *testing.T) {
	broken := errors.New("the third is wrong")
	made := func(i int) (engine.Scenario, func(), error) {
		if i >= 2 {
			return engine.Scenario{}, nil, fmt.Errorf("%d: %w", i, broken)
		}
		return mm2(1), func() {}, nil
	}
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: made, More: upTo(50)})
	var failed *sim.Failed
	require.ErrorAs(t, err, &failed)
	require.ErrorIs(t, err, broken)
	assert.Equal(t, 2, failed.Replication)
	assert.Equal(t, 2, st.Runs())
}

func TestStudyIsCutBetweenRuns(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	st, err := sim.Replicate(ctx, sim.Plan{
		Make: always(mm2(2000)), More: upTo(1000),
		Progress: func(done, _ int) {
			if done == 3 {
				cancel()
			}
		},
	})
	require.NoError(t, err)
	assert.GreaterOrEqual(t, st.Runs(), 3)
	assert.Less(t, st.Runs(), 1000)
	assert.Equal(t, "drained", st.Result().Ended.Reason)

	st, err = sim.Replicate(ctx, sim.Plan{Make: always(mm2(2000)), More: upTo(10)})
	require.NoError(t, err)
	assert.Zero(t, st.Runs(), "nothing has begun")
}

// A reason that occurs in some of the runs only is 0 in the others.
func TestStudyCountsWhatIsMissingAsNothing(t *testing.T) {
	s := mm2(1)
	s.Consumers[0].FailureRate = 0.05
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(s), More: upTo(10)})
	require.NoError(t, err)
	parts := st.Parts("failures.failed")
	require.Len(t, parts, 10)
	require.Contains(t, parts, stats.Part{Value: 0, Weight: 1})
	total := 0.0
	for _, p := range parts {
		total += p.Value
	}
	assert.InDelta(t, total/10, st.Figure("failures.failed"), 1e-12)
	assert.True(t, math.IsNaN(st.Figure("failures.never")))
}

// TestStudyWithoutAWindow: where no replication gets beyond its warm-up there is no time to divide by.
func TestStudyWithoutAWindow(t *testing.T) {
	s := mm2(60)
	s.Items, s.Warmup = 1, 50*engine.Second
	st, err := sim.Replicate(t.Context(), sim.Plan{Make: always(s), More: upTo(3)})
	require.NoError(t, err)
	res := st.Result()
	assert.Zero(t, res.Total.Throughput)
	assert.Contains(t, jsonOf(t, res), `"throughput": 0,`)
}

func jsonOf(t *testing.T, res *engine.Result) string {
	t.Helper()
	var b writer
	require.NoError(t, report.JSON(&b, res))
	return string(b)
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}
