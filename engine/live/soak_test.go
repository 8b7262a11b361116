package live_test

import (
	"context"
	"fmt"
	"math/bits"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/live"
)

// soakers is how many producers, and how many consumers, a soak has.
const soakers = 8

// soak is a scenario in which each of eight producers brings its share of the items, at least one
// each, with any of four priorities, to eight consumers.
func soak(items int) engine.Scenario {
	s := crowd(soakers, 100, items)
	s.Items, s.Producers = 0, nil
	for i := range soakers {
		s.Producers = append(s.Producers, engine.Producer{
			Name: fmt.Sprintf("p%d", i), Items: share(items, i),
			Rate: engine.Flat(1), Even: true, Priority: anyLevel{},
		})
	}
	return s
}

// share returns how many of the items a producer brings.
func share(items, producer int) int64 { return int64((items + soakers - 1 - producer) / soakers) }

// BenchmarkSoak shows that nothing is lost and nothing comes twice: by what each part of the run has
// counted for itself; and, ticked, by a mark for each item as well. A long one is
//
//	go test ./engine/live -run '^$' -bench Soak/counted -benchtime 100000000x -timeout 1h
//
// MiB is what the process has had of the system at most.
func BenchmarkSoak(b *testing.B) {
	b.Run("counted", func(b *testing.B) {
		items := max(b.N, soakers)
		runSoak(b, soak(items), items)
	})
	b.Run("ticked", func(b *testing.B) {
		items := max(b.N, soakers)
		s, ticks := ticked(items)
		runSoak(b, s, items)
		ticks.requireAll(b)
	})
}

func runSoak(b *testing.B, s engine.Scenario, items int) {
	b.Helper()
	res, err := live.Run(context.Background(), s, live.Options{Speed: live.Max})
	require.NoError(b, err)
	requireShares(b, res, items)
	reportItems(b, items, time.Duration(res.Live.Wall))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MiB")
}

// TestEachItemOnce ticks off every item of a soak that is short enough for every day.
func TestEachItemOnce(t *testing.T) {
	const items = 100_003
	s, ticks := ticked(items)
	res, err := live.Run(t.Context(), s, live.Options{Speed: live.Max})
	require.NoError(t, err)
	requireShares(t, res, items)
	ticks.requireAll(t)
}

// requireShares checks the accounts of a soak, in all and of each producer.
func requireShares(tb testing.TB, res *engine.Result, items int) {
	tb.Helper()
	requireAllConsumed(tb, res, int64(items))
	for i := range soakers {
		n := share(items, i)
		assert.Equal(tb, engine.Counts{Produced: n, Consumed: n},
			res.Producers[fmt.Sprintf("p%d", i)].Counts)
	}
	var served int64
	for _, c := range res.Consumers["pool"].Each {
		served += c.Consumed
	}
	assert.EqualValues(tb, items, served)
	assert.EqualValues(tb, soakers, res.Consumers["pool"].Left["sentinel"])
}

// ticks holds a bit for each item of each producer of a soak.
type ticks struct {
	items int
	begun [soakers][]uint64
	gone  [soakers][]uint64
}

// ticked is a soak whose hooks tick each item off as it begins and as it leaves.
func ticked(items int) (engine.Scenario, *ticks) {
	t := &ticks{items: items}
	for i := range soakers {
		t.begun[i] = make([]uint64, share(items, i)/64+1)
		t.gone[i] = make([]uint64, share(items, i)/64+1)
	}
	s := soak(items)
	s.On.Begin = func(c *engine.Call) error { return tick(&t.begun, c.Item) }
	s.On.Leave = func(c *engine.Call) error {
		if c.Reason != engine.Consumed.String() {
			return fmt.Errorf("%v: want it consumed, got %s", c.Item, c.Reason)
		}
		return tick(&t.gone, c.Item)
	}
	return s, t
}

// tick sets the bit of an item, which ends the run if it is set.
func tick(all *[soakers][]uint64, it *engine.Item) error {
	marks := all[it.Producer()[1]-'0']
	at, bit := (it.ID-1)/64, uint64(1)<<((it.ID-1)%64)
	if it.ID < 1 || at >= int64(len(marks)) || marks[at]&bit != 0 {
		return fmt.Errorf("%v: comes twice, or isn't one of ours", it)
	}
	marks[at] |= bit
	return nil
}

// requireAll checks that each item has begun, and left. The number of ticks is enough: none came
// twice, and ids go from 1 without a gap as long as the last one is the share.
func (t *ticks) requireAll(tb testing.TB) {
	tb.Helper()
	for i := range soakers {
		for _, marks := range [][]uint64{t.begun[i], t.gone[i]} {
			n := 0
			for _, word := range marks {
				n += bits.OnesCount64(word)
			}
			require.EqualValues(tb, share(t.items, i), n)
			last := share(t.items, i)
			require.Zero(tb, marks[last/64]>>(last%64), "an id beyond the last")
		}
	}
}
