package engine

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/dist"
)

// TestInvariants proves that after each step of any run what the model keeps in several places
// agrees: pending events by what they mean, items by state, consumers by duty. Nobody is idle while
// there is work for him, and nobody stands outside a queue that has room.
func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, err := New(drawModel(t), 0)
		require.NoError(t, err)
		for range 500 {
			m.checkPending(t)
			m.checkItems(t)
			m.checkConsumers(t)
			ev, ok := m.Next()
			if !ok {
				break
			}
			m.Step(ev)
		}
		_, err = m.Finish()
		if err != nil {
			require.Equal(t, endStuck, m.failure.Reason, "%v", err)
		}
	})
}

// drawModel draws a scenario that sets, moves and takes back timers of every kind.
func drawModel(t *rapid.T) Scenario {
	some := func(what string, q Quantity) Quantity {
		if rapid.Bool().Draw(t, what) {
			return q
		}
		return nil
	}
	second := dist.Exponential(1)
	queue := func(name string) Queue {
		return Queue{
			Name: name, Capacity: rapid.IntRange(0, 4).Draw(t, "capacity"), TTL: some("ttl",
				second),
			Order: rapid.SampledFrom([]Order{
				FIFO, LIFO, ByPriority, AtRandom,
				ShortestFirst,
			}).Draw(t, "order"),
			WhenFull: WhenFull(rapid.IntRange(0, 3).Draw(t, "when_full")),
		}
	}
	pool := func(name string, from ...string) Pool {
		return Pool{
			Name: name, From: from, Count: rapid.SampledFrom([]int{1, 2, Unlimited}).Draw(t,
				"count"),
			Service: second, FailureRate: 0.3, AttemptTimeout: some("timeout", second),
			IdleTimeout: Time(rapid.IntRange(0, 2).Draw(t, "idle")) * Second,
			Retry:       Retry{Attempts: 3, Backoff: Backoff{Delay: some("back-off", second)}},
		}
	}
	s := Scenario{
		Seed: rapid.Uint64().Draw(t, "seed"), Items: 40, Finish: Drain,
		Queues: []Queue{queue("a"), queue("b")},
		Producers: []Producer{
			{
				Name: "p", To: "a", Rate: Flat(2), Size: second,
				Deadline: some("deadline", dist.Constant(3)), Count: 2,
			},
			{Name: "q", To: "b", Rate: Flat(1), Size: second, Even: true, Batch: dist.Constant(2)},
		},
		Consumers: []Pool{pool("c", "a", "b"), pool("d", "b")},
		Every: []Timed{{700 * Millisecond, func(c *Call) error {
			c.Run.SetCapacity("b", c.Draw.IntN(4))
			c.Run.SetRate("q", float64(c.Draw.IntN(3)))
			return c.Run.SetCount("d", c.Draw.IntN(4))
		}}},
	}
	s.Consumers[0].Counts = Steps{{0, 2}, {5 * Second, 0}, {10 * Second, 3}, {60 * Second, 1}}
	return s
}

// checkPending counts the events of the calendar.
func (m *Model) checkPending(t *rapid.T) {
	var found pending
	stale := 0
	for i, ev := range m.calendar.heap {
		switch {
		case i == 0 && m.calendar.hole:
		case m.isStale(ev):
			stale++
		default:
			if n := found.class(ev.kind()); n != nil {
				*n++
			}
			if ev.At < m.now {
				t.Fatalf("at %v an event of %v is still to come", m.now, ev.At)
			}
		}
	}
	require.Equal(t, found, m.pending)
	require.Equal(t, stale, m.calendar.stale)
}

// checkItems counts the items that are lent out, by state and queue.
func (m *Model) checkItems(t *rapid.T) {
	waiting, outside, inside := map[*line]int{}, map[*line]int{}, int64(0)
	for it := range m.items.lent() {
		inside++
		switch it.State {
		case Waiting:
			waiting[it.line]++
		case Blocked:
			outside[it.line]++
		case InService:
			if it.consumer.item != it {
				t.Fatalf("%v is in service of another's consumer", it)
			}
		case BackingOff:
		default:
			t.Fatalf("%v is %v, between two places", it, it.State)
		}
	}
	require.Equal(t, m.inside.n, inside)
	for _, l := range m.lines {
		require.Equal(t, waiting[l], l.waiting)
		require.Equal(t, outside[l], l.outside)
		require.EqualValues(t, l.waiting, l.rec.depth.Value())
		if !m.writeIsPending() {
			require.False(t, l.outside > 0 && l.hasRoom(), "outside a queue with room")
		}
	}
}

// writeIsPending tells whether what a hook wrote has yet to take effect.
func (m *Model) writeIsPending() bool {
	for i, ev := range m.calendar.heap {
		if ev.kind() == stepping && ev.stamp == fromHook && !(i == 0 && m.calendar.hole) {
			return true
		}
	}
	return false
}

// checkConsumers counts the consumers by what they do.
func (m *Model) checkConsumers(t *rapid.T) {
	for _, c := range m.crews {
		duties := map[duty]int{}
		for _, w := range c.all {
			duties[w.duty]++
			if (w.duty == busy) != (w.item != nil) {
				t.Fatalf("consumer %d of %s is busy without an item, or idle with one", w.id,
					c.spec.Name)
			}
		}
		inLine := 0
		for w := c.first; w != nil; w = w.next {
			inLine++
		}
		require.Equal(t, inLine, duties[idle])
		require.Equal(t, c.count, duties[idle]+duties[busy])
		require.Len(t, c.away, duties[away])
		require.EqualValues(t, duties[busy], c.rec.busy.Value())
		if inLine > 0 && !m.writeIsPending() {
			require.False(t, c.findsWork(), "%s is idle while there is work", c.spec.Name)
			require.LessOrEqual(t, c.count, c.target)
		}
	}
}
