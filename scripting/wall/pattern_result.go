package wall

import lua "github.com/yuin/gopher-lua"

// result returns what the match is told by: its captures, or all of it if there are none.
func (m *matcher) result(i int) lua.LValue {
	c := m.match
	if m.captures > 0 {
		c = m.capture[i]
	}
	if c.to == isPlace {
		return lua.LNumber(c.from + 1)
	}
	return lua.LString(m.subject[c.from:c.to])
}

// pushResults gives the script all results, and returns how many there are.
func (m *matcher) pushResults() int {
	n := max(m.captures, 1)
	m.s.charge(m.L, n/2)
	for i := range n {
		m.L.Push(m.result(i))
	}
	return n
}

// pushCaptures is pushResults, but gives nothing if there are no captures.
func (m *matcher) pushCaptures() int {
	if m.captures == 0 {
		return 0
	}
	return m.pushResults()
}
