package scripting

import (
	"fmt"
	"math"
	"slices"
	"sort"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A property is one field of sim.NAME: how it is read and, if it can be, written.
type property struct {
	read  func(m *engine.Model, name string) float64
	write func(m *engine.Model, name string, v lua.LValue) (want string, err error) // nil: can't be
}

// properties are the fields of what sim knows by name, by the section it stands in.
var properties = map[string]map[string]property{
	"queues": {
		"depth": {read: func(m *engine.Model, q string) float64 { return float64(m.Depth(q)) }},
		"capacity": {
			read: func(m *engine.Model, q string) float64 { return unlimited(m.Capacity(q)) },
			write: func(m *engine.Model, q string, v lua.LValue) (string, error) {
				return whatever(v, mostPlaces, func(n int) error { return m.SetCapacity(q, n) })
			},
		},
	},
	"consumers": {
		"busy": {read: func(m *engine.Model, p string) float64 { return float64(m.Busy(p)) }},
		"count": {
			read: func(m *engine.Model, p string) float64 { return unlimited(m.Count(p)) },
			write: func(m *engine.Model, p string, v lua.LValue) (string, error) {
				return whatever(v, engine.MostConsumers, func(n int) error { return m.SetCount(p, n) })
			},
		},
	},
	"producers": {
		"rate": {
			read: func(m *engine.Model, p string) float64 { return m.Rate(p) },
			write: func(m *engine.Model, p string, v lua.LValue) (string, error) {
				x, ok := toRate(v)
				if !ok {
					return `a rate such as 40 (a second) or "90/min"`, nil
				}
				return "", m.SetRate(p, x)
			},
		},
	},
}

// unlimited returns n, or infinity where it stands for no bound.
func unlimited(n int) float64 {
	if n == engine.Unlimited {
		return math.Inf(1)
	}
	return float64(n)
}

// whatever hands a whole number up to most, or engine.Unlimited for math.huge, to set.
func whatever(v lua.LValue, most int, set func(int) error) (want string, err error) {
	n, ok := toPlaces(v, most)
	if !ok {
		return wantUpTo(most), nil
	}
	return "", set(n)
}

// newSim makes what functions get as sim: the run as it stands. Its queues, producers and pools are
// made when they are first asked for.
func (r *runtime) newSim(s *engine.Scenario) *lua.LTable {
	parts := partsOf(s)
	members := &lua.LTable{Metatable: lua.LNil}
	members.RawSetString("tally", r.simFunc("tally", r.tally))
	members.RawSetString("observe", r.simFunc("observe", r.observe))
	members.RawSetString("stop", r.simFunc("stop", r.stop))
	return proxy(members, func(L *lua.LState) int {
		name := lua.LVAsString(L.Get(2))
		if name == "now" {
			L.Push(lua.LNumber(r.call.Run.Now().Seconds()))
			return 1
		}
		section := parts.sectionOf(name)
		if section == "" {
			noSuch(L, "sim", L.Get(2), simNames(parts))
		}
		members.RawSetString(name, r.newTarget(name, properties[section]))
		L.Push(members.RawGetString(name))
		return 1
	}, func(L *lua.LState) int {
		name := lua.LVAsString(L.Get(2))
		if names := simNames(parts); !slices.Contains(names, name) {
			noSuch(L, "sim", L.Get(2), names)
		}
		raise(L, "sim."+name+" can't be written", "")
		return 0
	})
}

// simNames returns all that sim has.
func simNames(p parts) []string {
	names := []string{"now", "tally", "observe", "stop"}
	for _, section := range sections {
		names = append(names, p[section]...)
	}
	return names
}

// newTarget makes sim.NAME of a queue, a producer or a pool.
func (r *runtime) newTarget(name string, fields map[string]property) *lua.LTable {
	names := make([]string, 0, len(fields))
	for f := range fields {
		names = append(names, f)
	}
	sort.Strings(names)
	field := func(L *lua.LState) (property, string) {
		text := lua.LVAsString(L.Get(2))
		p, ok := fields[text]
		if !ok {
			noSuch(L, "sim."+name, L.Get(2), names)
		}
		return p, text
	}
	return proxy(nil, func(L *lua.LState) int {
		p, _ := field(L)
		L.Push(lua.LNumber(p.read(r.call.Run, name)))
		return 1
	}, func(L *lua.LState) int {
		p, text := field(L)
		path := "sim." + name + "." + text
		if p.write == nil {
			raise(L, path+" can't be written", "")
		}
		want, err := p.write(r.call.Run, name, L.Get(3))
		if err != nil {
			raise(L, path+": "+err.Error(), "")
		}
		if want != "" {
			raise(L, path+": want "+want+", got "+shown(L.Get(3)), "")
		}
		return 0
	})
}

// noSuch raises an error about a name that what doesn't have.
func noSuch(L *lua.LState, what string, name lua.LValue, names []string) {
	text, ok := name.(lua.LString)
	if !ok {
		raise(L, what+" has no "+shown(name), "")
	}
	raise(L, what+" has no "+quoted(string(text)), Suggest(string(text), "it has", names))
}

// proxy makes an empty table that answers with members, then by index, and is written by
// newIndex.
func proxy(members *lua.LTable, index, newIndex lua.LGFunction) *lua.LTable {
	meta := &lua.LTable{Metatable: lua.LNil}
	meta.RawSetString("__newindex", goFunction(newIndex))
	meta.RawSetString("__metatable", lua.LFalse)
	if members == nil {
		meta.RawSetString("__index", goFunction(index))
	} else {
		rest := &lua.LTable{Metatable: lua.LNil}
		rest.RawSetString("__index", goFunction(index))
		members.Metatable = rest
		meta.RawSetString("__index", members)
	}
	return &lua.LTable{Metatable: meta}
}

// simFunc makes a function of sim's. Its first argument is the name of something.
func (r *runtime) simFunc(name string, f func(L *lua.LState, text string)) *lua.LFunction {
	return goFunction(func(L *lua.LState) int {
		text, ok := L.Get(1).(lua.LString)
		if !ok && L.Get(1).Type() == lua.LTTable {
			raise(L, "want a text, got a table", "write sim."+name+"(…), with a point")
		}
		if !ok && !(name == "stop" && L.GetTop() == 0) {
			raise(L, "sim."+name+": want a text, got "+shown(L.Get(1)), "")
		}
		f(L, string(text))
		return 0
	})
}

// tally is sim.tally(name, n): the author's own counter.
func (r *runtime) tally(L *lua.LState, name string) {
	n := L.Get(2)
	if n == lua.LNil {
		n = lua.LNumber(1)
	}
	x := r.ownFigure(L, "tally", name, n)
	if err := r.call.Run.Tally(name, x); err != nil {
		raise(L, "sim."+err.Error(), "")
	}
}

// observe is sim.observe(name, x): the author's own trend.
func (r *runtime) observe(L *lua.LState, name string) {
	x := r.ownFigure(L, "observe", name, L.Get(2))
	if err := r.call.Run.Observe(name, x); err != nil {
		raise(L, "sim."+err.Error(), "")
	}
}

// mostOwnFigures bounds how many names sim.tally and sim.observe may make up.
const mostOwnFigures = 10_000

// ownFigure checks the name and the number of an own figure.
func (r *runtime) ownFigure(L *lua.LState, what, name string, v lua.LValue) float64 {
	if !r.figures[name] {
		if !namePattern.MatchString(name) {
			raise(L, "sim."+what+": want a name of small letters, digits and _, got "+quoted(name), "")
		}
		if len(r.figures) == mostOwnFigures {
			raise(L, fmt.Sprintf("sim.%s: want at most %d names, got more", what, mostOwnFigures), "")
		}
		r.figures[name] = true
	}
	x, ok := v.(lua.LNumber)
	if !ok || !(math.Abs(float64(x)) < math.MaxFloat64) {
		raise(L, "sim."+what+": want a number, got "+shown(v), "")
	}
	return float64(x)
}

// stop is sim.stop(reason): the run ends in good order.
func (r *runtime) stop(_ *lua.LState, reason string) { r.call.Run.Stop(reason) }

// raise raises an error in Lua, on the line that is running there.
func raise(L *lua.LState, msg, hint string) {
	if hint != "" {
		msg += " (" + hint + ")"
	}
	L.RaiseError("%s", msg)
}
