package engine

import "queuesim/engine/num"

// idleFor returns the consumer that is to take an item offered at l: of those without work the one
// idle longest (DESIGN.md §4, rule 16), no longer idle; or nil if all are busy.
func (m *Model) idleFor(l *line) *consumer {
	var longest *consumer
	for _, c := range l.crews {
		if w := c.first; w != nil && (longest == nil || w.turn < longest.turn) {
			longest = w
		}
	}
	if longest != nil {
		m.rouse(longest)
		return longest
	}
	for _, c := range l.crews {
		if c.unlimited() {
			return m.hire(c)
		}
	}
	return nil
}

// release: a consumer is done with an attempt and takes the next item, rests, or goes.
func (m *Model) release(w *consumer) {
	c := w.crew
	if c.count > c.target {
		m.dismiss(w, leftCount)
		return
	}
	m.seek(w)
}

// seek lets w take the next item of the first of its queues that has one, or rest.
func (m *Model) seek(w *consumer) {
	for _, l := range w.crew.from {
		switch {
		case l.waiting > 0:
			it := l.order.next()
			m.unwait(it)
			m.begin(w, it)
			if l.outside > 0 {
				m.refill(l)
			}
			return
		case l.outside > 0: // nobody can wait: straight from outside
			it := l.firstOutside()
			m.unblock(it)
			m.admit(it)
			m.begin(w, it)
			return
		}
	}
	m.rest(w)
}

// rest: w finds no item.
func (m *Model) rest(w *consumer) {
	c := w.crew
	m.turns++
	m.stopBusy(w)
	w.duty, w.since, w.turn = idle, m.now, m.turns
	c.rest(w)
	if c.spec.IdleTimeout > 0 {
		m.schedule(idleEnd, m.now.After(c.spec.IdleTimeout), c.rank, w.index, w.stamp)
	}
}

// stopBusy: w, if it was busy, has no next item.
func (m *Model) stopBusy(w *consumer) {
	if w.duty == busy {
		w.crew.rec.busy.Add(int64(m.now), -1)
	}
}

// rouse: w is no longer idle.
func (m *Model) rouse(w *consumer) {
	w.crew.rouse(w)
	if w.crew.spec.IdleTimeout > 0 {
		w.stamp++
		m.cancel(idleEnd)
	}
}

// leaveIdle: w has waited too long for an item, and nobody takes its place.
func (m *Model) leaveIdle(w *consumer) {
	w.stamp++
	w.crew.rouse(w)
	if !w.crew.unlimited() {
		w.crew.target--
	}
	m.dismiss(w, leftIdle)
}

// The reasons for which consumers leave.
const (
	leftIdle     = "idle"     // its idle_timeout
	leftCount    = "count"    // there are too many
	leftSentinel = "sentinel" // it was told that nothing more will come
)

// dismiss: w, neither idle nor busy any more, is gone.
func (m *Model) dismiss(w *consumer, why string) {
	c := w.crew
	m.stopBusy(w)
	w.duty = away
	w.presence += m.inWindow(w.came, m.now)
	m.noteTail(w)
	c.count--
	m.present--
	c.away = append(c.away, w)
	c.rec.left.add(why)
	if m.actors != nil {
		m.actors.Leave(Actor(^w.index))
	}
}

// noteTail notes how much of a presence that ends now lies after the last fate: if nothing comes any
// more, averages end there.
func (m *Model) noteTail(w *consumer) {
	last := m.rec.lastFate
	if m.inside.n > 0 {
		return
	}
	if w.tailFrom != last {
		w.tailFrom, w.tail = last, 0
	}
	w.tail += m.inWindow(max(w.came, last), m.now)
}

// hire brings one more consumer, who isn't idle yet: one who left, the last first, or a new one.
func (m *Model) hire(c *crew) *consumer {
	if len(c.away) == 0 {
		w := &consumer{crew: c, id: len(c.all) + 1, index: int32(len(m.consumers))}
		m.consumers = append(m.consumers, w)
		c.all = append(c.all, w)
		c.away = append(c.away, w)
	}
	w := c.away[len(c.away)-1]
	c.away = c.away[:len(c.away)-1]
	w.came = m.now
	c.count++
	m.present++
	if m.actors != nil {
		m.actors.Enter(Actor(^w.index))
	}
	if m.mostConsumers > 0 && m.present > m.mostConsumers {
		m.overstaffed(c)
	}
	return w
}

// adjust makes a pool as large as it is to be: idle consumers leave at once, busy ones when their
// attempt is over (DESIGN.md §4, rule 17).
func (m *Model) adjust(c *crew) {
	for c.count > c.target && c.first != nil {
		w := c.first
		m.rouse(w)
		m.dismiss(w, leftCount)
	}
	for c.count < c.target && (!c.unlimited() || c.findsWork()) {
		m.seek(m.hire(c))
	}
}

func (c *crew) findsWork() bool {
	for _, l := range c.from {
		if l.hasWork() {
			return true
		}
	}
	return false
}

// sendSentinels tells every consumer that nothing more will come. A sentinel is a message, not an
// item: it has no place, no order and is never counted (DESIGN.md §4, rule 6). All consumers are
// idle, as nothing is inside; they leave when all is over, so the run is told as it stood before.
func (m *Model) sendSentinels() {
	for _, c := range m.crews {
		for range c.count {
			c.rec.left.add(leftSentinel)
		}
	}
}

// Reasons of failure that are the engine's own; an author's function gives others.
const (
	reasonFailed   = "failed"   // it just failed
	reasonTimeout  = "timeout"  // the attempt was cut
	reasonDeadline = "deadline" // no time for another attempt
	gaveUpAttempts = "attempts" // no more attempts
)

// verdict says whether an attempt failed, and why.
func (m *Model) verdict(c *crew, it *Item) (reason string, failed bool) {
	if c.fails.fail != nil {
		reason, failed = m.askFails(&c.fails, it)
		switch {
		case !failed:
			return "", false
		case reason == "":
			return reasonFailed, true
		}
		return reason, true
	}
	if p := c.spec.FailureRate; p > 0 {
		luck := num.NewStream(it.luck(c.fails.key))
		if luck.Float64() < p {
			return reasonFailed, true
		}
	}
	return "", false
}

// pause returns the back-off before the item's next attempt (DESIGN.md §4, rule 11).
func (m *Model) pause(c *crew, it *Item) Time {
	if m.unpaced {
		return 0
	}
	b := &c.spec.Retry.Backoff
	if c.backoff.set {
		return m.drawTime(&c.backoff, it)
	}
	if b.Base == 0 {
		return 0
	}
	d := b.Base.Seconds()
	if b.Factor > 0 && b.Factor != 1 {
		d = float64(d * num.Pow(b.Factor, float64(it.Attempt-1)))
	}
	if b.Max > 0 {
		d = min(d, b.Max.Seconds())
	}
	if b.Jitter != NoJitter {
		luck := num.NewStream(it.luck(c.backoff.key))
		u := luck.Float64()
		if b.Jitter == EqualJitter {
			u = 0.5 + float64(u/2)
		}
		d = float64(d * u)
	}
	return m.toTime(&c.backoff, it, d)
}
