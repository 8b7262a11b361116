package wall

import (
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
// The call has a thread of its own. An error closes the upvalues of all functions that are active in
// its thread, as if they were left, and those of the caller aren't.
func (s *State) attempt(L *lua.LState, f lua.LValue, n int) (results int, raised lua.LValue) {
	fn, ok := f.(*lua.LFunction)
	if !ok && L.GetMetaField(f, "__call").Type() != lua.LTFunction {
		return 0, lua.LString("attempt to call a " + f.Type().String() + " value")
	}
	s.descend(L)
	defer s.ascend()
	th := s.takeThread(L)
	raised = perform(L, th, f, n)
	if raised == nil {
		results = 1 + th.GetTop()
		L.Push(lua.LTrue)
		th.XMoveTo(L, results-1)
		s.giveBack(th)
		return results, nil
	}
	s.rethrow(L, raised)
	if text, ok := raised.(lua.LString); ok && fn != nil && fn.IsG {
		raised = lua.LString(strings.TrimPrefix(string(text), " ")) // it has no place to tell
	}
	return 0, raised
}

// perform calls f in a thread with the topmost n values of L. It leaves the results in the thread,
// or returns the value that was raised, and then the thread is of no use any more.
func perform(L, th *lua.LState, f lua.LValue, n int) (raised lua.LValue) {
	defer func() {
		if r := recover(); r != nil {
			raised = caught(th, r)
		}
	}()
	th.Push(f)
	L.XMoveTo(th, n)
	th.Call(n, lua.MultRet)
	return nil
}

// caught returns the value of the error that ended what ran in a thread. What isn't an error of a
// script's goes on.
func caught(th *lua.LState, r any) lua.LValue {
	if e, ok := r.(*lua.ApiError); ok {
		return e.Object
	}
	if r == "lua callstack overflow" { // what gopher-lua says when a stack that grows can't
		th.Panic = func(*lua.LState) {} // to raise an error now only closes upvalues and finds the place
		th.RaiseError("stack overflow")
		return th.Get(-1)
	}
	panic(r)
}

// rethrow raises an error again if it is that of the end of the budget, and pays for it if not.
func (s *State) rethrow(L *lua.LState, raised lua.LValue) {
	if s.budget.isOver() {
		L.Error(raised, 0)
	}
	s.charge(L, threadCost)
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
	threadCost = 200
	switchCost = 5
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
	th := s.newThread(L)
	th.SetContext(s.budget)
	th.Panic = func(th *lua.LState) {
		panic(&lua.ApiError{Type: lua.ApiErrorRun, Object: th.Get(-1)})
	}
	return th
}

func (s *State) giveBack(th *lua.LState) {
	if len(s.idle) < mostIdle {
		s.idle = append(s.idle, th)
	}
}

// newThread returns a thread that starts small and has no context yet. With a context gopher-lua
// would derive another one from it for each thread, whose instructions nothing would count.
func (s *State) newThread(L *lua.LState) *lua.LState {
	const registers, step = 64, 256
	ctx, options := L.RemoveContext(), L.Options
	L.Options.RegistrySize, L.Options.RegistryGrowStep = registers, step
	L.Options.MinimizeStackMemory = true
	th, _ := L.NewThread()
	L.Options = options
	L.SetContext(ctx)
	return th
}
