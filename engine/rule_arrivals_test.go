package engine_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Rules 1, 2 and 4 of DESIGN.md: when items arrive.

func TestRule01WhenArrivalsCome(t *testing.T) {
	const h = 0.5
	for _, tt := range []struct {
		name     string
		producer engine.Producer
		want     []engine.Time // before 2 s
	}{
		{
			"even starts at once",
			engine.Producer{Rate: engine.Flat(2), Even: true},
			at(0, h, 1, 1+h),
		},
		{
			"even starts at the start",
			engine.Producer{Rate: engine.Flat(2), Even: true, Start: second},
			at(1, 1+h),
		},
		{
			"even keeps to the plan",
			engine.Producer{Rate: engine.Flat(3), Even: true, Items: 4},
			[]engine.Time{0, 333_333_333, 666_666_667, second},
		},
		{"constant gaps after one gap", engine.Producer{Interarrival: constant(h)}, at(h, 1, 1+h)},
		{
			"constant gaps from the start",
			engine.Producer{Interarrival: constant(h), Start: second},
			at(1 + h),
		},
		{"times as they stand", engine.Producer{Times: at(0, 0, 1, 1.25, 2, 3)}, at(0, 0, 1, 1.25)},
		{
			"times before the start are left out",
			engine.Producer{Times: at(0, h, 1, 1+h), Start: second / 2},
			at(h, 1, 1+h),
		},
		{
			"the stop is after the last",
			engine.Producer{Times: at(0, h, 1, 1+h), Stop: second},
			at(0, h),
		},
		{
			"a trace counts from the start",
			engine.Producer{Trace: &engine.Trace{Times: at(0, h, 2)}, Start: second},
			at(1, 1+h),
		},
		{"no more than the items", engine.Producer{Times: at(0, h, 1, 1+h), Items: 3}, at(0, h, 1)},
		{
			"each arrival brings a batch",
			engine.Producer{Times: at(h, 1), Batch: constant(2)},
			at(h, h, 1, 1),
		},
		{
			"a batch ends with the items",
			engine.Producer{Times: at(h, 1), Batch: constant(2), Items: 3},
			at(h, h, 1),
		},
		{"nothing at a rate of 0", engine.Producer{Rate: engine.Flat(0)}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := simple(tt.producer, constant(0.01))
			s.Duration = 2 * second
			assert.Equal(t, tt.want, arrivals(t, s))
		})
	}
}

// Poisson arrivals come after one gap, and all of a count are independent.
func TestRule01PoissonArrivals(t *testing.T) {
	const rate, length = 50.0, 400
	s := simple(engine.Producer{Rate: engine.Flat(rate), Start: second, Count: 2}, constant(0))
	s.Duration = (1 + length) * second
	var each [2][]engine.Time
	s.On.Arrive = func(c *engine.Call) error {
		which := 0
		if c.Item.String()[:5] == "web.2" {
			which = 1
		}
		each[which] = append(each[which], c.Item.Created-second)
		return nil
	}
	ran(t, s)
	for _, times := range each {
		assert.Positive(t, times[0])
		assertPoisson(t, times, engine.Flat(rate))
	}
	assert.NotEqual(t, each[0][0], each[1][0])
}

// assertPoisson tests whether arrivals from 0 on are Poisson with the level as their rate: on a
// clock that goes as fast as the rate, gaps are exponential with mean 1. It compares by Kolmogorov
// and Smirnov, at a level that chance passes once in a thousand million times, and with the
// autocorrelation of neighbours.
func assertPoisson(t *testing.T, times []engine.Time, rate engine.Level) {
	t.Helper()
	gaps, before := []float64{}, engine.Time(0)
	for _, at := range times {
		gaps = append(gaps, rate.Area(before, at))
		before = at
	}
	n, neighbours := float64(len(gaps)), 0.0
	for i := 1; i < len(gaps); i++ {
		neighbours += (gaps[i] - 1) * (gaps[i-1] - 1)
	}
	assert.Less(t, math.Abs(neighbours/math.Sqrt(n)), 6.0, "neighbours know of each other")
	slices.Sort(gaps)
	worst := 0.0
	for i, x := range gaps {
		cdf := -math.Expm1(-x)
		worst = max(worst, cdf-float64(i)/n, float64(i+1)/n-cdf)
	}
	assert.Less(t, worst, math.Sqrt(math.Log(2e9)/2/n), "not exponential, of %v gaps", n)
}

