package scripting

import (
	"fmt"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

const (
	wantRate = `a rate such as 40 (a second) or "90/min"`

	sineExample    = `as in sine { mean = 40, amplitude = 30, period = "24h", phase = "9h" }`
	varyingExample = `as in varying(100, function(sim) return 100 / (1 + sim.jobs.depth) end)`
	burstyExample  = `as in bursty { { rate = 5, lasts = "1m" }, { rate = 100, lasts = "2s" } }`
)

// A slot is a named argument of a constructor.
type slot struct {
	name, want string
	optional   bool
	read       func(lua.LValue) bool
}

// rateSlot and timeSlot are slots that put what they read to a place.
func rateSlot(name string, to *float64) slot {
	return slot{name: name, want: wantRate, read: func(v lua.LValue) bool {
		x, ok := toRate(v)
		*to = x
		return ok
	}}
}

func timeSlot(name string, to *engine.Time) slot {
	return slot{name: name, want: wantTime, read: func(v lua.LValue) bool {
		t, ok := toTime(v)
		*to = t
		return ok
	}}
}

// readSlots reads the named arguments of a constructor, and says all that is wrong with them.
func readSlots(v lua.LValue, slots []slot, example string) (wrong faults) {
	t, ok := v.(*lua.LTable)
	if !ok {
		return faults{{"want a table, got " + shown(v), example}}
	}
	if t.Len() > 0 {
		return faults{{"want names for its numbers", example}}
	}
	names := make([]string, len(slots))
	for i, s := range slots {
		names[i] = s.name
		switch x := t.RawGetString(s.name); {
		case x == lua.LNil && s.optional:
		case x == lua.LNil:
			wrong = append(wrong, fault{s.name + " is missing", example})
		case !s.read(x):
			wrong = append(wrong, fault{s.name + ": want " + s.want + ", got " + shown(x), ""})
		}
	}
	for key, _ := t.Next(lua.LNil); key != lua.LNil; key, _ = t.Next(key) {
		if name := lua.LVAsString(key); !slices.Contains(names, name) {
			wrong = append(wrong, fault{
				"unknown parameter " + quoted(name), Suggest(name, "it takes", names),
			})
		}
	}
	return wrong
}

// sineFunc makes a rate that is a wave.
func (r *runtime) sineFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		var s engine.Sine
		phase := timeSlot("phase", &s.Phase)
		phase.optional = true
		all := readSlots(args.at(1), []slot{
			rateSlot("mean", &s.Mean), rateSlot("amplitude", &s.Amplitude),
			timeSlot("period", &s.Period), phase,
		}, sineExample)
		switch {
		case all != nil:
			return nil, all
		case s.Period == 0:
			return wrong("period: want a time above 0, got 0", "")
		case s.Amplitude > s.Mean:
			return wrong(fmt.Sprintf("want an amplitude of at most the mean, %s, got %s: a rate is never "+
				"negative", number(s.Mean), number(s.Amplitude)), "")
		}
		return r.userdata(s, nil), nil
	}
}

// A computed is a rate as varying makes it: at its field it becomes an engine.Varying.
type computed struct {
	most float64
	fn   *lua.LFunction
}

// String returns what messages call it.
func (computed) String() string { return "a varying rate" }

// rate makes the function callable by the engine. What it returns must be a rate up to its bound.
func (c computed) rate(v value) engine.Level {
	bound := answer{
		want: "a rate from 0 to its bound, " + number(c.most),
		read: func(v lua.LValue) (float64, bool) {
			x, ok := toRate(v)
			return x, ok && x <= c.most
		},
	}
	return engine.Varying{Max: c.most, Rate: engine.LevelFunc(v.asked(c.fn, withSim, bound))}
}

// varyingFunc makes a rate that a function computes.
func (r *runtime) varyingFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		most, ok := toRate(args.at(1))
		fn, isFunction := args.at(2).(*lua.LFunction)
		switch {
		case !ok || most == 0:
			return wrong("want a bound above 0, "+wantRate+", got "+shown(args.at(1)), varyingExample)
		case !isFunction:
			return wrong("want a function(sim) after the bound, got "+shown(args.at(2)), varyingExample)
		}
		return r.userdata(computed{most, fn}, nil), nil
	}
}

// burstyFunc makes a rate that goes from one to another by chance.
func (r *runtime) burstyFunc() builtinFunc {
	return func(args arguments) (lua.LValue, faults) {
		list, ok := args.at(1).(*lua.LTable)
		switch {
		case !ok:
			return wrong("want a list of two rates or more, got "+shown(args.at(1)), burstyExample)
		case list.Len() < 2:
			return wrong(fmt.Sprintf("want a list of two rates or more, got one of %d", list.Len()),
				burstyExample)
		}
		var all faults
		rates := make(engine.Bursty, list.Len())
		for i := range rates {
			s := &rates[i]
			for _, f := range readSlots(list.RawGetInt(i+1), []slot{
				rateSlot("rate", &s.Rate), timeSlot("lasts", &s.Lasts),
			}, burstyExample) {
				all = append(all, fault{fmt.Sprintf("rate %d: %s", i+1, f.msg), f.hint})
			}
			if len(all) > 0 {
				return nil, all
			}
		}
		return r.userdata(rates, nil), nil
	}
}
