package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cpuOrIOPage tells of consumers that wait and consumers that compute.
const cpuOrIOPage = "../../scenarios/cpu_or_io.md"

// perWorker is how many items a second one consumer of cpu_or_io is to serve.
const perWorker = 50.0

// brisker is appended to the page's live commands, so that their tests are short.
const brisker = " --speed 8"

// TestCPUOrIOPage runs the page's live commands, eight times as fast, on two processors where they
// don't say otherwise. Figures are others each time, so only the names of what is shown are
// compared, and whether the expectation was met.
func TestCPUOrIOPage(t *testing.T) {
	skipLive(t)
	page, err := os.ReadFile(cpuOrIOPage)
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```text\n\\$ (.*?)\n(.*?)```").
		FindAllStringSubmatch(string(page), -1)
	assert.Len(t, blocks, strings.Count(string(page), "\n$ "), "all commands")
	for _, block := range blocks {
		command, shown := block[1], block[2]
		printed := shell(t, command+brisker)
		if shown != "" {
			assert.Equal(t, namesIn(shown), namesIn(printed), command)
		}
		assert.Regexp(t, "[✓✗] throughput > ", printed, command)
		if strings.Contains(command, "work=cpu") && !strings.Contains(command, "workers=2") {
			assert.Contains(t, printed, "✗ throughput > 300", command)
		}
	}
}

// TestCPUOrIOClaim checks what the page claims. The bounds are against the plan and not against
// another run, so that other work on the machine can't break them: it only makes consumers slower.
// Those that wait notice little of it, and are tried three times.
func TestCPUOrIOClaim(t *testing.T) {
	skipLive(t)
	for _, tt := range []struct {
		name, work      string
		processors      int
		atLeast, atMost float64 // consumers' worth of work that eight do
	}{
		{"waiting needs no processors", "io", 2, 3, 8.1},
		{"not even one", "io", 1, 3, 8.1},
		{"two processors compute two things", "cpu", 2, 0, 1.6 * 2},
		{"one processor computes one", "cpu", 1, 0, 1.6 * 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("GOMAXPROCS", strconv.Itoa(tt.processors))
			got := eightDo(t, tt.work)
			for try := 1; try < 3 && got < tt.atLeast; try++ {
				got = eightDo(t, tt.work)
			}
			assert.GreaterOrEqual(t, got, tt.atLeast)
			assert.LessOrEqual(t, got, tt.atMost)
		})
	}
}

// skipLive skips a test that measures where that makes no sense, and sets two processors.
func skipLive(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("measures in real time")
	}
	t.Setenv("GOMAXPROCS", "2")
}

// eightDo runs the scenario live with eight consumers and returns how many consumers' worth of work
// they do.
func eightDo(t *testing.T, work string) float64 {
	t.Helper()
	command := "queuesim run cpu_or_io --live --json --set work=" + work
	if work == "cpu" {
		command += brisker
	}
	var res struct {
		Stats struct{ Consumed, Throughput float64 }
	}
	require.NoError(t, json.Unmarshal([]byte(shell(t, command+" 2>/dev/null")), &res))
	assert.InDelta(t, 64, res.Stats.Consumed, 0)
	return res.Stats.Throughput / perWorker
}

// TestCPUOrIOFigures checks the page's table: what it predicts is min(workers, processors) times
// what one does, or workers times that if they wait, and it measured nothing else within a tenth.
func TestCPUOrIOFigures(t *testing.T) {
	page, err := os.ReadFile(cpuOrIOPage)
	require.NoError(t, err)
	rows := regexp.MustCompile(`(?m)^\| \d \|.*`).FindAllString(string(page), -1)
	assert.Len(t, rows, 4)
	for _, row := range rows {
		var cells []float64
		for cell := range strings.SplitSeq(strings.Trim(row, "| "), " | ") {
			cells = append(cells, number(t, cell))
		}
		require.Len(t, cells, 8)
		workers := cells[0]
		check := func(together, predicted float64, measured ...float64) {
			assert.InDelta(t, together*perWorker, predicted, 0, row)
			for _, m := range measured {
				assert.InEpsilon(t, predicted, m, 0.1, row)
			}
		}
		check(workers, cells[1], cells[2], cells[3])
		check(min(workers, 2), cells[4], cells[5])
		check(min(workers, 1), cells[6], cells[7])
	}
}

// number returns the number that a cell says.
func number(t *testing.T, cell string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(cell, 64)
	require.NoError(t, err)
	return x
}
