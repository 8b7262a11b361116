package dist_test

import (
	"fmt"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// A service time by its median and its 99th percentile, drawn for one attempt at one item.
func ExampleEntry_New() {
	lognormal, _ := dist.Lookup("lognormal")
	service, err := lognormal.New(dist.Args{Named: map[string]float64{"p50": 0.02, "p99": 0.2}})
	if err != nil {
		fmt.Println(err)
		return
	}
	item := num.Mix(1, num.HashString("web/17"))
	s := num.NewStream(num.Mix(item, 1))
	fmt.Println(service)
	fmt.Printf("%.6f s\n", service.Sample(&s))
	// Output:
	// lognormal { mean = 0.032641, cv = 1.2898 }
	// 0.024480 s
}

func ExampleNonNegative() {
	d, _ := dist.NonNegative(dist.Normal{Mu: 1, Sigma: 1})
	fmt.Printf("%v: mean %.4f\n", d, d.Mean())
	// Output: normal { mean = 1, sd = 1 } from 0 on: mean 1.2876
}

func ExampleEntry_New_mistake() {
	uniform, _ := dist.Lookup("uniform")
	_, err := uniform.New(dist.Args{Lone: []float64{3, 2}})
	fmt.Println(err)
	// Output: max: want a number from 3 (min), got 2
}