// A batch drawn empty brings nothing; the next one is drawn anew.
func TestRule01BatchesAreDrawnEachTime(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(10), Even: true}, constant(0))
	s.Duration = 200 * second
	sizes := map[int]int{}
	s.Producers[0].Batch = engine.Func(func(c *engine.Call) (float64, error) {
		n := c.Draw.IntN(3)
		sizes[n]++
		return float64(n), nil
	})
	res := ran(t, s)
	assert.EqualValues(t, sizes[1]+2*sizes[2], res.Total.Produced)
	for n := range 3 {
		assert.InDelta(t, 2000/3, sizes[n], 4*math.Sqrt(2000*2/9.0), "batches of %d", n)
	}
}

func TestRule02StepsAreExact(t *testing.T) {
	s := simple(engine.Producer{Even: true, Rate: engine.Steps{
		{At: 0, Value: 2}, {At: second, Value: 0}, {At: 3 * second, Value: 4},
	}}, constant(0))
	s.Duration = 4 * second
	assert.Equal(t, at(0, 0.5, 3, 3.25, 3.5, 3.75), arrivals(t, s), "none at 1 s: the step is over")

	s.Producers[0].Rate = engine.Steps{{At: second, Value: 2}}
	assert.Equal(t, at(1, 1.5, 2, 2.5, 3, 3.5), arrivals(t, s), "0 before the first step")

	// Half of the way to the next arrival at the old rate, the other half at the new one.
	s.Producers[0].Rate = engine.Steps{{At: 0, Value: 1}, {At: second / 2, Value: 2}}
	s.Duration = 2 * second
	assert.Equal(t, at(0, 0.75, 1.25, 1.75), arrivals(t, s))
}

// TestRule02NoGapSurvivesAStep: drawn at a rate of one an hour, the gap would outlast the run.
func TestRule02NoGapSurvivesAStep(t *testing.T) {
	for name, rate := range map[string]engine.Level{
		"steps": engine.Steps{
			{At: 0, Value: 1.0 / 3600},
			{At: 10 * second, Value: 1000},
			{At: 11 * second, Value: 0},
			{At: 20 * second, Value: 200},
			{At: 40 * second, Value: 50},
		},
		"ramp": engine.Ramp{
			{At: 5 * second, Value: 0},
			{At: 15 * second, Value: 300},
			{At: 20 * second, Value: 0},
			{At: 30 * second, Value: 0},
			{At: 60 * second, Value: 200},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := simple(engine.Producer{Rate: rate}, constant(0))
			s.Duration = 60 * second
			times := arrivals(t, s)
			mean := rate.Area(0, s.Duration)
			assert.InDelta(t, mean, len(times), 4*math.Sqrt(mean))
			assertPoisson(t, times, rate)
		})
	}
}

// TestRule02HooksSetRates: what a hook sets holds until the schedule's next step, from now on.
func TestRule02HooksSetRates(t *testing.T) {
	set := func(at engine.Time, rate float64) engine.Timed {
		return engine.Timed{
			Time: at,
			Run:  func(c *engine.Call) error { return c.Run.SetRate("web", rate) },
		}
	}
	even := func(rate engine.Level, hooks ...engine.Timed) []engine.Time {
		s := simple(engine.Producer{Rate: rate, Even: true}, constant(0))
		s.Duration, s.At = 4*second, hooks
		return arrivals(t, s)
	}
	assert.Equal(t, at(0, 1, 1.75, 2.25, 2.75, 3.25, 3.75), even(engine.Flat(1), set(1.5*1e9, 2)),
		"half of the gap at the old rate, half at the new")
	assert.Equal(t, at(0, 1), even(engine.Flat(1), set(1.5*1e9, 0)))
	assert.Equal(t, at(0, 1, 3.5), even(engine.Flat(1), set(1.5*1e9, 0), set(3*second, 1)))
	assert.Equal(t, at(2, 2.5, 3, 3.5), even(engine.Flat(0), set(2*second, 2)))
	assert.Equal(t, at(0, 1, 1.5, 2, 3),
		even(engine.Steps{{At: 0, Value: 1}, {At: 2 * second, Value: 1}}, set(second, 2)),
		"until the next step")

	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true, Start: 2 * second}, constant(0))
	s.Duration, s.At = 4*second, []engine.Timed{set(second, 2)}
	assert.Equal(t, at(2, 2.5, 3, 3.5), arrivals(t, s), "set before the start, it waits for it")
}

