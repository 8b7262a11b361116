package sim_test

import (
	"context"
	"fmt"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

func ExampleRun() {
	second := dist.Constant(1) // D/D/1: the answer can be told by hand
	shop := engine.Scenario{
		Producers: []engine.Producer{{Name: "web", Interarrival: second, Items: 5}},
		Consumers: []engine.Pool{{Name: "till", Count: 1, Service: second}},
	}
	res, _ := sim.Run(context.Background(), shop, sim.Options{})
	fmt.Println(res.Total.Consumed, "consumed, longest wait", res.Queues["queue"].Wait.Max)
	// Output: 5 consumed, longest wait 0s
}
