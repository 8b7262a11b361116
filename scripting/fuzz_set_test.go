package scripting_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// FuzzSet sets anything to anything from outside: it is refused in plain words, or the scenario
// runs. A field that is set is as if it stood in the file: where the grammar chooses a field, with
// its own values or any other, both ways give the same result or the same mistakes.
func FuzzSet(f *testing.F) {
	f.Add("p=3\npool.count=2\njobs.capacity=0", "", []byte{})
	f.Add("consumers.pool.retry.backoff.max=1h\nretry=", "", []byte{})
	f.Add("producers.web=5\n=\nexpect[1]=true", "", []byte{})
	values := []string{
		"5", "10s", "true", "-1", "1e400", "two", "math.huge", "90/min", "\x1b[1m", "", "",
	}
	for i, input := range inputs(33) {
		f.Add("", values[i%len(values)], input)
	}
	f.Fuzz(func(t *testing.T, sets, value string, input []byte) {
		if sets != "" {
			checkSets(t, strings.Split(sets, "\n"))
			return
		}
		checkSet(t, newAuthor(input), value)
	})
}

// checkSets sets several things in a scenario that has nearly everything.
func checkSets(t *testing.T, sets []string) {
	t.Helper()
	o := scripting.Options{Sets: sets}
	if got := runText(t, judgedToo, o, 0); got.failure != nil {
		checkFailure(t, got.failure)
	} else if got.res != nil {
		checkResult(t, got.res)
	}
}

// checkSet sets a field of the author's choice, and compares that with a file that has it.
func checkSet(t *testing.T, a *author, value string) {
	t.Helper()
	where := a.pick("scenario", "queue", "producer", "consumers", "retry", "backoff")
	field := a.pick(fieldsOf[where]...)
	if value == "" {
		value = strings.Trim(a.write(where+"_"+field), `"`)
	}
	path := map[string]string{
		"scenario": "", "queue": "jobs.", "producer": "web.", "consumers": "pool.",
		"retry": "pool.retry.", "backoff": "pool.retry.backoff.",
	}[where] + field
	set := runText(t, fileWith("", "", ""), scripting.Options{Sets: []string{path + "=" + value}}, 0)
	file := runText(t, fileWith(where, field, luaText(value)), scripting.Options{}, 0)
	if assert.Equal(t, mistakesOf(file.refused), mistakesOf(set.refused), "%s=%s", path, value) {
		require.Equal(t, file.json, set.json, "%s=%s", path, value)
	}
}

// fileWith returns a scenario in which a field of a table has a value; Lua takes the last one.
func fileWith(where, field, value string) string {
	text := func(table, fields string) string {
		if table != where {
			return fields
		}
		return fields + " " + field + " = " + value + ","
	}
	backoff := text("backoff", `base = 0.1,`)
	retry := text("retry", `attempts = 2, backoff = { `+backoff+` },`)
	pool := text("consumers", `service = 0.3, fails = 0.2, retry = { `+retry+` },`)
	return "return {" + text("scenario", `duration = 10, items = 40,
		queues = { jobs = { `+text("queue", `capacity = 5,`)+` } },
		producers = { web = { `+text("producer", `rate = 4,`)+` } },
		consumers = { pool = { `+pool+` } },`) + "}"
}

// luaText returns how Lua writes what a value from outside reads as.
func luaText(value string) string {
	if x, ok := plainNumber(value); ok {
		return fmt.Sprintf("(%.17g)", x)
	}
	if value == "true" || value == "false" || value == "math.huge" {
		return value
	}
	var quoted strings.Builder
	for _, b := range []byte(value) {
		fmt.Fprintf(&quoted, `\%03d`, b)
	}
	return `"` + quoted.String() + `"`
}

// mistakesOf returns what is wrong with which field, wherever that stands.
func mistakesOf(err error) []string {
	var all scripting.Errors
	errors.As(err, &all)
	var told []string
	for _, e := range all {
		told = append(told, e.Path+": "+e.Msg)
	}
	return told
}

// plainNumber reads a decimal number: no hexadecimals, no inf, no _ between digits.
func plainNumber(text string) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && strings.Trim(text, "0123456789+-.eE") == ""
}
