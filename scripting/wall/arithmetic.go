package wall

import (
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/num"
)

// pow is `^`.
func pow(s *State, L *lua.LState) int { return arithmetic(s, L, "__pow", num.Pow) }

// mod is `%`.
func mod(s *State, L *lua.LState) int { return arithmetic(s, L, "__mod", remainder) }

// remainder is what chapter 2.5.1 of Lua's manual defines, rounding and all: 1 % 0.1 is 0.
// gopher-lua takes the exact remainder instead, which is nearly 0.1.
func remainder(a, b float64) float64 { return a - float64(math.Floor(a/b)*b) }

// arithmetic answers with what an operator makes of two numbers, or of what can be read as such, or
// with what the metamethod makes of the operands.
func arithmetic(_ *State, L *lua.LState, event string, op func(a, b float64) float64) int {
	a, aOK := toNumber(L.Get(1))
	b, bOK := toNumber(L.Get(2))
	if aOK && bOK {
		L.Push(lua.LNumber(op(a, b)))
	} else {
		L.Push(metaBinary(L, event, L.Get(1), L.Get(2)))
	}
	return 1
}

// textArithmetic are the operators as gopher-lua finds them if an operand is a text. It would read
// a number in it as Go does: "010" as eight, "0b11" as three.
var textArithmetic = library{
	"__add": ofText("__add", func(a, b float64) float64 { return a + b }),
	"__sub": ofText("__sub", func(a, b float64) float64 { return a - b }),
	"__mul": ofText("__mul", func(a, b float64) float64 { return float64(a * b) }),
	"__div": ofText("__div", func(a, b float64) float64 { return a / b }),
	"__unm": minusText,
}

func ofText(event string, op func(a, b float64) float64) builtin {
	return func(s *State, L *lua.LState) int { return arithmetic(s, L, event, op) }
}

// minusText is the operator - before a text.
func minusText(_ *State, L *lua.LState) int {
	x, ok := toNumber(L.Get(1))
	if !ok {
		L.RaiseError("attempt to perform arithmetic on a %s value", L.Get(1).Type().String())
	}
	L.Push(lua.LNumber(-x))
	return 1
}

// toNumber returns the number that a value is in arithmetic.
func toNumber(v lua.LValue) (float64, bool) {
	switch v := v.(type) {
	case lua.LNumber:
		return float64(v), true
	case lua.LString:
		return parseNumber(string(v))
	}
	return 0, false
}

// metaBinary calls the metamethod of an operator, of the left operand first. Texts have none that a
// script knows of.
func metaBinary(L *lua.LState, event string, a, b lua.LValue) lua.LValue {
	for _, operand := range []lua.LValue{a, b} {
		if isText(operand) {
			continue
		}
		if f := L.GetMetaField(operand, event); f != lua.LNil {
			L.Push(f)
			L.Push(a)
			L.Push(b)
			L.Call(2, 1)
			v := L.Get(-1)
			L.Pop(1)
			return v
		}
	}
	what, wrong := "perform arithmetic on", a
	if _, ok := toNumber(a); ok {
		wrong = b
	}
	if event == "__concat" {
		what, wrong = "concatenate", a
		if isText(a) {
			wrong = b
		}
	}
	L.RaiseError("attempt to %s a %s value", what, wrong.Type().String())
	return lua.LNil
}

// length is `#`. A list that fills the room there is for lists may go on where gopher-lua doesn't
// look.
func length(s *State, L *lua.LState) int {
	switch v := L.Get(1).(type) {
	case lua.LString:
		L.Push(lua.LNumber(len(v)))
	case *lua.LTable:
		L.Push(lua.LNumber(s.length(L, v)))
	default:
		L.RaiseError("attempt to get length of a %s value", v.Type().String())
	}
	return 1
}
