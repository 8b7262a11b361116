package engine_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// Rules 20, 22 and 25 of DESIGN.md: what is counted, and what is told of it.

// TestRule20WarmUp: counts and waits go by birth, averages over time by the window from the warm-up
// to the duration. The drain is in neither.
func TestRule20WarmUp(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true}, constant(3))
	s.Duration, s.Warmup = 6*second, 2*second // 0 1 2 3 4 5, served from 0 3 6 9 12 15 on
	res := ran(t, s)
	assert.EqualValues(t, 4, res.Total.Produced, "born at 2, 3, 4 and 5 s")
	assert.EqualValues(t, 4, res.Total.Consumed)
	assert.EqualValues(t, 4, res.Total.Attempts)
	assert.EqualValues(t, 4, res.Queues["jobs"].Offered)
	assert.EqualValues(t, 4, res.Producers["web"].Behind.Count)
	assert.Equal(t, 4*second, res.Queues["jobs"].Wait.Min, "of the item born at 2 s")
	assert.Equal(t, 10*second, res.Queues["jobs"].Wait.Max)
	assert.Equal(t, 13*second, res.Total.Sojourn.Max)
	assert.Equal(t, 4*second, res.Total.Duration)
	assert.InDelta(t, 1.0/4, res.Total.Throughput, 1e-12, "one at 3 s; at 6 s is after it")
	// One waits from 1 to 3 s; born at 2, 3, 4, 5 s they wait on: 2 + 2 + 3 + 4 from 2 to 6 s.
	assert.InDelta(t, 11.0/4, res.Queues["jobs"].Depth.Mean, 1e-12)
	assert.EqualValues(t, 4, res.Queues["jobs"].Depth.Max)
	assert.InDelta(t, 1, res.Consumers["pool"].Busy.Mean, 1e-12)
	assert.InDelta(t, 1, *res.Consumers["pool"].Utilisation, 1e-12)
	assert.InDelta(t, 4.0/4*3, *res.Consumers["pool"].OfferedLoad, 1e-12,
		"four were brought in 4 s")
	assert.Equal(t, 18*second, res.Ended.At)
	assert.Equal(t, "48", res.Account.Sojourn.String(), "3 5 7 9 11 13: the account has no warm-up")
}

// TestRule20WindowEndsAtTheDuration, though all was over before; with no duration at the last fate.
func TestRule20WindowEndsAtTheDuration(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1)}, constant(2))
	s.Duration = 8 * second
	res := ran(t, s)
	assert.Equal(t, 4*second, res.Ended.At)
	assert.Equal(t, 8*second, res.Total.Duration)
	assert.InDelta(t, 2.0/8, res.Total.Throughput, 1e-12)
	assert.InDelta(t, 4.0/8, *res.Consumers["pool"].Utilisation, 1e-12)
	assert.InDelta(t, 4.0/8, res.Consumers["pool"].Each[0].Utilisation, 1e-12)
	assert.InDelta(t, 1.0/8, res.Queues["jobs"].Depth.Mean, 1e-12)

	s.Duration = 0
	s.At = []engine.Timed{{
		Time: 99 * second,
		Run:  func(c *engine.Call) error { return c.Run.SetCount("pool", 3) },
	}}
	res = ran(t, s)
	assert.Equal(t, 4*second, res.Total.Duration)
	assert.InDelta(t, 1, *res.Consumers["pool"].Utilisation, 1e-12)

	s.At, s.Items, s.Duration = nil, 1, 8*second
	assert.Equal(t, 2*second, ran(t, s).Total.Duration, "the items came first")

	s.Items, s.On.Leave = 0, func(c *engine.Call) error {
		c.Run.Stop("enough")
		return nil
	}
	assert.Equal(t, 2*second, ran(t, s).Total.Duration, "stopped before")
}

func TestRule20NothingAfterTheWarmUp(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1)}, constant(1))
	s.Duration, s.Warmup = 10*second, 5*second
	res := ran(t, s)
	assert.Zero(t, res.Total.Produced)
	assert.Equal(t, []string{"nothing was born after the warm-up of 5s"}, res.Warnings)
	assert.Zero(t, *res.Consumers["pool"].Utilisation)
	assert.Zero(t, res.Total.Throughput)
}

// TestRule22Quantiles: nearest rank, never too small, at most 2⁻¹⁰ too large; the rest is exact.
func TestRule22Quantiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := simple(engine.Producer{Interarrival: constant(0.001)},
			dist.Pareto{Scale: 1e-7, Shape: 0.5})
		s.Items, s.Seed = rapid.Int64Range(1, 2000).Draw(t, "items"), rapid.Uint64().Draw(t, "seed")
		s.Consumers[0].Count = engine.Unlimited
		var all []engine.Time
		s.On.Leave = func(c *engine.Call) error {
			all = append(all, c.Run.Now()-c.Item.Created)
			return nil
		}
		res, err := sim.Run(t.Context(), s, sim.Options{})
		require.NoError(t, err)
		slices.Sort(all)
		trend, sum := res.Total.Sojourn, 0.0
		for _, x := range all {
			sum += x.Seconds()
		}
		require.EqualValues(t, len(all), trend.Count)
		require.Equal(t, all[0], trend.Min)
		require.Equal(t, all[len(all)-1], trend.Max)
		require.InEpsilon(t, sum/float64(len(all)), trend.Mean, 1e-12)
		for i, q := range []float64{0.5, 0.9, 0.95, 0.99, 0.999} {
			rank := max(1, int(math.Ceil(q*float64(len(all))-1e-9)))
			exact := all[rank-1]
			require.GreaterOrEqual(t, trend.Quantiles[i], exact)
			require.LessOrEqual(t, float64(trend.Quantiles[i]), float64(exact)*(1+0x1p-10))
		}
	})
}

