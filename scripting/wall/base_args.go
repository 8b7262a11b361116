package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// any returns an argument of any type, but one that is there.
func (a args) any(n int) lua.LValue {
	if n > a.L.GetTop() {
		a.bad(n, "value expected")
	}
	return a.L.Get(n)
}

// table returns a table.
func (a args) table(n int) *lua.LTable {
	t, ok := a.L.Get(n).(*lua.LTable)
	if !ok {
		a.expected(n, "table")
	}
	return t
}

// writable returns a table that scripts may write, past metamethods.
func (a args) writable(n int) *lua.LTable {
	t := a.table(n)
	if isSealed(t) {
		a.bad(n, "this table can't be changed")
	}
	return t
}

// function returns a function.
func (a args) function(n int) *lua.LFunction {
	f, ok := a.L.Get(n).(*lua.LFunction)
	if !ok {
		a.expected(n, "function")
	}
	return f
}

// isSealed tells whether a table is one that State.sealed made.
func isSealed(t *lua.LTable) bool {
	mt, ok := t.Metatable.(*lua.LTable)
	if !ok || mt.RawGetString("__metatable") != lua.LFalse {
		return false
	}
	refusal, ok := mt.RawGetString("__newindex").(*lua.LFunction)
	return ok && refusal.IsG
}
