package dist

import (
	"errors"
	"math"
	"slices"
	"strings"
)

// An Entry is a kind of distribution: how a scenario names it and says its parameters.
type Entry struct {
	Name    string
	Summary string // what it is good for, a few words
	Example string // how a scenario writes it
	Forms   []Form // sets of parameters: a scenario gives one of them whole
}

// A Form is a set of parameters that makes a distribution.
type Form struct {
	Params Params
	Way    Way

	build func(Args) (Distribution, error) // from arguments that are named, all there and in range
}

// A Way is how a form takes its parameters.
type Way uint8

// The ways.
const (
	ByName  Way = iota
	InOrder     // or without names, in this order: exponential(0.5), empirical { 1, 2, 3 }
	Solved      // by name; what the distribution has instead is searched for
)

// Lookup finds an entry of the Catalogue by its name.
func Lookup(name string) (Entry, bool) {
	i := slices.IndexFunc(Catalogue, func(e Entry) bool { return e.Name == name })
	if i < 0 {
		return Entry{}, false
	}
	return Catalogue[i], true
}

// Params returns all parameters of all forms, each once, in the order of the forms.
func (e Entry) Params() Params {
	var all Params
	for _, f := range e.Forms {
		for _, p := range f.Params {
			if !slices.ContainsFunc(all, func(q Param) bool { return q.Name == p.Name }) {
				all = append(all, p)
			}
		}
	}
	return all
}

// Short returns the parameters that go without a name, of the forms that allow it.
func (e Entry) Short() Params {
	var all Params
	for _, f := range e.Forms {
		if f.Way == InOrder {
			all = append(all, f.Params...)
		}
	}
	return all
}

// Work returns how much there is to reckon when New makes the distribution, in microseconds or so,
// 0 for next to nothing. It is bounded.
func (e Entry) Work(a Args) int {
	const search = 150
	work := min(a.Laws.size(), MostLaws)
	for _, f := range e.Forms {
		if f.Way == Solved && f.fits(a) {
			work += search
		}
	}
	return work
}

// New makes the distribution. Its error is an [*Error], or several of them, joined by
// [errors.Join]: every parameter that is unknown or out of range.
func (e Entry) New(a Args) (Distribution, error) {
	a, err := e.named(a)
	if err != nil {
		return nil, err
	}
	if err := e.unknown(a); err != nil {
		return nil, err
	}
	for _, f := range e.Forms {
		if f.fits(a) {
			return f.make(a)
		}
	}
	return nil, e.misfit("got " + and(e.given(a)))
}

// named gives the lone parameters their names.
func (e Entry) named(a Args) (Args, error) {
	lone, noun := len(a.Lone)+len(a.Laws.Lone), a.loneNoun()
	switch {
	case lone == 0:
		return a, nil
	case a.names() > 0:
		return a, e.misfit("got " + noun + "s with names and without")
	}
	for _, f := range e.Forms {
		if named, ok := f.named(a); f.Way == InOrder && ok {
			return named, nil
		}
	}
	if lone == 1 {
		return a, e.misfit("got a " + noun + " without a name")
	}
	return a, e.misfit("got " + noun + "s without names")
}

// named gives the lone parameters the names of the form, numbers and distributions each in order.
// It is not ok unless that uses up both.
func (f Form) named(a Args) (Args, bool) {
	out := newArgs()
	numbers, laws := a.Lone, a.Laws.Lone
	for _, p := range f.Params {
		switch {
		case p.Range == ListLaws:
			out.Laws.Lists[p.Name], laws = laws, nil
		case p.Range.IsList():
			out.Lists[p.Name], numbers = numbers, nil
		case p.Range == OneLaw && len(laws) > 0:
			out.Laws.Named[p.Name], laws = laws[0], laws[1:]
		case p.Range != OneLaw && len(numbers) > 0:
			out.Named[p.Name], numbers = numbers[0], numbers[1:]
		default:
			return a, false
		}
	}
	return out, len(numbers)+len(laws) == 0
}

// unknown returns an error for each parameter that no form has.
func (e Entry) unknown(a Args) error {
	var errs []error
	names := e.Params().Names()
	for _, name := range a.sorted() {
		if !slices.Contains(names, name) {
			hint := e.Name + " takes " + e.Takes()
			errs = append(errs, &Error{Param: name, Msg: "unknown parameter", Hint: hint})
		}
	}
	return oneOrAll(errs)
}

// fits tells whether the arguments are those of the form, by name.
func (f Form) fits(a Args) bool {
	for _, p := range f.Params {
		if !a.has(p.Name) {
			return false
		}
	}
	return len(f.Params) == a.names()
}

// make checks the ranges and builds.
func (f Form) make(a Args) (Distribution, error) {
	var errs []error
	for _, p := range f.Params {
		if err := p.check(a); err != nil {
			errs = append(errs, err)
		}
	}
	if errs != nil {
		return nil, oneOrAll(errs)
	}
	d, err := f.build(a)
	if err != nil {
		return nil, err
	}
	if math.IsNaN(d.Mean()) || math.IsNaN(d.Variance()) {
		return nil, wrong("", "these parameters are too far apart to reckon with")
	}
	return d, nil
}

// oneOrAll joins errors, but leaves a single one as it is.
func oneOrAll(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// misfit says which forms there are.
func (e Entry) misfit(got string) *Error {
	return &Error{Msg: "want " + e.Takes() + "; " + got, Hint: "for example " + e.Example}
}

// Takes lists the forms: "mean and cv, or p50 and p99".
func (e Entry) Takes() string {
	var forms []string
	for _, f := range e.Forms {
		forms = append(forms, and(f.Params.Names()))
	}
	return strings.Join(forms, ", or ")
}

// given lists the names of the arguments, in the order of the entry's parameters.
func (e Entry) given(a Args) []string {
	return slices.DeleteFunc(e.Params().Names(), func(name string) bool { return !a.has(name) })
}

// and joins words: "a, b and c"; without any, "none".
func and(words []string) string {
	switch n := len(words); n {
	case 0:
		return "none"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
