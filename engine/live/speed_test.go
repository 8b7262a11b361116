package live_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
	"queuesim/engine/num"
)

// TestSpeed: a run at a speed takes so much less, and comes to the same end.
func TestSpeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawUntied(t)
		speed := rapid.SampledFrom([]float64{0.1, 1.0 / 3, 1, 3, 7.3, 1000}).Draw(t, "speed")
		rapid.SyncTest(t, func(t *rapid.T) {
			res, err := live.Run(t.Context(), s, live.Options{Speed: speed})
			requireFailureIsTheScenarios(t, err)
			requireAccounts(t, res)
			took := res.Live.Wall.Seconds() * speed
			require.InDelta(t, res.Ended.At.Seconds(), took, 1e-5+speed*1e-6, "a real microsecond")
			require.Equal(t, speed, res.Live.Speed)
			require.LessOrEqual(t, res.Live.Lateness.Max, engine.Nanosecond, "in a bubble nobody is late")
		})
	})
}

// TestMax: where nobody waits, everything that was planned comes all the same, and meets the fates
// that its luck has for it.
func TestMax(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := engine.Scenario{
		Duration: engine.Hour, Warmup: 10 * engine.Minute, Seed: 5,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: 3}},
		Producers: []engine.Producer{{Name: "web", Count: 3, Rate: engine.Flat(1)}},
		Consumers: []engine.Pool{{
			Name: "pool", Count: 3, Service: dist.Exponential(20), FailureRate: 0.5,
			AttemptTimeout: dist.Constant(30),
			Retry:          engine.Retry{Attempts: 3, Backoff: engine.Backoff{Base: engine.Minute, Factor: 2}},
		}},
	}
	res, err := live.Run(t.Context(), s, live.Options{Speed: live.Max})
	require.NoError(t, err)
	requireAccounts(t, res)
	assert.Zero(t, res.Total.Inside)
	assert.InDelta(t, 3*3600, res.Total.Produced, 4*104, "Poisson: four standard deviations")
	// An attempt is cut with probability exp(−30/20), else fails with a half.
	fails := 0.2231 + 0.7769/2
	assert.InDelta(t, fails*fails*fails, float64(res.Total.Failed)/float64(res.Total.Produced), 0.02)
	assert.Less(t, res.Live.Wall, 20*engine.Second)
	assert.Equal(t, res.Ended.At, res.Total.Duration, "the window is the whole run")
	assert.Less(t, res.Total.Sojourn.Max, 20*engine.Second)
	assert.GreaterOrEqual(t, res.Total.Sojourn.Min, engine.Time(0), "nothing is served before it was created")
}

// TestSlept: services that are slept for take their time, and nearly no processor; the lateness of
// the sleeps is in the result.
func TestSlept(t *testing.T) {
	defer goleak.VerifyNone(t)
	res, used := runMeasured(t, engine.Sleeps)
	service := res.Consumers["pool"].Service
	assert.GreaterOrEqual(t, service.Mean, 0.009, "a debt makes one shorter, and the one before is longer")
	assert.GreaterOrEqual(t, res.Live.Lateness.Count, int64(8*5), "of each service, and of arrivals")
	assert.Less(t, used, 0.5*8*5*0.010)
}

// TestComputed: services that are computed use the processor for as long as they would take alone,
// however many share it.
func TestComputed(t *testing.T) {
	defer goleak.VerifyNone(t)
	res, used := runMeasured(t, engine.Computes)
	if used == 0 {
		t.Skip("this system doesn't say how much of the processor was used")
	}
	assert.Greater(t, used, 0.5*8*5*0.010)
	// 8 of them can't be done in less than their computing on all processors.
	assert.Greater(t, res.Ended.At.Seconds()*float64(res.Live.Processors), 0.5*8*5*0.010)
}

