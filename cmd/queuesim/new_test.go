package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// TestNewForEditors: the scenario has its type, which the definitions have, which the settings name.
func TestNewForEditors(t *testing.T) {
	cmd, _, stderr := queuesim(t, "new", "shop.lua")
	cmd.Dir = t.TempDir()
	require.NoError(t, cmd.Run(), stderr)
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(cmd.Dir, name))
		require.NoError(t, err)
		return text
	}
	typed := regexp.MustCompile(`(?m)^---@type (\S+)\nreturn \{`).FindSubmatch(read("shop.lua"))
	require.NotNil(t, typed, "a bare table has no type")
	assert.Equal(t, "queuesim.Scenario", string(typed[1]))

	var settings struct {
		Version string   `json:"runtime.version"`
		Library []string `json:"workspace.library"`
	}
	require.NoError(t, json.Unmarshal(read(luarcName), &settings))
	assert.Equal(t, "Lua 5.1", settings.Version)
	require.Equal(t, []string{definitionsName}, settings.Library)

	definitions := string(read(settings.Library[0]))
	assert.Equal(t, scripting.Definitions(), definitions)
	assert.Contains(t, definitions, "---@class (exact) queuesim.Scenario\n")
}
