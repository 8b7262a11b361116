package stats_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"queuesim/engine/stats"
)

const benchValues = 1 << 16 // a power of two, so that i % benchValues costs nothing

func BenchmarkHistogramRecord(b *testing.B) {
	values := exponentials(rand.New(rand.NewPCG(1, 2)), benchValues)
	h := histogramOf(values...)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		h.Record(values[i%benchValues])
	}
}

func BenchmarkTrendAdd(b *testing.B) {
	values := exponentials(rand.New(rand.NewPCG(1, 2)), benchValues)
	trend := trendOf(values...)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		trend.Add(values[i%benchValues])
	}
}

func BenchmarkTrendAddZero(b *testing.B) {
	var trend stats.Trend
	b.ReportAllocs()
	for b.Loop() {
		trend.Add(0)
	}
}

// As many queues as there may be, with a hundred values each: what counts is how much memory a
// trend touches.
func BenchmarkTrendAddManyQueues(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	values := exponentials(random, benchValues)
	trends := make([]stats.Trend, 10_000)
	order := make([]int, benchValues)
	for i := range order {
		order[i] = random.IntN(len(trends))
	}
	for i := range 100 * len(trends) {
		trends[i%len(trends)].Add(values[i%benchValues])
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		trends[order[i%benchValues]].Add(values[(i*7)%benchValues])
	}
}

func BenchmarkTrendQuantiles(b *testing.B) {
	for _, n := range []int{100, benchValues} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			trend := trendOf(exponentials(rand.New(rand.NewPCG(1, 2)), n)...)
			b.ReportAllocs()
			for b.Loop() {
				trend.Quantiles(0.5, 0.9, 0.95, 0.99, 0.999)
			}
		})
	}
}

func BenchmarkTrendMeanAndSD(b *testing.B) {
	trend := trendOf(exponentials(rand.New(rand.NewPCG(1, 2)), benchValues)...)
	b.ReportAllocs()
	for b.Loop() {
		trend.Mean()
		trend.SD()
	}
}

func BenchmarkLevelAdd(b *testing.B) {
	var level stats.Level
	b.ReportAllocs()
	for i := int64(0); b.Loop(); i++ {
		level.Add(i, 1-i&1*2) // 1, 0, 1, 0 …
	}
}

func BenchmarkFloatTrendAdd(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var trend stats.FloatTrend
	b.ReportAllocs()
	for b.Loop() {
		trend.Add(random.NormFloat64())
	}
}
