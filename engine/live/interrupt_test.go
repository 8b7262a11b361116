package live_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
)

// within fails the test if a run takes longer: it should have heard that it is to end.
func within(t *testing.T, bound time.Duration, start time.Time) {
	t.Helper()
	assert.Less(t, time.Since(start), bound)
}

// TestDrainBringsNoneOfTheBlocked: a producer that stands still when no more items are to come gets
// the one in its hand in, and brings no other.
func TestDrainBringsNoneOfTheBlocked(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := shop()
	s.Items, s.Duration = 0, engine.Hour
	s.Queues[0].Capacity = 1
	s.Consumers[0] = engine.Pool{Name: "pool", Count: 1, Service: dist.Constant(0.02)}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	var draining atomic.Bool
	bornAfter := 0
	s.On.Arrive = func(*engine.Call) error {
		if draining.Load() {
			bornAfter++
		}
		return nil
	}
	res, err := live.Run(ctx, s, live.Options{Speed: 1, Draining: func(inside int64) {
		draining.Store(true)
		assert.GreaterOrEqual(t, inside, int64(2), "one served, one waiting, some in producers' hands")
	}})
	require.NoError(t, err)
	assert.Zero(t, bornAfter)
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.Zero(t, res.Total.Inside)
	requireAccounts(t, res)
}

// TestDrainsInParts: a run in parts is interrupted as a whole.
func TestDrainsInParts(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := engine.Scenario{Duration: engine.Hour}
	for _, name := range []string{"a", "b", "c"} {
		s.Queues = append(s.Queues, engine.Queue{Name: name, Capacity: engine.Unlimited})
		s.Producers = append(s.Producers, engine.Producer{
			Name: name + "_in", To: name, Interarrival: dist.Constant(0.01),
		})
		s.Consumers = append(s.Consumers, engine.Pool{
			Name: name + "_out", From: []string{name}, Count: 1, Service: dist.Constant(0.005),
		})
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	res, err := live.Run(ctx, s, live.Options{Speed: 1})
	require.NoError(t, err)
	assert.Equal(t, 3, res.Live.Locks)
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.True(t, res.Ended.Partial)
	assert.GreaterOrEqual(t, res.Ended.At, 50*engine.Millisecond)
	requireAccounts(t, res)
}

// TestHearsBetweenTimers: timers without a pause don't keep anybody from the lock.
func TestHearsBetweenTimers(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := shop()
	s.Items, s.Duration = 0, engine.Hour
	s.Every = []engine.Timed{{Time: engine.Nanosecond, Run: func(*engine.Call) error { return nil }}}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	res, err := live.Run(ctx, s, live.Options{Speed: 1})
	require.NoError(t, err)
	within(t, 5*time.Second, start)
	assert.Positive(t, res.Total.Produced)
}

// TestLeavesWhoCompute: consumers who compute for an hour end when the run is left.
func TestLeavesWhoCompute(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := shop()
	s.Consumers[0] = engine.Pool{
		Name: "pool", Count: 16, Service: dist.Constant(3600), Work: engine.Computes,
	}
	leave := make(chan struct{})
	start := time.Now()
	time.AfterFunc(100*time.Millisecond, func() { close(leave) })
	res, err := live.Run(t.Context(), s, live.Options{Speed: 1, Leave: leave})
	require.NoError(t, err)
	within(t, 5*time.Second, start)
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.GreaterOrEqual(t, res.Ended.At, 30*engine.Millisecond, "when it was left, not the last event")
	assert.Positive(t, res.Total.InsideByState["in_service"])
	requireAccounts(t, res)
}

// TestLateTimersLeaveNobodyWaiting: consumers whose idle time-out is over, but whose timer is late,
// don't wait forever.
func TestLateTimersLeaveNobodyWaiting(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := shop()
	s.Finish, s.Sample = engine.NeverTold, engine.Millisecond
	s.Consumers[0].IdleTimeout = 200 * engine.Millisecond // longer than items are late
	s.Every = []engine.Timed{{Time: 7 * engine.Millisecond, Run: func(*engine.Call) error {
		time.Sleep(5 * time.Millisecond) // and with it whoever wants the lock
		return nil
	}}}
	for range 3 {
		res, err := live.Run(t.Context(), s, live.Options{Speed: 1})
		require.NoError(t, err)
		assert.Equal(t, map[string]int64{"idle": 3}, res.Consumers["pool"].Left)
	}
}
