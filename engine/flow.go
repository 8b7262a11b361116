package engine

// This file is the table of DESIGN.md §3: each arrow from one state of an item to the next is one
// function here, and offer and attemptFailed are where its ways part.

// bear lets the next item of s come into being, as planned or late.
func (m *Model) bear(s *source) *Item {
	it := m.items.lend()
	s.born++
	s.left--
	if m.left--; m.left == m.rec.marked {
		m.passMark()
	}
	it.ID, it.source, it.line = s.born, s, s.to
	it.key = keyOf(s.key, s.born)
	it.Created = min(s.plan, m.now) // earlier than planned only where nobody waits for plans
	it.since, it.born = it.Created, m.now
	it.Deadline, it.Row = Never, -1
	if s.spec.Trace != nil {
		it.Row = int32(s.row)
	}
	if s.equips {
		m.equip(it)
	}
	m.recordBirth(it)
	m.after(&m.hooks.arrive, it, "")
	return it
}

// equip gives it what its producer gives items.
func (m *Model) equip(it *Item) {
	s := it.source
	if s.priority.set {
		it.Priority = uint8(m.toWhole(&s.priority, it, m.drawNumber(&s.priority, it), 255))
	}
	if s.size.set {
		it.Size = m.drawNumber(&s.size, it)
	}
	if s.deadline.set {
		it.Deadline = it.Created.After(m.drawTime(&s.deadline, it))
	}
	if s.fill.hook != nil {
		m.fill(it)
	}
}

// offer lets an item come to a queue, for the first time or again.
func (m *Model) offer(it *Item, l *line) {
	m.moved()
	m.recordOffer(it, l)
	it.line = l
	if it.Deadline <= m.now {
		m.expireOutside(it)
		return
	}
	if w := m.idleFor(l); w != nil {
		m.admit(it)
		m.begin(w, it)
		return
	}
	if l.hasRoom() && l.outside == 0 {
		m.admit(it)
		m.wait(it)
		return
	}
	if l.spec.WhenFull == Block {
		m.block(it)
		return
	}
	if victim := l.victim(it); victim != nil {
		m.drop(victim)
		m.admit(it)
		m.wait(it)
		return
	}
	m.reject(it)
}

// block: a full queue lets the item stand outside, its producer with it.
func (m *Model) block(it *Item) {
	it.State = Blocked // since it came: the time is counted as blocked in either state
	it.line.block(it)
	if it.Deadline != Never {
		m.setTimer(it, it.Deadline)
	}
}

// unblock: the item is no longer outside; its producer, if it stood still with it, goes on.
func (m *Model) unblock(it *Item) {
	it.line.unblock(it)
	if it.timed {
		m.stopTimer(it)
	}
	it.State = Offered
	if s := it.source; s.hand == it {
		s.hand, s.freed = nil, m.now
		m.carryOn(s)
	}
}

// admit: the item is in, to wait or to be served at once.
func (m *Model) admit(it *Item) {
	l := it.line
	if it.since != m.now {
		m.endBlocked(it)
	}
	it.visit++
	m.count(it, &l.rec.admitted)
	if l.keyed {
		m.setKey(it)
	}
}

// setKey gives the item its place in an order by key (DESIGN.md §4, rule 15).
func (m *Model) setKey(it *Item) {
	switch l := it.line; l.spec.Order {
	case ByKey:
		it.sortKey = m.drawNumber(&l.key, it)
	case ByDeadline:
		it.sortKey = float64(it.Deadline)
	case ShortestFirst:
		it.sortKey = it.Size
	}
}

// wait: an admitted item finds no consumer.
func (m *Model) wait(it *Item) {
	l := it.line
	it.State = Waiting
	l.add(it)
	l.rec.depth.Set(int64(m.now), int64(l.waiting))
	until := it.Deadline
	if l.ttl.set {
		until = min(until, m.now.After(m.drawTime(&l.ttl, it)))
	}
	if until != Never {
		m.setTimer(it, until)
	}
}

// unwait takes an item out of its queue.
func (m *Model) unwait(it *Item) {
	l := it.line
	l.remove(it)
	l.rec.depth.Set(int64(m.now), int64(l.waiting))
	if it.timed {
		m.stopTimer(it)
	}
}

