package scripting

import (
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A view is the item as a function sees it that only reads some of its fields: one plain table
// for all items, brought up to date before each call with those fields and no others. The
// function can't keep it (see usage), so nobody sees that there is only one. It is what makes a
// function for each item cheap: reading a field of a plain table is the fastest thing that Lua
// can do.
type view struct {
	table  *lua.LTable
	fields []viewField
}

// A viewField is one field of a view and how to come by it. What hasn't changed isn't written.
type viewField struct {
	name  string
	whole func(*engine.Item) int64      // of built-in fields that are whole numbers, else nil
	other func(*engine.Item) lua.LValue // of the rest
	last  int64
}

// never is a last value that no field has.
const never = -1 << 63

// newView returns a view with the named fields.
func (r *runtime) newView(reads []read) *view {
	v := &view{table: &lua.LTable{Metatable: lua.LNil}}
	for _, read := range reads {
		name := read.name
		f := viewField{name: name, last: never}
		if b, ok := builtins[name]; ok {
			f.whole, f.other = b.whole, b.other
		} else {
			f.other = func(it *engine.Item) lua.LValue { return r.ownField(it, name) }
		}
		v.fields = append(v.fields, f)
	}
	return v
}

// show makes the view one of item it.
func (v *view) show(it *engine.Item) {
	for i := range v.fields {
		f := &v.fields[i]
		if f.whole == nil {
			v.table.RawSetString(f.name, f.other(it))
			continue
		}
		if x := f.whole(it); x != f.last {
			f.last = x
			v.table.RawSetString(f.name, lua.LNumber(x))
		}
	}
}

// A builtin is a field that every item has: a whole number, or something else.
type builtin struct {
	kind  string // for editors
	whole func(*engine.Item) int64
	other func(*engine.Item) lua.LValue
}

// wholeField and otherField make the two sorts.
func wholeField(read func(*engine.Item) int64) builtin {
	return builtin{kind: "integer", whole: read}
}

func otherField(kind string, read func(*engine.Item) lua.LValue) builtin {
	return builtin{kind: kind, other: read}
}

// builtins are the fields of every item (DESIGN.md §2). Times are in seconds.
var builtins = map[string]builtin{
	"id":       wholeField(func(it *engine.Item) int64 { return it.ID }),
	"attempt":  wholeField(func(it *engine.Item) int64 { return int64(it.Attempt) }),
	"priority": wholeField(func(it *engine.Item) int64 { return int64(it.Priority) }),
	"size":     otherField("number", func(it *engine.Item) lua.LValue { return lua.LNumber(it.Size) }),
	"created":  otherField("number", func(it *engine.Item) lua.LValue { return seconds(it.Created) }),
	"deadline": otherField("number?", func(it *engine.Item) lua.LValue { return instantOrNil(it.Deadline) }),
	"waited":   otherField("number", func(it *engine.Item) lua.LValue { return seconds(it.Waited()) }),
	"producer": otherField("string", func(it *engine.Item) lua.LValue { return lua.LString(it.Producer()) }),
	"queue":    otherField("string", func(it *engine.Item) lua.LValue { return lua.LString(it.Queue()) }),
}

func seconds(t engine.Time) lua.LValue { return lua.LNumber(t.Seconds()) }

func instantOrNil(t engine.Time) lua.LValue {
	if t == engine.Never {
		return lua.LNil
	}
	return seconds(t)
}

// value returns a built-in field of an item.
func (b builtin) value(it *engine.Item) lua.LValue {
	if b.whole != nil {
		return lua.LNumber(b.whole(it))
	}
	return b.other(it)
}
