package scripting_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// loadTrace loads a scenario with a trace of t.csv.
func loadTrace(csv, more string) (*engine.Trace, error) {
	l, err := scripting.Load(scripting.File{
		Name: "t.lua",
		Source: []byte(`return { producers = { web = { trace = { file = "t.csv", time = "at"` + more + ` } } },
			consumers = { pool = { service = 1 } } }`),
		Files: fstest.MapFS{"t.csv": {Data: []byte(csv)}},
	}, scripting.Options{})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return l.Scenario.Producers[0].Trace, nil
}

// TestTracesAsTheyAre: what spreadsheets and loggers write is read.
func TestTracesAsTheyAre(t *testing.T) {
	const second = engine.Second
	for _, tt := range []struct {
		name, csv string
		want      []engine.Time
	}{
		{"plain", "at\n1\n2.5\n", []engine.Time{0, 1500 * engine.Millisecond}},
		{"no line feed at the end", "at\n1\n2", []engine.Time{0, second}},
		{"a mark of the byte order", "\ufeffat\n1\n2\n", []engine.Time{0, second}},
		{"lines as on Windows", "at\r\n1\r\n2\r\n", []engine.Time{0, second}},
		{"quotes", "\"at\",\"of\"\n\"1\",\"a \"\"b\"\", c\nd\"\n\"2\",e\n", []engine.Time{0, second}},
		{"empty lines", "\nat\n\n1\n\n\n2\n\n", []engine.Time{0, second}},
		{"spaces", " at , of \n 1 , x\n 2 ,\n", []engine.Time{0, second}},
		{"from before the origin", "at\n-5\n-4.5\n1\n", []engine.Time{0, second / 2, 6 * second}},
		{"minus nothing", "at\n-0\n0\n", []engine.Time{0, 0}},
		{"a date", "at\n2023-11-16\n2023-11-17T00:00:01Z\n", []engine.Time{0, 24*engine.Hour + second}},
		{"zones", "at\n2023-11-16 18:00:00+02:00\n2023-11-16 16:00:01 UTC\n", []engine.Time{0, second}},
		{"many digits", "at\n2023-11-16 18:17:03.9799600001\n2023-11-16 18:17:03.97996001\n", []engine.Time{0, 10}},
		{"powers of ten", "at\n1e3\n1.001E3\n", []engine.Time{0, second}},
		{"the last second", "at\n9999-12-31 23:59:59\n9999-12-31 23:59:59.5\n", []engine.Time{0, second / 2}},
		{"other columns twice", "at,x,x\n1,2,3\n", []engine.Time{0}},
		{"nothing but zeros in another column", "at,x\n1,\x00\n2,\x00\x00\n", []engine.Time{0, second}},
	} {
		trace, err := loadTrace(tt.csv, "")
		if assert.NoError(t, err, tt.name) {
			assert.Equal(t, tt.want, trace.Times, tt.name)
		}
	}
}

// TestTracesThatAreNone: whatever else a file holds, it is said where and what it is.
func TestTracesThatAreNone(t *testing.T) {
	const want = "want seconds, or a date with a time, got "
	for _, tt := range []struct{ name, csv, says string }{
		{"nothing", "", `t.lua:1: producers.web.trace: "t.csv" is empty`},
		{"a mark alone", "\ufeff", `"t.csv" is empty`},
		{"line feeds", "\n\n\n", `"t.csv" is empty`},
		{"headings alone", "at,x", `"t.csv" has no rows`},
		{"UTF-16", "\xff\xfea\x00t\x00\n\x00", "want UTF-8, got UTF-16"},
		{"zeros", strings.Repeat("\x00", 1e6), `has no column "at"`},
		{"no headings", "1\n2\n", "columns: 1"},
		{"semicolons", "at;x\n1;2\n", "hint: want commas between the columns"},
		{"tabs", "x\tat\n1\t2\n", "hint: want commas between the columns"},
		{"carriage returns alone", "x,at\r1,2\r", "hint: want lines that end in a line feed"},
		{"the column twice", "at,at\n1,2\n", `more than one column "at"`},
		{"a row too short", "at,x\n1,2\n3\n", "t.csv:3: producers.web.trace: want as many fields as there are headings, 2"},
		{"a row too long", "at\n1,2\n", "t.csv:2: "},
		{"a decimal comma", "at\n1,5\n", "t.csv:2: "},
		{"a quote that isn't closed", "at,x\n1,\"a\n2,b\n", "t.csv:3: "},
		{"a quote in a cell", "at,x\n1,a\"b\n", `t.csv:2: producers.web.trace: bare "`},
		{"out of order", "at\n2\n1\n", `t.csv:3: producers.web.trace: want rows in order of time, got "1" after a later one`},
		{"a zero byte", "at\n1\n2\x00\n", "t.csv:3: producers.web.trace: " + want + `"2\x00"`},
		{"an escape", "at\n\x1b[31m\n", want + `"\x1b[31m"`},
		{"a direction", "at\n\u202e1\n", want + `"\u202e1"`},
		{"an escape in the headings", "\x1b[31m\n", `columns: \u{1b}[31m`},
		{"milliseconds", "at\n1700158623000\n", "of milliseconds take a thousandth"},
		{"nanoseconds", "at\n1700158623000000000\n", "of milliseconds take a thousandth"},
		{"very much later", "at\n0\n1e17\n", want},
		{"two centuries", "at\n2023-01-01\n2223-01-01\n", "want a time within 100 years of the first row's"},
		{"a thirtieth of February", "at\n2023-02-30 00:00:00\n", want},
		{"a leap second", "at\n2023-11-16 23:59:60\n", want},
		{"an hour alone", "at\n18:17:03\n", want},
		{"another order", "at\n16/11/2023 18:17\n", want},
		{"a number as no other", "at\n0x10\n", want},
		{"infinity", "at\ninf\n", want},
		{"not a number", "at\nnan\n", want},
		{"1e400", "at\n1e400\n", want},
		{"a time that is empty", "at,x\n,1\n", want},
		{"a long cell", "at\n" + strings.Repeat("9", 1e6) + "\n", want},
	} {
		_, err := loadTrace(tt.csv, "")
		if assert.ErrorContains(t, err, tt.says, tt.name) {
			assert.Less(t, len(err.Error()), 1000, tt.name)
			assert.NotContains(t, err.Error(), "\x1b")
		}
	}
}

// TestTracesTogether: the bound is on all of a scenario's traces, not on each.
func TestTracesTogether(t *testing.T) {
	load := func(csv string) error {
		var b strings.Builder
		for i := range 3 {
			fmt.Fprintf(&b, "p%d = { trace = { file = 't.csv', time = 'at' } },", i)
		}
		_, err := scripting.Load(scripting.File{
			Name:   "t.lua",
			Source: []byte("return { producers = { " + b.String() + " }, consumers = { pool = { service = 1 } } }"),
			Files:  fstest.MapFS{"t.csv": {Data: []byte(csv)}},
		}, scripting.Options{})
		return err
	}
	require.NoError(t, load("at\n1\n2\n"))
	require.ErrorContains(t, load("at,x\n1,"+strings.Repeat("x", 23<<20)+"\n"),
		`producers.p2.trace: can't read "t.csv": the traces are larger than 64 MiB in all`)
	require.ErrorContains(t, load("at\n"+strings.Repeat("1\n", 4_000_000)),
		"want at most 10000000 times and fields in all traces, got more")
}
