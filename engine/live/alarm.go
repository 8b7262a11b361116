package live

import (
	"runtime"
	"sync/atomic"
	"time"
)

// An alarm lets one goroutine sleep: until somebody wakes it, or until an instant.
type alarm struct {
	ring  chan struct{} // holds at most one call
	timer *time.Timer   // made when it is needed first
}

func newAlarm() alarm { return alarm{ring: make(chan struct{}, 1)} }

// wake ends the sleep, or keeps the next one from beginning. It never blocks.
func (a *alarm) wake() {
	select {
	case a.ring <- struct{}{}:
	default:
	}
}

// wait sleeps until it is woken.
func (a *alarm) wait() { <-a.ring }

// sleep sleeps for d, or until it is woken.
func (a *alarm) sleep(d time.Duration) {
	if a.timer == nil {
		a.timer = time.NewTimer(d)
	} else {
		a.timer.Reset(d)
	}
	select {
	case <-a.ring:
		a.timer.Stop()
	case <-a.timer.C:
	}
}

// A grain is how exact this machine's sleeps are. Timers of the runtime may be late by a
// millisecond, so the last part of a sleep is left to the operating system where it can do better,
// and the very last to asking again and again.
type grain struct {
	timer time.Duration // by how much a short sleep is late
	fine  time.Duration // by how much a nap is late; 0: there are no naps
	naps  atomic.Int32  // going on
}

const (
	grainTries = 8                      // sleeps of which the shortest overrun counts
	grainSleep = 100 * time.Microsecond // how long each is to be
	mostNaps   = 64                     // at once: each takes a thread of the operating system
	finest     = 20 * time.Microsecond  // a timer as exact as that needs no help
)

// measure looks how late sleeps end.
func (g *grain) measure() {
	g.timer = overrun(time.Sleep)
	if g.timer > finest {
		g.fine = overrun(nap)
	}
	if g.fine >= g.timer {
		g.fine = 0
	}
}

// best returns by how much the best kind of sleep is late.
func (g *grain) best() time.Duration {
	if g.fine > 0 {
		return g.fine
	}
	return g.timer
}

// overrun returns by how much a sleep typically is late: the median of some.
func overrun(sleep func(time.Duration)) time.Duration {
	late := make([]time.Duration, grainTries)
	for i := range late {
		start := time.Now()
		sleep(grainSleep)
		late[i] = max(0, time.Since(start)-grainSleep)
	}
	return median(late)
}

// until lets a sleep until the real instant due, less what is better done by other means, and tells
// whether that may be over; the caller looks again.
func (g *grain) until(due time.Time, a *alarm) {
	left := time.Until(due)
	switch {
	case left <= 0:
	case g.fine == 0:
		a.sleep(left)
	case left > g.timer+g.fine:
		a.sleep(left - g.timer)
	case left > g.fine:
		g.nap(left-g.fine, a)
	default:
		runtime.Gosched()
	}
}

// nap lets the thread sleep, if not too many do.
func (g *grain) nap(d time.Duration, a *alarm) {
	if g.naps.Add(1) > mostNaps {
		g.naps.Add(-1)
		a.sleep(d)
		return
	}
	nap(d)
	g.naps.Add(-1)
}
