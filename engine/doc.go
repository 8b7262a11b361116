// Package engine is the model of queuesim: what happens to items in queues. It knows no clock, no
// goroutine, no file and no script. It decides who is next, who is turned away and what a failure
// leads to; when things happen is decided by a driver: engine/sim in virtual time, engine/live on
// real goroutines.
//
// # The life of an item
//
// A producer's source plans an arrival. When its time has come the item is born and offered to a
// queue. It goes to the consumer that has been idle longest; or it waits, in the queue's order; or,
// if the queue is full, it blocks its producer, or is rejected, or somebody is dropped for it. A
// consumer takes it, and its attempt ends when its service is done or its time-out has passed. A
// failed attempt is followed by another one, after a back-off, or by none. At the end the item has
// one fate: consumed, failed, rejected, dropped, expired. Each of these steps is one function in
// flow.go.
//
// Four types to know first: a Scenario is what the author says, as plain data; a Model is the
// scenario at work; an Item goes through it; a Result is what is known at the end. Inside the model
// a source is a producer at work, a line a queue, a crew a pool of consumers.
//
// # How a driver talks to the model
//
// New makes a Model of a Scenario. Then there are two calls. Next takes the event that is to happen
// next out of the model's calendar; Step lets it happen, at Event.At, and everything that follows
// from it at this instant. Each step may put further events into the calendar: arrivals, ends of
// attempts, ends of back-offs, time-outs, hooks. When Next answers false the run is over, and Finish
// tells its story and checks its accounts.
//
// A driver in virtual time is a loop over Next and Step:
//
//	for {
//		ev, ok := m.Next()
//		if !ok {
//			return m.Finish()
//		}
//		m.Step(ev)
//	}
//
// A driver in real time begins with NewLive and Start, and gives the model its Actors: the sources
// and consumers, each of which sleeps until the time for its next event has come. The model hands
// them their events as they are planned, and keeps only timers. There are three calls, under one
// lock: Act lets an actor's event happen, Tick the timer that is Due, and Over tells after each of
// them whether anything can still happen. The model takes any instant that isn't in its past.
// Arrivals are planned from the plan, so waking late doesn't slow a producer down; what comes late is
// born with the instant at which it should have come. An item is handed to an idle consumer within
// the step that offers it, and a place to a blocked producer within the step that frees it, so a step
// gives exactly those something to do whom it concerns. Queues and pools that aren't joined by from
// and to never touch each other's state: Split makes a Model of each group, with a lock of its own,
// and Join makes them whole again at the end.
//
// Interrupt ends a run as it stands, StopArrivals lets those inside go on to their fates; both in
// good order.
//
// # What is promised
//
// At one instant events happen in a fixed order (the kinds in calendar.go, then names, then issue).
// Each draw belongs to an item and a purpose (draw.go), so the luck of an item doesn't move when
// something else changes. Time and all sums of times are integers. At the end of every run two
// accounts must balance, of items and of passages, and the sum of all sojourns must be the area
// under the number of items inside, to the nanosecond (account.go).
package engine
