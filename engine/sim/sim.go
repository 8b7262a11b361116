// Package sim runs scenarios in virtual time: one loop that takes the next event of the model and
// lets it happen. A day of traffic takes as long as its events take to compute, and the same
// scenario and seed give the same result on every machine.
//
// All that is decided is decided by package engine; this package only says when.
package sim

import (
	"context"

	"queuesim/engine"
)

// Options say how a run is watched, and which of its replications it is.
type Options struct {
	Replication int // counted from 0; another one is another luck

	// Progress is told now and then how far the run is; it may be nil.
	Progress func(now engine.Time, produced int64)
}

// checkEvery is how many events happen between two looks at the context: some hundred microseconds.
const checkEvery = 4096

// Run runs a scenario to its end. When the context is done it ends the run where it stands, with a
// valid partial result and no error. A run that fails returns the result so far and an
// *engine.Failure; a scenario that can't run returns engine.Mistakes and no result.
func Run(ctx context.Context, s engine.Scenario, o Options) (*engine.Result, error) {
	m, err := engine.New(s, o.Replication)
	if err != nil {
		return nil, err
	}
	for ctx.Err() == nil {
		if !advance(m) {
			break
		}
		if o.Progress != nil {
			o.Progress(m.Now(), m.Produced())
		}
	}
	return m.Finish()
}

// advance lets the next events happen and tells whether there are more.
func advance(m *engine.Model) bool {
	for range checkEvery {
		ev, ok := m.Next()
		if !ok {
			return false
		}
		m.Step(ev)
	}
	return true
}
