package engine

// An Actor is a part of a model that acts by itself where the driver lets it: a source, which brings
// items, or a consumer, which serves them. Sources are numbered 0, 1, …, consumers ^0, ^1, ….
type Actor int32

// IsConsumer tells whether a is a consumer, not a source.
func (a Actor) IsConsumer() bool { return a < 0 }

// Number returns a's number among the sources, or among the consumers.
func (a Actor) Number() int {
	if a < 0 {
		return int(^a)
	}
	return int(a)
}

// Actors are what a driver in real time makes of a model's sources and consumers. Each has at most
// one event before it: its next arrival, or the end of the attempt that it serves. The model hands
// it over as soon as it is planned and keeps only the timers in its calendar. All methods are called
// within Start, Act, Tick and StopArrivals, and may only look at the model.
type Actors interface {
	// Enter tells that a is there. It has nothing to do yet.
	Enter(a Actor)
	// Plan hands a its next event.
	Plan(a Actor, ev Event)
	// CallOff takes the event back that a source has been handed.
	CallOff(a Actor)
	// Leave tells that a consumer is gone. It may enter again.
	Leave(a Actor)
}

// Live says how a model is driven in real time.
type Live struct {
	Replication int

	// Unpaced: producers don't wait for their plans, nor consumers for their services, so instants
	// have nothing to do with the plan. There is no warm-up, and averages go over the whole run.
	Unpaced bool

	// Calls is told as a function of the scenario begins, and as it ends; it may be nil.
	Calls func(begins bool)

	MostConsumers int // that may be there at once; 0: no bound
}

// NewLive makes a scenario ready to run as New does, with its events handed to actors: as a whole or,
// once it has been Split, in parts. Nothing happens before Start.
func NewLive(s Scenario, l Live) (*Model, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	m := build(s.sorted(), l.Replication, l.Unpaced)
	m.watch, m.mostConsumers = l.Calls, l.MostConsumers
	return m, nil
}

// Start lets the run begin, with these actors.
func (m *Model) Start(actors Actors) {
	m.actors = actors
	for i := range m.sources {
		m.actors.Enter(Actor(i))
	}
	m.start()
}

// virtually is the clock of a run without actors.
const virtually = "virtual"

// clock says what kind of time passes.
func (m *Model) clock() string {
	if m.actors == nil {
		return virtually
	}
	return "live"
}

// PoolOf returns the pool of a consumer.
func (m *Model) PoolOf(a Actor) *Pool { return m.consumers[a.Number()].crew.spec }

// hand gives an event to the actor whose it is, if it is one's.
func (m *Model) hand(ev Event) bool {
	switch ev.kind() {
	case arrival:
		m.actors.Plan(Actor(ev.who), ev)
	case completion, attemptEnd:
		m.actors.Plan(Actor(^ev.who), ev)
	default:
		return false
	}
	return true
}

// Act lets the event happen that an actor has been handed, at ev.At, which may be later than planned
// (or, unpaced, earlier) but isn't before Now.
func (m *Model) Act(ev Event) {
	if ev.At >= m.cutAt {
		m.standStill()
		return
	}
	m.taken(ev)
	m.Step(ev)
}

// Due returns the instant of the next timer: of what happens by itself, not by an actor.
func (m *Model) Due() (Time, bool) {
	m.calendar.fill()
	for len(m.calendar.heap) > 0 && m.isStale(m.calendar.heap[0]) {
		m.calendar.pop()
		m.calendar.fill()
		m.calendar.stale--
	}
	if len(m.calendar.heap) > 0 {
		return min(m.calendar.heap[0].At, m.cutAt), true
	}
	return m.cutAt, m.cutAt != Never
}

// Tick lets the timer happen that is Due, at an instant that isn't before Now.
func (m *Model) Tick(now Time) {
	if now >= m.cutAt {
		m.standStill()
		return
	}
	ev := m.calendar.pop()
	m.taken(ev)
	m.ticked, ev.At = ev.At, now
	m.Step(ev)
}

// Over tells whether the run is over: it has Ended, or nothing more can happen to an item. In a part
// of a model timers may go on even then, as long as other parts do.
func (m *Model) Over() bool { return m.Ended() || m.pending.real == 0 && !m.mayGoOn() }

// Ended tells whether something has ended the run where it stands.
func (m *Model) Ended() bool { return m.end.Reason != "" }

// StandAt moves time on to an instant at which nothing happens by itself.
func (m *Model) StandAt(now Time) { m.now = max(m.now, now) }

// StopArrivals lets no more items come from now on. Those inside go on to their fates; then the run
// ends as an interrupted one.
func (m *Model) StopArrivals(now Time) {
	m.StandAt(now)
	m.left = 0
	m.callOffAll()
	m.told = true
}
