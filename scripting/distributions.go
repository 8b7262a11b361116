package scripting

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/dist"
)

// installDistributions gives the file a constructor for each row of dist.Catalogue.
func (r *runtime) installDistributions() {
	methods := &lua.LTable{Metatable: lua.LNil}
	methods.RawSetString("sample", goFunction(r.sample))
	for _, e := range dist.Catalogue {
		short := e.Short()
		r.global(e.Name, func(args arguments) (lua.LValue, faults) {
			c := construction{entry: e, short: short}
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
	for range dist.Draws(d) - 1 {
		L.Context().Done() // counts: see package wall
	}
	L.Push(lua.LNumber(d.Sample(&r.call.Draw)))
	return 1
}

// A construction is the call of a constructor on its way from Lua to the catalogue.
type construction struct {
	entry dist.Entry
	short dist.Params // that go without a name
	args  dist.Args
	wrong faults
}

// read takes the arguments: f(1, 2), f { 1, 2 } or f { mean = 1 }.
func (c *construction) read(args arguments) {
	defer c.pay(args)
	t, ok := args.at(1).(*lua.LTable)
	if !ok || args.GetTop() > 1 {
		for i := 1; i <= args.GetTop(); i++ {
			c.lone(args.at(i))
		}
		return
	}
	c.args.Named, c.args.Lists = map[string]float64{}, map[string][]float64{}
	c.args.Laws.Named, c.args.Laws.Lists = map[string]dist.Law{}, map[string][]dist.Law{}
	for key, x := t.Next(lua.LNil); key != lua.LNil; key, x = t.Next(key) {
		if name, ok := key.(lua.LString); ok {
			c.named(string(name), x)
		} else {
			c.lone(x)
		}
	}
}

// priceOfWork is what a microsecond of the catalogue's costs whoever makes a distribution, so that
// a loop of them ends like any other.
const priceOfWork = 100

func (c *construction) pay(args arguments) {
	for range priceOfWork * c.entry.Work(c.args) {
		args.Context().Done() // counts: see package wall
	}
}

// lone takes an argument without a name.
func (c *construction) lone(v lua.LValue) {
	if d, ok := toLaw(v); ok && c.short.TakeLaws() {
		c.args.Laws.Lone = append(c.args.Laws.Lone, d)
		return
	}
	x, ok := toParameter(v, c.short.Unit())
	if !ok || c.short.TakeLaws() && !c.short.TakeNumbers() {
		c.fault("want "+loneWanted(c.short)+", got "+shown(v), "for example "+c.entry.Example)
	}
	c.args.Lone = append(c.args.Lone, x)
}

// loneWanted says what a constructor takes without a name.
func loneWanted(short dist.Params) string {
	switch number := "a number" + orTime(short.Unit()); {
	case !short.TakeLaws():
		return number
	case !short.TakeNumbers():
		return "a distribution"
	default:
		return "a distribution, " + number
	}
}

// named takes an argument with a name.
func (c *construction) named(name string, v lua.LValue) {
	params := c.entry.Params()
	i := slices.IndexFunc(params, func(p dist.Param) bool { return p.Name == name })
	switch t, isList := v.(*lua.LTable); {
	case i < 0:
		c.fault("unknown parameter "+quoted(name), Suggest(name, "it takes", params.Names()))
	case params[i].Range.IsLaw() && isList:
		c.args.Laws.Lists[name] = listOf(c, name, t, "distributions", toLaw)
	case params[i].Range.IsLaw():
		d, ok := toLaw(v)
		if !ok {
			c.fault(name+": want "+params[i].Range.String()+", got "+shown(v), "")
			return
		}
		c.args.Laws.Named[name] = d
	default:
		c.number(params[i], v)
	}
}

// number takes an argument that is a number, a time, or a list of them.
func (c *construction) number(p dist.Param, v lua.LValue) {
	read := func(v lua.LValue) (float64, bool) { return toParameter(v, p.Unit) }
	if t, ok := v.(*lua.LTable); ok {
		c.args.Lists[p.Name] = listOf(c, p.Name, t, "numbers"+orTime(p.Unit), read)
		return
	}
	x, ok := read(v)
	if !ok {
		c.fault(p.Name+": want a number"+orTime(p.Unit)+", got "+shown(v), "")
	}
	c.args.Named[p.Name] = x
}

// listOf reads a list. The first element that isn't what the list is of is a fault.
func listOf[V any](
	c *construction, name string, t *lua.LTable, what string, read func(lua.LValue) (V, bool),
) []V {
	list := make([]V, 0, t.Len())
	for i := 1; i <= t.Len(); i++ {
		x, ok := read(t.RawGetInt(i))
		if !ok {
			c.fault(fmt.Sprintf("%s: want a list of %s, got %s in it", name, what,
				shown(t.RawGetInt(i))), "")
			return nil
		}
		list = append(list, x)
	}
	return list
}

func orTime(u dist.Unit) string {
	if u == dist.Same {
		return " or a time"
	}
	return ""
}

// toLaw reads a distribution.
func toLaw(v lua.LValue) (dist.Law, bool) {
	ud, ok := v.(*lua.LUserData)
	if !ok {
		return nil, false
	}
	d, ok := ud.Value.(dist.Law)
	return d, ok
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
		c.fault(e.Error(), cmp.Or(e.Hint, c.asChance()))
		return
	}
	c.fault(err.Error(), "")
}

// asChance says how a lone number can be meant that is a chance, where a mean is wanted.
func (c *construction) asChance() string {
	if len(c.args.Lone) != 1 || c.args.Lone[0] <= 0 || c.args.Lone[0] > 1 {
		return ""
	}
	for _, f := range c.entry.Forms {
		if p := f.Params; len(p) == 1 && p[0].Range == dist.Chance {
			return fmt.Sprintf("a number alone is the mean; %s { %s = %s } takes the chance",
				c.entry.Name, p[0].Name, number(c.args.Lone[0]))
		}
	}
	return ""
}
