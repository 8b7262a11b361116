package dist

import (
	"maps"
	"slices"
)

// Args are the parameters that a scenario gives, times in seconds. Lone are those without a name:
// exponential(0.5), uniform(1, 2), empirical { 1, 2, 3 }. A name is in one of the maps only.
type Args struct {
	Lone  []float64
	Named map[string]float64
	Lists map[string][]float64
	Laws  Laws
}

// Laws are the parameters that are distributions themselves: shifted(exponential(1), 2). They are
// apart from the numbers, each in its order.
type Laws struct {
	Lone  []Law
	Named map[string]Law
	Lists map[string][]Law
}

// newArgs returns arguments without any.
func newArgs() Args {
	return Args{
		Named: map[string]float64{}, Lists: map[string][]float64{},
		Laws: Laws{Named: map[string]Law{}, Lists: map[string][]Law{}},
	}
}

// names returns how many arguments have a name.
func (a Args) names() int {
	return len(a.Named) + len(a.Lists) + len(a.Laws.Named) + len(a.Laws.Lists)
}

// has tells whether a parameter was given.
func (a Args) has(name string) bool {
	_, isNumber := a.Named[name]
	_, isList := a.Lists[name]
	_, isLaw := a.Laws.Named[name]
	_, areLaws := a.Laws.Lists[name]
	return isNumber || isList || isLaw || areLaws
}

// sorted returns the names of all arguments, in the order of the alphabet.
func (a Args) sorted() []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(a.Named)), maps.Keys(a.Lists))
	names = slices.AppendSeq(names, maps.Keys(a.Laws.Named))
	names = slices.AppendSeq(names, maps.Keys(a.Laws.Lists))
	slices.Sort(names)
	return names
}

// size returns how many distributions there are, and within them.
func (l Laws) size() int {
	size := 0
	add := func(laws ...Law) {
		for _, d := range laws {
			size += nestOf(d).laws
		}
	}
	add(l.Lone...)
	for _, d := range l.Named {
		add(d)
	}
	for _, list := range l.Lists {
		add(list...)
	}
	return size
}

// loneNoun says what the arguments without a name are.
func (a Args) loneNoun() string {
	switch {
	case len(a.Laws.Lone) == 0:
		return "number"
	case len(a.Lone) == 0:
		return "distribution"
	}
	return "value"
}
