package dist_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/dist"
)

func TestOutline(t *testing.T) {
	for _, tt := range []struct {
		of       dist.Law
		from, to float64
		chances  []float64
	}{
		{dist.Uniform{Min: 10, Max: 30}, 0, 40, []float64{0, 0.5, 0.5, 0}},
		{dist.Uniform{Min: -30, Max: -10}, -30, 0, []float64{0.375, 0.375, 0.25, 0}},
		{dist.Constant(20), 0, 25, []float64{0, 0, 0, 1}},
		{dist.Constant(0), 0, 0, []float64{1, 0, 0, 0}},
		{dist.Constant(-3), -4, 0, []float64{1, 0, 0, 0}},
		{dist.Exponential(1e-6), 0, 4e-6, []float64{0.6321, 0.2325, 0.0855, 0.0315}},
		{dist.Pareto{Scale: 1, Shape: 0.01}, 0, 1.2e100, []float64{0.8988, 0.0007, 0.0004, 0.0003}},
	} {
		got := dist.OutlineOf(tt.of, 4)
		assert.InDelta(t, tt.from, got.From, 1e-9, "%v", tt.of)
		assert.InEpsilon(t, tt.to+1, got.To+1, 1e-9, "%v", tt.of)
		assert.InDeltaSlice(t, tt.chances, got.Chances, 1e-4, "%v", tt.of)
	}
}

// An outline has nearly all of a distribution, and never a chance below 0.
func TestOutlinesOfAll(t *testing.T) {
	for _, entry := range dist.Catalogue {
		for _, s := range specimens[entry.Name] {
			d := law(entry.Name, s.args)
			sum := 0.0
			for _, chance := range dist.OutlineOf(d, 30).Chances {
				assert.GreaterOrEqual(t, chance, -1e-12)
				sum += chance
			}
			assert.GreaterOrEqual(t, sum, 0.97, "%v", d)
			assert.LessOrEqual(t, sum, 1+1e-12)
			assert.False(t, math.IsNaN(sum))
		}
	}
}
