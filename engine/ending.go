package engine

import (
	"errors"
	"fmt"
	"strings"
)

// A Failure is why a run couldn't come to its end. The Result up to there is valid all the same.
type Failure struct {
	Reason  string   // stuck, waiting, storm, limit, error or account
	Msg     string   // one line
	Details []string // who waits for what, since when
	Err     error    // what a function of the scenario answered; may be nil
}

// Error returns the failure and its details, one a line.
func (f *Failure) Error() string {
	return strings.Join(append([]string{f.Msg}, f.Details...), "\n  ")
}

// Unwrap returns the error of the scenario's function.
func (f *Failure) Unwrap() error { return f.Err }

// The reasons for which runs end.
const (
	endDrained     = "drained"
	endCut         = "cut"
	endStopped     = "stopped"
	endInterrupted = "interrupted"
	endStuck       = "stuck"
	endWaiting     = "waiting"
	endStorm       = "storm"
	endLimit       = "limit"
	endError       = "error"
)

// fail ends the run because a function of the scenario went wrong. Only the first time counts.
func (m *Model) fail(where *caller, it *Item, err error) {
	if m.failure != nil {
		return
	}
	at := "at " + m.now.String()
	if it != nil {
		at = it.String() + " " + at
	}
	m.abort(&Failure{Reason: endError, Msg: fmt.Sprintf("%s: %v (%s)", where.path, err, at), Err: err})
}

// abort ends the run as it stands.
func (m *Model) abort(f *Failure) {
	m.failure = f
	m.end = Ended{Reason: f.Reason, Message: f.Msg, At: m.now, Partial: true}
}

// Interrupt ends the run as it stands, in good order.
func (m *Model) Interrupt() {
	if m.end.Reason == "" {
		m.end = Ended{Reason: endInterrupted, At: m.now, Partial: true}
	}
}

// standStill ends the run at Duration with everything where it is, or at the end of time.
func (m *Model) standStill() {
	if m.cutAt == Never {
		m.abort(&Failure{Reason: endError, Msg: "the run goes on beyond the end of time, 292 years"})
		return
	}
	m.now = m.cutAt
	m.end = Ended{Reason: endCut, At: m.now}
}

// goesOn tells whether the run isn't over though nothing is pending that moves an item. If it is, it
// has come to its end, good or bad.
func (m *Model) goesOn() bool {
	if m.mayGoOn() {
		return true
	}
	m.conclude()
	return false
}

// mayGoOn tells whether anything can still happen though nothing is pending that moves an item:
// hooks and schedules may change that.
func (m *Model) mayGoOn() bool {
	inside := m.inside.n
	if m.unpaced && inside == 0 {
		return false // what was planned has come
	}
	revives := m.mayRevive()
	if m.pending.steps > 0 && inside > 0 {
		return true
	}
	if m.pending.at > 0 && (inside > 0 || m.hooks.at[0].time < m.closing) {
		return true
	}
	if (inside > 0 || revives) && m.pending.periodic > 0 && m.vain < vainLimit {
		bounded := inside == 0 && m.closing != Never
		if bounded || m.stood < m.pending.periodic {
			return true
		}
	}
	now := m.now
	if m.actors != nil {
		now = m.ticked // timers may be late, but they come in order
	}
	return inside == 0 && m.scenario.Finish == NeverTold && m.pending.idle > 0 &&
		now <= m.rec.lastFate.After(m.longestIdle()) // consumers that end by themselves
}

// conclude ends a run in which nothing can happen any more.
func (m *Model) conclude() {
	switch {
	case m.inside.n > 0:
		m.stuck()
	case m.told:
		m.drained()
		m.end = Ended{Reason: endInterrupted, At: m.now, Partial: true}
	case m.scenario.Finish == NeverTold:
		m.neverTold()
	default:
		m.drained()
	}
}

// drained is the good end: nothing is inside, nothing more will come, and every consumer is told.
func (m *Model) drained() {
	m.end = Ended{Reason: endDrained, At: m.now}
	m.sendSentinels()
}

// longestIdle returns the longest idle time-out: later than that after the last fate only those wait
// who have been hired again.
func (m *Model) longestIdle() Time {
	longest := Time(0)
	for _, c := range m.crews {
		longest = max(longest, c.spec.IdleTimeout)
	}
	return longest
}

// neverTold ends a run in which no consumer is told that nothing more will come.
func (m *Model) neverTold() {
	m.end = Ended{Reason: endDrained, At: m.now}
	var details []string
	for _, c := range m.crews {
		if c.count > 0 && !c.unlimited() {
			details = append(details, fmt.Sprintf("%s: %s for an item from %s, since %v",
				c.spec.Name, share(c.count, len(c.all), "consumer", "waits", "wait"),
				strings.Join(m.scenario.fromOf(c.spec), ", "), c.first.since))
		}
	}
	if details == nil {
		return // all have left by themselves
	}
	m.abort(&Failure{
		Reason:  endWaiting,
		Msg:     "consumers wait forever: nothing more will come, and nobody tells them (finish = \"never\")",
		Details: append(details, "cure: finish = \"drain\" sends a sentinel to each, or give them an idle_timeout"),
	})
}

