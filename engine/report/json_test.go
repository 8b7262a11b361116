package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/report"
)

func jsonOf(t *testing.T, res *engine.Result) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, report.JSON(&out, res))
	return out.String()
}

func TestJSON(t *testing.T) {
	res := lossy()
	res.Config.Params = map[string]any{"workers": 3.0, "limit": math.Inf(1), "mode": "<fast>", "ok": true}
	golden(t, "lossy_json", jsonOf(t, res))
}

// The digest is what anybody can compute from the JSON: without it, and without the white space.
func TestDigest(t *testing.T) {
	res := burst()
	out := jsonOf(t, res)
	digest := report.Digest(res)
	assert.Regexp(t, "^sha256:[0-9a-f]{64}$", digest)
	assert.Contains(t, out, `"digest": "`+digest+`"`)

	without := regexp.MustCompile(`,\s*"digest": "[^"]*"`).ReplaceAllString(out, "")
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, []byte(without)))
	assert.Equal(t, digest, fmt.Sprintf("sha256:%x", sha256.Sum256(compact.Bytes())))

	res.Digest = "something else"
	assert.Equal(t, digest, report.Digest(res), "an old digest doesn't count")
	assert.Equal(t, out, jsonOf(t, res))
	assert.Equal(t, "something else", res.Digest, "the result stays as it is")
	res.Total.Consumed++
	assert.NotEqual(t, digest, report.Digest(res))
}

func TestMatches(t *testing.T) {
	digest := report.Digest(small())
	assert.True(t, report.Matches(digest, digest))
	assert.True(t, report.Matches(digest, digest[:23]), "as much as the text shows")
	assert.False(t, report.Matches(digest, digest[:22]), "too little to be sure")
	assert.False(t, report.Matches(digest, digest[:40]+"x"))
	assert.False(t, report.Matches(digest, digest+"0"))
	assert.False(t, report.Matches(digest, ""))
	assert.Contains(t, text(t, small(), report.TextOptions{}), digest[:23])
}

func TestJSONCollectionsAreNeverNull(t *testing.T) {
	res := &engine.Result{Consumers: map[string]*engine.PoolResult{"pool": {}}}
	res.Expect = []engine.Expectation{{Text: "x"}}
	var decoded map[string]any
	require.NoError(t, json.Unmarshal([]byte(jsonOf(t, res)), &decoded))
	for _, key := range []string{
		"queues", "producers", "consumers", "priorities", "tallies", "observations",
		"results_sample", "expect", "warnings",
	} {
		assert.NotNil(t, decoded[key], key)
	}
	pool := decoded["consumers"].(map[string]any)["pool"].(map[string]any)
	for _, key := range []string{"failures", "left", "each"} {
		assert.NotNil(t, pool[key], key)
	}
	assert.Nil(t, res.Queues, "the result stays as it is")
}

func TestJSONNeedsFiniteNumbers(t *testing.T) {
	for _, tt := range []struct {
		change func(*engine.Result)
		want   string
	}{
		{
			func(r *engine.Result) { r.Total.Throughput = math.NaN() },
			"encode result: stats.throughput: want a finite number, got NaN",
		},
		{
			func(r *engine.Result) { r.Tallies = map[string]float64{"a": 1, "b": math.Inf(-1)} },
			"encode result: tallies.b: want a finite number, got -Inf",
		},
		{
			func(r *engine.Result) { r.Consumers["pool"].Utilisation = ref(math.Inf(1)) },
			"encode result: consumers.pool.utilisation: want a finite number, got +Inf",
		},
		{
			func(r *engine.Result) { r.Queues["jobs"].Wait.SD = math.NaN() },
			"encode result: queues.jobs.wait.sd: want a finite number, got NaN",
		},
		{
			func(r *engine.Result) { r.Consumers["pool"].Each[0].MeanService = math.NaN() },
			"encode result: consumers.pool.each.0.mean_service: want a finite number, got NaN",
		},
	} {
		res := small()
		tt.change(res)
		var out bytes.Buffer
		require.EqualError(t, report.JSON(&out, res), tt.want)
		assert.Empty(t, out.String())
		assert.Empty(t, report.Digest(res))
	}
}

// What an expectation read may well be no number: then it says so instead.
func TestJSONOfUndecidedExpectation(t *testing.T) {
	res := small()
	res.Expect = []engine.Expectation{{
		Text: "a / b < 1", Values: map[string]float64{"a": 0, "a / b": math.NaN()},
	}}
	var decoded struct{ Expect []engine.Expectation }
	require.NoError(t, json.Unmarshal([]byte(jsonOf(t, res)), &decoded))
	assert.Equal(t, []engine.Expectation{{
		Text: "a / b < 1", Why: "a / b is NaN", Values: map[string]float64{"a": 0},
	}}, decoded.Expect)
}

func TestJSONIsASCII(t *testing.T) {
	res := small()
	reason := "\x1b[31m\u009b\u202e日本😀\u2028\x7f\xff<&>"
	res.Total.Failures = map[string]int64{reason: 1}
	out := jsonOf(t, res)
	for _, b := range []byte(out) {
		require.True(t, b == '\n' || b >= ' ' && b < 0x7f, "byte %#x", b)
	}
	assert.Contains(t, out, `"\u001b[31m\u009b\u202e\u65e5\u672c\ud83d\ude00\u2028\u007f\ufffd<&>": 1`)
	assert.True(t, json.Valid([]byte(out)))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, fmt.Errorf("pipe is closed") }

func TestWritersErrorsComeBack(t *testing.T) {
	require.EqualError(t, report.JSON(broken{}, small()), "pipe is closed")
	require.EqualError(t, report.Text(broken{}, small(), report.TextOptions{}), "pipe is closed")
}
