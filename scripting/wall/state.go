package wall

import (
	"fmt"
	"io"
	"slices"
	"sync"

	lua "github.com/yuin/gopher-lua"
)

// Options say what a State may do.
type Options struct {
	Limits Limits                            // the zero Limits are Defaults
	Print  io.Writer                         // takes what scripts print; nil: nothing does
	Open   func(name string) ([]byte, error) // reads a file for require; nil: there are none
	Clock  bool                              // whether the clock may end what takes too long
}

// A State is one Lua interpreter behind the wall. It isn't safe for use by several goroutines at
// once, but for Interrupt.
type State struct {
	// Random is where math.random draws; nil while there is no luck to draw from.
	Random func() float64

	lua         *lua.LState
	limits      Limits
	budget      *budget
	allowed     int    // instructions of the present entry, for messages
	allowedBy   string // the limit that says so
	environment *lua.LTable
	globals     *lua.LTable // behind environment
	print       io.Writer
	printed     int
	open        func(string) ([]byte, error)

	files  []string // names of all chunks
	bytes  int      // of all chunks
	tokens int
	loaded map[string]lua.LValue // what require has loaded

	alive, nested int           // coroutines: not dead yet; threads within one another
	idle          []*lua.LState // threads for the next pcall
}

// onlyOnce guards what gopher-lua keeps for the whole process.
var onlyOnce sync.Once

// New returns a State with nothing but the libraries of the language.
func New(o Options) *State {
	if o.Limits == (Limits{}) {
		o.Limits = Defaults()
	}
	onlyOnce.Do(func() { lua.MaxArrayIndex = max(o.Limits.Table, Defaults().Table) })
	s := &State{
		limits: o.Limits, budget: newBudget(o.Limits, o.Clock), print: o.Print, open: o.Open,
		loaded: map[string]lua.LValue{},
		lua: lua.NewState(lua.Options{
			SkipOpenLibs: true, CallStackSize: o.Limits.Calls,
			RegistrySize: 4 << 10, RegistryMaxSize: 64 << 10, RegistryGrowStep: 4 << 10,
		}),
	}
	s.lua.SetContext(s.budget)
	s.globals = &lua.LTable{Metatable: lua.LNil}
	s.environment = s.sealed(s.globals, "a scenario sets no globals; say local")
	s.lua.Env = s.environment
	s.lua.G.Global = s.environment
	s.install()
	return s
}

// install gives scripts the libraries.
func (s *State) install() {
	for _, name := range sortedKeys(baseLibrary) {
		s.Global(name, s.function(baseLibrary[name]))
	}
	s.Global("require", s.function(require))
	s.globals.RawSetString(concatName, s.function(concat))
	s.globals.RawSetString(powName, s.function(pow))
	s.globals.RawSetString(modName, s.function(mod))
	s.globals.RawSetString(lengthName, s.function(length))
	s.globals.RawSetString(appendName, s.function(appendMany))
	strings := s.table(stringLibrary)
	s.Global("string", s.sealed(strings, "libraries can't be changed"))
	s.Global("table", s.sealed(s.table(tableLibrary), "libraries can't be changed"))
	s.Global("coroutine", s.sealed(s.table(coroutineLibrary), "libraries can't be changed"))
	math := s.table(mathLibrary)
	for name, x := range mathConstants {
		math.RawSetString(name, lua.LNumber(x))
	}
	s.Global("math", s.sealed(math, "libraries can't be changed"))
	methods := s.table(textArithmetic)
	methods.RawSetString("__index", strings)
	s.lua.SetMetatable(lua.LString(""), methods)
}

