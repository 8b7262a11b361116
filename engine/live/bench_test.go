package live_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
	"queuesim/engine/num"
)

// levels is how many priorities there are in these benchmarks.
const levels = 4

// anyLevel is one of the priorities, each as likely as the others.
type anyLevel struct{}

func (anyLevel) Sample(luck *num.Stream) float64 { return float64(luck.Uint64() % levels) }

// crowd is a scenario in which so many producers and as many consumers meet at one queue with four
// priorities. At the greatest speed nobody waits for the plan of an item a second, so nobody has
// anything to wait for but the others; and nobody is behind plan, which would be one figure more.
func crowd(goroutines, capacity, items int) engine.Scenario {
	return engine.Scenario{
		Items:  int64(items),
		Queues: []engine.Queue{{Name: "jobs", Capacity: capacity, Order: engine.ByPriority}},
		Producers: []engine.Producer{{
			Name: "web", Count: goroutines,
			Rate: engine.Flat(1), Even: true, Priority: anyLevel{},
		}},
		Consumers: []engine.Pool{{Name: "pool", Count: goroutines, Service: dist.Constant(0)}},
	}
}

// BenchmarkLive holds a run at its greatest speed, with all its statistics, against two queues that
// keep none: a channel, which has no priorities either, and a heap whose users are all woken with
// every change. For figures worth comparing give all the same number of items:
//
//	go test ./engine/live -run '^$' -bench Live -benchtime 1000000x
//
// Time goes from the start of the first goroutine to the end of the last. What Run does before, some
// milliseconds in which it measures the machine's timers, isn't part of items/s (but of ns/op).
func BenchmarkLive(b *testing.B) {
	for _, goroutines := range []int{1, 8, 64} {
		for _, capacity := range []int{1, 100, engine.Unlimited} {
			name := fmt.Sprintf("%dx%d/%d/", goroutines, goroutines, capacity)
			if capacity == engine.Unlimited {
				name = fmt.Sprintf("%dx%d/unbounded/", goroutines, goroutines)
			}
			b.Run(name+"channel", func(b *testing.B) {
				benchRival(b, make(channel, min(capacity, b.N)), goroutines)
			})
			b.Run(name+"heap", func(b *testing.B) {
				benchRival(b, newHeapQueue(capacity), goroutines)
			})
			b.Run(name+"live", func(b *testing.B) {
				b.ReportAllocs()
				res, err := live.Run(context.Background(), crowd(goroutines, capacity, b.N),
					live.Options{Speed: live.Max})
				require.NoError(b, err)
				requireAllConsumed(b, res, int64(b.N))
				reportItems(b, b.N, time.Duration(res.Live.Wall))
			})
		}
	}
}

func benchRival(b *testing.B, q rival, goroutines int) {
	b.ReportAllocs()
	b.ResetTimer()
	n, sum := meet(q, goroutines, b.N)
	reportItems(b, b.N, b.Elapsed())
	require.Equal(b, b.N, n)
	require.Equal(b, b.N*(b.N-1)/2, sum)
}

func reportItems(b *testing.B, items int, took time.Duration) {
	b.ReportMetric(float64(items)/took.Seconds(), "items/s")
}

// requireAllConsumed checks that each item was consumed once, by what the queue, the pool and each
// priority have counted, each for itself.
func requireAllConsumed(tb testing.TB, res *engine.Result, items int64) {
	tb.Helper()
	require.Equal(tb, "drained", res.Ended.Reason)
	require.Equal(tb, engine.Counts{Produced: items, Consumed: items}, res.Total.Counts)
	require.Equal(tb, items, res.Queues["jobs"].Offered)
	require.Equal(tb, items, res.Queues["jobs"].Taken)
	require.Equal(tb, items, res.Consumers["pool"].Attempts)
	require.Equal(tb, items, res.Consumers["pool"].Service.Count)
	require.Equal(tb, items, res.Total.Sojourn.Count)
	var waits, fates int64
	for _, p := range res.Priorities {
		waits += p.Wait.Count
		fates += p.Consumed
	}
	require.Equal(tb, items, waits)
	require.Equal(tb, items, fates)
}
