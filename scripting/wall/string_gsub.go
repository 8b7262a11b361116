package wall

import (
	"strings"

	lua "github.com/yuin/gopher-lua"
)

func stringGsub(s *State, L *lua.LState) int {
	a := args{L, "gsub"}
	text, pattern := a.text(1), a.text(2)
	with := L.Get(3)
	switch with.Type() {
	case lua.LTString, lua.LTNumber, lua.LTTable, lua.LTFunction:
	default:
		a.bad(3, "string/function/table expected")
	}
	most := a.integerOr(4, len(text)+1)
	g := substitution{matcher: newMatcher(s, a, text, pattern), with: with}
	g.out = textBuilder{s: s, L: L}
	n := g.all(most)
	if n == 0 {
		L.Push(lua.LString(text))
	} else {
		g.out.push()
	}
	L.Push(lua.LNumber(n))
	return 2
}

// A substitution is what gsub does: it goes through a text once and writes another.
type substitution struct {
	matcher
	with lua.LValue // a text with %0 … %9, a table or a function
	out  textBuilder
}

// all replaces the first matches, at most so many, and returns how many there were.
func (g *substitution) all(most int) int {
	n, next := 0, 0
	for n < most && g.search(next) {
		n++
		g.out.add(g.subject[next:g.match.from])
		g.replace()
		next = g.match.to
		if g.match.from == next && next < len(g.subject) { // nothing was matched: on by a byte
			g.out.addByte(g.subject[next])
			next++
		} else if g.match.from == next {
			break
		}
		if g.anchored {
			break
		}
	}
	g.out.add(g.subject[min(next, len(g.subject)):])
	return n
}

// replace writes what a match is replaced with: itself, if the script has nothing for it.
func (g *substitution) replace() {
	var v lua.LValue
	switch with := g.with.(type) {
	case *lua.LTable:
		v = g.L.GetTable(with, g.key())
	case *lua.LFunction:
		g.L.Push(with)
		g.L.Call(g.pushResults(), 1)
		v = g.L.Get(-1)
		g.L.Pop(1)
	default:
		g.fill(plainText(with))
		return
	}
	switch {
	case lua.LVIsFalse(v):
		g.out.add(g.subject[g.match.from:g.match.to])
	case isText(v):
		g.out.add(plainText(v))
	default:
		g.L.RaiseError("invalid replacement value (a %s)", v.Type().String())
	}
}

// key returns what a match is looked up by in a table. To look it up takes reading it.
func (g *substitution) key() lua.LValue {
	k := g.result(0)
	if t, ok := k.(lua.LString); ok {
		g.s.charge(g.L, len(t)/textPerInstruction)
	}
	return k
}

// fill writes a template with the captures in their places.
func (g *substitution) fill(template string) {
	g.s.charge(g.L, len(template)/textPerInstruction)
	for {
		at := strings.IndexByte(template, '%')
		if at < 0 {
			g.out.add(template)
			return
		}
		g.out.add(template[:at])
		if at+1 == len(template) {
			g.L.RaiseError("invalid use of '%c' in replacement string", '%')
		}
		g.fillIn(template[at+1])
		template = template[at+2:]
	}
}

// fillIn writes what % and a byte stand for.
func (g *substitution) fillIn(c byte) {
	g.take(stepsPerInstruction)
	switch {
	case c == '0':
		g.out.add(g.subject[g.match.from:g.match.to])
	case !isDigit(c):
		g.out.addByte(c)
	case int(c-'1') < max(g.captures, 1):
		g.out.add(plainText(g.result(int(c - '1'))))
	default:
		g.L.RaiseError("invalid capture index")
	}
}
