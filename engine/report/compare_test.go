package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/report"
)

func TestCompare(t *testing.T) {
	const again = "queuesim run burst --live --speed 20 --compare"
	for _, tt := range []struct {
		name          string
		virtual, live *engine.Result
		o             report.TextOptions
	}{
		{"compare", burst(), behindPlan(), report.TextOptions{Repeat: again, Color: true}},
		{"compare_narrow", burst(), behindPlan(), report.TextOptions{Repeat: again, Width: 50}},
		{"compare_agree", small(), exact(), report.TextOptions{Description: "Does it agree?"}},
		{"compare_many", many(), manyLive(), report.TextOptions{}},
		{"compare_cut", small(), cutOff(), report.TextOptions{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden(t, tt.name, compared(t, tt.virtual, tt.live, tt.o))
		})
	}
}

func compared(t require.TestingT, virtual, live *engine.Result, o report.TextOptions) string {
	var out bytes.Buffer
	require.NoError(t, report.Compare(&out, virtual, live, o))
	return out.String()
}

// TestCompareFitsAnyResult draws two results that have nothing to do with one another.
func TestCompareFitsAnyResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		virtual, live := drawResult(t), drawResult(t)
		live.Live = drawLive(t)
		o := report.TextOptions{
			Width: rapid.IntRange(40, 170).Draw(t, "width"), ASCII: rapid.Bool().Draw(t, "ascii"),
		}
		out := compared(t, virtual, live, o)
		fits(t, out, o)
		require.Less(t, strings.Count(out, "\n"), 250)
	})
}

func TestDifferences(t *testing.T) {
	virtual, live := burst(), behindPlan()
	virtual.Producers["steady"].Behind = engine.Trend{Count: 2411}
	live.Queues["jobs"].Wait = engine.Trend{}
	found := map[string]report.Difference{}
	for _, d := range report.Differences(virtual, live) {
		found[d.Figure] = d
	}
	for _, tt := range []struct {
		figure     string
		difference any // nil: none
		differs    bool
	}{
		{"produced", 0.0, false},
		{"failed", 0.1, true},
		{"consumed", -1 / 5413.0, false},
		{"throughput", (88.1 - 89.83) / 89.83, false},
		{"sojourn.mean", (2.55 - 2.41) / 2.41, true},
		{"jobs.wait.p99", nil, true},     // nothing was measured live
		{"steady.behind.p50", nil, true}, // it was 0
		{"pool.utilisation", 0.0, false},
	} {
		t.Run(tt.figure, func(t *testing.T) {
			d, ok := found[tt.figure]
			require.True(t, ok)
			assert.Equal(t, tt.differs, d.Differs)
			if tt.difference == nil {
				assert.Nil(t, d.Difference)
				return
			}
			require.NotNil(t, d.Difference)
			assert.InDelta(t, tt.difference, *d.Difference, 1e-12)
		})
	}
	assert.NotContains(t, found, "rejected", "it is 0 by both clocks")
}

func TestLonger(t *testing.T) {
	for _, tt := range []struct {
		virtual, live float64
		want          string
	}{
		{1, 1.005, "Items took as long live as in virtual time, within 1 %."},
		{1, 0.75, "Live, items took 250 ms (25.0 %) less on average."},
		{1, 1.5, "Live, items took 500 ms (50.0 %) longer on average: that is the machine's part."},
		{1, 28, "Live, items took 28.0 times as long on average: that is the machine's part."},
		{0, 1, "In virtual time nothing took any time."},
	} {
		assert.Equal(t, tt.want, strings.ReplaceAll(report.Longer(tt.virtual, tt.live), "\u00a0", " "))
	}
}

// TestLittleDoesNotDiffer: a large part of next to nothing isn't worth a mark.
func TestLittleDoesNotDiffer(t *testing.T) {
	virtual, live := small(), exact()
	virtual.Queues["jobs"].Depth.Mean, live.Queues["jobs"].Depth.Mean = 0.01, 0.05
	virtual.Queues["jobs"].Wait, live.Queues["jobs"].Wait = trend(20, 0.0001), trend(20, 0.0002)
	for _, d := range report.Differences(virtual, live) {
		assert.False(t, d.Differs, d.Figure)
	}
}

func TestCompareJSON(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, report.CompareJSON(&out, burst(), behindPlan()))
	var doc struct {
		Schema        string
		Virtual, Live struct {
			Schema, Digest string
			Live           *struct{ Speed float64 }
		}
		Differences []struct {
			Figure                    string
			Virtual, Live, Difference *float64
			Differs                   bool
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &doc))
	assert.Equal(t, report.CompareSchema, doc.Schema)
	assert.Equal(t, report.Digest(burst()), doc.Virtual.Digest)
	assert.Equal(t, report.Digest(behindPlan()), doc.Live.Digest)
	assert.Nil(t, doc.Virtual.Live)
	require.NotNil(t, doc.Live.Live)
	assert.InDelta(t, 20, doc.Live.Live.Speed, 0)
	require.NotEmpty(t, doc.Differences)
	assert.Equal(t, "produced", doc.Differences[0].Figure)
	assert.InDelta(t, 5423, *doc.Differences[0].Virtual, 0)

	out.Reset()
	require.NoError(t, report.CompareJSON(&out, burst(), nil))
	assert.Contains(t, out.String(), "\"live\": null,\n  \"differences\": []\n}\n")
}
