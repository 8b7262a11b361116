package main

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestClassroomKeys checks that the JSON has what the classroom's program had, and what DESIGN.md §6
// adds to it.
func TestClassroomKeys(t *testing.T) {
	cmd, stdout, stderr := queuesim(t, "run", "--items", "20", "--consumers", "3", "--capacity", "10",
		"--failure-rate", "0.1", "--json")
	require.NoError(t, cmd.Run(), stderr)
	assert.Empty(t, stderr.String())

	var res map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &res))
	for _, tt := range []struct{ part, keys string }{
		{"config", "name num_items num_producers num_consumers queue_capacity failure_rate seed clock params"},
		{"stats", "produced consumed failed balked rejected dropped expired reneged inside inside_by_state " +
			"attempts retries late duration throughput goodput failure_rate failures sojourn"},
		{"ended", "reason at partial"},
	} {
		t.Run(tt.part, func(t *testing.T) {
			var part map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(res[tt.part], &part))
			for _, key := range strings.Fields(tt.keys) {
				assert.Contains(t, part, key)
			}
		})
	}
	for _, key := range strings.Fields("schema queues producers consumers priorities tallies observations " +
		"results_sample expect warnings digest") {
		assert.Contains(t, res, key)
	}

	var config struct {
		Items     int     `json:"num_items"`
		Consumers int     `json:"num_consumers"`
		Capacity  int     `json:"queue_capacity"`
		Failures  float64 `json:"failure_rate"`
	}
	require.NoError(t, json.Unmarshal(res["config"], &config))
	assert.Equal(t, []any{20, 3, 10, 0.1},
		[]any{config.Items, config.Consumers, config.Capacity, config.Failures})

	var sample []map[string]any
	require.NoError(t, json.Unmarshal(res["results_sample"], &sample))
	require.Len(t, sample, 20)
	for _, key := range strings.Fields("item priority created wait attempts consumer fate") {
		assert.Contains(t, sample[0], key)
	}
}

// TestAgain runs what the text's last line says, as it stands, and gets the same result.
func TestAgain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the line is for a shell of Unix")
	}
	cmd, stdout, stderr := queuesim(t, "run", "--items", "50", "--set", "pool.count=2",
		"--expect", "jobs.wait.max < '1h'", "--seed", "7")
	require.NoError(t, cmd.Run(), stderr)
	again := regexp.MustCompile(`(?s)again: (.*) · (sha256:\w+)`).FindStringSubmatch(stdout.String())
	require.NotNil(t, again, stdout)
	line := strings.Join(strings.Fields(again[1]), " ") // it may be broken to fit
	assert.Contains(t, line, "--seed 7")

	out, err := exec.CommandContext(t.Context(), "sh", "-c", line+" --verify "+again[2]).CombinedOutput()
	require.NoError(t, err, "%s", out)
	assert.Contains(t, string(out), "the same result")
}

// TestSameBytes checks that nothing but the scenario shows in the JSON.
func TestSameBytes(t *testing.T) {
	var first string
	for _, procs := range []string{"1", "2"} {
		cmd, stdout, stderr := queuesim(t, "run", "burst", "--json")
		cmd.Dir = t.TempDir()
		cmd.Env = append(cmd.Environ(), "GOMAXPROCS="+procs)
		require.NoError(t, cmd.Run(), stderr)
		if first == "" {
			first = stdout.String()
		}
		assert.Equal(t, first, stdout.String())
	}
}
