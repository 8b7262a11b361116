package scripting

import (
	"fmt"
	"math"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A kind is something that a field can want. Its read tells by the value what is wrong with it,
// and then answers false.
type kind[V any] struct {
	name string
	read func(value) (V, bool)
}

// The kinds that aren't quantities, levels or functions.
var (
	aText = kind[string]{"text", func(v value) (string, bool) {
		s, ok := v.lua.(lua.LString)
		if !ok {
			v.fail("a text")
		}
		return string(s), ok
	}}

	aTime = kind[engine.Time]{"time", func(v value) (engine.Time, bool) { return v.time() }}

	aSpan = kind[engine.Time]{"time above 0", func(v value) (engine.Time, bool) {
		t, ok := v.time()
		if ok && t == 0 {
			v.fail("a time above 0")
			return 0, false
		}
		return t, ok
	}}

	aFactor = kind[float64]{"number, 1 or more", func(v value) (float64, bool) {
		x, ok := v.lua.(lua.LNumber)
		if !ok || !(x >= 1 && x < math.MaxFloat64) {
			v.fail("a number from 1 up")
			return 0, false
		}
		return float64(x), true
	}}

	aSpeed = kind[float64]{"number above 0", func(v value) (float64, bool) {
		x, ok := v.lua.(lua.LNumber)
		if !ok || !(x > 0 && x < math.MaxFloat64) {
			v.fail("a number above 0")
			return 0, false
		}
		return float64(x), true
	}}

	places = kind[int]{"whole number, or math.huge", func(v value) (int, bool) {
		return v.places(mostPlaces)
	}}
)

// wantTime says what a time is.
const wantTime = `a time such as "30s" or a number of seconds`

// time reads a time: a number of seconds or a duration string, from 0 to engine.Longest.
func (v value) time() (engine.Time, bool) {
	switch x := v.lua.(type) {
	case lua.LNumber:
		if t, ok := engine.Seconds(float64(x)); ok {
			return t, true
		}
		v.failHint(wantTime+" from 0 to 100 years", "")
	case lua.LString:
		t, ok := parseDuration(string(x))
		switch {
		case ok:
			return t, true
		case isTooLong(string(x)):
			v.fail("a time of at most 100 years")
		default:
			v.failHint(wantTime, durationHint(string(x)))
		}
	default:
		v.fail(wantTime)
	}
	return 0, false
}

// durationHint returns what to do about a text that is no duration.
func durationHint(s string) string {
	if _, ok := parseNumber(s); ok {
		return "say the unit: " + quoted(s+"s")
	}
	if strings.HasPrefix(s, "-") {
		return "a time can't be negative"
	}
	return "units are ns, us, ms, s, m, h and d, added up as in \"1h30m\""
}

// zeroHints say what to do about fields that can't be 0.
var zeroHints = map[string]string{
	"items":    "leave it out where there is no limit",
	"attempts": "attempts counts the first one too: 1 is no retry",
}

// whole returns the kind of the whole numbers from lo to hi.
func whole[V int | int64 | uint64](name string, lo, hi float64) kind[V] {
	return kind[V]{name, func(v value) (V, bool) {
		x, ok := v.lua.(lua.LNumber)
		switch f := float64(x); {
		case !ok || f != math.Floor(f):
			v.fail("a whole number")
		case f < lo && lo == 1:
			v.failHint("a whole number above 0", zeroHints[v.path[strings.LastIndexByte(v.path, '.')+1:]])
		case f < lo:
			v.fail("a whole number, 0 or more")
		case f > hi:
			v.fail(fmt.Sprintf("a whole number up to %s", number(hi)))
		default:
			return V(f), true
		}
		return 0, false
	}}
}

// largest is the greatest number up to which all whole numbers are exact in Lua.
const largest = 1<<53 - 1

// places reads a whole number up to most that may be math.huge.
func (v value) places(most int) (int, bool) {
	x, ok := v.lua.(lua.LNumber)
	switch {
	case !ok:
		v.failHint("a whole number", hugeHint(v.lua))
		return 0, false
	case float64(x) > float64(most) && float64(x) < math.MaxFloat64:
		v.fail(wantUpTo(most))
		return 0, false
	case float64(x) >= math.MaxFloat64:
		return engine.Unlimited, true
	}
	return whole[int]("", 0, float64(most)).read(v)
}

// hugeHint returns how infinity is written, for a text that means it.
func hugeHint(v lua.LValue) string {
	if s, ok := v.(lua.LString); ok && strings.Contains(strings.ToLower(string(s)), "inf") {
		return "no bound is math.huge"
	}
	return ""
}

// A word is one of the words that a field can hold, and what it means.
type word[V any] struct {
	name  string
	means V
}

// oneOf returns the kind of the words.
func oneOf[V any](words ...word[V]) kind[V] {
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = w.name
	}
	return kind[V]{anyOf(names), func(v value) (V, bool) {
		s, ok := v.lua.(lua.LString)
		for _, w := range words {
			if ok && w.name == string(s) {
				return w.means, true
			}
		}
		v.failHint("one of "+anyOf(names), Meant(string(s), names))
		var none V
		return none, false
	}}
}

// anyOf joins words as in "fifo", "lifo" or "priority".
func anyOf(names []string) string {
	quotes := make([]string, len(names))
	for i, n := range names {
		quotes[i] = quoted(n)
	}
	last := len(quotes) - 1
	if last < 1 {
		return strings.Join(quotes, "")
	}
	return strings.Join(quotes[:last], ", ") + " or " + quotes[last]
}