func (s *State) table(l library) *lua.LTable {
	t := &lua.LTable{Metatable: lua.LNil}
	for _, name := range sortedKeys(l) {
		t.RawSetString(name, s.function(l[name]))
	}
	return t
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// sealed returns a table that shows what is in t and refuses to be written, in these words.
func (s *State) sealed(t *lua.LTable, refusal string) *lua.LTable {
	mt := &lua.LTable{Metatable: lua.LNil}
	mt.RawSetString("__index", t)
	mt.RawSetString("__metatable", lua.LFalse)
	mt.RawSetString("__newindex", &lua.LFunction{IsG: true, Env: t, GFunction: func(L *lua.LState) int {
		L.RaiseError("%s is written: %s", Clean(L.Get(2).String(), 60), refusal)
		return 0
	}})
	return &lua.LTable{Metatable: mt}
}

// Global makes a value known to scripts by a name.
func (s *State) Global(name string, v lua.LValue) { s.globals.RawSetString(name, v) }

// Names returns the names that scripts know, in order.
func (s *State) Names() []string {
	var names []string
	for k, _ := s.globals.Next(lua.LNil); k != lua.LNil; k, _ = s.globals.Next(k) {
		if name := k.String(); isName(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Interrupt ends what the scripts are doing, for good. It may be called from another goroutine.
func (s *State) Interrupt() { s.budget.alarm.Store(true) }

// Grant lets the run take n bytes more memory: for what is read on the scenario's behalf and has
// bounds of its own.
func (s *State) Grant(n int) { s.budget.grant(n) }

// Close gives back what the State holds.
func (s *State) Close() { s.lua.Close() }

// Run runs a loaded chunk and returns the first value that it returns.
func (s *State) Run(c *Chunk) (lua.LValue, error) {
	for _, g := range c.globals {
		if g.Write {
			return lua.LNil, &Error{Kind: Refused, File: c.Name, Line: g.Line, Msg: g.Refusal()}
		}
	}
	s.allowed, s.allowedBy = s.limits.Load, "load"
	return s.enter(s.lua.NewFunctionFromProto(c.proto))
}

// Call calls a function of a script and returns the first value that it returns. It is what every
// use of a function costs, so it does little more than gopher-lua's own.
func (s *State) Call(fn *lua.LFunction, args ...lua.LValue) (lua.LValue, error) {
	s.allowed, s.allowedBy = s.limits.Entry, "entry"
	return s.enter(fn, args...)
}

// enter is the only way into Lua. Whatever happens there comes back as an error.
func (s *State) enter(fn *lua.LFunction, args ...lua.LValue) (v lua.LValue, err error) {
	s.budget.begin(s.allowed)
	s.nested = 0
	l := s.lua
	defer func() {
		if r := recover(); r != nil { // gopher-lua itself went wrong, on the way out of an error
			v, err = lua.LNil, s.explain(fmt.Errorf(failed+"%v", r))
			s.renew()
		}
	}()
	l.Push(fn)
	for _, arg := range args {
		l.Push(arg)
	}
	if err := l.PCall(len(args), 1, nil); err != nil {
		return lua.LNil, s.explain(err)
	}
	v = l.Get(-1)
	l.Pop(1)
	return v, nil
}

// renew makes the interpreter usable again after it failed.
func (s *State) renew() {
	fresh, _ := s.lua.NewThread()
	fresh.SetContext(s.budget)
	s.lua = fresh
}

// Load reads a file of Lua: bounded, parsed, bounded again, rewritten and compiled, but not run.
func (s *State) Load(name, src string) (c *Chunk, err error) {
	defer func() {
		if r := recover(); r != nil {
			c, err = nil, &Error{Kind: Syntax, File: name, Msg: "the parser can't read this file"}
		}
	}()
	if !slices.Contains(s.files, name) {
		s.files = append(s.files, name)
	}
	src = withoutPrelude(src)
	if err := s.bound(name, src); err != nil {
		return nil, err
	}
	tree, err := parseTree(name, src)
	if err != nil {
		return nil, err
	}
	if line := tooDeep(tree, s.limits.Depth); line > 0 {
		return nil, &Error{
			Kind: Refused, File: name, Line: line, Limit: "depth",
			Msg: fmt.Sprintf("more than %d expressions or blocks within one another", s.limits.Depth),
		}
	}
	if err := unlike51(name, tree); err != nil {
		return nil, err
	}
	own, err := parseTree(name, src) // a tree of our own: the caller's stays as the author wrote it
	if err != nil {
		return nil, err
	}
	rewrite(own)
	proto, err := lua.Compile(own, name)
	if err != nil {
		return nil, s.compileError(name, err)
	}
	if line := tooManyUpvalues(proto); line > 0 {
		return nil, &Error{
			Kind: Refused, File: name, Line: line,
			Msg: fmt.Sprintf("a function that uses more than %d locals from around it", mostUpvalues),
		}
	}
	withoutTailCalls(proto)
	return &Chunk{Name: name, Tree: tree, proto: proto, globals: freeNames(tree)}, nil
}

// compileError tells what the compiler found.
func (s *State) compileError(name string, err error) error {
	e := &Error{Kind: Syntax, File: name}
	if c, ok := err.(*lua.CompileError); ok { //nolint:errorlint // it comes as it is
		e.Line, e.Msg = c.Line, c.Message
	} else {
		e.Msg = firstLine(err.Error())
	}
	e.Msg = Clean(e.Msg, longestMessage)
	return e
}
