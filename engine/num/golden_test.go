package num_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/num"
)

// These bits must come out on every machine, with every compiler and for every GOAMD64, GOARM64 …;
// and in every version of the program, for they decide what a seed means. Change them only with the
// language version.
func TestGoldenBits(t *testing.T) {
	golden := map[string]uint64{
		"exp":             0x1300dc72a3f3ab4c,
		"expm1":           0xd27fe2ac4f8c05be,
		"log":             0xf85b797345f97f74,
		"log1p":           0xec0a262d31d966cc,
		"log10":           0x46526f04fd52104e,
		"pow":             0x2c45f51eb7afe1c0,
		"sin":             0xfaf9e729fc6e6ffa,
		"cos":             0xf0e116bee4c0c59e,
		"tan":             0x034f5f0333690344,
		"asin":            0x3c67977e6918cb35,
		"acos":            0x15e6a3f4aa1b86e9,
		"atan":            0x738c257a3b0780e3,
		"atan2":           0x157c52811a377e0c,
		"sinh":            0x0a307c4364fe0f3b,
		"cosh":            0x48bb2686d6c05668,
		"tanh":            0x3c8519564a1c85fb,
		"lgamma":          0xbf6580e4350df746,
		"names":           0xac7ce05316c9dd04,
		"uint64":          0xaee07998cd04fddd,
		"float64":         0x03c0eada5ba5fe14,
		"open":            0xfd8157c7a8be141d,
		"intn":            0x30f6ff1e270c24a0,
		"draws of exp":    0xb996c2abbbb0bb96,
		"draws of normal": 0x6686633950edc793,
	}
	got := map[string]uint64{
		"names":           num.HashString("queuesim"),
		"uint64":          digest(word),
		"float64":         digest((*num.Stream).Float64),
		"open":            digest((*num.Stream).Open),
		"intn":            digest(func(s *num.Stream) float64 { return float64(s.IntN(1000)) }),
		"draws of exp":    digest((*num.Stream).Exp),
		"draws of normal": digest((*num.Stream).Normal),
		"pow":             digest(powers),
		"atan2":           digest(angle),
	}
	for _, f := range functions {
		i := 0
		got[f.name] = digest(func(s *num.Stream) float64 { i++; return f.of(f.argument(s, i)) })
	}
	assert.Equal(t, golden, got)
}

func word(s *num.Stream) float64 { return math.Float64frombits(s.Uint64()) }

// powers takes care, as all here, that no product of the test itself is fused.
func powers(s *num.Stream) float64 {
	return num.Pow(float64(64*s.Float64()), float64(100*s.Normal()))
}

func angle(s *num.Stream) float64 { return num.Atan2(s.Normal(), s.Normal()) }

// digest mixes the bits of ten thousand results into one word. All NaNs count alike.
func digest(draw func(*num.Stream) float64) uint64 {
	s := num.NewStream(1)
	d := uint64(0)
	for range 10000 {
		x := draw(&s)
		if math.IsNaN(x) {
			x = math.NaN()
		}
		d = num.Mix(d, math.Float64bits(x))
	}
	return d
}
