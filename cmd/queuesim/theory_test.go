package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scenarios"
)

// stations are what theory --json prints of a scenario.
type stations struct {
	Stations []struct {
		Queues, Pools []string
		Why           string
		Answer        *struct {
			Model   string
			Exact   bool
			Figures map[string]float64
		}
	}
}

// stationsOf asks theory about a scenario.
func stationsOf(t *testing.T, args ...string) stations {
	t.Helper()
	cmd, stdout, stderr := queuesim(t, append([]string{"theory", "--json"}, args...)...)
	require.NoError(t, cmd.Run(), stderr)
	var all stations
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &all))
	return all
}

// TestTheoryOfTheLibrary writes down which models the library's scenarios are, and why the others are
// none, to be looked at: a model that isn't what is simulated is a defect. With -update it rewrites.
func TestTheoryOfTheLibrary(t *testing.T) {
	var b strings.Builder
	for _, entry := range scenarios.List() {
		if entry.Name == "no_consumers" {
			continue // it isn't valid, and is there to show that
		}
		for _, st := range stationsOf(t, entry.Name).Stations {
			what := "– " + st.Why
			if st.Answer != nil {
				what = st.Answer.Model
				if !st.Answer.Exact {
					what += ", nearly"
				}
			}
			fmt.Fprintf(&b, "%s: %s → %s: %s\n", entry.Name, strings.Join(st.Queues, ", "),
				strings.Join(st.Pools, ", "), what)
		}
	}
	file := filepath.Join("testdata", "theory.golden")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(b.String()), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}

// TestTheoryNamesFigures checks that a result has every figure that theory names: each can stand in an
// expectation about a run of the same scenario.
func TestTheoryNamesFigures(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.lua")
	for _, parts := range []string{
		`queues = { line = { capacity = 3, when_full = "reject", ttl = exponential("1s") } },
		 producers = { door = { rate = 4 } },
		 consumers = { tills = { count = 3, service = exponential("1s"), fails = 0.1 } }`,
		`queues = { line = { order = "priority" } },
		 producers = { some = { rate = 1, priority = 4 }, others = { rate = 1 } },
		 consumers = { tills = { count = 3, service = exponential("1s") } }`,
		`queues = { first = {}, second = {} },
		 producers = { some = { rate = 1, to = "first" }, others = { rate = 1, to = "second" } },
		 consumers = { tills = { from = { "first", "second" }, count = 3, service = exponential("1s") } }`,
		`producers = { door = { rate = 2 } },
		 consumers = { tills = { count = 3, service = exponential("1s"), fails = 0.1,
		   retry = { attempts = 3, backoff = "1s" } } }`,
		`producers = { door = { rate = 2 } },
		 consumers = { tills = { count = math.huge, service = exponential("1s") } }`,
	} {
		text := `return { duration = "10m", ` + parts + " }"
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		args := []string{"run", file, "--quiet"}
		for _, st := range stationsOf(t, file).Stations {
			require.NotNil(t, st.Answer, st.Why)
			assert.GreaterOrEqual(t, len(st.Answer.Figures), 6)
			for path := range st.Answer.Figures {
				args = append(args, "--expect", path+" >= 0")
			}
		}
		cmd, _, stderr := queuesim(t, args...)
		assert.NoError(t, cmd.Run(), stderr)
	}
}
