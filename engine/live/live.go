package live

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"queuesim/engine"
)

// Options say how a scenario is run live.
type Options struct {
	Replication int

	// Speed is how many seconds of the scenario pass in a real one; Max: nobody waits.
	Speed float64

	// Leave, when it is closed, ends the run as it stands. It may be nil.
	Leave <-chan struct{}

	// Draining is told how many items are inside when the context is done; it may be nil.
	Draining func(inside int64)

	// Progress is told now and then how far the run is; it may be nil.
	Progress func(now engine.Time, produced int64)
}

// MostActors is how many producers and consumers there may be at once.
const MostActors = 100_000

// progressStep is how often Progress is told.
const progressStep = 100 * time.Millisecond

// A run is a scenario that is run live.
type run struct {
	clock    clock
	grain    grain
	mill     mill
	mostDebt engine.Time // that a consumer carries on from one service to the next

	model      *engine.Model // all of it
	groups     []*group      // its parts
	goroutines sync.WaitGroup
	running    atomic.Int32  // groups that aren't done
	over       chan struct{} // closed when all are, or when one can't go on
	ended      sync.Once

	script scriptTime
	bug    atomic.Pointer[Bug]
}

// Run runs a scenario to its end on real goroutines. When the context is done no more items come,
// and those inside go on to their fates; when o.Leave is closed the run ends as it stands. In either
// case the Result is valid, and there is no error. A run that fails returns the result so far and an
// *engine.Failure; a scenario that can't run returns engine.Mistakes and no result. When Run returns
// all its goroutines have ended.
func Run(ctx context.Context, s engine.Scenario, o Options) (*engine.Result, error) {
	r := &run{clock: clock{speed: o.Speed}, over: make(chan struct{})}
	if err := r.prepare(s, o); err != nil {
		return nil, err
	}
	r.wait(ctx, o)
	r.tell()
	wall := time.Since(r.clock.start)
	if b := r.bug.Load(); b != nil {
		panic(b)
	}
	res, err := r.finish()
	r.report(res, wall)
	return res, err
}

// prepare lets all goroutines begin.
func (r *run) prepare(s engine.Scenario, o Options) error {
	var err error
	r.model, err = engine.NewLive(s, engine.Live{
		Replication: o.Replication, Unpaced: o.Speed == Max, Calls: r.script.watch,
		MostConsumers: MostActors,
	})
	if err == nil {
		err = tooMany(&s)
	}
	if err != nil {
		return err
	}
	for _, part := range r.model.Split() {
		r.groups = append(r.groups, &group{
			run: r, model: part, timers: timers{alarm: newAlarm()}, gone: poolTimes{},
		})
	}
	r.grain.measure()
	r.mostDebt = r.clock.model(2 * r.grain.timer)
	if anyComputes(&s) && o.Speed != Max {
		r.mill.calibrate()
	}
	r.begin()
	return nil
}

// begin lets time begin, and a goroutine for each actor.
func (r *run) begin() {
	r.running.Store(int32(len(r.groups)))
	r.clock.start = time.Now()
	for _, g := range r.groups {
		g.mu.Lock()
		r.goroutines.Add(1)
		go g.timers.live(g)
		g.model.Start(g)
		g.after()
		g.mu.Unlock()
	}
}

// wait waits until the run is over, and lets it end earlier when that is asked for.
func (r *run) wait(ctx context.Context, o Options) {
	var tick <-chan time.Time
	if o.Progress != nil {
		ticker := time.NewTicker(progressStep)
		defer ticker.Stop()
		tick = ticker.C
	}
	stop := ctx.Done()
	for {
		select {
		case <-r.over:
			return
		case <-stop:
			stop = nil
			r.drain(o.Draining)
		case <-o.Leave:
			r.each((*group).leave)
			return
		case <-tick:
			o.Progress(r.progress())
		}
	}
}

// finish makes the model whole again and lets it tell its story.
func (r *run) finish() (*engine.Result, error) {
	parts := make([]*engine.Model, len(r.groups))
	for i, g := range r.groups {
		parts[i] = g.model
	}
	r.model.Join(parts)
	return r.model.Finish()
}

// drain lets no more items come.
func (r *run) drain(tell func(int64)) {
	inside := int64(0)
	r.each(func(g *group) {
		inside += g.model.Inside()
		g.drain()
	})
	if tell != nil {
		tell(inside)
	}
}

// tell lets all goroutines end, and waits until they have.
func (r *run) tell() {
	r.mill.stop.Store(true)
	r.each((*group).tell)
	r.goroutines.Wait()
}

// each does something to each group, under its lock.
func (r *run) each(do func(*group)) {
	for _, g := range r.groups {
		g.mu.Lock()
		do(g)
		g.mu.Unlock()
	}
}

// progress tells how far the run is.
func (r *run) progress() (now engine.Time, produced int64) {
	r.each(func(g *group) {
		now = max(now, g.model.Now())
		produced += g.model.Produced()
	})
	return now, produced
}

// groupDone notes that a group has nothing to do any more.
func (r *run) groupDone() {
	if r.running.Add(-1) == 0 {
		r.end()
	}
}

func (r *run) end() { r.ended.Do(func() { close(r.over) }) }

// sleep sleeps until an instant of the model, or not quite; who sleeps looks again.
func (r *run) sleep(until engine.Time, a *alarm) {
	r.grain.until(r.clock.start.Add(r.clock.real(until)), a)
}

// A Bug is what Run panics with when one of its goroutines has.
type Bug struct {
	Value any
	Stack []byte // of that goroutine
}

// Error says what the goroutine panicked with.
func (b *Bug) Error() string { return fmt.Sprint(b.Value) }

// catch keeps a panic for Run, whose caller may know what to do with it. It is deferred.
func (r *run) catch() {
	if v := recover(); v != nil {
		r.bug.CompareAndSwap(nil, &Bug{v, debug.Stack()})
		r.end()
	}
}
