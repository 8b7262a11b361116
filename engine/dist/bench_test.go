package dist_test

import (
	"testing"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// One draw with its key, by the interface, as the engine takes it.
func BenchmarkSample(b *testing.B) {
	for _, entry := range dist.Catalogue {
		for _, s := range specimens[entry.Name] {
			d, err := entry.New(s.args)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(s.text, func(b *testing.B) { benchmark(b, d) })
		}
	}
	for _, normal := range []dist.Normal{{Mu: 2, Sigma: 1}, {Mu: -2, Sigma: 1}} {
		d, err := dist.NonNegative(normal)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(d.String(), func(b *testing.B) { benchmark(b, d) })
	}
}

func benchmark(b *testing.B, d dist.Distribution) {
	b.ReportAllocs()
	stream := new(num.Stream) // long-lived, as in the engine
	sum, key := 0.0, uint64(0)
	for b.Loop() {
		*stream = num.NewStream(num.Mix(1, key))
		sum += d.Sample(stream)
		key++
	}
	sink = sum
}

// sink keeps the compiler from leaving the work out.
var sink float64
