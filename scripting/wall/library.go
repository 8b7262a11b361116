package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// A builtin is a Go function that scripts may call, as gopher-lua wants it: arguments from
// L.Get(1), results pushed, their number returned. It bounds what it makes by State.text and
// State.list, and pays for long work by State.charge.
type builtin func(s *State, L *lua.LState) int

// A library is a table of builtins that scripts can read but not write.
type library map[string]builtin

// function wraps a builtin for this state.
func (s *State) function(f builtin) *lua.LFunction {
	return &lua.LFunction{
		IsG: true, Env: s.environment, GFunction: func(L *lua.LState) int { return f(s, L) },
	}
}

// charge takes n instructions for work that a builtin does at once. It raises an error if they
// aren't there.
func (s *State) charge(L *lua.LState, n int) {
	if !s.budget.charge(n) {
		L.RaiseError("stopped")
	}
}

// text checks, before it is made, that a string of n bytes may be made, and pays for it. It raises an
// error if it mayn't.
func (s *State) text(L *lua.LState, n int) {
	if n < 0 || n > s.limits.Text {
		L.RaiseError("a string of more than %d bytes is more than scripts may make", s.limits.Text)
	}
	s.charge(L, n/textPerInstruction)
}

// list checks that a table may have n elements in its list part. It raises an error if it mayn't.
func (s *State) list(L *lua.LState, n int) {
	if n < 0 || n > s.limits.Table {
		L.RaiseError("a list of more than %d elements is more than scripts may make", s.limits.Table)
	}
}

// textPerInstruction is how many bytes of a string are made for the price of an instruction.
const textPerInstruction = 16
