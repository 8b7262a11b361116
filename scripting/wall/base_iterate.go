package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// ipairsStepName is the name of a builtin that no script can write: what ipairs answers with.
const ipairsStepName = "(ipairs)"

func baseNext(s *State, L *lua.LState) int {
	t, key := args{L, "next"}.table(1), L.Get(2)
	if key != lua.LNil && !wasKey(t, key) {
		L.RaiseError("invalid key to 'next'")
	}
	key, v := s.next(L, t, key)
	if key == lua.LNil {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(key)
	L.Push(v)
	return 2
}

// basePairs goes through the list part in order, then through the other keys in the order in which
// they were first set.
func basePairs(s *State, L *lua.LState) int {
	t := args{L, "pairs"}.table(1)
	L.Push(s.globals.RawGetString("next"))
	L.Push(t)
	L.Push(lua.LNil)
	return 3
}

func baseIpairs(s *State, L *lua.LState) int {
	t := args{L, "ipairs"}.table(1)
	L.Push(s.globals.RawGetString(ipairsStepName))
	L.Push(t)
	L.Push(lua.LNumber(0))
	return 3
}

func baseIpairsStep(_ *State, L *lua.LState) int {
	a := args{L, "ipairs"}
	i := lua.LNumber(a.number(2)) + 1
	v := a.table(1).RawGet(i)
	if v == lua.LNil {
		L.Push(lua.LNil)
		return 1
	}
	L.Push(i)
	L.Push(v)
	return 2
}

func baseUnpack(s *State, L *lua.LState) int {
	a := args{L, "unpack"}
	t := a.table(1)
	from, to := int64(a.integerOr(2, 1)), int64(0)
	if L.Get(3) == lua.LNil {
		to = int64(s.length(L, t))
	} else {
		to = int64(a.integer(3))
	}
	n := to - from + 1
	if n <= 0 {
		return 0
	}
	if n > mostResults {
		L.RaiseError("too many results to unpack: a function returns at most %d", mostResults)
	}
	s.charge(L, int(n))
	for i := from; i <= to; i++ {
		L.Push(t.RawGet(lua.LNumber(i)))
	}
	return int(n)
}
