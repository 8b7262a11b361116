package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
	"queuesim/engine/report"
)

// verdictOf returns the sentences of the verdict, one a line.
func verdictOf(t *testing.T, res *engine.Result) string {
	t.Helper()
	out := text(t, res, report.TextOptions{Width: 160})
	sections := strings.Split(out, "\n\n")
	if res.Config.Name == "" {
		return sections[0]
	}
	return sections[1]
}

// calm is an hour without any trouble.
func calm() *engine.Result {
	res := unstable()
	res.Config.Finish = "drain"
	counts := engine.Counts{Produced: 40_000, Consumed: 40_000}
	res.Total.Counts, res.Total.InsideByState = counts, nil
	res.Producers["main"].Counts = counts
	q := res.Queues["jobs"]
	q.Offered, q.Admitted, q.Taken, q.WaitingNow = 40_000, 40_000, 40_000, 0
	q.Depth = engine.LevelResult{Mean: 1.5, Max: 12}
	pool := res.Consumers["pool"]
	pool.OfferedLoad, pool.Utilisation = ref(2.0), ref(0.667)
	pool.Busy.Mean = 2
	res.Ended = engine.Ended{Reason: "drained", At: at(3600)}
	res.Profile = profile(128, at(3600), func(float64) float64 { return 2 })
	return res
}

func TestVerdict(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*engine.Result)
		want   string
	}{
		{
			"calm",
			func(*engine.Result) {},
			"✓ Stable: 3 consumers were 66.7 % busy, jobs held 12 items at most",
		},
		{
			"growing until it was stuck",
			func(r *engine.Result) {
				*r = *unstable()
				r.Ended.Reason, r.Ended.Message = "stuck", "stuck: nobody serves them"
			},
			"✗ stuck: nobody serves them\n" +
				"· 7,330 items still inside at the end: 7,327 waiting, 3 in service",
		},
		{
			"nobody waits",
			func(r *engine.Result) { r.Queues["jobs"].Depth = engine.LevelResult{} },
			"✓ Stable: 3 consumers were 66.7 % busy, nobody had to wait",
		},
		{
			"as many consumers as items",
			func(r *engine.Result) {
				r.Queues["jobs"].Depth = engine.LevelResult{}
				r.Consumers["pool"].Count, r.Consumers["pool"].Utilisation = nil, nil
			},
			"✓ Stable: there is a consumer for every item, nobody had to wait",
		},
		{
			"consumers come and go",
			func(r *engine.Result) { r.Consumers["pool"].Utilisation = ref(0.8) },
			"✓ Stable: 2.50 consumers on average were 80.0 % busy, jobs held 12 items at most",
		},
		{
			"a burst once",
			func(r *engine.Result) {
				r.Queues["jobs"].Depth.Max = 500
				r.Profile.Depth["jobs"][64] = 480
			},
			"✓ Stable: 3 consumers were 66.7 % busy, jobs held 500 items at most (around 30m00s)",
		},
		{
			"one consumer of several pools",
			func(r *engine.Result) {
				r.Consumers["one"] = &engine.PoolResult{
					Count: ref(1), Utilisation: ref(0.95), Busy: engine.LevelResult{Mean: 0.95, Max: 1},
				}
			},
			"! Close to the limit: 1 consumer of one was 95.0 % busy",
		},
		{
			"more than they can do, and room for few",
			func(r *engine.Result) {
				r.Queues["jobs"].Capacity = ref(12)
				r.Consumers["pool"].OfferedLoad, r.Consumers["pool"].Utilisation = ref(4.2), ref(0.99)
				r.Consumers["pool"].Busy.Mean = 2.97
			},
			"✗ Overloaded: offered load 4.20 erlangs for 3 consumers, at least 5 are needed",
		},
		{
			"more than they can do, and no room at all",
			func(r *engine.Result) {
				r.Queues["jobs"].Capacity, r.Queues["jobs"].Depth = ref(0), engine.LevelResult{}
				r.Total.Consumed, r.Total.Rejected = 22_000, 18_000
				r.Consumers["pool"].OfferedLoad, r.Consumers["pool"].Utilisation = ref(4.0), ref(0.73)
				r.Consumers["pool"].Busy.Mean = 2.19
			},
			"✗ Overloaded: offered load 4.00 erlangs for 3 consumers, at least 5 are needed\n" +
				"! Lost 45.0 % of the items: 18,000 rejected",
		},
		{
			"a loss system that is large enough",
			func(r *engine.Result) {
				r.Queues["jobs"].Capacity, r.Queues["jobs"].Depth = ref(0), engine.LevelResult{}
				r.Total.Consumed, r.Total.Rejected = 39_000, 1000
			},
			"✓ Stable: 3 consumers were 66.7 % busy, nobody had to wait\n" +
				"! Lost 2.50 % of the items: 1,000 rejected",
		},
		{
			"producers stand still",
			func(r *engine.Result) {
				r.Queues["jobs"].Capacity = ref(12)
				r.Producers["main"].Blocked = engine.Trend{Count: 1, Mean: 4.2}
			},
			"✓ Stable: 3 consumers were 66.7 % busy, jobs held 12 items at most\n" +
				"! Backpressure: main stood still once, for 4.20 s",
		},
		{
			"full for long",
			func(r *engine.Result) {
				r.Queues["jobs"].Capacity = ref(12)
				for i := range 32 {
					r.Profile.Depth["jobs"][i] = 12
				}
			},
			"! Strained: 3 consumers were 66.7 % busy, but jobs was full 25.0 % of the time",
		},
		{
			"the producer waits, so that its queue can't grow",
			func(r *engine.Result) {
				r.Consumers["pool"].Utilisation, r.Consumers["pool"].Busy.Mean = ref(1.0), 3
				r.Ended.At = at(7300)
			},
			"✗ Overloaded: 3 consumers took 2h02m for the work of 1h00m",
		},
		{
			"why failed items weren't tried again",
			func(r *engine.Result) {
				r.Total.Consumed, r.Total.Failed = 39_900, 100
				r.Total.GaveUp = map[string]int64{"attempts": 70, "deadline": 29, "other": 1}
			},
			"✓ Stable: 3 consumers were 66.7 % busy, jobs held 12 items at most\n" +
				"! Lost 0.25 % of the items: 100 failed; of the failed were 70 out of attempts, " +
				"29 past their deadline, 1 other",
		},
		{
			"nobody takes the items",
			func(r *engine.Result) {
				r.Queues["attic"] = &engine.QueueResult{
					Offered: 500, Admitted: 500, WaitingNow: 500,
					Depth: engine.LevelResult{Mean: 250, Max: 500},
				}
				growing := profile(128, at(3600), func(x float64) float64 { return 500 * x })
				r.Profile.Depth["attic"] = growing.Depth["jobs"]
			},
			"✗ Unstable: attic grows without bound, to 500 items waiting",
		},
		{
			"interrupted",
			func(r *engine.Result) {
				r.Ended = engine.Ended{Reason: "interrupted", At: at(90), Partial: true}
			},
			"! Interrupted at 1m30s, the figures end there",
		},
		{
			"interrupted before anything happened",
			func(r *engine.Result) {
				r.Total = engine.Total{}
				r.Ended = engine.Ended{Reason: "interrupted", Partial: true}
			},
			"! Interrupted at 0 s, the figures end there",
		},
		{
			"stopped by its author",
			func(r *engine.Result) {
				r.Ended = engine.Ended{Reason: "stopped", Message: "seen\x1b enough", At: at(90)}
			},
			"· The scenario stopped the run at 1m30s: seen\\x1b enough\n" +
				"✓ Stable: 3 consumers were 66.7 % busy, jobs held 12 items at most",
		},
		{
			"a failure without words",
			func(r *engine.Result) { r.Ended = engine.Ended{Reason: "storm", At: at(90), Partial: true} },
			"✗ storm at 1m30s",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := calm()
			tt.change(res)
			assert.Equal(t, tt.want, verdictOf(t, res))
		})
	}
}

