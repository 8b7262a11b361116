package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twoOfEach has several producers, so that each has figures of its own.
const twoOfEach = `return {
  queues = { a = { capacity = 1, when_full = "reject" }, b = {} },
  producers = {
    web = { to = "a", interarrival = "1ms", items = 20 },
    app = { to = "b", interarrival = "2ms", items = 10 },
  },
  consumers = {
    x = { from = "a", service = "3ms", fails = 0.2 },
    y = { from = "b", count = math.huge, service = "1ms" },
  },
}`

// TestComparedFigures: what a comparison names can be named in an expectation.
func TestComparedFigures(t *testing.T) {
	cmd, stdout, stderr := queuesim(t, "run", "-", "--live", "--compare", "--json")
	cmd.Stdin = strings.NewReader(twoOfEach)
	require.NoError(t, cmd.Run(), stderr)
	var doc struct {
		Differences []struct{ Figure string }
	}
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &doc))
	require.Greater(t, len(doc.Differences), 20)

	args := []string{"check", "-"}
	for _, d := range doc.Differences {
		args = append(args, "--expect", d.Figure+" < 1e9")
	}
	cmd, _, stderr = queuesim(t, args...)
	cmd.Stdin = strings.NewReader(twoOfEach)
	assert.NoError(t, cmd.Run(), stderr)
}
