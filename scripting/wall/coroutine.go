package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// coroutineLibrary is what chapter 5.2 of Lua's manual has.
var coroutineLibrary = library{
	"create":  coroutineCreate,
	"resume":  coroutineResume,
	"running": coroutineRunning,
	"status":  coroutineStatus,
	"wrap":    coroutineWrap,
	"yield":   coroutineYield,
}

func coroutineCreate(s *State, L *lua.LState) int {
	L.Push(newCoroutine(s, args{L, "create"}).thread)
	return 1
}

func coroutineResume(s *State, L *lua.LState) int {
	a := args{L, "resume"}
	values, raised := s.resume(L, a.coroutine(1), a.from(2))
	if raised != nil {
		L.Push(lua.LFalse)
		L.Push(raised)
		return 2
	}
	L.Push(lua.LTrue)
	return 1 + pushAll(L, values)
}

func coroutineWrap(s *State, L *lua.LState) int {
	c := newCoroutine(s, args{L, "wrap"})
	L.Push(s.function(func(s *State, L *lua.LState) int {
		level := 0 // the error of a coroutine has its own place
		if c.state != suspended {
			level = 1
		}
		values, raised := s.resume(L, c, args{L: L}.from(1))
		if raised != nil {
			raise(L, raised, level)
		}
		return pushAll(L, values)
	}))
	return 1
}

func coroutineRunning(_ *State, L *lua.LState) int {
	if c := current(L); c != nil {
		L.Push(c.thread)
	} else {
		L.Push(lua.LNil)
	}
	return 1
}

func coroutineStatus(_ *State, L *lua.LState) int {
	c := args{L, "status"}.coroutine(1)
	L.Push(lua.LString(c.status(L)))
	return 1
}

// coroutineYield says that it yields, and lets gopher-lua do so.
func coroutineYield(_ *State, L *lua.LState) int {
	c, ok := L.Context().(*coroutine)
	switch {
	case current(L) == nil:
		L.RaiseError("attempt to yield outside of a coroutine")
	case !ok:
		L.RaiseError("attempt to yield across a call of pcall")
	}
	if c.registers, ok = canLeave(L); !ok {
		L.RaiseError("attempt to yield from within a metamethod, an iterator or a builtin like sort")
	}
	c.state, c.yielded = suspended, L.GetTop()
	L.Parent = c.resumer // gopher-lua gives the values to the parent, and takes the parent away
	return yields
}

// yields is what a builtin returns to gopher-lua instead of a number of results.
const yields = -1

// coroutine returns a coroutine.
func (a args) coroutine(n int) *coroutine {
	if th, ok := a.L.Get(n).(*lua.LState); ok {
		if c, ok := th.Context().(*coroutine); ok {
			return c
		}
	}
	a.bad(n, "coroutine expected")
	return nil
}

// from returns the arguments from the nth on.
func (a args) from(n int) []lua.LValue {
	var values []lua.LValue
	for ; n <= a.L.GetTop(); n++ {
		values = append(values, a.L.Get(n))
	}
	return values
}

func pushAll(L *lua.LState, values []lua.LValue) int {
	for _, v := range values {
		L.Push(v)
	}
	return len(values)
}