// share says how many of a number of things do something.
func share(n, of int, thing, does, do string) string {
	if of == 1 {
		return "its " + thing + " " + does
	}
	if n == of {
		return fmt.Sprintf("all %d %ss %s", n, thing, do)
	}
	if n == 1 {
		do = does
	}
	return fmt.Sprintf("%d of %d %ss %s", n, of, thing, do)
}

// stuck ends a run in which items are inside and nothing will ever move them (DESIGN.md §4, rule 7).
func (m *Model) stuck() {
	var details []string
	for _, l := range m.lines {
		details = append(details, l.complaints()...)
	}
	m.abort(&Failure{
		Reason: endStuck,
		Msg: fmt.Sprintf("stuck: %d inside, nobody serves them, and nothing is pending that could change it",
			m.inside.n),
		Details: details,
	})
}

// complaints says who waits in and outside the queue, for whom, since when.
func (l *line) complaints() []string {
	var out []string
	if l.waiting > 0 {
		out = append(out, fmt.Sprintf("%s: %s for a consumer of %s, the next one (%v) since %v",
			l.spec.Name, many(l.waiting, "item waits", "items wait"), l.servers(), l.order.next(),
			l.order.next().since))
	}
	if l.outside > 0 {
		first := l.firstOutside()
		out = append(out, fmt.Sprintf("%s: %s outside for a place, the first (%v) since %v",
			l.spec.Name, many(l.outside, "item waits", "items wait"), first, first.since))
	}
	return out
}

func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// servers says who serves the queue: each pool with its consumers.
func (l *line) servers() string {
	if len(l.crews) == 0 {
		return "no pool"
	}
	names := make([]string, len(l.crews))
	for i, c := range l.crews {
		names[i] = fmt.Sprintf("%s (%s now)", c.spec.Name, many(c.count, "consumer", "consumers"))
	}
	return strings.Join(names, " or ")
}

// stormLimit is how many events an instant may bring about (DESIGN.md §4, rule 5).
const stormLimit = 1_000_000

// storm ends a run in which an instant brings about events without end.
func (m *Model) storm(at Time, last string) {
	m.abort(&Failure{
		Reason:  endStorm,
		Msg:     fmt.Sprintf("storm: the instant %v goes on without end, after a million events", at),
		Details: []string{"last: " + last},
	})
}

// mostInside is how many items may be inside at once: some gigabytes.
const mostInside = 10_000_000

// overcrowded ends a run in which more items are inside than a machine can hold.
func (m *Model) overcrowded(s *source) {
	m.abort(&Failure{
		Reason: endLimit,
		Msg: fmt.Sprintf("more than %d items are inside at %v: they come in faster than they get out",
			m.most, m.now),
		Details: []string{
			"last: from producers." + s.spec.Name,
			"cure: more consumers, or a capacity with when_full = \"reject\"",
		},
	})
}

// overstaffed ends a run with more consumers than its driver can let act.
func (m *Model) overstaffed(c *crew) {
	m.abort(&Failure{
		Reason:  endLimit,
		Msg:     fmt.Sprintf("more than %d consumers are there at %v", m.mostConsumers, m.now),
		Details: []string{"last: of consumers." + c.spec.Name},
	})
}

// describe says what an event is about.
func (m *Model) describe(ev Event) string {
	switch ev.kind() {
	case arrival:
		return m.sources[ev.who].noGap()
	case completion, attemptEnd:
		w := m.consumers[ev.who]
		if w.item == nil {
			return fmt.Sprintf("consumers.%s", w.crew.spec.Name)
		}
		return fmt.Sprintf("consumers.%s, attempt %d of %v: service takes no time",
			w.crew.spec.Name, w.item.Attempt, w.item)
	case stepping:
		if ev.who < 0 {
			return fmt.Sprintf("the capacity of %s is written again and again", m.lines[^ev.who].spec.Name)
		}
		return fmt.Sprintf("the count of %s is written again and again", m.crews[ev.who].spec.Name)
	}
	return "a timer"
}

// Finish ends the run, if nothing else has ended it, and tells its story. On a run that failed both
// the Result so far and a *Failure come back.
func (m *Model) Finish() (*Result, error) {
	if m.end.Reason == "" && m.Over() {
		m.conclude()
	}
	m.Interrupt()
	if m.failure == nil {
		m.after(&m.hooks.stop, nil, m.end.Reason)
	}
	m.settle()
	res := m.result()
	if err := m.audit(res); err != nil {
		return res, errors.Join(err, m.err())
	}
	return res, m.err()
}

func (m *Model) err() error {
	if m.failure == nil {
		return nil
	}
	return m.failure
}
