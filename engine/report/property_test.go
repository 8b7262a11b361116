package report_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/report"
)

// fits checks what holds of every text: it keeps to its width, and obeys nobody but us.
func fits(t require.TestingT, out string, o report.TextOptions) {
	width := max(50, min(o.Width, 160))
	if o.Width == 0 {
		width = 80
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		require.Equal(t, strings.TrimRightFunc(line, unicode.IsSpace), line)
		require.LessOrEqual(t, report.Width(line), width, "%q", line)
		for _, r := range line {
			if !unicode.IsPrint(r) || o.ASCII && r >= 0x80 {
				require.Fail(t, "not to be printed", "%q in %q", r, line)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("flaky", 80, false)
	f.Add("\x1b[31m", 50, true)
	f.Add("日本語\u202e\n\x00"+strings.Repeat("long ", 100), 0, false)
	f.Add(strings.Repeat("e\u0301\u0301\u0301\u0301\u0301", 200), 160, false)
	f.Fuzz(func(t *testing.T, words string, width int, ascii bool) {
		o := report.TextOptions{
			Width: width, ASCII: ascii, Account: true, Description: words, Repeat: "queuesim run " + words,
		}
		fits(t, text(t, spoken(lossy(), words), o), o)
	})
}

// spoken returns res with words in every place where a scenario's author can put them.
func spoken(res *engine.Result, words string) *engine.Result {
	res.Config.Name = words
	res.Queues[words] = res.Queues["jobs"]
	res.Producers[words] = res.Producers["main"]
	res.Consumers[words] = res.Consumers["pool"]
	res.Priorities[words] = res.Priorities["0"]
	res.Profile.Depth[words] = res.Profile.Depth["jobs"]
	res.Total.Inside, res.Total.InsideByState = 1, map[string]int64{words: 1}
	res.Consumers["pool"].Failures[words] = 10_000
	res.Tallies[words], res.Observations[words] = 1, engine.Observation{Count: 1}
	res.Ended.Reason, res.Ended.Message = words, words
	res.Digest = words
	res.Warnings = append(res.Warnings, words)
	res.Expect = append(res.Expect,
		engine.Expectation{Text: words, Why: words, Values: map[string]float64{words: 1}})
	return res
}

func TestTextFitsAnyResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		res := drawResult(t)
		o := report.TextOptions{
			Width: rapid.IntRange(40, 170).Draw(t, "width"), ASCII: rapid.Bool().Draw(t, "ascii"),
			Account: rapid.Bool().Draw(t, "account"),
		}
		var out strings.Builder
		require.NoError(t, report.Text(&out, res, o))
		fits(t, out.String(), o)
		require.Less(t, strings.Count(out.String(), "\n"), 200)
	})
}

// drawResult draws figures of any size, of any number of parts; they need not make sense.
func drawResult(t *rapid.T) *engine.Result {
	res := &engine.Result{
		Queues: map[string]*engine.QueueResult{}, Producers: map[string]*engine.ProducerResult{},
		Consumers: map[string]*engine.PoolResult{}, Priorities: map[string]*engine.PriorityResult{},
		Profile: &engine.Series{Step: 1 + drawTime(t), Depth: map[string][]int64{}},
		Ended:   engine.Ended{Reason: "drained", At: drawTime(t)},
	}
	if rapid.Bool().Draw(t, "has duration") {
		res.Config.Duration = ref(drawTime(t))
	}
	if rapid.Bool().Draw(t, "is live") {
		res.Live = drawLive(t)
	}
	res.Total.Counts = drawCounts(t)
	res.Total.Sojourn = drawTrend(t)
	for i := range rapid.IntRange(0, 20).Draw(t, "parts") {
		name := fmt.Sprintf("part_%d", i)
		res.Queues[name] = &engine.QueueResult{
			Offered: drawCount(t), Rejected: drawCount(t), Depth: drawLevel(t), Wait: drawTrend(t),
		}
		res.Producers[name] = &engine.ProducerResult{
			Counts: drawCounts(t), Blocked: drawTrend(t), Sojourn: drawTrend(t), Behind: drawTrend(t),
		}
		res.Priorities[name] = &engine.PriorityResult{
			Counts: drawCounts(t), Wait: drawTrend(t), Sojourn: drawTrend(t),
		}
		res.Consumers[name] = &engine.PoolResult{
			Count: ref(int(drawCount(t))), Attempts: drawCount(t), Failed: drawCount(t),
			Failures: map[string]int64{"failed": drawCount(t), "other": drawCount(t)},
			Busy:     drawLevel(t), Service: drawTrend(t), OfferedLoad: ref(drawFloat(t)),
			Utilisation: ref(rapid.Float64Range(0, 1).Draw(t, "utilisation")),
			Each:        []engine.ConsumerResult{{ID: 1, Consumed: 9, MeanService: drawFloat(t)}},
		}
		res.Profile.Depth[name] = rapid.SliceOfN(rapid.Int64Range(0, 1<<62), 0, 300).Draw(t, "depth")
	}
	return res
}

func drawCount(t *rapid.T) int64 { return rapid.Int64Range(0, 1<<55).Draw(t, "count") }

func drawTime(t *rapid.T) engine.Time {
	return engine.Time(rapid.Int64Range(0, int64(engine.Longest)).Draw(t, "time"))
}

func drawFloat(t *rapid.T) float64 { return rapid.Float64Range(0, 1e12).Draw(t, "float") }

func drawLevel(t *rapid.T) engine.LevelResult {
	return engine.LevelResult{Mean: drawFloat(t), Max: drawCount(t)}
}

func drawCounts(t *rapid.T) engine.Counts {
	return engine.Counts{
		Produced: drawCount(t), Consumed: drawCount(t), Failed: drawCount(t), Balked: drawCount(t),
		Rejected: drawCount(t), Dropped: drawCount(t), Expired: drawCount(t), Reneged: drawCount(t),
		Inside: drawCount(t),
	}
}

func drawTrend(t *rapid.T) engine.Trend {
	out := engine.Trend{Mean: drawFloat(t), SD: drawFloat(t), Max: drawTime(t)}
	out.Count = rapid.Int64Range(0, 2).Draw(t, "samples")
	for i := range out.Quantiles {
		out.Quantiles[i] = drawTime(t)
	}
	return out
}

func drawLive(t *rapid.T) *engine.LiveResult {
	return &engine.LiveResult{
		Speed: drawFloat(t), Wall: drawTime(t), Processors: int(drawCount(t)),
		Goroutines: int(drawCount(t)), Locks: int(drawCount(t)), Wakeups: drawCount(t),
		Grain: drawTime(t), Lateness: drawTrend(t), Script: drawTime(t), ScriptShare: drawFloat(t),
	}
}
