package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/theory"
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

// TestTheoryPageOfAnything shows models whose numbers are far apart: there is a page for each, without
// figures that are none.
func TestTheoryPageOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notation := rapid.SampledFrom([]string{
			"M/M/1", "M/M/7", "M/M/5000", "M/M/3/9", "M/M/1/5000", "M/G/4/4", "M/D/1", "M/D/40", "M/E2/1",
			"D/M/1", "E3/M/1", "M/E2/5", "M/M/3+M", "M/M/3/5+M", "M/M/inf", "M/M/2//500", "M/M/1//1",
		}).Draw(t, "notation")
		s, err := theory.Kendall(notation)
		require.NoError(t, err)
		size := func(name string, least, most float64) float64 {
			return math.Pow(10, rapid.Float64Range(least, most).Draw(t, name))
		}
		s.Service.Mean = size("service", -6, 6)
		load := size("load", -6, 6)
		if rapid.Bool().Draw(t, "near") && s.Servers < engine.Unlimited {
			load = float64(s.Servers) * (1 - 1/load)
		}
		s.Arrivals = []float64{load / s.Service.Mean}
		if s.Patience > 0 {
			s.Patience = size("patience", -3, 3)
		}
		s.Think = size("think", -3, 3)
		m, err := s.Solve()
		if err != nil {
			return
		}
		o := theoryOptions{upTo: rapid.SampledFrom([]int{-1, 0, 3, 1000}).Draw(t, "up to")}
		page := string(o.page(&m, rapid.IntRange(30, 120).Draw(t, "width")))
		require.NotContains(t, page, "NaN")
		require.NotContains(t, page, "Inf")
		_, err = json.Marshal(answerOf(&m, m.Figures("queue", "pool"), o.shares(&m, someShares)))
		require.NoError(t, err)
	})
}
