package wall

import (
	"errors"
	"fmt"
	"math"
)

// Limits bound what one scenario's Lua may use. They don't depend on the machine, so that a script
// that runs here runs everywhere; but for Memory and Time, which are last stops.
type Limits struct {
	Source     int // bytes of Lua in all files together
	Tokens     int // words and signs of all files together
	Depth      int // of expressions and blocks within one another
	Text       int // bytes of a string that a script makes
	Pattern    int // bytes of a pattern
	Table      int // elements in the list part of a table
	Calls      int // functions within one another
	Coroutines int // alive at once
	Nested     int // coroutines that resume one another
	Load       int // instructions while the files load
	Entry      int // instructions of one call of a function
	Print      int // bytes that all prints together may write
	Memory     int // MiB by which the process may grow while the script lives
	Time       int // milliseconds of one call, where there is a clock
}

// Defaults returns the limits that hold if nothing else is said.
func Defaults() Limits {
	return Limits{
		Source: 256 << 10, Tokens: 20_000, Depth: 200, Text: 1 << 20, Pattern: 1 << 10,
		Table: 1 << 18, Calls: 200, Coroutines: 10_000, Nested: 100,
		Load: 4_000_000, Entry: 1_000_000, Print: 1 << 20, Memory: 256, Time: 1500,
	}
}

// A Limit is one of the limits, to be shown.
type Limit struct {
	Name, What string
	Value      int
}

// A bound is a limit with the most that it can be raised to: beyond that the interpreter itself
// breaks, or a number does.
type bound struct {
	name, what string
	value      *int
	most       int
}

// bounds returns the limits in the order in which a script meets them.
func (l *Limits) bounds() []bound {
	const much = math.MaxInt32
	return []bound{
		{"source", "bytes of Lua, all files together", &l.Source, 64 << 20},
		{"tokens", "words and signs, all files together", &l.Tokens, 10_000_000},
		{"depth", "expressions and blocks within one another", &l.Depth, 1000},
		{"load", "instructions while the files load", &l.Load, much},
		{"entry", "instructions of one call of a function", &l.Entry, much},
		{"calls", "functions within one another", &l.Calls, 1000},
		{"text", "bytes of a string that a script makes", &l.Text, 1 << 30},
		{"pattern", "bytes of a pattern", &l.Pattern, 1 << 20},
		{"table", "elements in the list part of a table", &l.Table, 1 << 26},
		{"coroutines", "coroutines that haven't ended, at once", &l.Coroutines, 1_000_000},
		{"nested", "coroutines and calls of pcall within one another", &l.Nested, 1000},
		{"print", "bytes that all prints together may write", &l.Print, much},
		{"memory", "MiB that the run takes, its items too, if it calls functions", &l.Memory, 1 << 20},
		{"time", "milliseconds of one call by the clock, a last stop", &l.Time, much},
	}
}

// List returns the limits with what they bound, in the order in which a script meets them.
func (l Limits) List() []Limit {
	var all []Limit
	for _, b := range l.bounds() {
		all = append(all, Limit{b.name, b.what, *b.value})
	}
	return all
}

// ErrNoLimit is that there is no limit of a name.
var ErrNoLimit = errors.New("there is no limit")

// Set changes the limit of a name. The error says which values it may have, or is ErrNoLimit.
func (l *Limits) Set(name string, value int) error {
	for _, b := range l.bounds() {
		switch {
		case b.name != name:
		case value < 1 || value > b.most:
			return fmt.Errorf("%s: want a whole number from 1 to %d, got %d", name, b.most, value)
		default:
			*b.value = value
			return nil
		}
	}
	return fmt.Errorf("%w %q", ErrNoLimit, name)
}
