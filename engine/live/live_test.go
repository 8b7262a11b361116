package live_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
)

func ExampleRun() {
	tick := dist.Constant(0.002)
	shop := engine.Scenario{
		Producers: []engine.Producer{{Name: "web", Interarrival: tick, Items: 5}},
		Consumers: []engine.Pool{{Name: "till", Count: 2, Service: tick}},
	}
	res, _ := live.Run(context.Background(), shop, live.Options{Speed: 1})
	fmt.Println(res.Total.Consumed, "consumed by", res.Live.Goroutines, "goroutines:", res.Ended.Reason)
	// Output: 5 consumed by 4 goroutines: drained
}

// TestNothingIsLost lets many producers and consumers meet at one small queue as fast as they can.
func TestNothingIsLost(t *testing.T) {
	defer goleak.VerifyNone(t)
	res, err := live.Run(t.Context(), engine.Scenario{
		Items:     200_000,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: 10, Order: engine.ByPriority}},
		Producers: []engine.Producer{{Name: "web", Count: 8, Rate: engine.Flat(1e9), Even: true}},
		Consumers: []engine.Pool{{Name: "pool", Count: 8, Service: dist.Constant(0)}},
	}, live.Options{Speed: 1})
	require.NoError(t, err)
	assert.EqualValues(t, 200_000, res.Total.Consumed)
	assert.Equal(t, "drained", res.Ended.Reason)
	assert.Equal(t, int64(8), res.Consumers["pool"].Left["sentinel"])
}
