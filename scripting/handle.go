package scripting

import (
	"fmt"
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A handle is an item as a function sees it that writes it, keeps it or passes it on. Each item
// has at most one, made when it is first needed, and with it the author's own fields. It outlives
// the item and then knows only its name.
type handle struct {
	data *lua.LUserData
	item *engine.Item // nil once it is gone
	gone string       // its name, then
	own  []ownField
}

// An ownField is a field that the author gave the item. There are few, so they are a list.
type ownField struct {
	name  string
	value lua.LValue
}

const mostOwnFields = 64

// handles makes the handles of a run.
type handles struct {
	run  *runtime
	meta *lua.LTable
}

func newHandles(r *runtime) *handles {
	h := &handles{run: r, meta: &lua.LTable{Metatable: lua.LNil}}
	h.meta.RawSetString("__index", goFunction(h.index))
	h.meta.RawSetString("__newindex", goFunction(h.newIndex))
	h.meta.RawSetString("__tostring", goFunction(h.text))
	h.meta.RawSetString("__metatable", lua.LFalse)
	return h
}

// of returns an item as a function is to see it: by its view, or if it has none by the item's
// handle; nil (Lua's) if there is no item.
func (h *handles) of(it *engine.Item, v *view) lua.LValue {
	if it == nil {
		return lua.LNil
	}
	if v != nil {
		v.show(it)
		return v.table
	}
	if known, ok := it.Own.(*handle); ok {
		return known.data
	}
	made := &handle{item: it}
	made.data = &lua.LUserData{Value: made, Metatable: h.meta}
	it.Own = made
	return made.data
}

// release parts an item that is gone from its handle.
func (h *handles) release(it *engine.Item) {
	if known, ok := it.Own.(*handle); ok {
		known.gone, known.item, known.own = it.String(), nil, nil
	}
	it.Own = nil
}

// handle returns the handle that a metamethod was called with. One whose item is gone is an
// error.
func (h *handles) handle(L *lua.LState) *handle {
	if ud, ok := L.Get(1).(*lua.LUserData); ok {
		if known, ok := ud.Value.(*handle); ok {
			if known.item == nil {
				L.RaiseError("%s is gone", known.gone)
			}
			return known
		}
	}
	L.RaiseError("want an item, got %s", shown(L.Get(1)))
	return nil
}

func (h *handles) index(L *lua.LState) int {
	known := h.handle(L)
	name, ok := L.Get(2).(lua.LString)
	if !ok {
		L.RaiseError("want the name of an item's field, got %s", shown(L.Get(2)))
	}
	if b, ok := builtins[string(name)]; ok {
		L.Push(b.value(known.item))
		return 1
	}
	L.Push(h.run.ownField(known.item, string(name)))
	return 1
}

// ownField returns a field that the author gave an item: by a function, or by its trace.
func (r *runtime) ownField(it *engine.Item, name string) lua.LValue {
	if known, ok := it.Own.(*handle); ok {
		for i := range known.own {
			if known.own[i].name == name {
				return known.own[i].value
			}
		}
	}
	if it.Row < 0 {
		return lua.LNil
	}
	trace := it.Trace()
	if trace == nil {
		return lua.LNil
	}
	for _, c := range trace.Columns {
		if c.Name != name {
			continue
		}
		if int(it.Row) < len(c.Texts) && c.Texts[it.Row] != "" {
			return lua.LString(c.Texts[it.Row])
		}
		return lua.LNumber(c.Numbers[it.Row])
	}
	return lua.LNil
}

// newIndex writes a field. Those of every item are the engine's, but for three while it is made.
func (h *handles) newIndex(L *lua.LState) int {
	known := h.handle(L)
	name, ok := L.Get(2).(lua.LString)
	if !ok {
		L.RaiseError("want the name of an item's field, got %s", shown(L.Get(2)))
	}
	if _, ok := builtins[string(name)]; ok {
		if wrong := h.write(known.item, string(name), L.Get(3)); wrong != "" {
			L.RaiseError("item.%s: %s", name, wrong)
		}
		return 0
	}
	for i := range known.own {
		if known.own[i].name == string(name) {
			known.own[i].value = L.Get(3)
			return 0
		}
	}
	if len(known.own) == mostOwnFields {
		L.RaiseError("an item can have at most %d fields of its own", mostOwnFields)
	}
	known.own = append(known.own, ownField{string(name), L.Get(3)})
	return 0
}

// write writes a built-in field, or answers what is wrong.
func (h *handles) write(it *engine.Item, name string, v lua.LValue) string {
	if name != "priority" && name != "size" && name != "deadline" {
		return "can't be written"
	}
	if h.run.filling != it {
		return "can be written only by the producer's function: item = function(item) … end"
	}
	x, isNumber := v.(lua.LNumber)
	f := float64(x)
	switch name {
	case "priority":
		if !isNumber || f != math.Floor(f) || f < 0 || f > 255 {
			return "want a whole number from 0 to 255, got " + shown(v)
		}
		it.Priority = uint8(f)
	case "size":
		if !isNumber || !(math.Abs(f) < math.MaxFloat64) {
			return "want a number, got " + shown(v)
		}
		it.Size = f
	case "deadline":
		t, ok := engine.Seconds(f)
		if v == lua.LNil {
			t, ok = engine.Never, true
		} else if !isNumber || !ok {
			return fmt.Sprintf("want an instant, in seconds like item.created, got %s", shown(v))
		}
		it.Deadline = t
	}
	return ""
}

func (h *handles) text(L *lua.LState) int {
	name := "item"
	if ud, ok := L.Get(1).(*lua.LUserData); ok {
		if known, ok := ud.Value.(*handle); ok && known.item == nil {
			name = known.gone
		} else if ok {
			name = known.item.String()
		}
	}
	L.Push(lua.LString(name))
	return 1
}
