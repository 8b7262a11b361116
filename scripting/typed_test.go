package scripting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
	"queuesim/scripting"
)

func TestReadTyped(t *testing.T) {
	for text, want := range map[string]float64{"25ms": 0.025, "0.5": 0.5, "1h30m": 5400, "1e-3": 0.001} {
		got, ok := scripting.ReadTime(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "-1", "fast", "1e30", "inf", "ms"} {
		_, ok := scripting.ReadTime(text)
		assert.False(t, ok, text)
	}
	for text, want := range map[string]float64{"40": 40, "90/min": 1.5, "0": 0} {
		got, ok := scripting.ReadRate(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "-1", "40/", "nan", "90/fortnight"} {
		_, ok := scripting.ReadRate(text)
		assert.False(t, ok, text)
	}
}

func TestReadDistribution(t *testing.T) {
	d, _, err := scripting.ReadDistribution(`erlang { shape = 3, mean = "30ms" }`)
	require.NoError(t, err)
	assert.Equal(t, dist.Erlang{Shape: 3, Total: 0.03}, d)
	d, _, err = scripting.ReadDistribution("0.5")
	require.NoError(t, err)
	assert.Equal(t, dist.Constant(0.5), d)

	_, hint, err := scripting.ReadDistribution("exponental(1)")
	require.ErrorContains(t, err, `nothing is called "exponental"`)
	assert.Equal(t, `did you mean "exponential"?`, hint)
	_, _, err = scripting.ReadDistribution("lognormal { mean = 1 }")
	require.ErrorContains(t, err, "mean and cv")
	for _, text := range []string{"", "(", "} } }", "exponential(1) } } } --", "function() return 1 end", "nil"} {
		d, _, err = scripting.ReadDistribution(text)
		if err == nil {
			assert.Equal(t, dist.Exponential(1), d, "no more than a distribution can be said")
		}
	}
}
