package wall

import (
	"io"
	"math"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// number returns how a number is shown: as C's %.14g shows it, and the same on every machine.
func number(x float64) string {
	const significantDigits = 14
	switch {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 1):
		return "inf"
	case math.IsInf(x, -1):
		return "-inf"
	}
	return strconv.FormatFloat(x, 'g', significantDigits, 64)
}

// toText returns what tostring makes of a value: what its metatable's __tostring says, or else the
// value itself, or else its type. It never tells an address, which would be another in each run.
func toText(_ *State, L *lua.LState, v lua.LValue) string {
	if f := L.GetMetaField(v, "__tostring"); f != lua.LNil {
		L.Push(f)
		L.Push(v)
		L.Call(1, 1)
		v = L.Get(-1)
		L.Pop(1)
		if !isText(v) {
			L.RaiseError("'__tostring' must return a string")
		}
	}
	switch {
	case isText(v):
		return plainText(v)
	case v == lua.LNil, v == lua.LTrue, v == lua.LFalse:
		return v.String()
	}
	return v.Type().String()
}

func baseTostring(s *State, L *lua.LState) int {
	L.Push(lua.LString(toText(s, L, args{L, "tostring"}.any(1))))
	return 1
}

func baseTonumber(s *State, L *lua.LState) int {
	a := args{L, "tonumber"}
	v := a.any(1)
	if text, ok := v.(lua.LString); ok {
		s.charge(L, len(text)/textPerInstruction)
	}
	base := a.integerOr(2, 10)
	if base < 2 || base > 36 {
		a.bad(2, "base out of range")
	}
	x, ok := toNumber(v)
	if base != 10 {
		x, ok = inBase(a.text(1), base)
	}
	if ok {
		L.Push(lua.LNumber(x))
	} else {
		L.Push(lua.LNil)
	}
	return 1
}

// inBase reads a whole number of a base from 2 to 36, with white space around it and a sign.
func inBase(s string, base int) (x float64, ok bool) {
	s = strings.ToLower(strings.Trim(s, " \t\n\v\f\r"))
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 {
		return 0, false
	}
	if base == 16 {
		digits = strings.TrimPrefix(digits, "0x")
	}
	for _, c := range []byte(digits) {
		digit := strings.IndexByte("0123456789abcdefghijklmnopqrstuvwxyz"[:base], c)
		if digit < 0 {
			return 0, false
		}
		x = float64(x*float64(base)) + float64(digit)
	}
	if s != "" && s[0] == '-' {
		x = -x
	}
	return x, digits != ""
}

// basePrint writes its arguments, each on its own free of control characters. All prints of a state
// together write at most Limits.Print bytes, and then say so once.
func basePrint(s *State, L *lua.LState) int {
	var line strings.Builder
	for i := 1; i <= L.GetTop(); i++ {
		text := toText(s, L, L.Get(i))
		s.charge(L, 1+len(text)/textPerInstruction)
		if i > 1 {
			line.WriteByte('\t')
		}
		if room := s.limits.Print - s.printed - line.Len(); room > 0 {
			line.WriteString(Clean(text, room))
		}
	}
	line.WriteByte('\n')
	s.write(line.String())
	return 0
}

// write prints a line, if there still is room for it.
func (s *State) write(line string) {
	if s.printed > s.limits.Print {
		return
	}
	s.printed += len(line)
	if s.printed > s.limits.Print {
		line = "(nothing more is printed: it would be more than " +
			strconv.Itoa(s.limits.Print) + " bytes)\n"
	}
	if s.print != nil {
		_, _ = io.WriteString(s.print, line) // a script can't help it, and needn't know
	}
}
