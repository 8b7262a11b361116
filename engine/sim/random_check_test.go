package sim_test

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/sim"
)

// TestIdentities proves on scenarios with chance and hooks in them what must hold in every run: both
// accounts, the sum of all sojourns as the area under the items inside, figures that fit together,
// hooks that see what is counted. The same scenario gives the same bytes, in whatever order its
// parts are written down.
func TestIdentities(t *testing.T) {
	for _, round := range []string{"one", "two", "three", "four"} { // of a hundred scenarios each
		t.Run(round, rapid.MakeCheck(checkIdentities))
	}
}

func checkIdentities(t *rapid.T) {
	s := drawScenario(t)
	w := witness{fates: map[string]int64{}, warmup: s.Warmup}
	res, err := runBounded(t, w.watch(s))
	var failure *engine.Failure
	if errors.As(err, &failure) {
		require.Contains(t, []string{"stuck", "waiting"}, failure.Reason, failure.Error())
	} else {
		require.NoError(t, err)
	}
	checkTimes(t, res)
	checkItems(t, res)
	checkPassages(t, res)
	w.check(t, res)
	checkFigures(t, res)
	if s.Warmup == 0 && s.Duration == 0 {
		checkLevels(t, res)
	}
	first := bytesOf(t, res)
	require.Equal(t, first, run(t, s), "the same again")
	slices.Reverse(s.Queues)
	slices.Reverse(s.Producers)
	slices.Reverse(s.Consumers)
	require.Equal(t, first, run(t, s), "in another order")
}

// runBounded runs a scenario; a run that would go on for ever fails.
func runBounded(t *rapid.T, s engine.Scenario) (*engine.Result, error) {
	looks := 0
	return sim.Run(t.Context(), s, sim.Options{Progress: func(now engine.Time, produced int64) {
		if looks++; looks > 100 { // each after some thousand events
			t.Fatalf("no end: at %v, after %d items", now, produced)
		}
	}})
}

func run(t *rapid.T, s engine.Scenario) string {
	res, _ := runBounded(t, s)
	return bytesOf(t, res)
}

func bytesOf(t *rapid.T, res *engine.Result) string {
	b, err := json.Marshal(res)
	require.NoError(t, err)
	return string(b)
}

// checkTimes: Σ sojourn = Σ of its parts = ∫ inside dt, to the nanosecond.
func checkTimes(t *rapid.T, res *engine.Result) {
	a := res.Account
	require.Equal(t, a.Sojourn, a.Area)
	parts := engine.ExactSeconds{}
	for _, part := range []engine.ExactSeconds{
		a.Blocked, a.Wait, a.LeftWait, a.Service,
		a.BackOff,
	} {
		parts.Merge(part.Sum)
	}
	require.Equal(t, a.Sojourn, parts)
}

func checkItems(t *rapid.T, res *engine.Result) {
	total := res.Total.Counts
	balanced(t, total)
	inside := int64(0)
	for _, n := range res.Total.InsideByState {
		inside += n
	}
	require.Equal(t, inside, total.Inside)
	var byProducer, byPriority engine.Counts
	for _, p := range res.Producers {
		balanced(t, p.Counts)
		add(&byProducer, p.Counts)
	}
	for _, p := range res.Priorities {
		balanced(t, p.Counts)
		add(&byPriority, p.Counts)
	}
	require.Equal(t, total, byProducer)
	require.Equal(t, total, byPriority)
}

func balanced(t *rapid.T, c engine.Counts) {
	require.Equal(t, c.Produced,
		c.Consumed+c.Failed+c.Balked+c.Rejected+c.Dropped+c.Expired+c.Reneged+c.Inside)
}

func add(sum *engine.Counts, c engine.Counts) {
	sum.Produced += c.Produced
	sum.Consumed += c.Consumed
	sum.Failed += c.Failed
	sum.Rejected += c.Rejected
	sum.Dropped += c.Dropped
	sum.Expired += c.Expired
	sum.Inside += c.Inside
}

func checkPassages(t *rapid.T, res *engine.Result) {
	taken, attempts, consumed := int64(0), int64(0), int64(0)
	rejected, dropped, expired := int64(0), int64(0), int64(0)
	for _, q := range res.Queues {
		require.Equal(t, q.Offered, q.Rejected+q.ExpiredBlocked+q.Admitted+q.BlockedNow)
		require.Equal(t, q.Admitted, q.Taken+q.Dropped+q.Expired+q.WaitingNow)
		require.Equal(t, q.Taken, q.Wait.Count)
		require.Equal(t, q.Dropped+q.Expired, q.LeftWait.Count)
		taken += q.Taken
		rejected += q.Rejected
		dropped += q.Dropped
		expired += q.Expired + q.ExpiredBlocked
	}
	for _, p := range res.Consumers {
		require.Equal(t, p.Attempts, p.Consumed+p.Failed+p.InServiceNow)
		require.Equal(t, p.Consumed+p.Failed, p.Service.Count)
		attempts += p.Attempts
		consumed += p.Consumed
	}
	require.Equal(t, taken, attempts)
	require.Equal(t, res.Total.Attempts, attempts)
	require.Equal(t, res.Total.Consumed, consumed)
	require.Equal(t, res.Total.Rejected, rejected)
	require.Equal(t, res.Total.Dropped, dropped)
	require.Equal(t, res.Total.Expired, expired)
}