// runMeasured lets 8 consumers serve 5 items each, of 10 ms, and says how many seconds of processor
// that took.
func runMeasured(t *testing.T, work engine.Work) (*engine.Result, float64) {
	before := processorTime()
	res, err := live.Run(t.Context(), engine.Scenario{
		Producers: []engine.Producer{{Name: "web", Count: 8, Interarrival: dist.Constant(0.001), Items: 5}},
		Consumers: []engine.Pool{{Name: "pool", Count: 8, Service: dist.Constant(0.010), Work: work}},
	}, live.Options{Speed: 1})
	require.NoError(t, err)
	require.EqualValues(t, 40, res.Total.Consumed)
	return res, (processorTime() - before).Seconds()
}

// TestScriptTime: the time in functions of the scenario is known, and told when it was most of the
// run.
func TestScriptTime(t *testing.T) {
	defer goleak.VerifyNone(t)
	const each = 10 * engine.Millisecond
	slow := shop()
	slow.On.Begin = func(*engine.Call) error {
		time.Sleep(time.Duration(each))
		return nil
	}
	res, err := live.Run(t.Context(), slow, live.Options{Speed: 1})
	require.NoError(t, err)
	assert.GreaterOrEqual(t, res.Live.Script, engine.Time(res.Total.Attempts)*each)
	assert.Greater(t, res.Live.ScriptShare, 0.5)
	require.NotEmpty(t, res.Warnings)
	assert.Contains(t, res.Warnings[len(res.Warnings)-1], "they were the bottleneck")

	res, err = live.Run(t.Context(), shop(), live.Options{Speed: 1})
	require.NoError(t, err)
	assert.Zero(t, res.Live.Script)
}

// TestProgress: somebody may look on.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := shop()
		s.Items, s.Duration = 0, 2*engine.Second
		var looks []engine.Time
		res, err := live.Run(t.Context(), s, live.Options{Speed: 1, Progress: func(now engine.Time, n int64) {
			looks = append(looks, now)
			assert.Positive(t, n)
		}})
		require.NoError(t, err)
		assert.InDelta(t, 10*res.Ended.At.Seconds(), len(looks), 2)
		assert.IsIncreasing(t, looks)
	})
}

// TestLateIsNotBlocked: who comes late because a sleep was late hasn't stood outside a full queue.
func TestLateIsNotBlocked(t *testing.T) {
	defer goleak.VerifyNone(t)
	res, err := live.Run(t.Context(), engine.Scenario{
		Duration:  200 * engine.Millisecond,
		Producers: []engine.Producer{{Name: "web", Rate: engine.Flat(1000)}},
		Consumers: []engine.Pool{{Name: "pool", Count: 1, Service: dist.Constant(0.0001)}},
	}, live.Options{Speed: 1})
	require.NoError(t, err)
	web := res.Producers["web"]
	require.Positive(t, web.Produced)
	assert.Positive(t, web.Behind.Max)
	assert.Zero(t, web.Blocked.Count)
	assert.Zero(t, res.Queues["queue"].Blocked.Count)
}

// TestMaxDoesNotWaitForHooks: when all that was planned has come, hooks don't keep a run going in
// which nobody waits.
func TestMaxDoesNotWaitForHooks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := shop()
		s.Items, s.Duration = 0, engine.Hour
		nothing := func(*engine.Call) error { return nil }
		s.Every = []engine.Timed{{Time: engine.Second, Run: nothing}}
		s.At = []engine.Timed{{Time: engine.Minute, Run: nothing}}
		res, err := live.Run(t.Context(), s, live.Options{Speed: live.Max})
		require.NoError(t, err)
		assert.Equal(t, "drained", res.Ended.Reason)
		assert.Zero(t, res.Live.Wall)
	})
}

// A broken quantity panics where no function of the scenario is called.
type broken struct{}

func (broken) Sample(*num.Stream) float64 { panic("broken") }

// TestBug: a panic that is nobody's error comes out of Run, in its caller's goroutine, when all
// others have ended.
func TestBug(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := shop()
	s.Consumers[0].Service = broken{}
	defer func() {
		bug, ok := recover().(*live.Bug)
		require.True(t, ok)
		assert.EqualError(t, bug, "broken")
		assert.Contains(t, string(bug.Stack), "speed_test.go")
	}()
	_, _ = live.Run(t.Context(), s, live.Options{Speed: 1})
	t.Error("it should have panicked")
}