func TestGrows(t *testing.T) {
	for _, tt := range []struct {
		name  string
		depth func(x float64) float64
		want  bool
	}{
		{"straight up", func(x float64) float64 { return 1000 * x }, true},
		{"ever slower", func(x float64) float64 { return 2000*x - 1000*x*x }, true},
		{"up, with noise", func(x float64) float64 { return 1000*x + float64(int(x*5000)%60) }, true},
		{"level", func(float64) float64 { return 1000 }, false},
		{"too little to tell", func(x float64) float64 { return 15 * x }, false},
		{"up and down", func(x float64) float64 { return 4000 * x * (1 - x) }, false},
		{"a burst at the end", func(x float64) float64 { return 5000 * max(0, x-0.8) }, false},
		{"full early", func(x float64) float64 { return min(100, 1000*x) }, false},
		{"down", func(x float64) float64 { return 1000 * (1 - x) }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			depth := profile(128, at(60), tt.depth).Depth["jobs"]
			assert.Equal(t, tt.want, report.Grows(depth))
		})
	}
	assert.False(t, report.Grows(nil))
	assert.False(t, report.Grows([]int64{0, 50, 100}), "too few points")
}

// Without a duration, growth is looked for up to the highest point: then arrivals have ended.
func TestVerdictOfGrowthThatDrains(t *testing.T) {
	res := unstable()
	res.Config.Duration = nil
	res.Profile = profile(128, at(4000), func(x float64) float64 { return min(9000*x, 73_000*(1-x)) })
	assert.Contains(t, verdictOf(t, res), "✗ Unstable: jobs grows without bound")

	res.Config.Duration = ref(at(4000))
	assert.Contains(t, verdictOf(t, res), "✗ Overloaded", "it came down within the duration")
}

// TestFiguresAreNamedInFull: the names of figures are longer than those of parts.
func TestFiguresAreNamedInFull(t *testing.T) {
	res := calm()
	const path = "observations.share_of_the_items_in_time.mean"
	res.Expect = []engine.Expectation{{Text: path + " > 1", Values: map[string]float64{path: 0.5}}}
	assert.Contains(t, text(t, res, report.TextOptions{}), "\n  "+path+" = 0.5\n")
}
