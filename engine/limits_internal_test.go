package engine

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
)

// TestTooManyInside checks that a run ends in good order when more is inside than a machine can hold.
func TestTooManyInside(t *testing.T) {
	m, err := New(Scenario{
		Duration:  Minute,
		Producers: []Producer{{Name: "web", Rate: Flat(100), Even: true, Batch: dist.Constant(7)}},
		Consumers: []Pool{{Name: "pool", Count: 1, Service: dist.Constant(1)}},
	}, 0)
	require.NoError(t, err)
	m.most = 100
	for {
		ev, ok := m.Next()
		if !ok {
			break
		}
		m.Step(ev)
	}
	res, err := m.Finish()
	var failure *Failure
	require.ErrorAs(t, err, &failure)
	require.Equal(t, "limit", failure.Reason)
	require.ErrorContains(t, err, "more than 100 items are inside")
	require.EqualValues(t, 101, res.Total.Inside)
}

// TestSeriesOfManyQueues: what a series keeps is bounded for all queues and pools together, so that
// many of them with a small step don't take all memory.
func TestSeriesOfManyQueues(t *testing.T) {
	s := Scenario{
		Duration: 10 * Second, Sample: Millisecond,
		Producers: []Producer{{Name: "web", To: "q0", Times: []Time{0}}},
		Consumers: []Pool{{Name: "pool", Count: 1, Service: dist.Constant(9)}},
	}
	for i := range 999 {
		name := fmt.Sprintf("q%d", i)
		s.Queues = append(s.Queues, Queue{Name: name, Capacity: Unlimited})
		s.Consumers[0].From = append(s.Consumers[0].From, name)
	}
	m, err := New(s, 0)
	require.NoError(t, err)
	for {
		ev, ok := m.Next()
		if !ok {
			break
		}
		m.Step(ev)
	}
	res, err := m.Finish()
	require.NoError(t, err)
	require.Equal(t, seriesCells/1000, len(res.Series.Depth["q7"]))
	require.Contains(t, res.Warnings, "the series ends after 4000 values; take a larger sample step")
}

// TestNumbersThatHooksMayNotWrite checks the bounds of what functions may do to a run.
func TestNumbersThatHooksMayNotWrite(t *testing.T) {
	m, err := New(Scenario{
		Producers: []Producer{{Name: "web", Times: []Time{0}}},
		Consumers: []Pool{{Name: "pool", Count: 1, Service: dist.Constant(1)}},
	}, 0)
	require.NoError(t, err)
	require.ErrorContains(t, m.SetCount("pool", MostConsumers+1),
		"want a whole number from 0 to 1000000")
	require.NoError(t, m.SetCount("pool", Unlimited))
	require.NoError(t, m.Tally("x", 1e308))
	require.ErrorContains(t, m.Tally("x", 1e308), "want a finite sum")
	require.ErrorContains(t, m.Observe("x", -1e151), "want a number from -1e+150 to 1e+150, got -1e+151")
	require.NoError(t, m.Observe("x", -mostObserved))
	require.NoError(t, m.Observe("x", mostObserved))
	res, _ := m.Finish()
	require.False(t, math.IsInf(res.Observations["x"].SD, 0), "results are told in finite numbers")
}
