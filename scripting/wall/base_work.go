package wall

import (
	"reflect"

	lua "github.com/yuin/gopher-lua"
)

// elementsPerInstruction is how many elements of a list are passed over or moved for the price of
// an instruction.
const elementsPerInstruction = 16

// length is how long a list is. gopher-lua looks for it from the end of the room that the list once
// took, so it is paid for. What doesn't fit into a list gopher-lua keeps elsewhere, and its length
// doesn't count it: a full list may be longer than it seems.
func (s *State) length(L *lua.LState, t *lua.LTable) int {
	n := t.Len()
	s.charge(L, (roomOf(t)-n)/elementsPerInstruction)
	if n >= lua.MaxArrayIndex-1 {
		s.list(L, s.limits.Table+1)
	}
	return n
}

// next returns the key after another one, with its value. gopher-lua passes over the room of the
// list and over all other keys that the table ever had, so these are paid for.
//
// A key behind the end of the list was in it once: the list has got shorter since.
func (s *State) next(L *lua.LState, t *lua.LTable, key lua.LValue) (after, v lua.LValue) {
	if room := roomOf(t); listIndex(key) > room {
		if key = lua.LNumber(room); room == 0 {
			key = lua.LNil
		}
	}
	after, v = t.Next(key)
	from, to := listIndex(key), listIndex(after)
	if to > 0 {
		s.charge(L, max(0, to-from)/elementsPerInstruction)
		return after, v
	}
	if from > 0 || key == lua.LNil {
		s.charge(L, max(0, roomOf(t)-from)/elementsPerInstruction)
	}
	s.charge(L, goneBetween(t, key, after))
	return after, v
}

// listIndex returns where in the list part of a table a key leads, 0 if it leads elsewhere.
func listIndex(key lua.LValue) int {
	x, ok := key.(lua.LNumber)
	if !ok || x < 1 || x >= lua.LNumber(lua.MaxArrayIndex) || x != lua.LNumber(int(x)) {
		return 0
	}
	return int(x)
}

// wasKey tells whether a table has, or once had, a key.
func wasKey(t *lua.LTable, key lua.LValue) bool {
	if listIndex(key) > 0 || t.RawGet(key) != lua.LNil {
		return true
	}
	places := reflect.ValueOf(t).Elem().FieldByIndex(placesField)
	return places.MapIndex(reflect.ValueOf(key)).IsValid()
}

// fewGone is how many keys without a value are passed over for nothing.
const fewGone = 64

// goneBetween returns how many keys stand between two keys outside the list of a table, if many
// keys of that table have no value any more.
func goneBetween(t *lua.LTable, key, after lua.LValue) int {
	table := reflect.ValueOf(t).Elem()
	known := table.FieldByIndex(keysField).Len()
	alive := table.FieldByIndex(dictField).Len() + table.FieldByIndex(textsField).Len()
	if known-alive <= fewGone {
		return 0
	}
	places, from, to := table.FieldByIndex(placesField), 0, known
	if place := places.MapIndex(reflect.ValueOf(key)); place.IsValid() {
		from = int(place.Int())
	}
	if place := places.MapIndex(reflect.ValueOf(after)); place.IsValid() {
		to = int(place.Int())
	}
	return max(0, to-from)
}

// roomOf returns how many elements the list part of a table has room for.
func roomOf(t *lua.LTable) int {
	return reflect.ValueOf(t).Elem().FieldByIndex(listField).Len()
}

// Where gopher-lua keeps what a table holds.
var (
	listField   = field[lua.LTable]("array")
	dictField   = field[lua.LTable]("dict")    // by keys that aren't texts
	textsField  = field[lua.LTable]("strdict") // by texts
	keysField   = field[lua.LTable]("keys")    // all of both that there ever were, in order
	placesField = field[lua.LTable]("k2i")     // their places in that order
)
