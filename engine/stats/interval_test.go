package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/stats"
)

// Student's t as it has been printed since 1925: Fisher and Yates, Statistical Tables for Biological,
// Agricultural and Medical Research, 6th ed. (1963), table III, column 0.05.
func TestStudentIsThatOfTheTables(t *testing.T) {
	for freedom, want := range map[int]float64{
		1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 10: 2.228, 15: 2.131, 19: 2.093,
		20: 2.086, 29: 2.045, 30: 2.042, 40: 2.021, 60: 2.000, 120: 1.980,
	} {
		assert.InDelta(t, want, stats.Student(freedom), 0.0005, "%d degrees of freedom", freedom)
	}
	assert.InDelta(t, 1.959964, stats.Student(10_000_000), 1e-6)
}

// Law, Simulation Modeling and Analysis, 5th ed. (2015), example 4.28: ten values with
// mean 1.34 and variance 0.17.
func TestIntervalOfAMean(t *testing.T) {
	var parts []stats.Part
	for _, x := range []float64{1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09} {
		parts = append(parts, stats.Part{Value: x, Weight: 3})
	}
	got, ok := stats.IntervalAround(stats.Mean(parts), parts)
	require.True(t, ok)
	assert.InDelta(t, 1.343, got.Mean, 1e-9)
	assert.InDelta(t, 0.17, 10*math.Pow(got.Half()/2.262157, 2), 0.005, "the variance")
	assert.InDelta(t, got.Mean, (got.Low+got.High)/2, 1e-12)
}

// A ratio: what a part with twice the weight says counts twice, wherever the parts are cut.
func TestIntervalOfARatio(t *testing.T) {
	parts := []stats.Part{{Value: 1, Weight: 1}, {Value: 4, Weight: 2}, {Value: 0, Weight: 0}, {Value: 2, Weight: 3}}
	assert.InDelta(t, 15.0/6, stats.Mean(parts), 1e-12)
	deviations := stats.Deviations(stats.Mean(parts), parts)
	sum := 0.0
	for _, d := range deviations {
		sum += d
	}
	assert.InDelta(t, 0, sum, 1e-12)
	assert.Zero(t, deviations[2])
}

func TestNoIntervalWithoutEvidence(t *testing.T) {
	for name, parts := range map[string][]stats.Part{
		"no parts":  nil,
		"one part":  {{Value: 1, Weight: 1}},
		"no weight": {{}, {}},
		"infinite":  {{Value: math.Inf(1), Weight: 1}, {Value: 1, Weight: 1}},
	} {
		_, ok := stats.IntervalAround(stats.Mean(parts), parts)
		assert.False(t, ok, name)
	}
}
