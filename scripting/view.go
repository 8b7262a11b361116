package scripting

import (
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A view is the item as a function sees it that only reads some of its fields: one plain table for
// all items, brought up to date before each call with those fields and no others. The function
// can't keep it (see usage), so nobody sees that there is only one. It is what makes a function for
// each item cheap: reading a field of a plain table is the fastest thing that Lua can do.
type view struct {
	table  *lua.LTable
	fields []viewField
}

// A viewField is one field of a view, how to come by it, and what it was last: what hasn't changed
// isn't written, since writing a field costs more than reading one.
type viewField struct {
	builtin
	name string
	own  func(*engine.Item) lua.LValue // of fields that aren't built in
	last struct {
		number float64
		text   string
		value  lua.LValue
	}
}

// newView returns a view with the named fields.
func (r *runtime) newView(reads []read) *view {
	v := &view{table: &lua.LTable{Metatable: lua.LNil}}
	for _, read := range reads {
		f := viewField{builtin: builtins[read.name], name: read.name}
		f.last.number, f.last.value = math.NaN(), lua.LNil
		if f.number == nil && f.text == nil {
			f.own = func(it *engine.Item) lua.LValue { return r.ownField(it, read.name) }
		}
		v.fields = append(v.fields, f)
	}
	return v
}

// show makes the view one of item it.
func (v *view) show(it *engine.Item) {
	for i := range v.fields {
		f := &v.fields[i]
		switch {
		case f.number != nil:
			if x := f.number(it); x != f.last.number {
				f.last.number = x
				v.table.RawSetString(f.name, f.value(it))
			}
		case f.text != nil:
			if s := f.text(it); s != f.last.text {
				f.last.text = s
				v.table.RawSetString(f.name, lua.LString(s))
			}
		default:
			if x := f.own(it); x != f.last.value {
				f.last.value = x
				v.table.RawSetString(f.name, x)
			}
		}
	}
}

// A builtin is a field that every item has: a number, NaN for none, or a text.
type builtin struct {
	kind   string // for editors
	number func(*engine.Item) float64
	text   func(*engine.Item) string
}

// builtins are the fields of every item (DESIGN.md §2). Times are in seconds.
var builtins = map[string]builtin{
	"id":       {"integer", func(it *engine.Item) float64 { return float64(it.ID) }, nil},
	"attempt":  {"integer", func(it *engine.Item) float64 { return float64(it.Attempt) }, nil},
	"priority": {"integer", func(it *engine.Item) float64 { return float64(it.Priority) }, nil},
	"size":     {"number", func(it *engine.Item) float64 { return it.Size }, nil},
	"created":  {"number", func(it *engine.Item) float64 { return it.Created.Seconds() }, nil},
	"deadline": {"number?", func(it *engine.Item) float64 { return instantOrNaN(it.Deadline) }, nil},
	"waited":   {"number", func(it *engine.Item) float64 { return it.Waited().Seconds() }, nil},
	"producer": {"string", nil, (*engine.Item).Producer},
	"queue":    {"string", nil, (*engine.Item).Queue},
}

func instantOrNaN(t engine.Time) float64 {
	if t == engine.Never {
		return math.NaN()
	}
	return t.Seconds()
}

// value returns a built-in field of an item.
func (b builtin) value(it *engine.Item) lua.LValue {
	if b.text != nil {
		return lua.LString(b.text(it))
	}
	if x := b.number(it); !math.IsNaN(x) {
		return lua.LNumber(x)
	}
	return lua.LNil
}
