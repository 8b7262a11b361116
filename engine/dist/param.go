package dist

import (
	"math"
	"slices"
)

// A Param is a parameter of a distribution, as a scenario names it.
type Param struct {
	Name  string
	Range Range
	Unit  Unit
}

// Params are the parameters of a form, in order.
type Params []Param

// Names returns their names.
func (p Params) Names() []string {
	var names []string
	for _, q := range p {
		names = append(names, q.Name)
	}
	return names
}

// TakeLaws tells whether any of them is a distribution, or a list of them.
func (p Params) TakeLaws() bool {
	return slices.ContainsFunc(p, func(q Param) bool { return q.Range.IsLaw() })
}

// TakeNumbers tells whether any of them is a number, or a list of numbers.
func (p Params) TakeNumbers() bool {
	return slices.ContainsFunc(p, func(q Param) bool { return !q.Range.IsLaw() })
}

// Unit returns Bare if all of them are.
func (p Params) Unit() Unit {
	isBare := len(p) > 0 && !slices.ContainsFunc(p, func(q Param) bool { return q.Unit == Same })
	return Unit(!isBare)
}

// A Unit tells parameters that are of the kind that the distribution draws from bare numbers.
type Unit bool

// A time is drawn by parameters that are times ("25ms"); a shape or a cv is never one.
const (
	Bare Unit = false
	Same Unit = true
)

// A Range says what a parameter may be. Besides, no number may be NaN, infinite, beyond 10¹⁰⁰ or,
// 0 itself apart, below 10⁻¹⁰⁰ in size.
type Range uint8

// The ranges: of one value each, then of lists.
const (
	Any          Range = iota
	FromZero           // 0 or more
	Positive           // above 0
	FromOne            // 1 or more
	AboveOne           // above 1
	Whole              // 1, 2, 3 … up to 10⁹
	Count              // 0 or more, up to 10⁹
	Chance             // above 0, at most 1
	OneLaw             // a distribution
	List               // numbers
	ListFromZero       // numbers of 0 or more
	ListPositive       // numbers above 0
	ListLaws           // distributions
)

// least and most bound the sizes of parameters, so that squares, cubes and ratios remain numbers.
const (
	least = 1e-100
	most  = 1e100

	mostWhole = 1e9
)

var rangeTexts = [...]string{
	Any:          "a number",
	FromZero:     "a number of 0 or more",
	Positive:     "a number above 0",
	FromOne:      "a number of 1 or more",
	AboveOne:     "a number above 1",
	Whole:        "a whole number of 1 or more",
	Count:        "a number of 0 or more",
	Chance:       "a probability above 0, at most 1",
	OneLaw:       "a distribution",
	List:         "a list of numbers",
	ListFromZero: "a list of numbers of 0 or more",
	ListPositive: "a list of numbers above 0",
	ListLaws:     "a list of distributions",
}

// String says what is wanted: "a number above 0".
func (r Range) String() string { return rangeTexts[r] }

// IsList tells whether the parameter is a list.
func (r Range) IsList() bool { return r >= List }

// IsLaw tells whether the parameter is a distribution, or a list of them.
func (r Range) IsLaw() bool { return r == OneLaw || r == ListLaws }

// holds tells whether x, or each x of a list, is in the range.
func (r Range) holds(x float64) bool {
	if size := math.Abs(x); !(size <= most) || size < least && x != 0 {
		return false
	}
	switch r {
	case FromZero, ListFromZero:
		return x >= 0
	case Positive, ListPositive:
		return x > 0
	case FromOne:
		return x >= 1
	case AboveOne:
		return x > 1
	case Count:
		return x >= 0 && x <= mostWhole
	case Chance:
		return x > 0 && x <= 1
	case Whole:
		return x >= 1 && x <= mostWhole && x == math.Floor(x)
	}
	return true
}

// bound says which bound on its size a number fails that the range doesn't hold, as it goes on from
// String: ", at most 1e+100". It is "" if the size is not to blame.
func (r Range) bound(x float64) string {
	signed := r == Any || r == List
	switch size := math.Abs(x); {
	case (r == Whole || r == Count) && x > mostWhole:
		return ", at most " + text(mostWhole)
	case signed && size > most:
		return " from " + text(-most) + " to " + text(most)
	case x > most && r != Chance:
		return ", at most " + text(most)
	case size == 0 || !(size < least):
		return ""
	case signed:
		return ", if not 0 at least " + text(least) + " in size"
	case x > 0 && (r == FromZero || r == Count || r == ListFromZero):
		return ", if not 0 at least " + text(least)
	case x > 0 && (r == Positive || r == Chance || r == ListPositive):
		return ", at least " + text(least)
	}
	return ""
}

// check returns what is wrong with the argument for the parameter, or nil.
func (p Param) check(a Args) *Error {
	x, isNumber := a.Named[p.Name]
	list, isList := a.Lists[p.Name]
	law, isLaw := a.Laws.Named[p.Name]
	_, areLaws := a.Laws.Lists[p.Name]
	switch {
	case isNumber && (p.Range.IsList() || p.Range.IsLaw()):
		return wrong(p.Name, "want %v, got %s", p.Range, text(x))
	case isLaw && p.Range != OneLaw:
		return wrong(p.Name, "want %v, got %v", p.Range, law)
	case isList && (!p.Range.IsList() || p.Range.IsLaw()):
		return wrong(p.Name, "want %v, got a list", p.Range)
	case areLaws && p.Range != ListLaws:
		return wrong(p.Name, "want %v, got a list of distributions", p.Range)
	case isNumber && !p.Range.holds(x):
		return wrong(p.Name, "want %v%s, got %s", p.Range, p.Range.bound(x), text(x))
	}
	for _, x := range list {
		if !p.Range.holds(x) {
			return wrong(p.Name, "want %v%s, got %s in it", p.Range, p.Range.bound(x), text(x))
		}
	}
	return nil
}
