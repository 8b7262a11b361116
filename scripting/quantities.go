package scripting

import (
	"fmt"
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// The quantities: a fixed value, a distribution, or a function that is asked each time.
var (
	aDuration = kind[engine.Quantity]{"quantity of time", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantDuration, value.fixedTime, timeAnswer)
	}}
	aNumber = kind[engine.Quantity]{"quantity", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantNumber, value.fixedNumber, finiteAnswer)
	}}
	aBatch = kind[engine.Quantity]{"quantity of whole numbers", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantBatch, fixedWhole(1, engine.MostInBatch), wholeAnswer(0, engine.MostInBatch))
	}}
	aPriority = kind[engine.Quantity]{"quantity, 0 to 255", func(v value) (engine.Quantity, bool) {
		return v.quantity(wantPriority, fixedWhole(0, 255), wholeAnswer(0, 255))
	}}
)

const (
	wantDuration = `a time such as "25ms", a distribution or a function`
	wantNumber   = "a number, a distribution or a function"
	wantBatch    = "a whole number from 1 to 1000000, a distribution or a function"
	wantPriority = "a whole number from 0 to 255, a distribution or a function"
)

// quantity reads a quantity. A value that isn't a distribution or a function is left to fixed;
// what a function returns must be an answer.
func (v value) quantity(
	want string, fixed func(value, string) (float64, bool), a answer,
) (engine.Quantity, bool) {
	switch x := v.lua.(type) {
	case *lua.LFunction:
		return v.asked(x, withItem, a), true
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

// An answer is what a function may return where a number is wanted. The engine refuses the same,
// but doesn't know the function's line.
type answer struct {
	want string
	read func(lua.LValue) (float64, bool)
}

var (
	timeAnswer = answer{wantTime + " from 0 to 100 years", func(v lua.LValue) (float64, bool) {
		if s, ok := v.(lua.LString); ok {
			t, ok := parseDuration(string(s))
			return t.Seconds(), ok
		}
		x, ok := v.(lua.LNumber)
		_, isTime := engine.Seconds(float64(x))
		return float64(x), ok && isTime
	}}
	finiteAnswer = answer{"a finite number", func(v lua.LValue) (float64, bool) {
		x, ok := v.(lua.LNumber)
		return float64(x), ok && math.Abs(float64(x)) < math.MaxFloat64
	}}
	keyAnswer = answer{"a number", func(v lua.LValue) (float64, bool) {
		x, ok := v.(lua.LNumber)
		return float64(x), ok && !math.IsNaN(float64(x))
	}}
	countAnswer = answer{wantUpTo(engine.MostConsumers), func(v lua.LValue) (float64, bool) {
		n, ok := toPlaces(v, engine.MostConsumers)
		return float64(n), ok
	}}
)

// wholeAnswer returns the answer of whole numbers from lo to hi.
func wholeAnswer(lo, hi float64) answer {
	want := "a whole number from " + number(lo) + " to " + number(hi)
	return answer{want, func(v lua.LValue) (float64, bool) {
		x, ok := v.(lua.LNumber)
		f := float64(x)
		return f, ok && f == math.Floor(f) && f >= lo && f <= hi
	}}
}

// mostPlaces is the greatest capacity that a queue can have, bar math.huge.
const mostPlaces = engine.Unlimited - 1

// wantUpTo says what toPlaces takes.
func wantUpTo(most int) string {
	return fmt.Sprintf("a whole number from 0 to %d, or math.huge", most)
}

// toPlaces returns a whole number up to most, or engine.Unlimited for math.huge.
func toPlaces(v lua.LValue, most int) (int, bool) {
	x, ok := v.(lua.LNumber)
	switch f := float64(x); {
	case ok && f >= math.MaxFloat64:
		return engine.Unlimited, true
	case !ok || f != math.Floor(f) || f < 0 || f > float64(most):
		return 0, false
	}
	return int(x), true
}
