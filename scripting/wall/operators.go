package wall

import lua "github.com/yuin/gopher-lua"

// concat is `..`, of any number of operands, from right to left. The text is made once, when its
// length is known.
func concat(s *State, L *lua.LState) int {
	n := L.GetTop()
	result := L.Get(n)
	for i := n - 1; i >= 1; i-- {
		if !isText(L.Get(i)) || !isText(result) {
			result = metaBinary(L, "__concat", L.Get(i), result)
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
