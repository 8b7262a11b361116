package stats_test

import (
	"fmt"

	"queuesim/engine/stats"
)

func ExampleTrend() {
	const second = 1_000_000_000
	var wait stats.Trend
	for _, v := range []int64{0, 0, 1 * second, 3 * second} {
		wait.Add(v)
	}
	fmt.Println("mean", wait.Mean()/second, "s, median", wait.Quantile(0.5), "ns")
	// Output: mean 1 s, median 0 ns
}

func ExampleLevel() {
	depth := stats.Level{From: 10} // a warm-up of 10 ns
	depth.Add(5, 1)
	depth.Add(20, 1)
	depth.Add(30, -2)
	fmt.Println("mean", depth.Mean(40), "max", depth.Max(40))
	// Output: mean 1 max 2
}
