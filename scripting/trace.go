package scripting

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// Bounds on what all traces of a scenario together may bring into memory.
const (
	largestTrace = 64 << 20 // bytes
	mostCells    = 10_000_000
)

// A traceUse is how much of that they have used.
type traceUse struct {
	bytes int64
	cells int
}

// A traceSpec is what a scenario says about a trace.
type traceSpec struct {
	file, time string
	fields     []traceField
	speed      float64
}

// A traceField is a column that becomes a field of each item.
type traceField struct {
	name, column string
	at           value
}

// traceRows are the fields of a producer's trace.
var traceRows = []row[traceSpec]{
	{
		"file", "", "CSV file in the scenario's folder, with a line of headings",
		bind(aText, func(t *traceSpec) *string { return &t.file }),
	},
	{
		"time", "", "heading of the arrivals' column: seconds, or dates with times",
		bind(aText, func(t *traceSpec) *string { return &t.time }),
	},
	{"fields", "none", "fields of the items, each with the heading of its column", binding[traceSpec]{
		"table of headings", setTraceFields,
	}},
	{
		"speed", "1", "so many times as fast as recorded",
		bind(aSpeed, func(t *traceSpec) *float64 { return &t.speed }),
	},
}

// setTraceFields takes the columns to keep.
func setTraceFields(v value, t *traceSpec) {
	taken := map[string]string{}
	values, names := v.fields(`a table such as { tokens = "GeneratedTokens" }`)
	for i, f := range values {
		column, ok := aText.read(f)
		_, isBuiltin := builtins[names[i]]
		switch {
		case isBuiltin:
			f.wrong(quoted(names[i])+" is a field that every item has", "choose another name, and "+
				"say in the producer: size = function(item) return item.bytes end")
		case !namePattern.MatchString(names[i]):
			f.wrong("want the name of a field, got "+quoted(names[i]), "")
		case ok && taken[column] != "":
			f.wrong(fmt.Sprintf("the column %s is the field %s already", quoted(column),
				quoted(taken[column])), "")
		case ok:
			taken[column] = names[i]
			t.fields = append(t.fields, traceField{names[i], column, f})
			v.d.columns[names[i]] = true
		}
	}
}

// setTrace takes a trace, and reads its file.
func setTrace(v value, p *engine.Producer) {
	if v.lua.Type() != lua.LTTable {
		v.fail("trace { file, time, fields, speed }")
		return
	}
	spec := traceSpec{speed: 1}
	before := len(v.d.errs)
	decode(v, "trace", traceRows, &spec)
	for _, f := range []struct{ name, value string }{{"file", spec.file}, {"time", spec.time}} {
		if f.value == "" && v.d.isClear(joined(v.path, f.name)) {
			v.wrong(f.name+" is missing", "")
		}
	}
	if len(v.d.errs) > before {
		return
	}
	p.Trace = v.readTrace(&spec)
}

// readTrace reads the file that a trace names.
func (v value) readTrace(spec *traceSpec) *engine.Trace {
	f, err := openData(v.d.files, spec.file)
	if err != nil {
		value{v.d, joined(v.path, "file"), lua.LString(spec.file)}.wrong(
			fmt.Sprintf("can't read %s: %s", quoted(spec.file), err), "")
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && v.d.traces.bytes+info.Size() > largestTrace {
		err = fmt.Errorf("the traces are larger than %d MiB in all", largestTrace>>20)
	}
	if err != nil {
		v.wrong(fmt.Sprintf("can't read %s: %s", quoted(spec.file), reason(err)), "")
		return nil
	}
	v.d.traces.bytes += info.Size()
	in := bufio.NewReader(io.LimitReader(f, info.Size())) // it may grow meanwhile
	if mark, _ := in.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		v.wrong(quoted(spec.file)+": want UTF-8, got UTF-16", "save it in the other encoding")
		return nil
	}
	if mark, err := in.Peek(3); err == nil && string(mark) == "\uFEFF" {
		_, _ = in.Discard(3)
	}
	t := traceReader{value: v, spec: spec, csv: csv.NewReader(in)}
	t.csv.ReuseRecord = true
	return t.read()
}

// openData opens a regular file of the scenario's folder, however hostile its name.
func openData(files fs.FS, name string) (fs.File, error) {
	if files == nil {
		return nil, errors.New("this scenario has no folder to read from")
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\:\x00") {
		return nil, errors.New("want the name of a file in the scenario's folder, not outside it")
	}
	info, err := fs.Stat(files, name) // before opening: a fifo would block
	switch {
	case err != nil:
		return nil, reason(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it isn't a regular file")
	case info.Size() > largestTrace:
		return nil, fmt.Errorf("it is larger than %d MiB", largestTrace>>20)
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, reason(err)
	}
	return f, nil
}

// reason returns what went wrong without the path, which the message has already.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
