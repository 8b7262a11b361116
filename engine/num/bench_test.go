package num_test

import (
	"math"
	"testing"

	"queuesim/engine/num"
)

// Each draw with its key, as the engine makes them: back of the envelope, two products of 64 × 64
// bits for the key, one for the draw, 12 cycles or 3 to 4 ns.
func BenchmarkKeyedFloat64(b *testing.B) {
	sum, key := 0.0, uint64(0)
	for b.Loop() {
		s := num.NewStream(num.Mix(1, key))
		sum += s.Float64()
		key++
	}
	sink = sum
}

func BenchmarkKeyedExp(b *testing.B) {
	sum, key := 0.0, uint64(0)
	for b.Loop() {
		s := num.NewStream(num.Mix(1, key))
		sum += s.Exp()
		key++
	}
	sink = sum
}

func BenchmarkKeyedNormal(b *testing.B) {
	sum, key := 0.0, uint64(0)
	for b.Loop() {
		s := num.NewStream(num.Mix(1, key))
		sum += s.Normal()
		key++
	}
	sink = sum
}

func BenchmarkFunctions(b *testing.B) {
	power := func(x float64) float64 { return num.Pow(x, 1.7) }
	stdPower := func(x float64) float64 { return math.Pow(x, 1.7) }
	for _, f := range []struct {
		name string
		of   func(float64) float64
	}{
		{"Exp", num.Exp},
		{"math.Exp", math.Exp},
		{"Log", num.Log},
		{"math.Log", math.Log},
		{"Pow", power},
		{"math.Pow", stdPower},
		{"Sin", num.Sin},
		{"math.Sin", math.Sin},
	} {
		b.Run(f.name, func(b *testing.B) {
			sum, x := 0.0, 0.1
			for b.Loop() {
				sum += f.of(x)
				x += 0.01
				if x > 5 {
					x = 0.1
				}
			}
			sink = sum
		})
	}
}

// sink keeps the compiler from leaving the work out.
var sink float64
