package scripting

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A value is one value of the table that a file returns, with its place. Tables are read raw and
// only as deep as the fields of the language go: whatever else they hold is never looked at.
type value struct {
	d    *decoder
	path string
	lua  lua.LValue
}

// fail notes that the value isn't what it should be: "want …, got …".
func (v value) fail(want string) { v.failHint(want, "") }

// failHint is fail with a hint.
func (v value) failHint(want, hint string) {
	v.wrong(fmt.Sprintf("want %s, got %s", want, shown(v.lua)), hint)
}

// wrong notes a mistake at the value's place, unless a mistake in it has been told already.
func (v value) wrong(msg, hint string) {
	if !isUnknown(v.lua) {
		v.d.wrong(v.path, msg, hint)
	}
}

// isText reports whether the value is a string.
func (v value) isText() bool { return v.lua.Type() == lua.LTString }

// table returns the value as a table. Anything else is a mistake.
func (v value) table(want string) (*lua.LTable, bool) {
	t, ok := v.lua.(*lua.LTable)
	if !ok {
		v.fail(want)
	}
	return t, ok
}

// fields returns what a table has under names, sorted, with what was set from outside. A key that
// is no name is a mistake.
func (v value) fields(want string) ([]value, []string) {
	t, ok := v.table(want)
	if !ok {
		return nil, nil
	}
	var names []string
	for key, _ := t.Next(lua.LNil); key != lua.LNil; key, _ = t.Next(key) {
		if name, ok := key.(lua.LString); ok {
			names = append(names, string(name))
			continue
		}
		v.wrong(fmt.Sprintf("want %s, got %s without a name", want, shown(t.RawGet(key))),
			"give it a name: name = …")
		return nil, nil
	}
	for _, name := range v.d.settings.under(v.path) {
		if t.RawGetString(name) == lua.LNil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	values := make([]value, len(names))
	for i, name := range names {
		values[i] = v.field(t, name)
	}
	return values, names
}

// field returns one field of a table: as it was set from outside, or as it stands.
func (v value) field(t *lua.LTable, name string) value {
	path := joined(v.path, name)
	if set, ok := v.d.settings.value(path); ok {
		return value{v.d, path, set}
	}
	return value{v.d, path, t.RawGetString(name)}
}

// list returns the elements of a table that is a list. Anything else in it is a mistake.
func (v value) list(want string) ([]value, bool) {
	t, ok := v.table(want)
	if !ok {
		return nil, false
	}
	n := t.Len()
	for key, _ := t.Next(lua.LNil); key != lua.LNil; key, _ = t.Next(key) {
		if i, ok := key.(lua.LNumber); !ok || i < 1 || i > lua.LNumber(n) || i != lua.LNumber(int(i)) {
			v.wrong(fmt.Sprintf("want %s, got a table with the key %s", want, shown(key)), "")
			return nil, false
		}
	}
	values := make([]value, n)
	for i := range values {
		values[i] = value{v.d, indexed(v.path, i+1), t.RawGetInt(i + 1)}
	}
	return values, true
}

// shown returns a Lua value as messages show it.
func shown(v lua.LValue) string {
	switch v := v.(type) {
	case nil, *lua.LNilType:
		return "nothing"
	case lua.LBool:
		return strconv.FormatBool(bool(v))
	case lua.LNumber:
		return number(float64(v))
	case lua.LString:
		return quoted(string(v))
	case *lua.LTable:
		return "a table"
	case *lua.LFunction:
		return "a function"
	case *lua.LUserData:
		switch x := v.Value.(type) {
		case engine.Steps:
			return "steps"
		case engine.Ramp:
			return "a ramp"
		case fmt.Stringer:
			return shorten(x.String(), 60)
		}
	}
	return "a " + v.Type().String()
}

// number returns x as messages show it.
func number(x float64) string {
	switch {
	case math.IsNaN(x):
		return "a value that is not a number (NaN)"
	case x >= math.MaxFloat64: // math.huge is one of both
		return "infinity"
	case x <= -math.MaxFloat64:
		return "-infinity"
	case x == math.Floor(x) && math.Abs(x) < 1e15:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// unknown is what a name stands for that doesn't exist, and what a constructor returns that was
// told wrong things: the file runs on, so that its other mistakes are found too.
type unknown struct{}

// String is what tostring says of it.
func (unknown) String() string { return "unknown" }

func isUnknown(v lua.LValue) bool {
	ud, ok := v.(*lua.LUserData)
	if !ok {
		return false
	}
	_, ok = ud.Value.(unknown)
	return ok
}
