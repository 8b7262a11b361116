package sim

import (
	"context"
	"runtime"
	"sync"

	"queuesim/engine"
)

// A Plan says which replications of a scenario are to run.
type Plan struct {
	// Make makes the scenario of a replication, counted from 0, and what is to be done when its run
	// is over. It is called by several goroutines at once, and may share nothing between them.
	Make func(replication int) (s engine.Scenario, release func(), err error)

	// More is told after each stage what is known by then, and answers how many replications there
	// are to be in all; no more than there are ends it. It is first asked when there are none. What
	// it answers must depend on the study alone.
	More func(st *engine.Study) int

	Workers int // how many run at once; 0: as many as there are processors

	// Progress is told how many replications are done; it may be nil.
	Progress func(done, planned int)
}

// Replicate runs replications of a scenario, several at once, and puts their results together in their
// order, so that it never shows how many ran at once. When the context is done those that are complete
// by then, without a gap, are the study. The first replication that fails ends it: the study is then of
// those before, and the error says how it failed, with its partial result where there is none before.
func Replicate(ctx context.Context, p Plan) (*engine.Study, error) {
	st := new(engine.Study)
	for {
		more := p.More(st)
		if more <= st.Runs() || ctx.Err() != nil {
			return st, nil
		}
		if err := p.stage(ctx, st, more); err != nil {
			return st, err
		}
	}
}

// A Failed is why a study has ended before its time: a replication that failed.
type Failed struct {
	Replication int
	Result      *engine.Result // its own, as far as it came; nil: the scenario can't run
	Err         error
}

func (f *Failed) Error() string { return f.Err.Error() }

// Unwrap returns how the replication failed.
func (f *Failed) Unwrap() error { return f.Err }

// An outcome is what became of a replication.
type outcome struct {
	replication int
	res         *engine.Result
	err         error
}

// stage runs replications until there are so many.
func (p *Plan) stage(ctx context.Context, st *engine.Study, upTo int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := p.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next, done := make(chan int), make(chan outcome)
	places := make(chan struct{}, 2*workers) // for results that wait for one before them
	go func() {
		defer close(next)
		for i := st.Runs(); i < upTo; i++ {
			select {
			case places <- struct{}{}:
				next <- i
			case <-ctx.Done():
				return
			}
		}
	}()
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for i := range next {
				done <- p.one(ctx, i)
			}
		})
	}
	go func() {
		working.Wait()
		close(done)
	}()
	c := collector{plan: p, study: st, upTo: upTo, cancel: cancel}
	for o := range done {
		c.take(o, places)
	}
	return c.failure
}

// one runs a replication.
func (p *Plan) one(ctx context.Context, i int) outcome {
	s, release, err := p.Make(i)
	if err != nil {
		return outcome{i, nil, err}
	}
	defer release()
	res, err := Run(ctx, s, Options{Replication: i})
	return outcome{i, res, err}
}

// A collector puts results together in their order, up to the first that isn't a whole one.
type collector struct {
	plan    *Plan
	study   *engine.Study
	upTo    int
	cancel  func()
	waiting map[int]outcome
	taken   int
	over    bool
	failure error
}

// take takes a result, and all that have waited for it.
func (c *collector) take(o outcome, places <-chan struct{}) {
	if c.waiting == nil {
		c.waiting = map[int]outcome{}
		c.taken = c.study.Runs()
	}
	c.waiting[o.replication] = o
	for {
		o, ok := c.waiting[c.taken]
		if !ok {
			return
		}
		delete(c.waiting, c.taken)
		c.taken++
		<-places
		if !c.over {
			c.add(o)
		}
	}
}

// add adds the next result to the study, or ends it. A run that was cut is none, but for the first,
// which is better than nothing.
func (c *collector) add(o outcome) {
	cut := o.err == nil && o.res.Ended.Reason == interrupted
	if o.err != nil {
		c.failure = &Failed{Replication: o.replication, Result: o.res, Err: o.err}
	}
	c.over = cut || o.err != nil
	if c.over {
		c.cancel()
	}
	if o.err == nil && (!cut || c.study.Runs() == 0) {
		c.study.Add(o.res)
		if c.plan.Progress != nil {
			c.plan.Progress(c.study.Runs(), c.upTo)
		}
	}
}

// interrupted is the reason for which a run ended that was cut.
const interrupted = "interrupted"
