package wall

// Limits bound what one scenario's Lua may use. They don't depend on the machine, so that a script
// that runs here runs everywhere; but for Memory and Seconds, which are last stops.
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
	Memory     int // bytes by which one call may grow the heap; the process: sixteen times that
	Seconds    int // of one call by the clock, where there is one
}

// Defaults returns the limits that hold if nothing else is said.
func Defaults() Limits {
	return Limits{
		Source: 256 << 10, Tokens: 20_000, Depth: 200, Text: 1 << 20, Pattern: 1 << 10,
		Table: 1 << 18, Calls: 200, Coroutines: 10_000, Nested: 100,
		Load: 4_000_000, Entry: 1_000_000, Print: 1 << 20, Memory: 256 << 20,
		Seconds: 10,
	}
}

// A Limit is one of the limits, to be shown.
type Limit struct {
	Name, What string
	Value      int
}

// List returns the limits with what they bound, in the order in which a script meets them.
func (l Limits) List() []Limit {
	return []Limit{
		{"source", "bytes of Lua, all files together", l.Source},
		{"tokens", "words and signs, all files together", l.Tokens},
		{"depth", "expressions and blocks within one another", l.Depth},
		{"load", "instructions while the files load", l.Load},
		{"entry", "instructions of one call of a function", l.Entry},
		{"calls", "functions within one another", l.Calls},
		{"text", "bytes of a string that a script makes", l.Text},
		{"pattern", "bytes of a pattern", l.Pattern},
		{"table", "elements in the list part of a table", l.Table},
		{"coroutines", "coroutines that haven't ended, at once", l.Coroutines},
		{"nested", "coroutines and calls of pcall within one another", l.Nested},
		{"print", "bytes that all prints together may write", l.Print},
		{"memory", "bytes by which one call may grow the heap", l.Memory},
		{"seconds", "seconds of one call by the clock, a last stop", l.Seconds},
	}
}
