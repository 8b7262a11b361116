package wall_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// TestSlip: what people forget, and what they are told of it.
func TestSlip(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"no } within", "return {\n  a = {\n    b = 1,\n  c = { 2 },\n}\n", "nothing closes the { of line 2: is there a } missing?"},
		{"no } within, of one line", "return {\n  a = { b = 1,\n  c = 2,\n}", "nothing closes the { of line 2: is there a } missing?"},
		{"no } at the end", "return {\n  a = { b = 1 },\n", "nothing closes the { of line 1: is there a } missing?"},
		{"no )", "return {\n  a = f(1,\n}", "nothing closes the ( of line 2: is there a ) missing?"},
		{"no end", "local function f()\n  if a then\n    b = 1\nend\nreturn { c = 1 }", "nothing closes the if of line 2: is there an end missing?"},
		{"a } too many", "return {\n  a = { b = 1 } },\n  c = 2,\n}", "the { of line 1 is closed in line 2: is there a } too many?"},
		{"no comma", "return {\n  a = 1\n  b = 2,\n}", "is there a comma missing at the end of line 2?"},
		{"no comma behind a table", "return {\n  a = { 1 } -- {\n  b = 2,\n}", "is there a comma missing at the end of line 2?"},
		{"no comma in a list", "return {\n  'a'\n  'b',\n}", "is there a comma missing at the end of line 2?"},
		{"something else", "return {\n  a = = 1,\n}", ""},
		{"something else at the end", "local a =", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := wall.New(wall.Options{}).Load("it", tt.src)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, wall.Syntax, e.Kind)
			line := e.Line
			if e.Msg == wall.Unfinished {
				line = 0
			}
			assert.Equal(t, tt.want, wall.Slip(tt.src, line), "%s, line %d", e.Msg, e.Line)
		})
	}
}
