package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// A coroutine is a function of a script's that runs in a thread of gopher-lua's and can stop in the
// middle. It is also the context of its thread, which gopher-lua asks before each instruction.
type coroutine struct {
	*budget // its instructions are those of the entry, whichever resumes it

	thread    *lua.LState
	fn        *lua.LFunction
	state     coroutineState
	resumer   *lua.LState // where its values go
	yielded   int         // how many values it yielded
	registers int         // of the function that yielded
}

// A coroutineState is where in its life a coroutine is.
type coroutineState uint8

const (
	suspended coroutineState = iota // not begun, or in the middle of a yield
	entered                         // resumed, but no instruction has run yet
	active                          // running, or waiting for another one that it has resumed
	dead
)

// newCoroutine makes a coroutine of the first argument. Like that of Lua 5.1 it wants a function
// written in Lua.
func newCoroutine(s *State, a args) *coroutine {
	f := a.function(1)
	if f.IsG {
		a.bad(1, "Lua function expected")
	}
	if s.alive >= s.limits.Coroutines {
		a.L.RaiseError("more than %d coroutines that have not ended", s.limits.Coroutines)
	}
	s.charge(a.L, threadCost)
	c := &coroutine{budget: s.budget, fn: f}
	c.thread = s.newThread(a.L, c, true)
	s.alive++
	return c
}

// current returns the coroutine that is running, nil if there is none.
func current(L *lua.LState) *coroutine {
	c, _ := L.G.CurrentThread.Context().(*coroutine)
	return c
}

func (c *coroutine) status(L *lua.LState) string {
	switch {
	case c.state == dead:
		return "dead"
	case c.state == suspended:
		return "suspended"
	case c == current(L):
		return "running"
	}
	return "normal" // it has resumed the one that is running
}

// Done is called before each instruction. The first one after a resume takes the thread off its
// parent, which gopher-lua would give the results and errors of the coroutine in its own way.
func (c *coroutine) Done() <-chan struct{} {
	if c.state == entered {
		c.state, c.thread.Parent = active, nil
	}
	return c.budget.Done()
}

// resume runs a coroutine until it yields or ends, and returns what it yields or its results; or
// else the value that was raised as an error. The end of the budget goes on.
func (s *State) resume(L *lua.LState, c *coroutine, given []lua.LValue) (values []lua.LValue,
	raised lua.LValue,
) {
	if c.state != suspended {
		return nil, lua.LString("cannot resume " + c.status(L) + " coroutine")
	}
	s.descend(L)
	defer func() {
		s.ascend()
		if c.state == dead {
			s.alive--
		}
	}()
	if values, raised = c.run(L, given); raised != nil {
		s.rethrow(L, raised)
	}
	return values, raised
}

// run lets a coroutine run. It leaves L as it was, whatever happens.
func (c *coroutine) run(L *lua.LState, given []lua.LValue) (values []lua.LValue,
	raised lua.LValue,
) {
	before, top := L.G.CurrentThread, L.GetTop()
	defer func() {
		L.G.CurrentThread = before
		if r := recover(); r != nil {
			L.SetTop(top)
			c.state = dead
			raised = caught(c.thread, r)
		}
	}()
	c.clearRegisters()
	c.state, c.resumer = entered, L
	_, _, values = L.Resume(c.thread, c.fn, given...)
	if c.state == suspended {
		return values[:c.yielded], nil
	}
	c.state = dead
	return args{L: c.thread}.from(1), nil
}

// caught returns the value of the error that ended what ran in a thread. What isn't an error of a
// script's goes on.
func caught(th *lua.LState, r any) lua.LValue {
	if e, ok := r.(*lua.ApiError); ok && e.Type == lua.ApiErrorRun {
		return e.Object
	}
	if r == "lua callstack overflow" { // what gopher-lua says when a stack that grows can't
		th.Panic = func(*lua.LState) {} // to raise an error now only finds the place and closes upvalues
		th.RaiseError("stack overflow")
		return th.Get(-1)
	}
	panic(r)
}

// clearRegisters puts Lua's nil where Go's is: into the registers in which a resumed function
// expects values that it mightn't be given.
func (c *coroutine) clearRegisters() {
	for range c.registers {
		c.thread.Push(lua.LNil)
	}
	c.thread.Pop(c.registers)
}
