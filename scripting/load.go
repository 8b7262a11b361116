package scripting

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/scripting/wall"
)

// A File is a scenario's text, and what it may read besides.
type File struct {
	Name   string // as it is to be shown in messages
	Source []byte
	Files  fs.FS // the scenario's folder, for require and trace; nil: none
}

// Options are what is said about a scenario from outside.
type Options struct {
	Sets      []string    // name=value of a param, or path=value of a field
	Classroom Classroom   // short flags for a scenario with one queue
	Expect    []string    // further expectations
	Print     io.Writer   // takes what the scenario prints; nil: nothing does
	Limits    wall.Limits // on its Lua; the zero Limits are the usual ones
	Clock     bool        // whether a last stop by the clock is wanted
}

// A Loaded is a scenario that can run, with the Lua state that its functions live in. It serves
// one run at a time.
type Loaded struct {
	Scenario engine.Scenario
	Params   []engine.Param // in the order of the file

	run          *runtime
	expectations []expectation
}

// Load reads a scenario. What is wrong with it comes back as Errors: all mistakes of the file.
func Load(f File, o Options) (*Loaded, error) {
	d := newDecoder(f, o)
	loaded, err := d.load(f, o)
	if err != nil {
		d.run.wall.Close()
	}
	return loaded, err
}

// Interrupt ends what the scenario's functions are doing. It may be called from another
// goroutine.
func (l *Loaded) Interrupt() { l.run.wall.Interrupt() }

// Close gives the Lua state back.
func (l *Loaded) Close() { l.run.wall.Close() }

// newDecoder makes a decoder with a Lua state of its own.
func newDecoder(f File, o Options) *decoder {
	report := &reporter{file: f.Name, lines: linesOf(string(f.Source))}
	run := &runtime{reporter: report, unknown: newUnknown(), figures: map[string]bool{}}
	run.reasons = map[string]bool{}
	run.items = newHandles(run)
	run.settings = readSettings(o.Sets, report)
	run.wall = wall.New(wall.Options{
		Limits: o.Limits, Print: o.Print, Open: opener(f.Files), Clock: o.Clock,
	})
	run.install()
	return &decoder{
		reporter: report, source: newSource(nil), settings: run.settings, run: run,
		names: map[string]string{}, columns: map[string]bool{}, all: Fields(), files: f.Files,
	}
}

// load goes through the stages: parse, run, decode. Each tells all that it finds.
func (d *decoder) load(f File, o Options) (*Loaded, error) {
	chunk, err := d.run.wall.Load(f.Name, string(f.Source))
	if err != nil {
		d.script(err)
		return nil, d.err()
	}
	d.source = newSource(chunk.Tree)
	d.run.learn(chunk.Tree)
	strangers := d.checkGlobals(chunk)
	returned, err := d.run.wall.Run(chunk)
	switch root, isTable := returned.(*lua.LTable); {
	case err != nil && !strangers: // else it may be a mere consequence
		d.script(err)
	case err == nil && !isTable && !isUnknown(returned):
		d.wrong("", "want a file that returns a table, got one that returns "+shown(returned),
			"return { duration = \"60s\", producers = { … }, consumers = { … } }")
	case isTable:
		return d.finish(root, o)
	}
	return nil, d.err()
}

// finish makes the scenario of the table that the file returned.
func (d *decoder) finish(root *lua.LTable, o Options) (*Loaded, error) {
	d.settings.resolve(d, root, o.Classroom)
	draft := d.scenario(value{d, "", root})
	l := &Loaded{Scenario: draft.Scenario, Params: d.run.params, run: d.run}
	l.expectations = d.expectations(draft, o.Expect)
	if err := d.err(); err != nil {
		return nil, err
	}
	for _, p := range l.Scenario.Producers {
		d.run.wall.Grant(sizeOf(p.Trace))
	}
	l.Scenario.Params = l.Params
	l.Scenario.Release = d.run.items.release
	d.run.sim = d.run.newSim(&l.Scenario)
	d.run.wall.Random = d.run.random
	return l, nil
}

// sizeOf returns how many bytes a trace takes.
func sizeOf(t *engine.Trace) int {
	if t == nil {
		return 0
	}
	const word, header = 8, 16
	n := word * len(t.Times)
	for _, c := range t.Columns {
		n += word*len(c.Numbers) + header*len(c.Texts)
		for _, text := range c.Texts {
			n += len(text)
		}
	}
	return n
}

// script notes an error out of Lua.
func (d *decoder) script(err error) {
	var e *wall.Error
	if !errors.As(err, &e) {
		d.at(0, "", err.Error(), "")
		return
	}
	if e.File == d.file || e.File == "" {
		d.at(e.Line, "", e.Msg, d.cure(e))
		return
	}
	d.elsewhere(Position{e.File, e.Line}, "", e.Msg, limitHint(e))
}

// cure says what to do about an error out of the file: it guesses what was forgotten where that is no
// Lua.
func (d *decoder) cure(e *wall.Error) string {
	line := e.Line
	switch {
	case e.Kind != wall.Syntax:
		return limitHint(e)
	case e.Msg == wall.Unfinished:
		line = 0
	}
	return wall.Slip(strings.Join(d.lines, "\n"), line)
}

// checkGlobals notes the globals that the file writes, and those that nothing stands behind. The
// latter become unknown values, so that the file can run. It reports whether there are any.
func (d *decoder) checkGlobals(chunk *wall.Chunk) (strangers bool) {
	names := d.run.wall.Names()
	isKnown := map[string]bool{}
	for _, name := range names {
		isKnown[name] = true
	}
	for _, g := range chunk.Globals() {
		if g.Write {
			d.at(g.Line, "", g.Name+" is a global, and a scenario sets none",
				asLocal(g.Name, d.run.text(Position{d.file, g.Line})))
			isKnown[g.Name], strangers = true, true
		}
	}
	for _, g := range chunk.Globals() {
		if isKnown[g.Name] {
			continue
		}
		strangers = true
		hint := Meant(g.Name, names)
		if slices.Contains(keptBack, g.Name) {
			hint = "it is Lua's, but kept from scenarios, which may come from strangers"
		}
		d.at(g.Line, "", "nothing is called "+quoted(g.Name), hint)
		d.run.wall.Global(g.Name, d.run.unknown)
	}
	return strangers
}

// asLocal returns how a line that sets a global would set a local.
func asLocal(name, line string) string {
	if strings.Contains(line, "function "+name+"(") {
		return "local function " + name + "(…) … end"
	}
	return "local " + name + " = …"
}

// keptBack are names of Lua's own that scenarios don't have.
var keptBack = []string{
	"os", "io", "debug", "package", "module", "load", "loadstring", "loadfile", "dofile",
	"collectgarbage", "getfenv", "setfenv", "newproxy", "_G",
}

// opener returns how require reads the files beside the scenario.
func opener(files fs.FS) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		f, err := openData(files, name)
		if err != nil {
			return nil, fmt.Errorf("can't read %s: %w", name, err)
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, largestModule))
	}
}

// largestModule bounds what is read of a Lua file beside the scenario; the wall has its own
// bound.
const largestModule = 1 << 20
