package wall

import lua "github.com/yuin/gopher-lua"

// A matcher looks for a pattern in a text. It tries as Lua does: the longest or the shortest first,
// and steps back to the last choice when it can't go on. Steps are paid for as they are taken: a
// pattern with several repeats can take a very long time.
type matcher struct {
	pattern
	s       *State
	L       *lua.LState
	subject string
	match   piece // what search found
	capture [mostCaptures]piece
	choices []choice
	steps   int // that aren't paid for yet
}

// A piece is a part of the subject, or the place before a byte of it.
type piece struct{ from, to int }

// isPlace stands for the end of what captures a place.
const isPlace = -1

// A choice is a part that can match less, or more, than it does.
type choice struct {
	part      int
	at, least int // where it ends now; where it ends at least
}

const (
	stepsPerInstruction = 8
	billSteps           = 64 // steps that are paid for at once
	matcherPrice        = 4  // instructions to make a matcher
	bytesPerInstruction = 4  // of its pattern
)

// newMatcher reads the pattern. It raises an error if there is a mistake in it.
func newMatcher(s *State, a args, subject, src string) matcher {
	if len(src) > s.limits.Pattern {
		a.L.RaiseError("a pattern of more than %d bytes is more than scripts may use", s.limits.Pattern)
	}
	s.charge(a.L, matcherPrice+len(src)/bytesPerInstruction)
	p, err := readPattern(src)
	if err != nil {
		a.L.RaiseError("%s", err.Error())
	}
	return matcher{
		pattern: p, s: s, L: a.L, subject: subject, choices: make([]choice, 0, p.repeats),
	}
}

// search looks for the first match that begins at from or after it, and tells whether there is one.
func (m *matcher) search(from int) bool {
	found := false
	for at := from; at <= len(m.subject) && !found; at++ {
		if m.first != nil && !m.anchored {
			at = m.skip(at)
		}
		var to int
		if to, found = m.matchAt(at); found {
			m.match = piece{at, to}
		} else if m.anchored {
			break
		}
	}
	m.s.charge(m.L, (m.steps+stepsPerInstruction-1)/stepsPerInstruction)
	m.steps = 0
	return found
}

// skip returns the next place where a match can begin, or the end.
func (m *matcher) skip(from int) int {
	at := from
	for at < len(m.subject) && !m.first.has(m.subject[at]) {
		at++
	}
	m.take(at - from)
	return at
}

// take counts steps and pays for them.
func (m *matcher) take(steps int) {
	m.steps += steps
	if m.steps >= billSteps {
		m.s.charge(m.L, m.steps/stepsPerInstruction)
		m.steps %= stepsPerInstruction
	}
}

// matchAt matches the pattern from a place on. It returns where the match ends.
//
// No capture needs to be taken back when it steps back: each way to the end of the pattern passes
// all its parts, and sets all captures before it uses them.
func (m *matcher) matchAt(at int) (end int, ok bool) {
	m.choices = m.choices[:0]
	for i := 0; i < len(m.parts); {
		m.take(1)
		if at, ok = m.matchPart(i, at); ok {
			i++
		} else if i, at, ok = m.stepBack(); !ok {
			return 0, false
		}
	}
	return at, true
}

// matchPart matches a part of the pattern. It returns where the match ends.
func (m *matcher) matchPart(i, at int) (end int, ok bool) {
	p := &m.parts[i]
	switch p.kind {
	case oneByte:
		return at + 1, m.has(p, at)
	case optionalByte, manyBytes, someBytes:
		return m.matchLongest(i, at)
	case fewBytes:
		m.choices = append(m.choices, choice{part: i, at: at})
	case openCapture:
		m.capture[p.capture].from = at
	case closeCapture:
		m.capture[p.capture].to = at
	case placeCapture:
		m.capture[p.capture] = piece{at, isPlace}
	case sameCapture:
		return m.matchSame(m.capture[p.capture], at)
	case balanced:
		return m.matchBalanced(p.pair[0], p.pair[1], at)
	case frontier:
		return at, !p.set.has(m.byteOrZero(at-1)) && p.set.has(m.byteOrZero(at))
	default: // endOfText
		return at, at == len(m.subject)
	}
	return at, true
}

// has tells whether the byte at a place is one of a part's.
func (m *matcher) has(p *part, at int) bool {
	return at < len(m.subject) && p.set.has(m.subject[at])
}

// byteOrZero returns a byte, and 0 beyond both ends of the subject.
func (m *matcher) byteOrZero(at int) byte {
	if at < 0 || at >= len(m.subject) {
		return 0
	}
	return m.subject[at]
}

// matchLongest matches as many bytes as a part can, and remembers that it can match fewer.
func (m *matcher) matchLongest(i, at int) (end int, ok bool) {
	p := &m.parts[i]
	least, most := at, len(m.subject)
	switch p.kind {
	case someBytes:
		least++
	case optionalByte:
		most = min(most, at+1)
	}
	end = at
	for end < most && p.set.has(m.subject[end]) {
		end++
	}
	m.take(end - at)
	if end > least {
		m.choices = append(m.choices, choice{part: i, at: end, least: least})
	}
	return end, end >= least
}

// stepBack changes the last choice there was. It returns the part to go on with and where.
func (m *matcher) stepBack() (i, at int, ok bool) {
	for last := len(m.choices) - 1; last >= 0; last-- {
		c := &m.choices[last]
		p := &m.parts[c.part]
		switch {
		case p.kind == fewBytes && m.has(p, c.at):
			c.at++
			return c.part + 1, c.at, true
		case p.kind != fewBytes && c.at > c.least:
			c.at--
			return c.part + 1, c.at, true
		}
		m.choices = m.choices[:last]
	}
	return 0, 0, false
}

// matchSame matches what a capture was. Lua takes a captured place for one that never matches.
func (m *matcher) matchSame(c piece, at int) (end int, ok bool) {
	if c.to == isPlace {
		return 0, false
	}
	n := c.to - c.from
	m.take(n / stepsPerInstruction)
	if n > len(m.subject)-at || m.subject[at:at+n] != m.subject[c.from:c.to] {
		return 0, false
	}
	return at + n, true
}

// matchBalanced matches a text between two bytes, one of which closes what the other opens.
func (m *matcher) matchBalanced(opening, closing byte, at int) (end int, ok bool) {
	if at >= len(m.subject) || m.subject[at] != opening {
		return 0, false
	}
	depth := 1
	for end = at + 1; end < len(m.subject) && depth > 0; end++ {
		switch m.subject[end] {
		case closing:
			depth--
		case opening:
			depth++
		}
	}
	m.take(end - at)
	return end, depth == 0
}
