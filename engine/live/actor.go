package live

import "queuesim/engine"

// An actor is a producer or a consumer: a goroutine that waits until the model has something for it
// to do, waits until the time for that has come, does it, and so on until it is told that all is
// over. Everything but the alarm is guarded by the group's lock.
type actor struct {
	group *group
	who   engine.Actor
	alarm alarm

	computes bool // it computes instead of sleeping, while it serves

	next    engine.Event // what it is to do
	span    engine.Time  // from the instant at which that was planned
	planned bool         // there is such a thing
	slept   bool         // it has slept until it
	worked  bool         // it has computed until it
	left    bool         // it is gone for good

	debt  engine.Time // by how much it is late with what it does now
	times times
	steps int // since it took the lock
}

// How much a goroutine may do before it offers the lock to the others. Taking it anew costs as much
// as some steps. Consumers may do more than producers, so that the queue stays short where it may
// grow: items that have waited long have left the processor's caches.
const (
	producerSteps = 64
	consumerSteps = 256
)

// clockSteps is for how many steps in a row the clock is read once where nobody waits for a plan:
// asking it takes a third of the time of a step. Instants are then up to a microsecond old.
const clockSteps = 8

// live is the life of the goroutine.
func (a *actor) live() {
	g := a.group
	defer g.run.goroutines.Done()
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.run.catch()
	for !a.left && !g.told {
		switch {
		case g.done || !a.planned:
			a.rest()
		case a.isDue():
			a.act()
		default:
			a.pass()
		}
	}
}

// rest sleeps until somebody gives it something to do.
func (a *actor) rest() {
	a.steps = 0
	a.group.mu.Unlock()
	a.alarm.wait()
	a.group.mu.Lock()
}

// isDue tells whether the time has come for what it is to do.
func (a *actor) isDue() bool {
	switch g := a.group; {
	case g.run.clock.speed == Max, a.worked:
		return true
	case a.computes:
		return a.span == 0
	default:
		return a.next.At <= g.model.Now() || g.run.clock.reached(a.next.At)
	}
}

// act does what it is to do.
func (a *actor) act() {
	g := a.group
	ev, due := a.next, a.next.At
	ev.At = a.instant()
	if a.slept {
		ev.At = max(ev.At, due) // whatever a speed makes of nanoseconds
		a.times.late.Add(int64(g.run.clock.real(ev.At - due)))
		a.debt = min(ev.At-due, g.run.mostDebt)
	}
	if a.worked {
		a.times.asked += a.span
		a.times.took += a.span + ev.At - due
	}
	a.planned, a.slept = false, false
	g.acting = a
	g.model.Act(ev)
	g.acting, a.debt = nil, 0
	g.after()
	g.offer(&a.steps, a.mostSteps())
}

// instant returns the instant of its next step.
func (a *actor) instant() engine.Time {
	if g := a.group; g.run.clock.speed != Max || a.steps%clockSteps == 0 {
		return g.now()
	}
	return a.group.model.Now()
}

func (a *actor) mostSteps() int {
	if a.who.IsConsumer() {
		return consumerSteps
	}
	return producerSteps
}

// pass lets the time pass until what it is to do is due, or something else is.
func (a *actor) pass() {
	g := a.group
	due, span := a.next.At, a.span
	a.steps = 0
	g.mu.Unlock()
	if a.computes {
		g.run.mill.grind(g.run.clock.real(span))
	} else {
		g.run.sleep(due, &a.alarm)
	}
	g.mu.Lock()
	a.worked, a.slept = a.computes, !a.computes
}

// prepare hands it what it is to do. A consumer that goes on at once to its next service, and was
// late with the last one, sleeps so much less: else each service would be late by as much as sleeps
// are.
func (a *actor) prepare(ev engine.Event, now engine.Time) {
	if a.debt > 0 && a.who.IsConsumer() {
		ev.At = max(now, ev.At-a.debt)
	}
	a.next, a.span = ev, ev.At-now
	a.planned, a.worked = true, false
}
