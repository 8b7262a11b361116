package scripting_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/dist"
	"queuesim/scripting"
)

// TestDefinitions: editors know every field, function and distribution, and none without a type.
func TestDefinitions(t *testing.T) {
	text := scripting.Definitions()
	for _, f := range scripting.Fields() {
		assert.Contains(t, text, "---@field "+f.Name+"? ")
	}
	for _, e := range dist.Catalogue {
		assert.Contains(t, text, "\nfunction "+e.Name+"(...) end\n")
	}
	known := regexp.MustCompile(`^---@field \w+\? (string|integer|number|fun\(|queuesim\.|table[<\[]|")`)
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "---@field ") && strings.Contains(line, "? ") {
			assert.Regexp(t, known, line, "a kind without a type for editors")
		}
	}
	golden(t, "testdata/definitions.lua", text)
}
