package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"queuesim/engine"
	"queuesim/engine/sim"
	"queuesim/scripting"
)

// replicate runs replications of a scenario, each loaded anew so that no function remembers another
// run, and returns what they say together. Of one that fails the result is its own.
func (p *program) replicate(
	n int, watch *progress, load func(first bool) (*scripting.Loaded, error),
) (*engine.Result, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var running loads
	over := p.interrupts.guard(func() {
		cancel()
		time.AfterFunc(grace, running.interrupt)
	})
	defer over()
	watch.startMany()
	defer watch.erase()
	st, err := sim.Replicate(ctx, sim.Plan{
		More:     func(*engine.Study) int { return n },
		Progress: watch.updateMany,
		Make: func(i int) (engine.Scenario, func(), error) {
			l, err := load(i == 0)
			if err != nil {
				return engine.Scenario{}, nil, err
			}
			running.add(l)
			return l.Scenario, func() { running.drop(l) }, nil
		},
	})
	var failed *sim.Failed
	if errors.As(err, &failed) {
		return failedReplication(st, failed, n)
	}
	if st.Runs() < n {
		return cutStudy(st, n), nil
	}
	return st.Result(), nil
}

// cutStudy returns the result of the replications that were complete when somebody interrupted; where
// none was, that of the first as far as it came.
func cutStudy(st *engine.Study, n int) *engine.Result {
	res := st.Result()
	if st.Runs() > 1 || res.Ended.Reason != interrupted {
		res.Ended.Reason, res.Ended.Partial = interrupted, true
		res.Warnings = append(res.Warnings,
			fmt.Sprintf("interrupted after %d of %d replications", st.Runs(), n))
	}
	return res
}

// failedReplication returns the result of a replication that failed, unless it failed because it was
// cut short: then that is what those before it say.
func failedReplication(st *engine.Study, f *sim.Failed, n int) (*engine.Result, error) {
	if f.Result == nil {
		return nil, f.Err
	}
	if scripting.Interrupted(f.Err) && st.Runs() > 0 {
		return cutStudy(st, n), nil
	}
	res, err := cutShort(f.Result, f.Err)
	if err != nil && f.Replication > 0 {
		res.Warnings = append(res.Warnings, fmt.Sprintf(
			"this is replication %d alone, the first that failed", f.Replication+1))
	}
	return res, err
}

// loads are the scenarios that run now. Several goroutines may use them at once.
type loads struct {
	mu  sync.Mutex
	all map[*scripting.Loaded]bool
}

func (r *loads) add(l *scripting.Loaded) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.all == nil {
		r.all = map[*scripting.Loaded]bool{}
	}
	r.all[l] = true
}

func (r *loads) drop(l *scripting.Loaded) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.all, l)
	l.Close()
}

// interrupt cuts their functions short.
func (r *loads) interrupt() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for l := range r.all {
		l.Interrupt()
	}
}
