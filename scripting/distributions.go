package scripting

import (
	"errors"
	"fmt"
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/dist"
)

// installDistributions gives the file a constructor for each row of dist.Catalogue.
func (r *runtime) installDistributions() {
	methods := &lua.LTable{Metatable: lua.LNil}
	methods.RawSetString("sample", goFunction(r.sample))
	for _, e := range dist.Catalogue {
		r.global(e.Name, func(args arguments) (lua.LValue, faults) {
			c := construction{entry: e}
			c.read(args)
			if c.wrong != nil {
				return nil, c.wrong
			}
			d, err := e.New(c.args)
			if err != nil {
				c.told(err)
				return nil, c.wrong
			}
			return r.userdata(d, methods), nil
		})
	}
}

// sample is d:sample(): a draw, of the luck that belongs to the item and purpose.
func (r *runtime) sample(L *lua.LState) int {
	ud, ok := L.Get(1).(*lua.LUserData)
	if !ok {
		raise(L, "sample: want a distribution, got "+shown(L.Get(1)), "write d:sample()")
	}
	d, ok := ud.Value.(dist.Distribution)
	switch {
	case !ok:
		raise(L, "sample: want a distribution, got "+shown(ud), "write d:sample()")
	case r.call == nil:
		r.noteAt(L, "sample", notHere, notHereHint)
		L.Push(r.unknown)
		return 1
	}
	L.Push(lua.LNumber(d.Sample(&r.call.Draw)))
	return 1
}

// A construction is the call of a constructor on its way from Lua to the catalogue.
type construction struct {
	entry dist.Entry
	args  dist.Args
	wrong faults
}

// read takes the arguments: f(1, 2), f { 1, 2 } or f { mean = 1 }.
func (c *construction) read(args arguments) {
	t, ok := args.at(1).(*lua.LTable)
	if !ok || args.GetTop() > 1 {
		for i := 1; i <= args.GetTop(); i++ {
			c.lone(args.at(i))
		}
		return
	}
	c.args.Named, c.args.Lists = map[string]float64{}, map[string][]float64{}
	for key, x := t.Next(lua.LNil); key != lua.LNil; key, x = t.Next(key) {
		if name, ok := key.(lua.LString); ok {
			c.named(string(name), x)
		} else {
			c.lone(x)
		}
	}
}

// lone takes an argument without a name.
func (c *construction) lone(v lua.LValue) {
	x, ok := toParameter(v, dist.Same)
	if !ok {
		c.fault("want a number or a time, got "+shown(v), "for example "+c.entry.Example)
	}
	c.args.Lone = append(c.args.Lone, x)
}

// named takes an argument with a name: a number, a time, or a list of them.
func (c *construction) named(name string, v lua.LValue) {
	unit, isKnown := dist.Same, false
	for _, p := range c.entry.Params() {
		if p.Name == name {
			unit, isKnown = p.Unit, true
		}
	}
	if !isKnown {
		names := c.entry.Params().Names()
		c.fault("unknown parameter "+quoted(name), Suggest(name, "it takes", names))
		return
	}
	t, isList := v.(*lua.LTable)
	if !isList {
		x, ok := toParameter(v, unit)
		if !ok {
			c.fault(name+": want a number"+orTime(unit)+", got "+shown(v), "")
		}
		c.args.Named[name] = x
		return
	}
	list := make([]float64, 0, t.Len())
	for i := 1; i <= t.Len(); i++ {
		x, ok := toParameter(t.RawGetInt(i), unit)
		if !ok {
			c.fault(fmt.Sprintf("%s: want a list of numbers%s, got %s in it", name, orTime(unit),
				shown(t.RawGetInt(i))), "")
			return
		}
		list = append(list, x)
	}
	c.args.Lists[name] = list
}

func orTime(u dist.Unit) string {
	if u == dist.Same {
		return " or a time"
	}
	return ""
}

// toParameter reads a number; where times may stand, a duration too.
func toParameter(v lua.LValue, u dist.Unit) (float64, bool) {
	switch x := v.(type) {
	case lua.LNumber:
		return float64(x), !math.IsNaN(float64(x))
	case lua.LString:
		t, ok := parseDuration(string(x))
		return t.Seconds(), ok && u == dist.Same
	}
	return 1, false
}

func (c *construction) fault(msg, hint string) { c.wrong = append(c.wrong, fault{msg, hint}) }

// told takes over what the catalogue finds wrong.
func (c *construction) told(err error) {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		for _, e := range several.Unwrap() {
			c.told(e)
		}
		return
	}
	var e *dist.Error
	if errors.As(err, &e) {
		c.fault(e.Error(), e.Hint)
		return
	}
	c.fault(err.Error(), "")
}
