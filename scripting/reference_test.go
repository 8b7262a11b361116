package scripting_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// heading matches the headings in the list of figures.
var heading = regexp.MustCompile(`^(config|priorities|ended|account|tallies|observations|series|` +
	`results_sample|warnings|live)$|, the name of |, which may be left out`)

// TestReference: every topic has rows, and every name a help.
func TestReference(t *testing.T) {
	assert.Nil(t, scripting.Reference("nothing"))
	for _, r := range scripting.References {
		rows := scripting.Reference(r.Topic)
		require.NotEmpty(t, rows, r.Topic)
		for _, row := range rows {
			assert.True(t, heading.MatchString(row.Name) || row.Help != "", row.Name)
			assert.NotRegexp(t, `^;`, row.Help, row.Name)
		}
	}
}

// TestReferenceFunctions: the functions that are listed are those that a scenario has.
func TestReferenceFunctions(t *testing.T) {
	var names []string
	for _, row := range scripting.Reference("functions") {
		if name := regexp.MustCompile(`^\w+`).FindString(row.Name); name != "d" {
			names = append(names, "assert(type("+name+") ~= 'nil')")
		}
	}
	load(t, strings.Join(names, "\n")+"\n"+judged)
	for _, line := range regexp.MustCompile(`(?m)^function (\w+)`).
		FindAllStringSubmatch(scripting.Definitions(), -1) {
		found := false
		for _, row := range scripting.Reference("functions") {
			found = found || regexp.MustCompile(`\b`+line[1]+`\b`).MatchString(row.Name+row.Help)
		}
		assert.True(t, found, line[1])
	}
}

// TestReferenceItem: a producer's function may write the fields that are listed so, and no others.
func TestReferenceItem(t *testing.T) {
	for _, row := range scripting.Reference("item") {
		_, _, err := run(t, strings.ReplaceAll(`return { items = 1, producers = { web = { rate = 1,
			item = function(item) FIELD = 1 end } },
			consumers = { pool = { service = function(item) return FIELD and 1 or 2 end } } }`,
			"FIELD", strings.ToLower(row.Name)))
		if strings.Contains(row.Help, "may be written") || row.Name == "item.NAME" {
			require.NoError(t, err, row.Name)
		} else {
			require.ErrorContains(t, err, "can't be written", row.Name)
		}
	}
}

// TestReferenceSim: what is listed of sim can be read, and written where it says so.
func TestReferenceSim(t *testing.T) {
	parts := strings.NewReplacer("QUEUE", "jobs", "PRODUCER", "web", "POOL", "pool")
	for _, row := range scripting.Reference("sim") {
		name, _, isFunction := strings.Cut(parts.Replace(row.Name), "(")
		statement := "assert(" + name + ")"
		if !isFunction {
			statement += name + " = 5"
		}
		_, _, err := run(t, strings.Replace(judged, "duration = 10",
			"duration = 10, on = { start = function(sim) "+statement+" end }", 1))
		if isFunction || strings.Contains(row.Help, "may be written") {
			require.NoError(t, err, row.Name)
		} else {
			require.ErrorContains(t, err, "can't be written", row.Name)
		}
	}
}

// TestReferenceFigures: an expectation may name every figure that is listed.
func TestReferenceFigures(t *testing.T) {
	parts := strings.NewReplacer("QUEUE", "jobs", "PRODUCER", "web", "POOL", "pool",
		"STATE", "waiting", "REASON", "why", "NAME", "mine")
	var all []string
	for _, row := range scripting.Reference("figures")[2:] {
		if heading.MatchString(row.Name) && row.Help == "" {
			continue // a heading
		}
		path, isTrend := strings.CutSuffix(parts.Replace(row.Name), "FIGURE")
		if !isTrend {
			all = append(all, path)
			continue
		}
		for _, figure := range engine.TrendFigures() {
			all = append(all, path+figure)
		}
	}
	require.Greater(t, len(all), 100)
	for _, name := range []string{"abs", "ceil", "floor", "max", "min", "sqrt"} {
		assert.Contains(t, scripting.Reference("figures")[0].Help, name)
		loadWith(t, judged, scripting.Options{Expect: []string{"math." + name + "(consumed) > 0"}})
	}
	for _, path := range all {
		loadWith(t, judged, scripting.Options{Expect: []string{path + " == " + path}})
	}
	for _, path := range []string{
		"consumed", "jobs.wait.p99", "web.behind.max", "pool.utilisation", "jobs.depth.mean",
		`priorities["0"].wait.p99`, "tallies.mine", "observations.mine.p50", "ended.reason",
	} {
		assert.Contains(t, all, path)
	}
}
