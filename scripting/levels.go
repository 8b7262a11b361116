package scripting

import (
	"fmt"
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// aRate is a level of arrivals per second.
var aRate = kind[engine.Level]{
	"rate, steps, ramp, sine, varying or bursty",
	func(v value) (engine.Level, bool) {
		if ud, ok := v.lua.(*lua.LUserData); ok {
			switch level := ud.Value.(type) {
			case computed:
				return level.rate(v), true
			case engine.Level:
				return level, true
			}
		}
		x, ok := toRate(v.lua)
		if !ok {
			v.failHint(wantRate+", steps { … } or ramp { … }", rateHint(v.lua))
			return nil, false
		}
		return engine.Flat(x), true
	},
}

// rateHint returns how a rate that a function computes is said.
func rateHint(v lua.LValue) string {
	if _, ok := v.(*lua.LFunction); ok {
		return "a function says its bound: varying(100, function(sim) … end)"
	}
	return ""
}

// toRate takes a number a second, or a text such as "90/min". It is no rate if it is negative or
// not finite.
func toRate(v lua.LValue) (float64, bool) {
	switch x := v.(type) {
	case lua.LNumber:
		return float64(x), x >= 0 && x < math.MaxFloat64
	case lua.LString:
		return parseRate(string(x))
	}
	return 0, false
}

// schedules are the constructors of levels that change.
var schedules = []struct {
	name, help string
	build      func([]engine.Point) engine.Level
}{
	{
		"steps", "holds each value from its time to the next: steps { { 0, 5 }, { \"20s\", 50 } }",
		func(p []engine.Point) engine.Level { return engine.Steps(p) },
	},
	{
		"ramp", "goes straight from each value to the next: ramp { { 0, 5 }, { \"1h\", 50 } }",
		func(p []engine.Point) engine.Level { return engine.Ramp(p) },
	},
}

// points reads the points of a schedule. What is wrong with them it returns as a message.
func points(arg lua.LValue) (all []engine.Point, wrong string) {
	const want = `want a list of { time, value }, got `
	t, ok := arg.(*lua.LTable)
	switch {
	case !ok:
		return nil, want + shown(arg)
	case t.Len() == 0:
		return nil, want + "an empty one"
	}
	for i := 1; i <= t.Len(); i++ {
		pair, ok := t.RawGetInt(i).(*lua.LTable)
		if !ok || pair.Len() != 2 {
			return nil, fmt.Sprintf("point %d: want { time, value }, got %s", i, shown(t.RawGetInt(i)))
		}
		at, ok := toTime(pair.RawGetInt(1))
		if !ok {
			return nil, fmt.Sprintf("point %d: want %s, got %s", i, wantTime, shown(pair.RawGetInt(1)))
		}
		x, ok := toRate(pair.RawGetInt(2))
		if !ok {
			return nil, fmt.Sprintf(`point %d: want a number from 0 up, or a rate such as "90/min", got %s`,
				i, shown(pair.RawGetInt(2)))
		}
		if n := len(all); n > 0 && at <= all[n-1].At {
			return nil, fmt.Sprintf("point %d: want times in ascending order, got %s after %s",
				i, at, all[n-1].At)
		}
		all = append(all, engine.Point{At: at, Value: x})
	}
	return all, ""
}

// toTime takes a number of seconds or a duration.
func toTime(v lua.LValue) (engine.Time, bool) {
	switch x := v.(type) {
	case lua.LNumber:
		return engine.Seconds(float64(x))
	case lua.LString:
		return parseDuration(string(x))
	}
	return 0, false
}
