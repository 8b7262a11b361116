package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is known of all inside says how many are busy and how many wait: their means are those that
// the model has.
func TestShareOfBusyAndWaiting(t *testing.T) {
	for notation, rate := range map[string]float64{
		"M/M/1": 0.7, "M/M/3": 2, "M/M/3/10": 4, "M/M/2/2": 3, "M/M/3+M": 5, "M/D/1": 0.6, "D/M/1": 0.8,
		"M/G/∞": 4, "M/M/2//9": 0,
	} {
		m, err := spec(t, notation, rate).Solve()
		require.NoError(t, err)
		var busy, waiting, allBusy, allWaiting float64
		for n := range 300 {
			busy += float64(n) * m.PBusy(n)
			waiting += float64(n) * m.PWaiting(n)
			allBusy += m.PBusy(n)
			allWaiting += m.PWaiting(n)
		}
		assert.InDelta(t, m.Busy, busy, 1e-6, notation)
		assert.InDelta(t, m.Waiting, waiting, 1e-6, notation)
		assert.InDelta(t, 1, allBusy, 1e-6, notation)
		assert.InDelta(t, 1, allWaiting, 1e-6, notation)
		assert.Zero(t, m.PWaiting(-1)+m.PBusy(-1), notation)
	}
	m, err := spec(t, "M/D/2", 1).Solve()
	require.NoError(t, err)
	assert.True(t, math.IsNaN(m.PBusy(0)) && math.IsNaN(m.PWaiting(0)))
}
