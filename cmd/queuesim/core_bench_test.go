package main

import (
	"context"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"queuesim/engine/sim"
	"queuesim/scripting"
)

// mm3 is M/M/3 with ten places, two priorities and one attempt in ten that fails.
const mm3 = `
return {
  queues = { jobs = { capacity = 10, order = "priority", when_full = "reject" } },
  producers = { high = { rate = 20, priority = 1 }, low = { rate = 80 } },
  consumers = { pool = { count = 3, service = exponential("25ms"), fails = FAILS } },
}`

// simulate runs a scenario for so many items.
func simulate(b *testing.B, source string, items int) {
	b.Helper()
	loaded, err := scripting.Load(
		scripting.File{Name: "bench.lua", Source: []byte(source)},
		scripting.Options{Sets: []string{fmt.Sprintf("items=%d", items)}})
	require.NoError(b, err)
	defer loaded.Close()
	_, err = sim.Run(context.Background(), loaded.Scenario, sim.Options{})
	require.NoError(b, err)
}

// default.pgo, by which the compiler knows which calls are worth inlining, is a profile of this:
//
//	go test ./cmd/queuesim -run '^$' -bench 'Core/(engine|function)' -benchtime 12000000x \
//		-cpuprofile cmd/queuesim/default.pgo
//
// BenchmarkCore holds the engine, on a scenario loaded from Lua, against a hand-written loop that
// does the same work, turn by turn in one run. ratio is how many times as long an item takes;
// more_ns/item is what it takes more than without a function in Lua.
func BenchmarkCore(b *testing.B) {
	constant := strings.Replace(mm3, "FAILS", "0.1", 1)
	function := strings.Replace(mm3, "FAILS", "function(item) return item.attempt == 1 and chance(0.1) end", 1)
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		new(handLoop).run(int64(b.N))
	})
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		ours, hand := inTurn(b.N,
			func(n int) { simulate(b, constant, n) }, func(n int) { new(handLoop).run(int64(n)) })
		b.ReportMetric(float64(ours)/float64(hand), "ratio")
	})
	b.Run("function", func(b *testing.B) {
		b.ReportAllocs()
		with, without := inTurn(b.N,
			func(n int) { simulate(b, function, n) }, func(n int) { simulate(b, constant, n) })
		b.ReportMetric(float64(with-without)/float64(b.N), "more_ns/item")
	})
}

// inTurn times two pieces of work on n items, a tenth of them at a time, in turn: a machine that
// grows slower grows slower for both.
func inTurn(n int, first, second func(int)) (a, b time.Duration) {
	const turns = 10
	for range turns {
		began := time.Now()
		first(max(1, n/turns))
		between := time.Now()
		second(max(1, n/turns))
		a += between.Sub(began)
		b += time.Since(between)
	}
	return a, b
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

// BenchmarkLength tells whether an item costs the same in short runs and long ones.
func BenchmarkLength(b *testing.B) {
	source := strings.Replace(mm3, "FAILS", "0.1", 1)
	for _, items := range []int{1e3, 1e4, 1e5, 1e6, 1e7} {
		b.Run(fmt.Sprintf("items=%.0e", float64(items)), func(b *testing.B) {
			for b.Loop() {
				simulate(b, source, items)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(items), "ns/item")
		})
	}
}

// BenchmarkQueues tells whether an item costs the same among few queues and many.
func BenchmarkQueues(b *testing.B) {
	for _, queues := range []int{1, 10, 100, 1000, 10_000} {
		b.Run(fmt.Sprintf("queues=%d", queues), func(b *testing.B) {
			source := fmt.Sprintf(manyQueues, queues)
			const items = 1_000_000
			for b.Loop() {
				simulate(b, source, items)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/items, "ns/item")
		})
	}
}

const manyQueues = `
local s = { queues = {}, producers = {}, consumers = {} }
for i = 1, %d do
  s.queues["q" .. i] = { capacity = 10, when_full = "reject" }
  s.producers["p" .. i] = { to = "q" .. i, rate = 30 }
  s.consumers["c" .. i] = { from = "q" .. i, service = exponential("25ms") }
end
return s`
