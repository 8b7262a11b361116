package engine

// arrive lets s bring what it has planned: the items of one arrival, or those of it that are left
// after a block.
func (m *Model) arrive(s *source) {
	s.coming = false
	if s.batch == 0 {
		if !m.accepts(s) {
			m.nextArrival(s)
			return
		}
		s.batch = m.batchOf(s)
	}
	for s.batch > 0 && s.left > 0 && m.left > 0 && m.failure == nil {
		s.batch--
		it := m.bear(s)
		if m.left == 0 {
			m.callOffAll()
		}
		m.offer(it, s.to)
		if m.inside.n > m.most {
			m.overcrowded(s)
			return
		}
		if it.State == Blocked {
			s.hand = it // later ones don't exist yet
			return
		}
	}
	s.batch = 0
	m.nextArrival(s)
}

// carryOn lets s go on after it stood still (DESIGN.md §4, rule 9).
func (m *Model) carryOn(s *source) {
	if s.batch > 0 {
		m.expect(s)
		return
	}
	m.nextArrival(s)
}

// expect schedules the planned arrival, or at once what should have come already, if there is to be
// one: a plan at or beyond the end of arrivals isn't kept.
func (m *Model) expect(s *source) {
	if s.plan >= s.limit || s.left == 0 || m.left == 0 {
		return
	}
	s.coming = true
	s.stamp++
	if s.finite || s.plan < m.now {
		m.loop-- // it isn't this instant that brings it about
	}
	m.schedule(arrival, max(s.plan, m.now), s.rank, s.index, s.stamp)
}

// callOff takes the planned arrival back.
func (m *Model) callOff(s *source) {
	if s.coming {
		s.coming = false
		s.stamp++
		m.cancel(arrival)
		if m.actors != nil {
			m.actors.CallOff(Actor(s.index))
		}
	}
}

// callOffAll: all items that there are to be have been born.
func (m *Model) callOffAll() {
	for _, s := range m.sources {
		m.callOff(s)
	}
}

// mayRevive tells whether a source that plans nothing would bring items if a hook raised its rate.
func (m *Model) mayRevive() bool {
	for _, s := range m.sources {
		if s.level != nil && m.mayBring(s) {
			return true
		}
	}
	return false
}

// mayBring tells whether items of s could still come.
func (m *Model) mayBring(s *source) bool { return m.left > 0 && s.left > 0 && m.now < s.limit }
