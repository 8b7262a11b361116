package live

import "queuesim/engine"

// timers are the goroutine for what happens by itself: time-outs, back-offs, schedules, hooks.
type timers struct {
	alarm alarm
	until engine.Time // it sleeps until then, if nobody wakes it
	steps int         // since it took the lock
}

// timerSteps is how much the goroutine may do before it offers the lock to the others: timers may
// follow one another without a pause.
const timerSteps = 64

// live is the life of the goroutine.
func (t *timers) live(g *group) {
	defer g.run.goroutines.Done()
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.run.catch()
	for !g.told {
		at, ok := g.model.Due()
		switch {
		case !ok || g.model.Ended() || g.run.running.Load() == 0: // it only waits to be told
			t.sleep(g, engine.Never)
		case at > g.model.Now() && !g.run.clock.reached(at):
			t.sleep(g, at)
		default:
			t.until = 0
			g.model.Tick(max(at, g.now()))
			g.after()
			g.offer(&t.steps, timerSteps)
		}
	}
}

// sleep sleeps until an instant, or until it is woken.
func (t *timers) sleep(g *group, at engine.Time) {
	t.until, t.steps = at, 0
	g.mu.Unlock()
	defer g.mu.Lock()
	if at == engine.Never {
		t.alarm.wait()
		return
	}
	g.run.sleep(at, &t.alarm)
}

// look wakes the goroutine if there is a timer earlier than that for which it sleeps.
func (t *timers) look(g *group) {
	if at, ok := g.model.Due(); ok && at < t.until {
		t.until = at
		t.alarm.wake()
	}
}
