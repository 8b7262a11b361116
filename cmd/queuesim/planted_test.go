package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkJSON returns what check --json says of a file.
func checkJSON(t *testing.T, path string) diagnostics {
	t.Helper()
	cmd, stdout, stderr := queuesim(t, "check", "--json", path)
	_ = cmd.Run() // the exit code is another test's matter
	assert.Empty(t, stderr.String())
	var d diagnostics
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &d))
	assert.Equal(t, diagnosticsSchema, d.Schema)
	return d
}

// TestPlanted: of a file with many mistakes each is found at its line, and no other.
func TestPlanted(t *testing.T) {
	const file = "testdata/planted.lua"
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	said := map[int]string{}
	for _, d := range checkJSON(t, file).Diagnostics {
		said[d.Line] += d.Message + "; " + d.Hint + "\n"
		assert.Positive(t, d.Column+strings.Count(d.Path, "expect"), d.Message)
	}
	planted := 0
	for i, line := range strings.Split(string(text), "\n") {
		_, want, ok := strings.Cut(line, ", --> ")
		if ok {
			planted++
			assert.Contains(t, said[i+1], want, "line %d: %s", i+1, line)
		} else {
			assert.Empty(t, said[i+1], "line %d: %s", i+1, line)
		}
	}
	assert.GreaterOrEqual(t, planted, 12)
}

// TestPlantedAlone: mistakes that keep the rest of the file from being read, each in the scenario that
// queuesim new writes.
func TestPlantedAlone(t *testing.T) {
	for _, tt := range []struct {
		old, planted, want string
	}{
		{`service = lognormal {`, `service = lognormal(`, "syntax error"},
		{`duration = "8h",`, `duration = "8h`, "unterminated string"},
		{`service = lognormal {`, `service = lognormall {`, "nothing is called"},
		{`local clerks`, `clerks`, "a scenario sets none"},
		{`duration = "8h"`, `duration = os.getenv("HOURS")`, "os"},
		{`fails = 0.125,`, `fails = function(item) return item.id end end,`, "syntax error"},
		{`mean = "2m", cv = 0.8`, `mean = "2m"`, "cv"},
		{`param("clerks", 4`, `param(4`, "param"},
		{`rate = steps { { 0, "40/h" }`, `rate = steps { { 0, "forty" }`, "want"},
		{`rate = steps {`, `rate = require "rates" {`, "can't read rates.lua"},
	} {
		t.Run(tt.planted, func(t *testing.T) {
			require.Contains(t, string(startScenario), tt.old)
			before, after, _ := strings.Cut(string(startScenario), tt.old)
			path := filepath.Join(t.TempDir(), "shop.lua")
			require.NoError(t, os.WriteFile(path, []byte(before+tt.planted+after), 0o600))
			d := checkJSON(t, path)
			require.Len(t, d.Diagnostics, 1)
			got := d.Diagnostics[0]
			assert.Equal(t, path, got.File)
			assert.Equal(t, strings.Count(before, "\n")+1, got.Line)
			assert.Contains(t, got.Message, tt.want)
		})
	}
}
