package scripting

import (
	"fmt"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// paramFunc is param(name, default, help): the default, or what was set from outside, typed like
// the default.
func (r *runtime) paramFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		const usage = `param("workers", 3, "consumers that drain the queue")`
		name, ok := args.at(1).(lua.LString)
		switch {
		case r.call != nil:
			return wrong("params are for the top level of the file", "")
		case !ok || !namePattern.MatchString(string(name)):
			return wrong("want the param's name, got "+shown(args.at(1)), "as in "+usage)
		case !canBeParam(args.at(2)):
			return wrong(fmt.Sprintf("%s: want a default that is a number, a text, true or false, got %s",
				quoted(string(name)), shown(args.at(2))), "as in "+usage)
		}
		help, _ := args.at(3).(lua.LString)
		return r.param(string(name), args.at(2), string(help))
	}
}

// mostParams is more than anybody would set.
const mostParams = 200

func canBeParam(v lua.LValue) bool {
	switch v.Type() {
	case lua.LTNumber, lua.LTString, lua.LTBool:
		return true
	}
	return false
}

// param enters a param and returns its value.
func (r *runtime) param(name string, def lua.LValue, help string) (lua.LValue, faults) {
	for _, p := range r.params {
		if p.Name == name {
			return wrong("there is a param "+quoted(name)+" already", "keep it in a local variable")
		}
	}
	if len(r.params) == mostParams {
		return wrong(fmt.Sprintf("want at most %d params", mostParams), "")
	}
	val := def
	if set := r.settings.param(name); set != nil {
		var ok bool
		if val, ok = typedLike(def, set); !ok {
			r.elsewhere(Position{File: set.origin}, "",
				fmt.Sprintf("want %s, got %s", typeWord(def), quoted(set.text)), help)
			val = def
		}
	}
	r.params = append(r.params, engine.Param{Name: name, Value: goValue(val), Help: help})
	return val, nil
}

// typedLike returns the value of a setting as the type of a default.
func typedLike(def lua.LValue, set *setting) (lua.LValue, bool) {
	if def.Type() == lua.LTString {
		return lua.LString(set.text), true
	}
	return set.value, set.value.Type() == def.Type()
}

func typeWord(v lua.LValue) string {
	if v.Type() == lua.LTNumber {
		return "a number"
	}
	return "true or false"
}

func goValue(v lua.LValue) any {
	switch v := v.(type) {
	case lua.LNumber:
		return float64(v)
	case lua.LBool:
		return bool(v)
	}
	return lua.LVAsString(v)
}

// paramNames returns the names of the params so far.
func (r *runtime) paramNames() []string {
	names := make([]string, len(r.params))
	for i, p := range r.params {
		names[i] = p.Name
	}
	return names
}