// checkFigures: trends and shares are in their ranges, quantiles in order.
func checkFigures(t *rapid.T, res *engine.Result) {
	trends := []engine.Trend{res.Total.Sojourn}
	for _, q := range res.Queues {
		trends = append(trends, q.Wait, q.LeftWait, q.Blocked)
	}
	for _, p := range res.Consumers {
		trends = append(trends, p.Service)
		if p.Utilisation != nil {
			assert.LessOrEqual(t, *p.Utilisation, 1.0)
		}
		for _, w := range p.Each {
			assert.LessOrEqual(t, w.Utilisation, 1.0)
		}
	}
	for _, p := range res.Producers {
		trends = append(trends, p.Sojourn, p.Blocked, p.Behind)
	}
	for _, trend := range trends {
		if trend.Count == 0 {
			require.Equal(t, engine.Trend{}, trend)
			continue
		}
		all := slices.Concat([]engine.Time{trend.Min}, trend.Quantiles[:], []engine.Time{trend.Max})
		require.True(t, slices.IsSorted(all), "%v", all)
		require.GreaterOrEqual(t, trend.Mean, trend.Min.Seconds()*(1-1e-12))
		require.LessOrEqual(t, trend.Mean, trend.Max.Seconds()*(1+1e-12))
	}
	require.LessOrEqual(t, res.Total.Goodput, res.Total.Throughput)
	require.LessOrEqual(t, len(res.Sample), 20)
}

// checkLevels: over a window that is the whole run, the averages are the sums of times.
func checkLevels(t *rapid.T, res *engine.Result) {
	window := res.Total.Duration.Seconds()
	depth, busy := 0.0, 0.0
	for _, q := range res.Queues {
		depth += q.Depth.Mean * window
	}
	for _, p := range res.Consumers {
		busy += p.Busy.Mean * window
	}
	near(t, seconds64(res.Account.Wait)+seconds64(res.Account.LeftWait), depth)
	near(t, seconds64(res.Account.Service), busy)
}

func near(t *rapid.T, want, got float64) {
	require.LessOrEqual(t, math.Abs(want-got), 1e-9*(1+want), "want %v, got %v", want, got)
}

func seconds64(s engine.ExactSeconds) float64 {
	var x float64
	b, _ := s.MarshalJSON()
	if err := json.Unmarshal(b, &x); err != nil {
		panic(err)
	}
	return x
}

// A witness counts what the hooks of a run see, of items born after the warm-up.
type witness struct {
	warmup                             engine.Time
	produced, begun, retried, attempts int64
	fates                              map[string]int64
}

// watch lets the witness see every step of every item.
func (w *witness) watch(s engine.Scenario) engine.Scenario {
	on := s.On
	see := func(what func(c *engine.Call), then engine.Hook) engine.Hook {
		return func(c *engine.Call) error {
			if c.Item.Own != nil {
				what(c)
			}
			if then != nil {
				return then(c)
			}
			return nil
		}
	}
	s.On.Arrive = func(c *engine.Call) error {
		if c.Run.Now() >= w.warmup {
			c.Item.Own = w
			w.produced++
		}
		return nil
	}
	s.On.Begin = see(func(*engine.Call) { w.begun++ }, on.Begin)
	s.On.Retry = see(func(*engine.Call) { w.retried++ }, nil)
	s.On.Complete = see(func(*engine.Call) { w.attempts++ }, nil)
	s.On.Leave = see(func(c *engine.Call) { w.fates[c.Reason]++ }, on.Leave)
	return s
}

func (w *witness) check(t *rapid.T, res *engine.Result) {
	total := res.Total
	require.Equal(t, total.Produced, w.produced)
	require.Equal(t, total.Attempts, w.begun)
	require.Equal(t, total.Retries, w.retried)
	for fate, n := range map[string]int64{
		"consumed": total.Consumed, "failed": total.Failed, "rejected": total.Rejected,
		"dropped": total.Dropped, "expired": total.Expired,
	} {
		require.Equal(t, n, w.fates[fate], fate)
	}
	ended := int64(0)
	for _, p := range res.Consumers {
		ended += p.Consumed + p.Failed
	}
	require.Equal(t, ended, w.attempts)
}
