package sim_test

import (
	"context"
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// mm3 is M/M/3 with ten places, two priorities and one attempt in ten that fails.
func mm3(items int64) engine.Scenario {
	return engine.Scenario{
		Items: items, Seed: 1,
		Queues: []engine.Queue{{
			Name: "jobs", Capacity: 10, Order: engine.ByPriority, WhenFull: engine.Reject,
		}},
		Producers: []engine.Producer{
			{Name: "high", Rate: engine.Flat(20), Priority: dist.Constant(1)},
			{Name: "low", Rate: engine.Flat(80)},
		},
		Consumers: []engine.Pool{{
			Name: "pool", Count: 3, FailureRate: 0.1, Service: dist.Exponential(0.025),
		}},
	}
}

// handLoop is the same work as somebody would write it who needs nothing else: the limit.
type handLoop struct {
	luck                       *rand.Rand
	now, arrival               int64
	ends                       [3]int64
	queues                     [2]ring
	consumed, failed, rejected int64
	waits                      [4096]int64
}

type ring struct {
	at    [16]int64
	first int
	n     int
}

const never = math.MaxInt64

func (h *handLoop) exp(mean float64) int64 { return int64(h.luck.ExpFloat64() * mean * 1e9) }

func (h *handLoop) run(items int64) {
	h.luck = rand.New(rand.NewPCG(1, 2))
	h.ends = [3]int64{never, never, never}
	h.arrival = h.exp(0.01)
	for items > 0 || h.queues[0].n+h.queues[1].n > 0 {
		who, at := -1, h.arrival
		for i, end := range h.ends {
			if end < at {
				who, at = i, end
			}
		}
		h.now = at
		if who >= 0 {
			h.complete(who)
			continue
		}
		items--
		h.arrive()
		h.arrival = h.now + h.exp(0.01)
		if items == 0 {
			h.arrival = never
		}
	}
}

func (h *handLoop) arrive() {
	priority := 0
	if h.luck.Float64() < 0.2 {
		priority = 1
	}
	for i, end := range h.ends {
		if end == never {
			h.serve(i, 0)
			return
		}
	}
	if h.queues[0].n+h.queues[1].n == 10 {
		h.rejected++
		return
	}
	q := &h.queues[priority]
	q.at[(q.first+q.n)&15] = h.now
	q.n++
}

func (h *handLoop) complete(who int) {
	if h.luck.Float64() < 0.1 {
		h.failed++
	} else {
		h.consumed++
	}
	h.ends[who] = never
	for i := 1; i >= 0; i-- {
		if q := &h.queues[i]; q.n > 0 {
			wait := h.now - q.at[q.first&15]
			q.first++
			q.n--
			h.serve(who, wait)
			return
		}
	}
}

func (h *handLoop) serve(who int, wait int64) {
	octave := bits.Len64(uint64(wait))
	cell := octave << 6
	if octave > 6 {
		cell += int(wait>>(octave-7)) & 63
	}
	h.waits[cell]++
	h.ends[who] = h.now + h.exp(0.025)
}

// BenchmarkCore holds the engine against the hand-written loop, in turn, and tells the ratio of
// their times for an item.
func BenchmarkCore(b *testing.B) {
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		new(handLoop).run(int64(b.N))
	})
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		_, err := sim.Run(context.Background(), mm3(int64(b.N)), sim.Options{})
		require.NoError(b, err)
	})
}
