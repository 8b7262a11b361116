package engine

import (
	"queuesim/engine/num"
)

// A Model is a scenario at work: everything that is decided in a run is decided here. What it needs
// from outside is only to be told that time has passed; see the package comment. A Model isn't safe
// for use by several goroutines at once.
type Model struct {
	scenario *Scenario
	names    names
	now      Time
	calendar calendar
	issue    uint64 // numbers the events
	items    arena

	lines     []*line
	crews     []*crew
	sources   []*source
	consumers []*consumer

	closing Time  // arrivals lie before it: Duration, or Never
	cutAt   Time  // likewise for all events, if the run is to be cut
	most    int64 // items that may be inside: mostInside
	told    bool  // from outside, that no more items are to come
	left    int64 // items that may still be produced
	inside  crowd
	pending pending
	turns   uint64 // numbers the beginnings of idleness
	loop    int    // events that this instant has brought about
	epoch   uint64 // grows with everything by which the run may go on: see stirred
	stood   int    // periodic hooks that have run in this epoch
	vain    int    // periodic hooks that have run since an item moved

	actors        Actors            // who act by themselves; nil: all events go to the calendar
	unpaced       bool              // nobody waits for a plan or a service
	present       int               // consumers that are there
	mostConsumers int               // that may be there at once; 0: no bound
	ticked        Time              // for which the last timer was planned
	watch         func(begins bool) // is told of the scenario's functions; may be nil

	call    Call // the one that functions of the scenario are handed
	luck    num.Stream
	hooks   hooks
	waiting []firing // hooks that run when this event is done
	leaving []*Item  // items that are given back when this event is done

	end     Ended
	failure *Failure
	rec     recorder
}

// pending counts the events that are still to come, stale ones excepted, by what they mean for the
// end of the run.
type pending struct {
	real     int // they move items
	steps    int // schedules and writes take effect, which may move those inside
	at       int // hooks of Scenario.At
	idle     int // time-outs of idle consumers
	periodic int // hooks and polls that come again and again
}

// class returns the count in which an event of a kind is pending, nil if in none.
func (p *pending) class(k kind) *int {
	switch k {
	case stepping:
		return &p.steps
	case hookEvery, polling:
		return &p.periodic
	case idleEnd:
		return &p.idle
	case hookAt:
		return &p.at
	case sampling:
		return nil
	}
	return &p.real
}

// schedule lets an event happen at an instant that isn't past.
func (m *Model) schedule(k kind, at Time, rank int, who int32, stamp uint32) {
	if at == m.now {
		m.loop++
	}
	if n := m.pending.class(k); n != nil {
		*n++
	}
	m.issue++
	order := uint64(k)<<kindShift | uint64(rank)<<rankShift | m.issue&(1<<rankShift-1)
	ev := Event{at, order, who, stamp}
	if m.actors != nil && m.hand(ev) {
		return
	}
	m.calendar.push(ev)
}

// cancel takes back the pending event of a kind that the caller has just made stale.
func (m *Model) cancel(k kind) {
	*m.pending.class(k)--
	if m.actors == nil || k != arrival {
		m.calendar.cancelled(m.isStale)
	}
}

// isStale tells whether what an event was about has changed since it was issued.
func (m *Model) isStale(ev Event) bool {
	switch ev.kind() {
	case expiry, reoffer:
		return m.items.at(ev.who).stamp != ev.stamp
	case idleEnd:
		return m.consumers[ev.who].stamp != ev.stamp
	case arrival:
		return m.sources[ev.who].stamp != ev.stamp
	}
	return false
}

// Now returns the instant at which the model stands.
func (m *Model) Now() Time { return m.now }

// Inside returns how many items are inside.
func (m *Model) Inside() int64 { return m.inside.n }

// Produced returns how many items there have been so far, warm-up included.
func (m *Model) Produced() int64 { return m.rec.produced }

// Next returns the event that is to happen next, and takes it out of the calendar. It answers false
// when the run is over: Finish says how.
func (m *Model) Next() (Event, bool) {
	for m.end.Reason == "" && (m.pending.real > 0 || m.goesOn()) {
		ev := m.calendar.pop()
		if m.isStale(ev) {
			m.calendar.stale--
			continue
		}
		if ev.At >= m.cutAt {
			m.standStill()
			break
		}
		m.taken(ev)
		return ev, true
	}
	return Event{}, false
}

// taken notes that an event is no longer pending.
func (m *Model) taken(ev Event) {
	if n := m.pending.class(ev.kind()); n != nil {
		*n--
	}
}

// Step lets an event happen, at ev.At: the planned instant, or in a driver that can't keep to the
// plan a later one. It never goes back in time.
func (m *Model) Step(ev Event) {
	if ev.At != m.now {
		m.now, m.loop = ev.At, 0
	} else if m.loop > stormLimit {
		m.storm(m.now, m.describe(ev))
		return
	}
	m.happen(ev)
	if len(m.waiting)+len(m.leaving) > 0 {
		m.settle()
	}
}

// happen is the switch over all that can happen.
func (m *Model) happen(ev Event) {
	switch ev.kind() {
	case completion:
		m.complete(m.consumers[ev.who])
	case attemptEnd:
		m.timeOut(m.consumers[ev.who])
	case arrival:
		m.arrive(m.sources[ev.who])
	case expiry:
		m.expire(m.items.at(ev.who))
	case reoffer:
		m.comeBack(m.items.at(ev.who))
	case idleEnd:
		m.leaveIdle(m.consumers[ev.who])
	case stepping:
		m.takeEffect(ev)
	case polling:
		m.poll(m.crews[ev.who])
	case hookAt:
		m.fireAt()
	case hookEvery:
		m.fireEvery(ev.who)
	case sampling:
		m.takeSample(ev.who)
	}
}