// TestRule02FirstPollSetsLevels: a function that says how many consumers there are is asked before
// anything happens, and may write all levels even then.
func TestRule02FirstPollSetsLevels(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true, Start: second}, constant(0))
	s.Duration = 4 * second
	s.Consumers[0].Count = 0
	s.Consumers[0].Asked = func(c *engine.Call) (float64, error) {
		return 1, errors.Join(c.Run.SetRate("web", 2), c.Run.SetCapacity("jobs", 7),
			c.Run.SetCount("zero", 3))
	}
	s.Consumers = append(s.Consumers, engine.Pool{Name: "zero", Count: 1, Service: constant(1)})
	assert.Equal(t, at(1, 1.5, 2, 2.5, 3, 3.5), arrivals(t, s))
	res := ran(t, s)
	assert.Equal(t, 7, *res.Queues["jobs"].Capacity)
	assert.EqualValues(t, 3, res.Consumers["zero"].Left["sentinel"], "whose name comes after it")
}

// TestRule02HooksSetRatesOfPoisson: a change never draws anew, so writing often changes nothing.
func TestRule02HooksSetRatesOfPoisson(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(40)}, constant(0))
	s.Duration = 100 * second
	rates := engine.Steps{{At: 0, Value: 40}}
	s.Every = []engine.Timed{{Time: 10 * engine.Millisecond, Run: func(c *engine.Call) error {
		rate := 40 + 10*float64(c.Run.Now()/(10*engine.Millisecond)%3)
		rates = append(rates, engine.Point{At: c.Run.Now(), Value: rate})
		return c.Run.SetRate("web", rate)
	}}}
	times := arrivals(t, s)
	assertPoisson(t, times, rates)
	assert.InDelta(t, 5000, len(times), 4*math.Sqrt(5000))
}

func TestRule04WhatEndsTheArrivals(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true}, constant(0))
	s.Items, s.Duration = 3, 10*second
	assert.EqualValues(t, 3, ran(t, s).Total.Produced, "items come first")
	s.Items, s.Duration = 30, 10*second
	assert.EqualValues(t, 10, ran(t, s).Total.Produced, "the duration comes first")

	s.Producers = append(s.Producers,
		engine.Producer{Name: "other", Rate: engine.Flat(1), Even: true})
	s.Items, s.Duration = 3, 0
	res := ran(t, s)
	assert.EqualValues(t, 2, res.Producers["other"].Produced, "items are of all producers together")
	assert.EqualValues(t, 1, res.Producers["web"].Produced)

	s.Items = 0
	var mistakes engine.Mistakes
	require.ErrorAs(t, s.Validate(), &mistakes)
	assert.Contains(t, mistakes[0].Msg, "this never ends")
	assert.Equal(t, "say duration or items", mistakes[0].Hint)
	s.Producers[0].Items, s.Producers[1].Stop = 5, 3*second
	assert.EqualValues(t, 8, ran(t, s).Total.Produced, "both are finite by themselves")
}

// TestRule04ItemsCutABatch: the last batch brings what is left.
func TestRule04ItemsCutABatch(t *testing.T) {
	s := simple(engine.Producer{Interarrival: dist.Exponential(1), Batch: constant(4)}, constant(0))
	s.Items = 10
	assert.EqualValues(t, 10, ran(t, s).Total.Produced)
}
