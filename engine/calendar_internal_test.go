package engine

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/dist"
)

// The calendar against a sorted slice, and the memory that it and the arena take. Neither shows from
// outside, so these tests are inside.

// TestCalendarIsASortedSlice pushes, pops and cancels at random.
func TestCalendarIsASortedSlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c calendar
		var pending []Event // in order, without stale ones
		stale := map[int32]bool{}
		isStale := func(ev Event) bool { return stale[ev.who] }
		issue := uint64(0)
		t.Repeat(map[string]func(*rapid.T){
			"push": func(t *rapid.T) {
				for range rapid.IntRange(1, 40).Draw(t, "how many") {
					issue++
					kind := uint64(rapid.IntRange(0, 10).Draw(t, "kind"))
					rank := uint64(rapid.IntRange(0, 3).Draw(t, "rank"))
					ev := Event{
						At:    Time(rapid.IntRange(0, 20).Draw(t, "at")),
						order: kind<<kindShift | rank<<rankShift | issue, who: int32(issue),
					}
					c.push(ev)
					i, _ := slices.BinarySearchFunc(pending, ev, compareEvents)
					pending = slices.Insert(pending, i, ev)
				}
			},
			"pop": func(t *rapid.T) {
				for range min(len(pending), rapid.IntRange(1, 30).Draw(t, "how many")) {
					ev := c.pop()
					for isStale(ev) {
						c.stale--
						ev = c.pop()
					}
					require.Equal(t, pending[0], ev)
					pending = pending[1:]
				}
			},
			"cancel": func(t *rapid.T) {
				for range min(len(pending), rapid.IntRange(1, 30).Draw(t, "how many")) {
					i := rapid.IntRange(0, len(pending)-1).Draw(t, "which")
					stale[pending[i].who] = true
					pending = slices.Delete(pending, i, i+1)
					c.cancelled(isStale)
				}
			},
			"": func(t *rapid.T) {
				held := len(c.heap)
				if c.hole {
					held--
				}
				require.Equal(t, len(pending)+c.stale, held)
				require.LessOrEqual(t, held, max(64, 2*len(pending))+64)
			},
		})
	})
}

func compareEvents(a, b Event) int {
	switch {
	case a.At < b.At, a.At == b.At && a.order < b.order:
		return -1
	case a == b:
		return 0
	}
	return 1
}

// TestEventsInOrder: instants count first, then the order; both may have their highest bit set.
func TestEventsInOrder(t *testing.T) {
	for i, pair := range [][2]Event{
		{{At: 1, order: 9}, {At: 2, order: 3}},
		{{At: 1, order: 3}, {At: 1, order: 9}},
		{{At: 1, order: 1}, {At: 1, order: 1 << 63}},
		{{At: 1, order: 1 << 63}, {At: Never, order: 1}},
	} {
		assert.Equal(t, 1, pair[0].before(&pair[1]), "%d", i)
		assert.Equal(t, 0, pair[1].before(&pair[0]), "%d", i)
		assert.Equal(t, 0, pair[0].before(&pair[0]), "%d", i)
	}
}

// TestMemoryFollowsWhatIsInside: a million items with a ttl of an hour each, of which a few are
// there at once, and consumers with idle time-outs of an hour.
func TestMemoryFollowsWhatIsInside(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a million items")
	}
	const items = 1_000_000
	m, err := New(Scenario{
		Items:     items,
		Queues:    []Queue{{Name: "jobs", Capacity: Unlimited, TTL: dist.Constant(3600)}},
		Producers: []Producer{{Name: "web", Rate: Flat(500)}},
		Consumers: []Pool{{
			Name: "pool", Count: 3, Service: dist.Exponential(0.004),
			IdleTimeout: Hour,
		}},
	}, 0)
	require.NoError(t, err)
	most := 0
	for {
		ev, ok := m.Next()
		if !ok {
			break
		}
		m.Step(ev)
		most = max(most, len(m.calendar.heap))
	}
	res, err := m.Finish()
	require.NoError(t, err)
	assert.EqualValues(t, items, res.Total.Consumed)
	assert.Positive(t, res.Queues["jobs"].Wait.Max)
	assert.Less(t, most, 200)
	assert.LessOrEqual(t, len(m.items.chunks), 1)
	assert.Len(t, m.items.free, arenaChunk, "all are back")
}

// TestArena: items keep their slots, and what is lent is what isn't back.
func TestArena(t *testing.T) {
	var a arena
	var lent []*Item
	stamps := map[int32]uint32{}
	for round := range 2000 {
		if round%3 == 2 {
			it := lent[round%len(lent)]
			lent = slices.DeleteFunc(lent, func(o *Item) bool { return o == it })
			it.State, it.Own, it.Attempt = Gone, "mine", 7
			a.back(it)
			continue
		}
		it := a.lend()
		assert.Same(t, it, a.at(it.slot))
		assert.Greater(t, it.stamp, stamps[it.slot], "so that old timers are known")
		assert.Equal(t, Item{slot: it.slot, stamp: it.stamp}, *it)
		stamps[it.slot] = it.stamp
		lent = append(lent, it)
	}
	assert.ElementsMatch(t, lent, slices.Collect(a.lent()))
}
