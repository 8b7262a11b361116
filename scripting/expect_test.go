package scripting_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// judged is a scenario with expectations that refer to web, jobs and pool.
const judged = `return { duration = 10, queues = { jobs = {} }, producers = { web = { rate = 1 } },
	consumers = { pool = { service = 1, count = math.huge } } }`

// someResult is a result with a few figures in it, as a run of that scenario might leave it.
func someResult() *engine.Result {
	res := &engine.Result{
		Queues:    map[string]*engine.QueueResult{"jobs": {Taken: 7}},
		Producers: map[string]*engine.ProducerResult{"web": {}},
		Consumers: map[string]*engine.PoolResult{"pool": {
			Failures: map[string]int64{"flaky": 2},
			Each:     []engine.ConsumerResult{{ID: 1, Utilisation: 0.5}},
		}},
		Priorities: map[string]*engine.PriorityResult{"0": {}},
		Tallies:    map[string]float64{"opened": 3},
		Ended:      engine.Ended{Reason: "drained", At: 90 * engine.Second},
	}
	res.Total.Produced, res.Total.Consumed, res.Total.Failed = 10, 8, 2
	res.Queues["jobs"].Wait = engine.Trend{Count: 7, Mean: 0.5, Max: 2 * engine.Second}
	res.Queues["jobs"].Wait.Quantiles[3] = engine.Second
	res.Priorities["0"].Wait = res.Queues["jobs"].Wait
	return res
}

func TestJudge(t *testing.T) {
	for _, tt := range []struct {
		text string
		ok   bool
		why  string
	}{
		{"jobs.wait.p99 < 2", true, ""},
		{"jobs.wait.p99 < 1", false, ""},
		{"queues.jobs.wait.p99 == 1", true, ""},
		{`jobs["wait"].max <= "2s" and jobs.wait.mean > "499ms"`, true, ""},
		{"consumed == 8 and stats.consumed == consumed", true, ""},
		{"failed / produced < 0.25", true, ""},
		{"(failed + 1) * 2 ^ 3 - 4 % 3 == 23", true, ""},
		{"-consumed < 0 and not (consumed > 9)", true, ""},
		{"math.max(failed, 5, consumed) == 8 and math.floor(2.5) == 2", true, ""},
		{"consumed < math.huge", true, ""},
		{"consumed == 0x8", true, ""},
		{`priorities["0"].wait.p99 == 1 and priorities[0].wait.p99 == 1`, true, ""},
		{"pool.failures.flaky == 2 and pool.failures.other == 0", true, ""},
		{"pool.each[1].utilisation == 0.5", true, ""},
		{"tallies.opened == 3 and tallies.closed == 0", true, ""},
		{`ended.reason == "drained" and ended.at > "1m" and ended.partial == false`, true, ""},
		{`ended.reason ~= "drained" or ended.partial`, false, ""},
		{"true", true, ""},
		// what can't be decided doesn't hold
		{"jobs.blocked.p99 < 5", false, "jobs.blocked: nothing was blocked"},
		{"web.sojourn.p99 < 5 or consumed == 8", false, "web.sojourn: nothing has left"},
		{"consumed == 8 or web.sojourn.p99 < 5", true, ""}, // it isn't read
		{"jobs.blocked.count == 0", true, ""},
		{"pool.utilisation < 5", false, "pool: the pool has no bound"},
		{"observations.load.mean < 5", false, "observations.load: nothing was observed"},
		{`priorities["7"].wait.p99 < 1`, false, "priorities.7.wait: no item had this priority"},
		{"pool.each[9].utilisation == 0.5", false, "pool.each.9: there is none"},
		{"not (late / late < 1)", false, "a side of < is not a number (NaN)"},
		{"math.max(late / late, math.huge) > 1", false, "a side of > is not a number (NaN)"},
		{"math.min(1, -math.huge, late / late) < 1", false, "a side of < is not a number (NaN)"},
		{"late / late ~= 1", false, "a side of ~= is not a number (NaN)"},
		{"1 / late > 5", true, ""}, // that is infinite
	} {
		t.Run(tt.text, func(t *testing.T) {
			l := loadWith(t, judged, scripting.Options{Expect: []string{tt.text}})
			res := someResult()
			l.Judge(res)
			require.Len(t, res.Expect, 1)
			assert.Equal(t, tt.text, res.Expect[0].Text)
			assert.Equal(t, tt.why, res.Expect[0].Why)
			assert.Equal(t, tt.ok, res.Expect[0].OK)
		})
	}
}

// TestJudgeValues: the figures that an expectation has read are shown.
func TestJudgeValues(t *testing.T) {
	l := loadWith(t, judged, scripting.Options{Expect: []string{"jobs.wait.p99 < 1 and failed == 0", "produced > 3"}})
	res := someResult()
	l.Judge(res)
	assert.Equal(t, map[string]float64{"jobs.wait.p99": 1}, res.Expect[0].Values, "the rest wasn't read")
	assert.Equal(t, map[string]float64{"produced": 10}, res.Expect[1].Values)
}

// TestFiguresOfTheJSON: each number that the JSON of a result shows can be named by its path
// there.
func TestFiguresOfTheJSON(t *testing.T) {
	l := load(t, judged)
	res := someResult()
	l.Judge(res)
	text, err := json.Marshal(res)
	require.NoError(t, err)
	var tree map[string]any
	require.NoError(t, json.Unmarshal(text, &tree))
	found := 0
	var visit func(path string, v any)
	visit = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, x := range v {
				visit(strings.TrimPrefix(path+`["`+name+`"]`, "."), x)
			}
		case float64:
			found++
			path := strings.Replace(strings.TrimPrefix(path, `["`), `"]`, "", 1)
			judge := loadWith(t, judged, scripting.Options{Expect: []string{path + " >= 0"}})
			res := someResult()
			judge.Judge(res)
			assert.Empty(t, res.Expect[0].Why, path)
			assert.Len(t, res.Expect[0].Values, 1)
			for _, x := range res.Expect[0].Values {
				assert.InDelta(t, v, x, 1e-12, path)
			}
		}
	}
	visit("", tree)
	assert.Greater(t, found, 60)
}
