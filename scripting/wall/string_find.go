package wall

import (
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// magic are the bytes that mean more than themselves in a pattern.
const magic = "^$*+?.([%-"

func stringFind(s *State, L *lua.LState) int {
	a := args{L, "find"}
	text, pattern := a.text(1), a.text(2)
	from := a.start(3, len(text))
	if lua.LVAsBool(L.Get(4)) || !strings.ContainsAny(pattern, magic) {
		return findPlain(s, L, text[from:], pattern, from)
	}
	m := newMatcher(s, a, text, pattern)
	if !m.search(from) {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(lua.LNumber(m.match.from + 1))
	L.Push(lua.LNumber(m.match.to))
	return 2 + m.pushCaptures()
}

// findPlain looks for a word in what is left of a text after skipped bytes.
func findPlain(s *State, L *lua.LState, rest, word string, skipped int) int {
	at := strings.Index(rest, word)
	if at < 0 {
		s.charge(L, len(rest)/textPerInstruction)
		L.Push(lua.LNil)
		return 1
	}
	s.charge(L, (at+len(word))/textPerInstruction)
	L.Push(lua.LNumber(skipped + at + 1))
	L.Push(lua.LNumber(skipped + at + len(word)))
	return 2
}

func stringMatch(s *State, L *lua.LState) int {
	a := args{L, "match"}
	text, pattern := a.text(1), a.text(2)
	m := newMatcher(s, a, text, pattern)
	if !m.search(a.start(3, len(text))) {
		L.Push(lua.LNil)
		return 1
	}
	return m.pushResults()
}

// start returns how many of n bytes a search leaves out; an argument says where it begins.
func (a args) start(arg, n int) int {
	return min(max(position(a.integerOr(arg, 1), n)-1, 0), n)
}

// stringGmatch returns a function that finds the next match each time it is called. In its pattern
// ^ means itself.
func stringGmatch(s *State, L *lua.LState) int {
	a := args{L, "gmatch"}
	text, pattern := a.text(1), a.text(2)
	if strings.HasPrefix(pattern, "^") {
		pattern = "%" + pattern
	}
	m := newMatcher(s, a, text, pattern)
	next := 0
	L.Push(s.function(func(_ *State, L *lua.LState) int {
		m.L = L
		if !m.search(next) {
			return 0
		}
		next = m.match.to
		if m.match.from == m.match.to {
			next++
		}
		return m.pushResults()
	}))
	return 1
}
