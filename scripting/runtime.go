package scripting

import (
	"errors"
	"fmt"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/scripting/wall"
)

// A runtime is what the functions of a scenario share while it runs. It belongs to one run at a
// time.
type runtime struct {
	*reporter // for mistakes while the file loads; nil once it runs

	wall *wall.State
	call *engine.Call // the one being answered; nil while the file loads

	settings *settings
	params   []engine.Param
	unknown  *lua.LUserData

	usages   map[lines]usage // what the file's functions do with their item
	given    map[string]bool // fields that they give to items
	givenAny bool            // there may be others

	sim     *lua.LTable
	items   *handles
	filling *engine.Item    // the one whose producer's function runs
	figures map[string]bool // names of tallies and observations so far
	reasons map[string]bool // for which attempts have failed so far
}

// random returns the next draw of the item and purpose, or of the hook, that is being answered.
func (r *runtime) random() float64 { return r.call.Draw.Float64() }

// subject says what the arguments of a function are.
type subject uint8

const (
	withItem   subject = iota // (item, sim)
	withSim                   // (sim)
	withReason                // (item, sim, reason)
)

// A function is a Lua function that stands at a field of the scenario.
type function struct {
	run  *runtime
	lua  *lua.LFunction
	path string
	line int // of the field in the file
	what subject
	view *view // nil: the item is handed over as a handle, or not at all
	args int   // how many arguments the function takes notice of
}

// function makes the Lua function at v callable by the engine.
func (v value) function(fn *lua.LFunction, what subject) *function {
	f := &function{
		run: v.d.run, lua: fn, path: v.path, line: v.d.source.line(v.path), what: what, args: mostArguments,
	}
	p := fn.Proto
	if p == nil || p.SourceName != v.d.file {
		return f // out of a file that is required, or one of Lua's own
	}
	u, known := v.d.run.usages[lines{p.LineDefined, p.LastLineDefined}]
	if !known {
		return f
	}
	f.args = u.params
	if what == withSim || u.params == 0 {
		return f
	}
	v.d.reads = append(v.d.reads, func() { v.checkReads(u) })
	if !u.escapes {
		f.view = v.d.run.newView(u.reads)
	}
	return f
}

// call enters Lua. It is what each use of a function costs.
func (f *function) call(c *engine.Call) (lua.LValue, error) {
	r := f.run
	outer := r.call
	r.call = c
	answer, err := f.enter(c)
	r.call = outer
	if err != nil {
		return lua.LNil, f.explain(err, c)
	}
	return answer, nil
}

// enter calls the function with as many arguments as it takes.
func (f *function) enter(c *engine.Call) (lua.LValue, error) {
	r := f.run
	switch {
	case f.args == 0:
		return r.wall.Call(f.lua)
	case f.what == withSim:
		return r.wall.Call(f.lua, r.sim)
	}
	item := r.items.of(c.Item, f.view)
	switch {
	case f.args == 1:
		return r.wall.Call(f.lua, item)
	case f.args == 2 || f.what == withItem:
		return r.wall.Call(f.lua, item, r.sim)
	}
	return r.wall.Call(f.lua, item, r.sim, textOrNil(c.Reason))
}

func textOrNil(s string) lua.LValue {
	if s == "" {
		return lua.LNil
	}
	return lua.LString(s)
}

// asked makes a function that computes a number. If what it returns isn't an answer, it is told.
func (v value) asked(fn *lua.LFunction, what subject, a answer) engine.Func {
	f := v.function(fn, what)
	return func(c *engine.Call) (float64, error) {
		returned, err := f.call(c)
		if err != nil {
			return 0, err
		}
		x, ok := a.read(returned)
		if !ok {
			return 0, f.failed(c, fmt.Sprintf("want %s, got %s", a.want, shown(returned)), "")
		}
		return x, nil
	}
}

// hook returns the kind of functions that run when something has happened.
func hook(name string, what subject) kind[engine.Hook] {
	return kind[engine.Hook]{name, func(v value) (engine.Hook, bool) {
		fn, ok := v.lua.(*lua.LFunction)
		if !ok {
			v.fail("a " + name)
			return nil, false
		}
		f := v.function(fn, what)
		return func(c *engine.Call) error {
			_, err := f.call(c)
			return err
		}, true
	}}
}

// The kinds of hooks.
var (
	simHook    = hook("function(sim)", withSim)
	itemHook   = hook("function(item, sim)", withItem)
	reasonHook = hook("function(item, sim, reason)", withReason)
	fateHook   = hook("function(item, sim, fate)", withReason)

	// fillHook may write what is the engine's in the item that it fills.
	fillHook = kind[engine.Hook]{itemHook.name, func(v value) (engine.Hook, bool) {
		fill, ok := itemHook.read(v)
		r := v.d.run
		return func(c *engine.Call) error {
			r.filling = c.Item
			err := fill(c)
			r.filling = nil
			return err
		}, ok
	}}
)

// explain turns an error out of Lua into one that says where it happened and about which item.
func (f *function) explain(err error, c *engine.Call) error {
	var e *wall.Error
	if !errors.As(err, &e) {
		return f.failed(c, err.Error(), "")
	}
	told := f.failed(c, e.Msg, limitHint(e))
	told.Trace, told.cause = e.Trace, e
	if e.Line != 0 {
		told.Pos = Position{File: e.File, Line: e.Line}
		told.Text = f.run.text(told.Pos)
	}
	return told
}

// failed returns an error of what the function did, at the function's first line; of one that isn't
// written in Lua (ttl = print), at its field.
func (f *function) failed(c *engine.Call, msg, hint string) *Error {
	if c.Item != nil {
		msg += " (item " + c.Item.String()
		if c.Run != nil {
			msg += ", at " + c.Run.Now().String()
		}
		msg += ")"
	} else if c.Run != nil {
		msg += " (at " + c.Run.Now().String() + ")"
	}
	e := &Error{Pos: Position{File: f.run.file, Line: f.line}, Path: f.path, Msg: msg, Hint: hint}
	if f.lua.Proto != nil {
		e.Pos = Position{File: f.lua.Proto.SourceName, Line: f.lua.Proto.LineDefined}
	}
	e.Text = f.run.text(e.Pos)
	return e
}

// text returns a line of the scenario's file, or "" of other files.
func (r *runtime) text(p Position) string {
	if p.File != r.file || p.Line < 1 || p.Line > len(r.lines) {
		return ""
	}
	return r.lines[p.Line-1]
}
