package dist_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// These bits must come out on every machine and in every version: they decide what a seed means.
func TestGoldenDraws(t *testing.T) {
	golden := map[string]uint64{
		"constant":         0x49e5accf36aa01d3,
		"exponential":      0xb0ff33640bd3d164,
		"uniform":          0xcc198ddeba5cd7ca,
		"normal":           0xb555f7cab2489e87,
		"lognormal":        0xebead41ce25f8de6,
		"erlang":           0x6ef597eb632589e9,
		"gamma":            0x68d4b7834c70e2a7,
		"weibull":          0xea8ea7a15cc52316,
		"pareto":           0xfb57c8b5189a1d57,
		"triangular":       0x8834e945218a5c77,
		"hyperexponential": 0xd443f02870f0fdf0,
		"poisson":          0xfa6f1092317a13e1,
		"geometric":        0x92a6a34c8d4ff2f1,
		"mixture":          0xf3b1c7e654a276b1,
		"shifted":          0x59262e19d3e85552,
		"truncated":        0x9a7b1e27bb76efd7,
		"empirical":        0x983fc0e7df6f82a5,

		"exponential, later": 0xa6fde70d24638806,
		"normal, later":      0x6b9797971f44c909,
		"gamma, later":       0x5867ca0ce8e76bb5,
		"pareto, later":      0xc022b15f6d6c9156,
	}
	got := map[string]uint64{}
	for _, entry := range dist.Catalogue {
		got[entry.Name] = digest(t, entry, specimens[entry.Name])
		if later[entry.Name] != nil {
			got[entry.Name+", later"] = digest(t, entry, later[entry.Name])
		}
	}
	assert.Equal(t, golden, got)
}

// digest mixes the bits of a thousand draws of each specimen, its mean and its variance.
func digest(t *testing.T, entry dist.Entry, from []specimen) uint64 {
	sum := uint64(0)
	for _, s := range from {
		d, err := entry.New(s.args)
		require.NoError(t, err)
		for _, x := range append(sample(d, 1000), d.Mean(), d.Variance()) {
			sum = num.Mix(sum, math.Float64bits(x))
		}
	}
	return sum
}
