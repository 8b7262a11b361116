package scripting

import (
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// The quantities: a fixed value, a distribution, or a function that is asked each time.
var (
	aDuration = kind[engine.Quantity]{"quantity of time", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantDuration, value.fixedTime, toSeconds)
	}}
	aNumber = kind[engine.Quantity]{"quantity", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantNumber, value.fixedNumber, toNumber)
	}}
	aBatch = kind[engine.Quantity]{"quantity of whole numbers", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantBatch, fixedWhole(1, largest), toNumber)
	}}
	aPriority = kind[engine.Quantity]{"quantity, 0 to 255", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantPriority, fixedWhole(0, 255), toNumber)
	}}
)

const (
	wantDuration = `a time such as "25ms", a distribution or a function`
	wantNumber   = "a number, a distribution or a function"
	wantBatch    = "a whole number above 0, a distribution or a function"
	wantPriority = "a whole number from 0 to 255, a distribution or a function"
)

// quantity reads a quantity. A value that isn't a distribution or a function is left to fixed;
// what a function returns is left to result.
func (v value) quantity(
	want string, fixed func(value, string) (float64, bool), result func(lua.LValue) (float64, bool),
) (engine.Quantity, bool) {
	switch x := v.lua.(type) {
	case *lua.LFunction:
		return v.asked(x, withItem, want, result), true
	case *lua.LUserData:
		if d, ok := x.Value.(dist.Distribution); ok {
			return d, true
		}
		v.fail(want)
		return nil, false
	}
	f, ok := fixed(v, want)
	return dist.Constant(f), ok
}

// fixedTime reads a number of seconds or a duration.
func (v value) fixedTime(want string) (float64, bool) {
	switch v.lua.(type) {
	case lua.LNumber, lua.LString:
		t, ok := v.time()
		return t.Seconds(), ok
	}
	v.fail(want)
	return 0, false
}

// fixedNumber reads a finite number.
func (v value) fixedNumber(want string) (float64, bool) {
	x, ok := v.lua.(lua.LNumber)
	if !ok || !(math.Abs(float64(x)) < math.MaxFloat64) {
		v.fail(want)
		return 0, false
	}
	return float64(x), true
}

// fixedWhole returns a reader of whole numbers from lo to hi.
func fixedWhole(lo, hi float64) func(value, string) (float64, bool) {
	return func(v value, want string) (float64, bool) {
		x, ok := v.lua.(lua.LNumber)
		if f := float64(x); !ok || f != math.Floor(f) || f < lo || f > hi {
			v.fail(want)
			return 0, false
		}
		return float64(x), true
	}
}

// toNumber takes what a function returned as a number. What it may be is the engine's to say.
func toNumber(v lua.LValue) (float64, bool) {
	x, ok := v.(lua.LNumber)
	return float64(x), ok
}

// toSeconds takes what a function returned as seconds or a duration.
func toSeconds(v lua.LValue) (float64, bool) {
	if s, ok := v.(lua.LString); ok {
		t, ok := parseDuration(string(s))
		return t.Seconds(), ok
	}
	return toNumber(v)
}
