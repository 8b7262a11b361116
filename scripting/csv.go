package scripting

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// A traceReader reads one CSV file into a trace.
type traceReader struct {
	value
	spec   *traceSpec
	csv    *csv.Reader
	timeAt int
	fields []int
	first  instant
	trace  engine.Trace
}

// read reads the whole file; nil if something in it is wrong.
func (t *traceReader) read() *engine.Trace {
	if !t.readHeadings() {
		return nil
	}
	for {
		record, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.badCSV(err)
			return nil
		}
		if !t.readTime(record[t.timeAt]) {
			return nil
		}
		for i, at := range t.fields {
			t.readField(&t.trace.Columns[i], strings.TrimSpace(record[at]))
		}
	}
	if len(t.trace.Times) == 0 {
		t.value.wrong(quoted(t.spec.file)+" has no rows", "")
		return nil
	}
	return &t.trace
}

// readHeadings finds the columns.
func (t *traceReader) readHeadings() bool {
	record, err := t.csv.Read()
	if err != nil {
		t.badCSV(err)
		return false
	}
	headings := make([]string, len(record))
	for i, h := range record {
		headings[i] = strings.Clone(strings.TrimSpace(h))
	}
	t.timeAt = t.column(joined(t.path, "time"), t.spec.time, headings)
	ok := t.timeAt >= 0
	for _, f := range t.spec.fields {
		i := t.column(f.at.path, f.column, headings)
		ok = ok && i >= 0
		t.fields = append(t.fields, i)
		t.trace.Columns = append(t.trace.Columns, engine.Column{Name: f.name})
	}
	return ok
}

// column returns the place of the column that is named at path, −1 if it can't be told.
func (t *traceReader) column(path, name string, headings []string) int {
	at := value{t.d, path, lua.LString(name)}
	i := slices.Index(headings, name)
	switch {
	case i < 0:
		at.wrong(fmt.Sprintf("%s has no column %s", quoted(t.spec.file), quoted(name)),
			headingsHint(name, headings))
	case slices.Contains(headings[i+1:], name):
		at.wrong(fmt.Sprintf("%s has more than one column %s", quoted(t.spec.file), quoted(name)), "")
		return -1
	}
	return i
}

// headingsHint says what may be wrong with the line of headings.
func headingsHint(name string, headings []string) string {
	first := headings[0]
	switch {
	case strings.Contains(strings.Join(headings, ""), "\r"):
		return "want lines that end in a line feed"
	case len(headings) == 1 && strings.ContainsAny(first, ";\t|") && strings.Contains(first, name):
		return "want commas between the columns"
	}
	return Suggest(name, "columns", headings)
}

// readTime reads one arrival. The first is at 0.
func (t *traceReader) readTime(text string) bool {
	at, ok := parseInstant(strings.TrimSpace(text))
	if !ok {
		hint := `as in 12.5 or "2023-11-16 18:17:03.97996"`
		if x, ok := parseNumber(strings.TrimSpace(text)); ok && x > 1e12 {
			hint = "so many can't be seconds; of milliseconds take a thousandth"
		}
		t.badRow(fmt.Sprintf("want seconds, or a date with a time, got %s", quoted(text)), hint)
		return false
	}
	n := len(t.trace.Times)
	t.d.traces.cells += 1 + len(t.fields)
	if n == 0 {
		t.first = at
	}
	since, ok := at.since(t.first)
	switch {
	case t.d.traces.cells > mostCells:
		t.badRow(fmt.Sprintf("want at most %d times and fields in all traces, got more", mostCells), "")
		return false
	case ok && t.spec.speed != 1:
		since, ok = engine.Seconds(since.Seconds() / t.spec.speed)
	}
	switch {
	case !ok && n > 0 && at.before(t.first), ok && n > 0 && since < t.trace.Times[n-1]:
		t.badRow("want rows in order of time, got "+quoted(text)+" after a later one", "sort the file")
		return false
	case !ok:
		t.badRow("want a time within 100 years of the first row's", "")
		return false
	}
	t.trace.Times = append(t.trace.Times, since)
	return true
}

// readField adds one cell to its column: a number where it reads as one, else a text. An empty
// cell is NaN, which no text reads as.
func (t *traceReader) readField(c *engine.Column, cell string) {
	x, ok := parseNumber(cell)
	if !ok {
		x = math.NaN()
	}
	c.Numbers = append(c.Numbers, x)
	if ok || cell == "" {
		if c.Texts != nil {
			c.Texts = append(c.Texts, "")
		}
		return
	}
	if c.Texts == nil {
		c.Texts = make([]string, len(c.Numbers)-1, len(t.trace.Times))
	}
	c.Texts = append(c.Texts, strings.Clone(cell))
}

// badRow notes a mistake in the row that was read last.
func (t *traceReader) badRow(msg, hint string) {
	line, _ := t.csv.FieldPos(0)
	t.d.elsewhere(Position{t.spec.file, line}, t.path, msg, hint)
}

// badCSV notes that the file isn't CSV.
func (t *traceReader) badCSV(err error) {
	var bad *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		t.value.wrong(quoted(t.spec.file)+" is empty", "")
	case errors.Is(err, csv.ErrFieldCount):
		t.badRow(fmt.Sprintf("want as many fields as there are headings, %d", t.csv.FieldsPerRecord), "")
	case errors.As(err, &bad):
		t.d.elsewhere(Position{t.spec.file, bad.Line}, t.path, bad.Err.Error(), "")
	default:
		t.value.wrong(fmt.Sprintf("can't read %s: %s", quoted(t.spec.file), reason(err)), "")
	}
}
