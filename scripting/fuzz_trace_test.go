package scripting_test

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// traced is a scenario that reads requests.csv.
const traced = `return {
	producers = { web = { trace = {
		file = "requests.csv", time = "at", fields = { size_of = "size", kind = "kind" }, speed = %v,
	} } },
	consumers = { pool = { count = math.huge, service = 0, fails = function(item)
		return item.kind == item.size_of and #tostring(item.kind) > 99
	end } },
}`

// FuzzTrace reads any file as a trace: texts as they are, and what the grammar makes of bytes. It
// is refused with a line that the file has, or has all its rows, each arriving at its time.
func FuzzTrace(f *testing.F) {
	f.Add("at,size,kind\n0,1,read\n0.5,,write\n", 1.0, []byte{})
	f.Add("\uFEFFat,kind,size\r\n2023-11-16 18:17:03.97996,\"a\nb\",7\r\n", 2.0, []byte{})
	f.Add("at ,size, kind\n 3 , 7 , read \n4,x,y\n", 1.0, []byte{})
	f.Add("at,size,kind\n1e300,\x00,\x1b[2J\n", 0.0, []byte{})
	f.Add("at,at,size,kind\n\n\n9,9,\"\"\"\",9\n8,8,8,8\n", 1e-300, []byte{})
	for _, input := range inputs(100) {
		f.Add("", 1.0, input)
	}
	f.Fuzz(func(t *testing.T, text string, speed float64, input []byte) {
		if len(input) > 0 {
			text = newAuthor(input).write("trace")
		}
		checkTrace(t, text, fmt.Sprintf(traced, speed))
	})
}

func checkTrace(t *testing.T, text, source string) {
	t.Helper()
	files := fstest.MapFS{"requests.csv": {Data: []byte(text)}}
	l, err := scripting.Load(scripting.File{Name: "fuzz.lua", Source: []byte(source), Files: files},
		scripting.Options{})
	if err != nil {
		checkMistakes(t, err, source)
		checkLines(t, err, files)
		return
	}
	defer l.Close()
	trace := l.Scenario.Producers[0].Trace
	checkRows(t, trace, text)
	res, err := runShort(t, l.Scenario, 0)
	require.NoError(t, err)
	checkResult(t, res)
	if !res.Ended.Partial { // over years there are thousands of samples, and it is cut short
		require.Equal(t, int64(min(len(trace.Times), 60)), res.Total.Produced)
	}
	for i, item := range res.Sample {
		assert.Equal(t, trace.Times[i], item.Created)
	}
}

// checkLines checks that mistakes in the trace are at lines of it.
func checkLines(t *testing.T, err error, files fs.FS) {
	t.Helper()
	text, _ := fs.ReadFile(files, "requests.csv")
	var all scripting.Errors
	require.ErrorAs(t, err, &all)
	for _, e := range all {
		if e.Pos.File == "requests.csv" {
			require.Positive(t, e.Pos.Line)
			require.LessOrEqual(t, e.Pos.Line, 1+strings.Count(string(text), "\n"), e.Error())
		}
	}
}

// checkRows checks a trace against its file, as read by the standard library.
func checkRows(t *testing.T, trace *engine.Trace, text string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	require.NoError(t, err)
	headings, rows := rows[0], rows[1:]
	for i := range headings {
		headings[i] = strings.TrimSpace(headings[i])
	}
	require.Len(t, trace.Times, len(rows))
	require.Zero(t, trace.Times[0])
	require.True(t, slices.IsSorted(trace.Times))
	require.LessOrEqual(t, trace.Times[len(rows)-1], engine.Longest)
	for i, name := range []string{"kind", "size"} {
		at, column := slices.Index(headings, name), trace.Columns[i]
		require.Len(t, column.Numbers, len(rows))
		for n, row := range rows {
			cell, text := strings.TrimSpace(row[at]), ""
			if column.Texts != nil {
				text = column.Texts[n]
			}
			if x, ok := plainNumber(cell); ok {
				require.Empty(t, text)
				require.InDelta(t, x, column.Numbers[n], 0)
			} else {
				require.Equal(t, cell, text)
			}
		}
	}
}
