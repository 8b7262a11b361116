package wall

import (
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// baseLibrary is what chapter 5.1 of Lua's manual has, but for what reaches files, compiles text or
// changes the environment of functions.
var baseLibrary = library{
	"assert":       baseAssert,
	"error":        baseError,
	"getmetatable": baseGetmetatable,
	"ipairs":       baseIpairs,
	ipairsStepName: baseIpairsStep,
	"next":         baseNext,
	"pairs":        basePairs,
	"pcall":        basePcall,
	"print":        basePrint,
	"rawequal":     baseRawequal,
	"rawget":       baseRawget,
	"rawset":       baseRawset,
	"select":       baseSelect,
	"setmetatable": baseSetmetatable,
	"tonumber":     baseTonumber,
	"tostring":     baseTostring,
	"type":         baseType,
	"unpack":       baseUnpack,
	"xpcall":       baseXpcall,
}

func baseAssert(_ *State, L *lua.LState) int {
	if lua.LVAsBool(args{L, "assert"}.any(1)) {
		return L.GetTop()
	}
	message := L.Get(2)
	if message == lua.LNil {
		message = lua.LString("assertion failed!")
	}
	raise(L, message, 1)
	return 0
}

func baseError(_ *State, L *lua.LState) int {
	raise(L, L.Get(1), args{L, "error"}.integerOr(2, 1))
	return 0
}

// raise raises a value as an error. In front of a text stands the place of a caller: with level 1
// that of the builtin's, with level 2 that of the caller's caller, with level 0 none.
func raise(L *lua.LState, v lua.LValue, level int) {
	if isText(v) {
		v = lua.LString(where(L, level) + plainText(v))
	}
	L.Error(v, 0)
}

// where returns the file and line of a caller, ready to stand in front of a message. It is empty
// for a builtin and where there is none.
func where(L *lua.LState, level int) string {
	if level <= 0 {
		return ""
	}
	if at := L.Where(level); at != "" && !strings.HasPrefix(at, "[G]") {
		return at + " "
	}
	return ""
}

func baseGetmetatable(_ *State, L *lua.LState) int {
	mt := lua.LNil
	if t, ok := (args{L, "getmetatable"}).any(1).(*lua.LTable); ok { // of other types it is ours
		mt = L.GetMetatable(t)
	}
	L.Push(mt)
	return 1
}

func baseSetmetatable(_ *State, L *lua.LState) int {
	a := args{L, "setmetatable"}
	t, mt := a.table(1), L.Get(2)
	if _, ok := mt.(*lua.LTable); !ok && (mt != lua.LNil || L.GetTop() < 2) {
		a.bad(2, "nil or table expected")
	}
	if old, ok := t.Metatable.(*lua.LTable); ok && old.RawGetString("__metatable") != lua.LNil {
		L.RaiseError("cannot change a protected metatable")
	}
	if mt, ok := mt.(*lua.LTable); ok && !isFunctionOrNil(mt.RawGetString("__eq")) {
		a.bad(2, "__eq must be a function") // gopher-lua would pass over it in silence
	}
	t.Metatable = mt
	L.Push(t)
	return 1
}

func isFunctionOrNil(v lua.LValue) bool {
	return v == lua.LNil || v.Type() == lua.LTFunction
}

func baseRawequal(_ *State, L *lua.LState) int {
	a := args{L, "rawequal"}
	L.Push(lua.LBool(L.RawEqual(a.any(1), a.any(2))))
	return 1
}

func baseRawget(_ *State, L *lua.LState) int {
	a := args{L, "rawget"}
	L.Push(a.table(1).RawGet(a.any(2)))
	return 1
}

func baseRawset(s *State, L *lua.LState) int {
	a := args{L, "rawset"}
	t, key, v := a.writable(1), a.any(2), a.any(3)
	if key == lua.LNil {
		L.RaiseError("table index is nil")
	}
	if x, ok := key.(lua.LNumber); ok {
		if math.IsNaN(float64(x)) {
			L.RaiseError("table index is NaN")
		}
		s.charge(L, max(0, listIndex(x)-roomOf(t))) // the list grows up to there
	}
	t.RawSet(key, v)
	L.Push(t)
	return 1
}

func baseSelect(_ *State, L *lua.LState) int {
	a := args{L, "select"}
	given := L.GetTop()
	if L.Get(1) == lua.LString("#") {
		L.Push(lua.LNumber(given - 1))
		return 1
	}
	n := a.integer(1)
	if n < 0 {
		n += given
	}
	if n < 1 {
		a.bad(1, "index out of range")
	}
	return given - min(n, given)
}

func baseType(_ *State, L *lua.LState) int {
	L.Push(lua.LString(args{L, "type"}.any(1).Type().String()))
	return 1
}
