package wall

import (
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// stringLibrary is Lua's string library, as chapter 5.4 of its manual has it, for bytes and in no
// language. Every function's cost is bounded or paid for.
var stringLibrary = library{
	"byte":    stringByte,
	"char":    stringChar,
	"find":    stringFind,
	"format":  stringFormat,
	"gmatch":  stringGmatch,
	"gsub":    stringGsub,
	"len":     stringLen,
	"lower":   stringLower,
	"match":   stringMatch,
	"rep":     stringRep,
	"reverse": stringReverse,
	"sub":     stringSub,
	"upper":   stringUpper,
}

// mostResults is how many values a function may return.
const mostResults = 8000

// integer returns a number without its fraction, the nearest that 32 bits hold, and 0 for what is
// not a number. Go leaves it to the machine what becomes of a number that doesn't fit.
func integer(x float64) int {
	switch {
	case math.IsNaN(x):
		return 0
	case x >= math.MaxInt32:
		return math.MaxInt32
	case x <= math.MinInt32:
		return math.MinInt32
	}
	return int(x)
}

// position returns where a script points to in a text of n bytes: from 1, or from the end with -1
// for the last byte. Before the beginning is 0; beyond the end stays as it is.
func position(at, n int) int {
	if at < 0 {
		at += n + 1
	}
	return max(at, 0)
}

func stringByte(s *State, L *lua.LState) int {
	a := args{L, "byte"}
	text := a.text(1)
	from := position(a.integerOr(2, 1), len(text))
	to := position(a.integerOr(3, from), len(text))
	from, to = max(from, 1), min(to, len(text))
	if from > to {
		return 0
	}
	if to-from >= mostResults {
		L.RaiseError("string slice too long")
	}
	s.charge(L, to-from)
	for _, c := range []byte(text[from-1 : to]) {
		L.Push(lua.LNumber(c))
	}
	return to - from + 1
}

func stringChar(s *State, L *lua.LState) int {
	a := args{L, "char"}
	n := L.GetTop()
	s.text(L, n)
	b := make([]byte, n)
	for i := range b {
		c := a.integer(i + 1)
		if c < 0 || c > math.MaxUint8 {
			a.bad(i+1, "invalid value")
		}
		b[i] = byte(c)
	}
	L.Push(lua.LString(b))
	return 1
}

func stringLen(_ *State, L *lua.LState) int {
	L.Push(lua.LNumber(len(args{L, "len"}.text(1))))
	return 1
}

func stringLower(s *State, L *lua.LState) int {
	return mapBytes(s, args{L, "lower"}, func(c byte) byte {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	})
}

func stringUpper(s *State, L *lua.LState) int {
	return mapBytes(s, args{L, "upper"}, func(c byte) byte {
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		return c
	})
}

// mapBytes answers with the first argument, each byte changed.
func mapBytes(s *State, a args, change func(byte) byte) int {
	text := a.text(1)
	s.text(a.L, len(text))
	b := make([]byte, len(text))
	for i := range b {
		b[i] = change(text[i])
	}
	a.L.Push(lua.LString(b))
	return 1
}

func stringReverse(s *State, L *lua.LState) int {
	text := args{L, "reverse"}.text(1)
	s.text(L, len(text))
	b := make([]byte, len(text))
	for i := range b {
		b[len(b)-1-i] = text[i]
	}
	L.Push(lua.LString(b))
	return 1
}

func stringRep(s *State, L *lua.LState) int {
	a := args{L, "rep"}
	text, n := a.text(1), a.integer(2)
	if n <= 0 || text == "" {
		L.Push(lua.LString(""))
		return 1
	}
	if n > s.limits.Text/len(text) {
		s.text(L, s.limits.Text+1)
	}
	s.text(L, n*len(text))
	L.Push(lua.LString(strings.Repeat(text, n)))
	return 1
}

func stringSub(_ *State, L *lua.LState) int {
	a := args{L, "sub"}
	text := a.text(1)
	from := max(position(a.integer(2), len(text)), 1)
	to := min(position(a.integerOr(3, -1), len(text)), len(text))
	if from > to {
		text = ""
	} else {
		text = text[from-1 : to]
	}
	L.Push(lua.LString(text))
	return 1
}
