package scripting

import (
	lua "github.com/yuin/gopher-lua"
)

// A builtinFunc is what stands behind a global function: it answers with a value, or with what is
// wrong with its arguments.
type builtinFunc func(args arguments) (answer lua.LValue, wrong faults)

// A fault is something wrong with the arguments of a function, and how to mend it.
type fault struct{ msg, hint string }

type faults []fault

// wrong returns a single fault.
func wrong(msg, hint string) (lua.LValue, faults) { return nil, faults{{msg, hint}} }

// arguments are what a Go function was called with.
type arguments struct{ *lua.LState }

// at returns the i-th argument from 1, nil (Lua's) if there is none.
func (a arguments) at(i int) lua.LValue { return a.Get(i) }

// A global is a function that a scenario's file has, besides Lua's own.
type global struct {
	name, help string
	params     string // as it is called
	types      string // for editors
	call       func(r *runtime) builtinFunc
}

// globals are the functions of the language that aren't distributions or schedules.
var globals = []global{
	{
		"param", "a value that --set NAME=VALUE changes", "(name, default, help)",
		"---@generic T: number|string|boolean\n---@param name string\n---@param default T\n" +
			"---@param help? string\n---@return T",
		(*runtime).paramFunc,
	},
	{
		"chance", "true with probability p; in functions only", "(p)",
		"---@param p number\n---@return boolean", (*runtime).chanceFunc,
	},
	{
		"random", "a number from 0 to below 1; in functions only", "()",
		"---@return number", (*runtime).randomFunc,
	},
	{
		"ms", "milliseconds as seconds: ms(500) is 0.5", "(x)",
		"---@param x number\n---@return number",
		func(*runtime) builtinFunc { return scale("ms", 1e3) },
	},
	{
		"s", "seconds: s(2) is 2", "(x)",
		"---@param x number\n---@return number",
		func(*runtime) builtinFunc { return scale("s", 1) },
	},
	{
		"trace", "recorded arrivals, from a CSV file", "(t)",
		"---@param t queuesim.Trace\n---@return queuesim.Trace",
		func(*runtime) builtinFunc { return traceFunc },
	},
	{
		"sine", "a rate that is a wave, at its mean and rising at the phase: sine { mean = 40, " +
			"amplitude = 30, period = \"24h\", phase = \"9h\" }", "(t)",
		"---@param t { mean: queuesim.rate, amplitude: queuesim.rate, period: queuesim.time, " +
			"phase?: queuesim.time }\n---@return queuesim.Level",
		(*runtime).sineFunc,
	},
	{
		"varying", "a rate that f(sim) computes at each candidate for an arrival, from 0 to max; " +
			"candidates come at random at the rate max", "(max, f)",
		"---@param max queuesim.rate\n---@param f fun(sim: queuesim.Sim): queuesim.rate\n" +
			"---@return queuesim.Level",
		(*runtime).varyingFunc,
	},
	{
		"bursty", "a rate that goes from one to another by chance, each of which lasts so long on " +
			"average: bursty { { rate = 5, lasts = \"1m\" }, { rate = 100, lasts = \"2s\" } }", "(rates)",
		"---@param rates { rate: queuesim.rate, lasts: queuesim.time }[]\n---@return queuesim.Level",
		(*runtime).burstyFunc,
	},
}

// install gives the file its globals.
func (r *runtime) install() {
	for _, g := range globals {
		r.global(g.name, g.call(r))
	}
	for _, s := range schedules {
		r.global(s.name, func(args arguments) (lua.LValue, faults) {
			p, msg := points(args.at(1))
			if msg != "" {
				return wrong(msg, "")
			}
			return r.userdata(s.build(p), nil), nil
		})
	}
	r.installDistributions()
}

// global makes a Go function known to the file. While the file loads, wrong arguments are noted,
// and it goes on with an unknown value; later they are an error of the function that gave them.
func (r *runtime) global(name string, f builtinFunc) {
	r.wall.Global(name, goFunction(func(L *lua.LState) int {
		if anyUnknown(L) && r.call == nil {
			L.Push(r.unknown)
			return 1
		}
		answer, wrong := f(arguments{L})
		if wrong == nil {
			L.Push(answer)
			return 1
		}
		if r.call != nil {
			raise(L, name+": "+wrong[0].msg, wrong[0].hint)
		}
		for _, w := range wrong {
			r.noteAt(L, name, w.msg, w.hint)
		}
		L.Push(r.unknown)
		return 1
	}))
}

// anyUnknown reports whether an argument, or a value in a table among them, is unknown. What is in
// the tables is paid for out of the budget of the entry: it is work that Lua has others do.
func anyUnknown(L *lua.LState) bool {
	for i := 1; i <= L.GetTop(); i++ {
		if hasUnknown(L, L.Get(i), 3) {
			return true
		}
	}
	return false
}

