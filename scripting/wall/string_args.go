package wall

import (
	"fmt"

	lua "github.com/yuin/gopher-lua"
)

// args are the arguments of a call of a builtin, which are counted from 1. What isn't of the type
// that is asked for raises an error with the builtin's name.
type args struct {
	L    *lua.LState
	name string
}

// text returns a string, or a number as it is shown.
func (a args) text(n int) string {
	v := a.L.Get(n)
	if t, ok := v.(lua.LString); ok {
		return string(t)
	}
	if !isText(v) {
		a.expected(n, "string")
	}
	return plainText(v)
}

// number returns a number, or a string's.
func (a args) number(n int) float64 {
	x, ok := toNumber(a.L.Get(n))
	if !ok {
		a.expected(n, "number")
	}
	return x
}

// integer returns a number as integer makes it a whole one.
func (a args) integer(n int) int { return integer(a.number(n)) }

// integerOr is integer with what holds if there is no such argument.
func (a args) integerOr(n, otherwise int) int {
	if a.L.Get(n) == lua.LNil {
		return otherwise
	}
	return a.integer(n)
}

// bad raises an error that says what is wrong with an argument.
func (a args) bad(n int, format string, what ...any) {
	a.L.RaiseError("bad argument #%d to '%s' (%s)", n, a.name, fmt.Sprintf(format, what...))
}

// expected raises the error of an argument of the wrong type.
func (a args) expected(n int, want string) {
	got := "no value"
	if n <= a.L.GetTop() {
		got = a.L.Get(n).Type().String()
	}
	a.bad(n, "%s expected, got %s", want, got)
}
