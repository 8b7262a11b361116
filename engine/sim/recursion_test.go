package sim_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// A visit is what one item met: when it came, how long it waited and how long it was served.
type visit struct{ came, waited, served engine.Time }

// visits runs a scenario and returns the visits in the order of arrival.
func visits(t require.TestingT, s engine.Scenario) []visit {
	var all []visit
	begun := map[int64]engine.Time{}
	s.On.Arrive = func(c *engine.Call) error {
		all = append(all, visit{came: c.Item.Created})
		c.Item.Own = len(all) - 1
		return nil
	}
	s.On.Begin = func(c *engine.Call) error {
		begun[c.Item.ID] = c.Run.Now()
		return nil
	}
	s.On.Leave = func(c *engine.Call) error {
		v := &all[c.Item.Own.(int)]
		v.waited, v.served = c.Item.Waited(), c.Run.Now()-begun[c.Item.ID]
		return nil
	}
	_, err := sim.Run(context.Background(), s, sim.Options{})
	require.NoError(t, err)
	return all
}

// TestLindley proves item for item, in whole nanoseconds, that the wait in G/G/1 is that of the one
// before plus its service less the gap between the two.
// Source: Lindley, "The theory of queues with a single server", Proc. Camb. Phil. Soc. 48 (1952).
func TestLindley(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := visits(t, queueWithoutBounds(t, 1))
		wait := engine.Time(0)
		for i, v := range all {
			require.Equal(t, wait, v.waited, "item %d", i+1)
			if i+1 < len(all) {
				wait = max(0, wait+v.served-(all[i+1].came-v.came))
			}
		}
	})
}

// TestKieferWolfowitz proves the same for several consumers: an item waits for the one of them that
// has the least work left.
func TestKieferWolfowitz(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		consumers := rapid.IntRange(1, 8).Draw(t, "consumers")
		checkKieferWolfowitz(t, consumers, visits(t, queueWithoutBounds(t, consumers)))
	})
}

// checkKieferWolfowitz compares visits with the recursion of the consumers' work.
// Source: Kiefer and Wolfowitz, "On the theory of queues with many servers", Trans. AMS 78 (1955).
func checkKieferWolfowitz(t require.TestingT, consumers int, all []visit) {
	work := make([]engine.Time, consumers) // that each has left, in ascending order
	before := engine.Time(0)
	for i, v := range all {
		for c := range work {
			work[c] = max(0, work[c]-(v.came-before))
		}
		require.Equal(t, work[0], v.waited, "item %d", i+1)
		work[0] += v.served
		slices.Sort(work)
		before = v.came
	}
}

// queueWithoutBounds draws a G/G/c queue that is sometimes overloaded.
func queueWithoutBounds(t *rapid.T, consumers int) engine.Scenario {
	load := rapid.Float64Range(0.3, 1.2).Draw(t, "load")
	gaps := rapid.SampledFrom([]engine.Quantity{
		dist.Constant(1), dist.Exponential(1), dist.Uniform{
			Min: 0,
			Max: 2,
		}, dist.Gamma{Shape: 0.3, Scale: 3},
	}).Draw(t, "gaps")
	mean := load * float64(consumers)
	services := rapid.SampledFrom([]engine.Quantity{
		dist.Constant(mean), dist.Exponential(mean),
		dist.Uniform{Min: 0, Max: 2 * mean},
		dist.Pareto{Scale: mean / 3, Shape: 1.5},
	}).Draw(t, "services")
	return engine.Scenario{
		Seed: rapid.Uint64().Draw(t, "seed"), Items: 500,
		Producers: []engine.Producer{{Name: "web", Interarrival: gaps}},
		Consumers: []engine.Pool{{Name: "pool", Count: consumers, Service: services}},
	}
}

// TestKieferWolfowitzOnTheTrace proves it on real arrivals, which come in bursts: an hour's requests
// to a language model, each served in proportion to its tokens.
func TestKieferWolfowitzOnTheTrace(t *testing.T) {
	trace := readTrace(t, "../../scenarios/data/azure-llm-code-2023.csv")
	for _, consumers := range []int{2, 5, 9} {
		t.Run(fmt.Sprint(consumers), func(t *testing.T) {
			all := visits(t, engine.Scenario{
				Producers: []engine.Producer{{Name: "requests", Trace: trace}},
				Consumers: []engine.Pool{{
					Name: "replicas", Count: consumers,
					Service: engine.Func(func(c *engine.Call) (float64, error) {
						columns, row := c.Item.Trace().Columns, c.Item.Row
						return 1e-4*columns[0].Numbers[row] + 0.02*columns[1].Numbers[row], nil
					}),
				}},
			})
			require.Len(t, all, len(trace.Times))
			checkKieferWolfowitz(t, consumers, all)
		})
	}
}

// readTrace reads a file of time-stamps and two columns of tokens.
func readTrace(t *testing.T, name string) *engine.Trace {
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	trace := &engine.Trace{Columns: []engine.Column{{Name: rows[0][1]}, {Name: rows[0][2]}}}
	var first time.Time
	for i, row := range rows[1:] {
		at, err := time.Parse("2006-01-02 15:04:05.9999999", row[0])
		require.NoError(t, err)
		if i == 0 {
			first = at
		}
		trace.Times = append(trace.Times, engine.Time(at.Sub(first)))
		for c := range trace.Columns {
			n, err := strconv.ParseFloat(row[c+1], 64)
			require.NoError(t, err)
			trace.Columns[c].Numbers = append(trace.Columns[c].Numbers, n)
		}
	}
	return trace
}