// priceOfElement is what a list's element costs whoever hands the list to a constructor.
const priceOfElement = 8

// hasUnknown looks into tables so many levels deep.
func hasUnknown(L *lua.LState, v lua.LValue, depth int) bool {
	t, ok := v.(*lua.LTable)
	if !ok || depth == 0 {
		return isUnknown(v)
	}
	found := false
	for key, x := t.Next(lua.LNil); key != lua.LNil; key, x = t.Next(key) {
		found = found || hasUnknown(L, x, depth-1)
		for range priceOfElement {
			L.Context().Done() // counts: see package wall
		}
	}
	return found
}

// goFunction wraps a Go function for Lua.
func goFunction(f lua.LGFunction) *lua.LFunction {
	return &lua.LFunction{IsG: true, Env: &lua.LTable{Metatable: lua.LNil}, GFunction: f}
}

// noteAt notes a mistake on the line from which Lua called the running Go function.
func (r *runtime) noteAt(L *lua.LState, path, msg, hint string) {
	for level := 1; ; level++ {
		d, ok := L.GetStack(level)
		if !ok {
			r.at(0, path, msg, hint)
			return
		}
		if _, err := L.GetInfo("Sl", d, lua.LNil); err != nil || d.CurrentLine <= 0 {
			continue
		}
		if d.Source == r.file {
			r.at(d.CurrentLine, path, msg, hint)
		} else {
			r.elsewhere(Position{d.Source, d.CurrentLine}, path, msg, hint)
		}
		return
	}
}

// newUnknown makes the value that stands for what isn't known: whatever is done with it, it stays
// what it is, so that the file's other mistakes are found.
func newUnknown() *lua.LUserData {
	u := &lua.LUserData{Value: unknown{}}
	self := goFunction(func(L *lua.LState) int { L.Push(u); return 1 })
	yes := goFunction(func(L *lua.LState) int { L.Push(lua.LTrue); return 1 })
	mt := &lua.LTable{Metatable: lua.LNil}
	for _, event := range []string{
		"__index", "__call", "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__unm", "__concat",
	} {
		mt.RawSetString(event, self)
	}
	for _, event := range []string{"__lt", "__le"} {
		mt.RawSetString(event, yes)
	}
	mt.RawSetString("__newindex", goFunction(func(*lua.LState) int { return 0 }))
	mt.RawSetString("__metatable", lua.LFalse)
	u.Metatable = mt
	return u
}

// userdata wraps a Go value for Lua. Its text is what fmt makes of it; methods may be nil.
func (r *runtime) userdata(v any, methods *lua.LTable) *lua.LUserData {
	mt := &lua.LTable{Metatable: lua.LNil}
	ud := &lua.LUserData{Value: v, Metatable: mt}
	mt.RawSetString("__tostring", goFunction(func(L *lua.LState) int {
		L.Push(lua.LString(shown(ud)))
		return 1
	}))
	mt.RawSetString("__metatable", lua.LFalse)
	if methods != nil {
		mt.RawSetString("__index", methods)
	}
	return ud
}

// notHere is what is wrong with a draw at the top level of the file.
const (
	notHere     = "there is no luck at the top level of the file"
	notHereHint = "call it in a function: fails = function(item) return chance(0.1) end"
)

func (r *runtime) chanceFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		p, ok := args.at(1).(lua.LNumber)
		switch {
		case !ok || !(p >= 0 && p <= 1):
			return wrong("want a probability from 0 to 1, got "+shown(args.at(1)), "")
		case r.call == nil:
			return wrong(notHere, notHereHint)
		}
		return lua.LBool(r.random() < float64(p)), nil
	}
}

func (r *runtime) randomFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		switch {
		case args.GetTop() > 0:
			return wrong("want no arguments, got "+shown(args.at(1)),
				"math.random(m, n) gives whole numbers, uniform(a, b):sample() others")
		case r.call == nil:
			return wrong(notHere, notHereHint)
		}
		return lua.LNumber(r.random()), nil
	}
}

// scale returns a function that turns a number of units into seconds.
func scale(name string, perSecond float64) builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		x, ok := args.at(1).(lua.LNumber)
		if !ok {
			return wrong("want a number, got "+shown(args.at(1)), "as in "+name+"(500)")
		}
		return lua.LNumber(float64(x) / perSecond), nil
	}
}

// traceFunc gives its table back: trace { … } and { … } say the same.
func traceFunc(args arguments) (lua.LValue, faults) {
	if args.at(1).Type() != lua.LTTable {
		return wrong("want a table, got "+shown(args.at(1)),
			`as in trace { file = "requests.csv", time = "TIMESTAMP" }`)
	}
	return args.at(1), nil
}
