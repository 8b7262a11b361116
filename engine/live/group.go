package live

import (
	"runtime"
	"sync"

	"queuesim/engine"
)

// A group is a model with its lock, its actors and its timers. All that is decided is decided by the
// model, under the lock, by whichever goroutine has something to do; a goroutine that has nothing to
// do sleeps until exactly that step which gives it something.
type group struct {
	run   *run
	mu    sync.Mutex
	model *engine.Model

	sources, consumers []*actor  // by number; nil: not there
	gone               poolTimes // of consumers who have left
	here, most         int       // how many actors there are, and were at most
	timers             timers
	acting             *actor // whose step this is; it needs no waking
	done               bool   // nothing can happen any more
	told               bool   // everybody is to end

	wakeups int64 // how often one goroutine woke another
}

// Enter makes a goroutine of an actor.
func (g *group) Enter(who engine.Actor) {
	all := &g.sources
	if who.IsConsumer() {
		all = &g.consumers
	}
	for len(*all) <= who.Number() {
		*all = append(*all, nil)
	}
	a := &actor{group: g, who: who, alarm: newAlarm(), computes: g.computes(who)}
	(*all)[who.Number()] = a
	g.here++
	g.most = max(g.most, g.here)
	g.run.goroutines.Add(1)
	go a.live()
}

// Plan gives an actor something to do, and wakes it unless it is the one that acts.
func (g *group) Plan(who engine.Actor, ev engine.Event) {
	a := g.actor(who)
	a.prepare(ev, g.model.Now())
	g.rouse(a)
}

// CallOff takes it back.
func (g *group) CallOff(who engine.Actor) {
	a := g.actor(who)
	a.planned = false
	g.rouse(a)
}

// Leave ends a consumer's goroutine.
func (g *group) Leave(who engine.Actor) {
	a := g.actor(who)
	a.planned, a.left = false, true
	g.consumers[who.Number()] = nil
	g.gone.of(g.model.PoolOf(who).Name).add(&a.times)
	g.here--
	g.rouse(a)
}

// computes tells whether an actor is a consumer who computes.
func (g *group) computes(who engine.Actor) bool {
	return who.IsConsumer() && g.run.mill.rate > 0 && g.model.PoolOf(who).Work == engine.Computes
}

func (g *group) actor(who engine.Actor) *actor {
	if who.IsConsumer() {
		return g.consumers[who.Number()]
	}
	return g.sources[who.Number()]
}

// rouse wakes an actor that isn't awake already.
func (g *group) rouse(a *actor) {
	if a != g.acting {
		g.wakeups++
		a.alarm.wake()
	}
}

// offer lets others have the lock, when its holder has done so many steps.
func (g *group) offer(steps *int, most int) {
	if *steps++; *steps >= most {
		*steps = 0
		g.mu.Unlock()
		runtime.Gosched() // else it would mostly be the same one again
		g.mu.Lock()
	}
}

// now returns the instant that it is. Under the lock it never goes back.
func (g *group) now() engine.Time { return max(g.model.Now(), g.run.clock.now()) }

// after looks, when a step is over, whether the timers must know or the run is over.
func (g *group) after() {
	switch {
	case g.done:
	case g.model.Over():
		g.done = true
		g.run.groupDone()
	default:
		g.timers.look(g)
	}
}

// drain lets no more items come.
func (g *group) drain() {
	if !g.done {
		g.model.StopArrivals(g.now())
		g.after()
	}
}

// leave ends the run as it stands.
func (g *group) leave() {
	if !g.done {
		g.model.StandAt(g.now())
		g.model.Interrupt()
		g.done = true
	}
}

// tell lets every goroutine end: to consumers it is their sentinel.
func (g *group) tell() {
	g.told = true
	for _, all := range [][]*actor{g.sources, g.consumers} {
		for _, a := range all {
			if a != nil {
				a.alarm.wake()
			}
		}
	}
	g.timers.alarm.wake()
}
