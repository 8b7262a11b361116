package wall

import (
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/num"
)

// concat is `..`, of any number of operands, from right to left. The text is made once, when its
// length is known.
func concat(s *State, L *lua.LState) int {
	n := L.GetTop()
	result := L.Get(n)
	for i := n - 1; i >= 1; i-- {
		if !isText(L.Get(i)) || !isText(result) {
			result = metaBinary(s, L, "__concat", L.Get(i), result)
			continue
		}
		first := i
		for first > 1 && isText(L.Get(first-1)) {
			first--
		}
		result = join(s, L, first, i, result)
		i = first
	}
	L.Push(result)
	return 1
}

// join returns the texts of the arguments from first to last, and of one more value.
func join(s *State, L *lua.LState, first, last int, more lua.LValue) lua.LValue {
	parts := make([]string, 0, last-first+2)
	length := 0
	for i := first; i <= last; i++ {
		parts = append(parts, plainText(L.Get(i)))
	}
	parts = append(parts, plainText(more))
	for _, p := range parts {
		length += len(p)
	}
	s.text(L, length)
	b := make([]byte, 0, length)
	for _, p := range parts {
		b = append(b, p...)
	}
	return lua.LString(b)
}

func isText(v lua.LValue) bool {
	t := v.Type()
	return t == lua.LTString || t == lua.LTNumber
}

func plainText(v lua.LValue) string {
	if x, ok := v.(lua.LNumber); ok {
		return number(float64(x))
	}
	return v.String()
}

// pow is `^`.
func pow(s *State, L *lua.LState) int {
	a, aOK := toNumber(L.Get(1))
	b, bOK := toNumber(L.Get(2))
	if aOK && bOK {
		L.Push(lua.LNumber(num.Pow(a, b)))
		return 1
	}
	L.Push(metaBinary(s, L, "__pow", L.Get(1), L.Get(2)))
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

// metaBinary calls the metamethod of an operator, of the left operand first.
func metaBinary(_ *State, L *lua.LState, event string, a, b lua.LValue) lua.LValue {
	for _, operand := range []lua.LValue{a, b} {
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
	what, wrong := "concatenate", a
	if event == "__pow" {
		what = "calculate with"
	}
	if isText(a) {
		wrong = b
	}
	L.RaiseError("attempt to %s a %s value", what, wrong.Type().String())
	return lua.LNil
}
