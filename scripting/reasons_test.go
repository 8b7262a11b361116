package scripting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine/sim"
	"queuesim/scripting"
)

// TestReasonsAreKinds: a reason for each item would fill the memory of a long run.
func TestReasonsAreKinds(t *testing.T) {
	for _, tt := range []struct {
		items string
		says  string
	}{
		{"1000", ""},
		{"1001", "want at most 1000 different reasons, got more"},
	} {
		l, err := scripting.Load(scripting.File{Name: "t.lua", Source: []byte(`return { items = ` + tt.items + `,
			producers = { web = { rate = 1 } }, consumers = { pool = {
				service = 0, fails = function(item) return "r" .. item.id end } } }`)}, scripting.Options{})
		require.NoError(t, err)
		_, err = sim.Run(t.Context(), l.Scenario, sim.Options{})
		l.Close()
		if tt.says == "" {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, tt.says)
		}
	}
}