// begin: a consumer takes up an admitted item.
func (m *Model) begin(w *consumer, it *Item) {
	c := w.crew
	m.moved()
	m.recordTaken(it)
	it.spent[Waiting] += m.now - it.since
	it.State, it.since = InService, m.now
	it.Attempt++
	it.consumer = w
	if w.duty != busy { // else it goes from one item to the next
		c.rec.busy.Add(int64(m.now), 1)
	}
	w.item, w.duty, w.since = it, busy, m.now
	m.recordBegin(w)
	took, end := m.drawTime(&c.service, it), completion
	w.reason = ""
	if c.timeout.set {
		if limit := m.drawTime(&c.timeout, it); limit < took {
			took, end, w.reason = limit, attemptEnd, reasonTimeout
		}
	}
	m.schedule(end, m.now.After(took), c.rank, w.index, w.stamp)
	m.after(&m.hooks.begin, it, "")
}

// complete: a service is done, well or not.
func (m *Model) complete(w *consumer) {
	reason, failed := m.verdict(w.crew, w.item)
	m.endAttempt(w, reason, failed)
}

// timeOut: an attempt has taken too long.
func (m *Model) timeOut(w *consumer) { m.endAttempt(w, w.reason, true) }

// endAttempt: first the item goes on, then its consumer.
func (m *Model) endAttempt(w *consumer, reason string, failed bool) {
	it := w.item
	m.recordAttempt(w, reason, failed)
	it.spent[InService] += m.now - it.since
	it.State, it.since = Offered, m.now
	w.item = nil
	m.after(&m.hooks.complete, it, reason)
	if failed {
		m.attemptFailed(it, w.crew)
	} else {
		m.meet(it, Consumed)
	}
	m.release(w)
}

// attemptFailed: the item is tried again, at once or later, or never.
func (m *Model) attemptFailed(it *Item, c *crew) {
	if it.Attempt >= c.spec.Retry.Attempts {
		m.giveUp(it, gaveUpAttempts)
		return
	}
	pause := m.pause(c, it)
	if again := m.now.After(pause); again >= it.Deadline {
		m.giveUp(it, reasonDeadline)
		return
	}
	m.recordRetry(it, c)
	m.after(&m.hooks.retry, it, "")
	if pause == 0 {
		m.offer(it, it.line)
		return
	}
	it.State = BackingOff
	m.schedule(reoffer, m.now.After(pause), c.rank, it.slot, it.stamp)
}

// comeBack: the back-off is over.
func (m *Model) comeBack(it *Item) {
	it.spent[BackingOff] += m.now - it.since
	it.State, it.since = Offered, m.now
	m.offer(it, it.line)
}

// giveUp: there is no further attempt.
func (m *Model) giveUp(it *Item, why string) {
	if it.counted {
		m.rec.gaveUp.add(why)
	}
	m.meet(it, Failed)
}

// expire: a timer ends the item's stay in a queue or outside it.
func (m *Model) expire(it *Item) {
	it.timed = false
	if it.State == Blocked {
		m.unblock(it)
		m.expireOutside(it)
		return
	}
	m.unwait(it)
	m.recordLeft(it, &it.line.rec.expired)
	m.meet(it, Expired)
	m.refill(it.line)
}

// expireOutside: the deadline has passed before the item got in.
func (m *Model) expireOutside(it *Item) {
	m.endBlocked(it)
	m.count(it, &it.line.rec.expiredBlocked)
	m.meet(it, Expired)
}

// drop: a waiting item is thrown out for another one.
func (m *Model) drop(it *Item) {
	m.unwait(it)
	m.recordLeft(it, &it.line.rec.dropped)
	m.meet(it, Dropped)
}

// reject: there is no place.
func (m *Model) reject(it *Item) {
	m.endBlocked(it)
	m.count(it, &it.line.rec.rejected)
	m.meet(it, Rejected)
}

// meet: the item meets its fate.
func (m *Model) meet(it *Item, f Fate) {
	m.moved()
	it.State = Gone
	it.stamp++
	m.recordFate(it, f)
	m.after(&m.hooks.leave, it, f.String())
	m.leaving = append(m.leaving, it)
}

// refill admits from outside as many as there is room for.
func (m *Model) refill(l *line) {
	for l.outside > 0 && l.hasRoom() {
		it := l.firstOutside()
		m.moved()
		m.unblock(it)
		m.admit(it)
		m.wait(it)
	}
}

// setTimer ends the item's stay at an instant, unless stopTimer takes that back.
func (m *Model) setTimer(it *Item, at Time) {
	it.stamp++
	it.timed = true
	m.schedule(expiry, at, it.line.rank, it.slot, it.stamp)
}

func (m *Model) stopTimer(it *Item) {
	it.timed = false
	it.stamp++
	m.cancel(expiry)
}