// TestRule25Sample: the first twenty items by producer, source and id, gone or not.
func TestRule25Sample(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0, 0), Name: "b"}, constant(1))
	s.Producers = append(s.Producers,
		engine.Producer{Name: "a", Count: 2, Interarrival: constant(1), Items: 8})
	s.Duration, s.Finish = 6500*engine.Millisecond, engine.Cut
	s.Producers[0].Priority = byID(3, 0, 0, 0, 0)
	res := ran(t, s)
	var names []string
	for _, it := range res.Sample {
		names = append(names, it.Item)
	}
	var want []string
	for _, source := range []string{"a.1", "a.2", "b"} {
		for id := 1; id <= map[string]int{"a.1": 6, "a.2": 6, "b": 5}[source]; id++ {
			want = append(want, fmt.Sprintf("%s/%d", source, id))
		}
	}
	assert.Equal(t, want, names)
	one := 1
	assert.Equal(t,
		engine.ItemRecord{Item: "b/1", Priority: 3, Attempts: 1, Consumer: &one, Fate: "consumed"},
		res.Sample[12])
	assert.Equal(t, engine.ItemRecord{
		Item: "a.1/1", Created: second, Wait: 4 * second, Attempts: 1,
		Consumer: &one, Fate: "consumed",
	}, res.Sample[0])
	assert.Equal(t, "waiting", res.Sample[11].Fate)
	assert.Nil(t, res.Sample[11].Consumer)

	s.Producers[1].Items, s.Duration = 100, 300*second
	res = ran(t, s)
	require.Len(t, res.Sample, 20)
	assert.Equal(t, "a.1/20", res.Sample[19].Item)
}

// TestRule25Each: a hundred consumers one by one, the rest together; attempts, not items.
func TestRule25Each(t *testing.T) {
	s := simple(engine.Producer{Times: make([]engine.Time, 103)}, constant(2))
	s.Consumers[0].Count = 150
	s.Consumers[0].Fails = func(c *engine.Call) (string, bool, error) {
		return "", c.Item.ID <= 102, nil
	}
	pool := ran(t, s).Consumers["pool"]
	require.Len(t, pool.Each, 100)
	assert.Equal(t, engine.ConsumerResult{ID: 1, Failed: 1, MeanService: 2, Utilisation: 1},
		pool.Each[0])
	assert.Equal(t, &engine.ConsumerResult{
		ID: 50, Consumed: 1, Failed: 2, MeanService: 2, Utilisation: 3.0 / 50,
	}, pool.Rest)
	assert.EqualValues(t, 1, pool.Consumed)
	assert.EqualValues(t, 102, pool.Failed)
	s.Consumers[0].Count = 100
	assert.Nil(t, ran(t, s).Consumers["pool"].Rest)
}

// TestSeries: levels looked at every step, after all that happens then; the profile covers the run.
func TestSeries(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 3)}, constant(2))
	s.Sample = 2 * second
	res := ran(t, s)
	assert.Equal(t, 2*second, res.Series.Step)
	assert.Equal(t, map[string][]int64{"jobs": {2, 1, 1, 0}}, res.Series.Depth)
	assert.Equal(t, map[string][]int64{"pool": {1, 1, 1, 1}}, res.Series.Busy)
	profile := res.Profile
	assert.Less(t, len(profile.Depth["jobs"]), 256)
	assert.Greater(t, len(profile.Depth["jobs"]), 64)
	assert.InDelta(t, 8, profile.Step.Seconds()*float64(len(profile.Depth["jobs"])),
		profile.Step.Seconds())
}

// TestTalliesAndObservations are the author's own.
func TestTalliesAndObservations(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 3)}, constant(2))
	s.On.Leave = func(c *engine.Call) error {
		c.Run.Tally("left", 1)
		c.Run.Tally("half", -0.5)
		return c.Run.Observe("id", float64(c.Item.ID))
	}
	res := ran(t, s)
	assert.Equal(t, map[string]float64{"left": 4, "half": -2}, res.Tallies)
	id := res.Observations["id"]
	assert.EqualValues(t, 4, id.Count)
	assert.InDelta(t, 2.5, id.Mean, 1e-12)
	assert.InDelta(t, 4, id.Max, 0)
	s.On.Leave = func(c *engine.Call) error { return c.Run.Observe("bad", nan) }
	_, failure := failed(t, s)
	assert.Equal(t, `on.leave: observe "bad": want a number from -1e+150 to 1e+150, got NaN (web/1 at 2s)`,
		failure.Msg)
}
