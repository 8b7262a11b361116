package wall

import (
	"context"
	"errors"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

func basePcall(s *State, L *lua.LState) int {
	f := args{L, "pcall"}.any(1)
	n, raised := s.attempt(L, f, L.GetTop()-1)
	if raised == nil {
		return n
	}
	L.Push(lua.LFalse)
	L.Push(raised)
	return 2
}

// baseXpcall gives further arguments to the function, as Lua does from 5.2 on. The handler runs
// after the function has been left, which no script can tell: it has no tracebacks.
func baseXpcall(s *State, L *lua.LState) int {
	a := args{L, "xpcall"}
	f, handler := a.any(1), a.any(2)
	n, raised := s.attempt(L, f, L.GetTop()-2)
	if raised == nil {
		return n
	}
	L.SetTop(0)
	L.Push(raised)
	_, failed := s.attempt(L, handler, 1)
	result := L.Get(2) // after the true
	if failed != nil {
		result = lua.LString("error in error handling")
	}
	L.Push(lua.LFalse)
	L.Push(result)
	return 2
}

// attempt calls f with the topmost n values of L. It pushes true and the results and returns how
// many values these are; or it returns the value that was raised as an error. If the budget is over
// it raises that error itself, so that nothing catches it.
//
// The call has a thread of its own. An error closes the upvalues of all functions that are active
// in its thread, as if they were left, and those of the caller aren't.
func (s *State) attempt(L *lua.LState, f lua.LValue, n int) (results int, raised lua.LValue) {
	fn, ok := f.(*lua.LFunction)
	if !ok && L.GetMetaField(f, "__call").Type() != lua.LTFunction {
		return 0, lua.LString("attempt to call a " + f.Type().String() + " value")
	}
	s.descend(L)
	defer s.ascend()
	th := s.takeThread(L)
	raised = protect(L, th, f, n)
	if raised == nil {
		results = 1 + th.GetTop()
		L.Push(lua.LTrue)
		th.XMoveTo(L, results-1)
	}
	s.giveBack(th)
	if raised == nil {
		return results, nil
	}
	s.rethrow(L, raised)
	if text, ok := raised.(lua.LString); ok && fn != nil && fn.IsG {
		raised = lua.LString(strings.TrimPrefix(string(text), " ")) // it has no place to tell
	}
	return 0, raised
}

// protect calls f in a thread with the topmost n values of L. It leaves the results in the thread,
// or returns the value that was raised.
func protect(L, th *lua.LState, f lua.LValue, n int) (raised lua.LValue) {
	th.Push(callQuietly)
	th.Push(f)
	L.XMoveTo(th, n)
	err := th.PCall(n+1, lua.MultRet, nil)
	if err == nil {
		return nil
	}
	e := (*lua.ApiError)(nil)
	if !errors.As(err, &e) || e.Type != lua.ApiErrorRun {
		panic(err) // not an error of a script's
	}
	return e.Object
}

// callQuietly calls its first argument with the others. Their errors say that they have a stack
// trace already: PCall would make one, which can take far longer than all the rest.
var callQuietly = &lua.LFunction{IsG: true, GFunction: func(L *lua.LState) int {
	L.Panic = func(L *lua.LState) {
		panic(&lua.ApiError{Type: lua.ApiErrorRun, Object: L.Get(-1), StackTrace: "none"})
	}
	L.Call(L.GetTop()-1, lua.MultRet)
	return L.GetTop()
}}

// rethrow raises an error again if it is that of the end of the budget, and pays for it if not.
func (s *State) rethrow(L *lua.LState, raised lua.LValue) {
	if s.budget.isOver() {
		L.Error(raised, 0)
	}
	s.charge(L, errorCost)
}

// descend counts a thread that runs within another one.
func (s *State) descend(L *lua.LState) {
	if s.nested >= s.limits.Nested {
		L.RaiseError("more than %d coroutines and calls of pcall within one another", s.limits.Nested)
	}
	s.charge(L, switchCost)
	s.nested++
}

func (s *State) ascend() { s.nested-- }

// What threads cost, in instructions.
const (
	threadCost = 100 // to make one
	switchCost = 5   // to go into one and come back
	errorCost  = 40  // to come back with an error
)

// mostIdle is how many threads are kept for the next pcall.
const mostIdle = 8

// takeThread returns a thread in which nothing runs.
func (s *State) takeThread(L *lua.LState) *lua.LState {
	if n := len(s.idle); n > 0 {
		th := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return th
	}
	return s.newThread(L, s.budget, false)
}

func (s *State) giveBack(th *lua.LState) {
	if len(s.idle) < mostIdle {
		s.idle = append(s.idle, th)
	}
}

// newThread returns a thread with few registers, and a stack that is small at first or not. It is
// made without a context: from one, gopher-lua would derive another that nothing counts and nobody
// ends.
func (s *State) newThread(L *lua.LState, ctx context.Context, small bool) *lua.LState {
	const registers, step = 64, 256
	callers, options := L.RemoveContext(), L.Options
	L.Options.RegistrySize, L.Options.RegistryGrowStep = registers, step
	L.Options.MinimizeStackMemory = small
	th, _ := L.NewThread()
	L.Options = options
	L.SetContext(callers)
	th.SetContext(ctx)
	return th
}
