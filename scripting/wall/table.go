package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// tableLibrary is what chapter 5.5 of Lua's manual has. Like Lua's own, its functions look past
// metamethods.
var tableLibrary = library{
	"concat": tableConcat,
	"insert": tableInsert,
	"maxn":   tableMaxn,
	"remove": tableRemove,
	"sort":   tableSort,
}

func tableConcat(s *State, L *lua.LState) int {
	a := args{L, "concat"}
	t, separator := a.table(1), ""
	if L.Get(2) != lua.LNil {
		separator = a.text(2)
	}
	from, to := a.integerOr(3, 1), a.integerOr(4, s.length(L, t))
	b := textBuilder{s: s, L: L}
	for i := from; i <= to; i++ {
		s.charge(L, 1)
		v := t.RawGet(lua.LNumber(i))
		if !isText(v) {
			L.RaiseError("invalid value (%s) at index %d in table for 'concat'", v.Type().String(), i)
		}
		if i > from {
			b.add(separator)
		}
		b.add(plainText(v))
	}
	b.push()
	return 1
}

// tableInsert wants a place within the list or right behind it: with another one a single call
// could make a list of any length.
func tableInsert(s *State, L *lua.LState) int {
	a := args{L, "insert"}
	t := a.writable(1)
	n := s.length(L, t)
	s.list(L, n+2) // the largest list has less than Limits.Table elements
	switch L.GetTop() {
	case 2:
		t.RawSetInt(n+1, L.Get(2))
	case 3:
		at := a.integer(2)
		if at < 1 || at > n+1 {
			a.bad(2, "position out of bounds: want one from 1 to %d", n+1)
		}
		s.charge(L, (n+1-at)/elementsPerInstruction)
		insert(t, at, n, L.Get(3))
	default:
		L.RaiseError("wrong number of arguments to 'insert'")
	}
	return 0
}

// insert puts a value into a list of n elements.
func insert(t *lua.LTable, at, n int, v lua.LValue) {
	if at == n+1 {
		t.RawSetInt(at, v)
	} else {
		t.Insert(at, v)
	}
}

func tableRemove(s *State, L *lua.LState) int {
	a := args{L, "remove"}
	t := a.writable(1)
	n := s.length(L, t)
	at := a.integerOr(2, n)
	if at < 1 || at > n {
		return 0
	}
	s.charge(L, (n-at)/elementsPerInstruction)
	L.Push(t.Remove(at))
	return 1
}

// tableMaxn returns the greatest positive number that is a key.
func tableMaxn(s *State, L *lua.LState) int {
	t := args{L, "maxn"}.table(1)
	greatest := lua.LNumber(0)
	for key, _ := s.next(L, t, lua.LNil); key != lua.LNil; key, _ = s.next(L, t, key) {
		s.charge(L, 1)
		if x, ok := key.(lua.LNumber); ok && x > greatest {
			greatest = x
		}
	}
	L.Push(greatest)
	return 1
}
