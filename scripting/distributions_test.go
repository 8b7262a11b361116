package scripting_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
	"queuesim/scripting"
)

// TestDistributions takes the example of each distribution as a time and, drawn in a function, as
// the size of an item.
func TestDistributions(t *testing.T) {
	const scenario = `return {
	  producers = { web = { items = 50, interarrival = 1,
	    size = function() return EXAMPLE:sample() end } },
	  consumers = { pool = { service = EXAMPLE } },
	}`
	for _, e := range dist.Catalogue {
		t.Run(e.Name, func(t *testing.T) {
			_, res, err := run(t, strings.ReplaceAll(scenario, "EXAMPLE", e.Example))
			require.NoError(t, err)
			assert.Equal(t, int64(50), res.Total.Consumed)
		})
	}
}

// TestNestedDistributions are read as they are written, with names and without.
func TestNestedDistributions(t *testing.T) {
	for _, tt := range []struct{ written, want string }{
		{`shifted(geometric(4), -1)`, "shifted(geometric(4), -1)"},
		{`shifted { exponential(1), "5ms" }`, "shifted(exponential(1), 0.005)"},
		{`mixture(constant(1), constant(2))`, "mixture { constant(1), constant(2) }"},
		{
			`mixture { of = { constant("1s"), mixture { poisson(2) } }, weights = { 3, 1 } }`,
			"mixture { of = { constant(1), mixture { poisson(2) } }, weights = { 0.75, 0.25 } }",
		},
		{
			`truncated(exponential(1), 0, "2s")`,
			"truncated { of = exponential(1), min = 0, max = 2 }",
		},
	} {
		loaded, err := scripting.Load(scripting.File{Name: "x.lua", Source: []byte(`return {
		  producers = { web = { items = 1 , rate = 1 } },
		  consumers = { pool = { service = ` + tt.written + ` } } }`)}, scripting.Options{})
		require.NoError(t, err)
		law, ok := loaded.Scenario.Consumers[0].Service.(dist.Law)
		require.True(t, ok)
		assert.Equal(t, tt.want, law.String())
	}
}

// TestHardDistributionsArePaidFor: what takes long to make, or to draw, counts as many instructions.
func TestHardDistributionsArePaidFor(t *testing.T) {
	const scenario = `
	local d = exponential(1)
	local hard = truncated { of = uniform(0, 1), max = 0.0011 }
	local function work() BODY end
	AT_ONCE
	return { on = { start = work }, duration = 1,
	  producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`
	for _, body := range []string{
		"for _ = 1, 1000 do gamma { p50 = 1, p99 = 5 } end",
		"for _ = 1, 45000 do truncated { of = d, max = 1 } end",
	} {
		source := strings.NewReplacer("BODY", body, "AT_ONCE", "work()").Replace(scenario)
		_, err := scripting.Load(scripting.File{Name: "x.lua", Source: []byte(source)},
			scripting.Options{})
		assert.ErrorContains(t, err, "instructions", body)
	}
	source := strings.NewReplacer("BODY", "for _ = 1, 2000 do hard:sample() end", "AT_ONCE", "")
	_, _, err := run(t, source.Replace(scenario))
	assert.ErrorContains(t, err, "instructions")
}
