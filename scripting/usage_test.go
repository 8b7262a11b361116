package scripting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/sim"
)

// TestRightFunctions: what can't be known of a function from its text is no mistake of its author.
func TestRightFunctions(t *testing.T) {
	for _, tt := range []struct{ name, service, more, fill string }{
		{
			"functions that share a line", "1",
			`on = { arrive = function(item) end }, every = { { 1, function(sim) print(sim.now) end } },`, "",
		},
		{"a function within on the same line", `function(item)
			local g = function(t) return t.foo end; return g({ foo = 1 }) end`, "", ""},
		{"all on one line", `function(item) local g = function(t) return t.foo end; return g({ foo = 1 }) end`, "", ""},
		{"a parameter that is assigned", `function(item) item = { y = 3 }; return item.y end`, "", ""},
		{"a local of the same name", "function(item)\nlocal item = { y = 3 }\nreturn item.y end", "", ""},
		{"a loop's variable of the same name", `function(item)
			for _, item in ipairs { { y = 3 } } do return item.y end end`, "", ""},
		{"a number of the same name", "function(item)\nfor item = 1, 2 do return item end end", "", ""},
		{"an inner parameter of the same name", `function(item)
			local g = function(item)
				return item.foo
			end
			return g { foo = 1 } end`, "", ""},
		{"parameters of the same name", `function(item, item)
			return item.now + 1 end`, "", ""},
		{"an item handed on", `function(item)
			local function set(key, it)
				it[key] = 1
			end
			set("y", item)
			return item.y end`, "", ""},
		{"an item that another function fills by a name it computes", `function(item)
			return item.y end`, "", `item = function(x)
				local function set(key, it)
					it[key] = 1
				end
				set("y", x)
			end,`},
		{"parameters without names", "function(...)\nlocal item, sim = ...\nreturn sim.now + 1 end", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scenario(t, `return { items = 3, producers = { web = { rate = 1, `+tt.fill+` } }, `+tt.more+`
				consumers = { pool = { count = math.huge, service = `+tt.service+` } } }`)
			res, err := sim.Run(t.Context(), s, sim.Options{})
			require.NoError(t, err)
			assert.Equal(t, int64(3), res.Total.Consumed)
		})
	}
}
