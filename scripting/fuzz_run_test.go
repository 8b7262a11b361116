package scripting_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/report"
	"queuesim/engine/sim"
	"queuesim/scripting"
)

// FuzzRun runs the scenarios that the grammar makes of the fuzzer's bytes, for some thousand
// events: each is either refused in plain words or runs to a result whose accounts hold and that can
// be shown. The same comes of it again, also if its functions keep their items, and another
// replication can be put together with it.
func FuzzRun(f *testing.F) {
	f.Add([]byte{})
	for _, seed := range inputs(100) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		a := newAuthor(input)
		text := a.scenario()
		width := 20 + a.choose(181)
		first := checkScenario(t, text, width)
		switch width % 3 {
		case 0:
			checkAgain(t, first, text)
		case 1:
			keeper := newAuthor(input)
			keeper.keeps = true
			if first.failure == nil { // else its text is told
				checkAgain(t, first, keeper.scenario())
			}
		case 2:
			checkStudy(t, first, text)
		}
	})
}

// inputs are so many inputs for an author, of different lengths, always the same.
func inputs(n int) [][]byte {
	luck := rand.NewChaCha8([32]byte{1})
	all := make([][]byte, n)
	for i := range all {
		all[i] = make([]byte, 8+i*4)
		_, _ = luck.Read(all[i])
	}
	return all
}

// checkScenario checks what must hold of any text that is to be a scenario, and returns what comes
// of it. The result is shown in so many columns.
func checkScenario(t *testing.T, text string, width int) outcome {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Logf("the scenario is:\n%s", text)
		}
	}()
	o := runText(t, text, scripting.Options{}, 0)
	if o.failure != nil {
		checkFailure(t, o.failure)
	}
	if o.res != nil {
		checkResult(t, o.res)
		checkShown(t, o.res, report.TextOptions{
			Width: width, ASCII: width%2 == 0, Account: width%5 == 0,
			Description: text, Repeat: "queuesim run",
		})
	}
	return o
}

// checkAgain checks that the same comes of a text as came before.
func checkAgain(t *testing.T, first outcome, text string) {
	t.Helper()
	if first.res == nil || scripting.Interrupted(first.failure) {
		return
	}
	again := runText(t, text, scripting.Options{}, 0)
	if !scripting.Interrupted(again.failure) {
		require.Equal(t, first.json, again.json, "of\n%s", text)
	}
}

// checkStudy checks a second replication, and what it says together with the first one.
func checkStudy(t *testing.T, first outcome, text string) {
	t.Helper()
	if first.res == nil || first.failure != nil {
		return
	}
	second := runText(t, text, scripting.Options{}, 1)
	if second.failure != nil {
		return
	}
	checkResult(t, second.res)
	var study engine.Study
	study.Add(first.res)
	study.Add(second.res)
	checkShown(t, study.Result(), report.TextOptions{})
}

// checkShown checks that a result can be shown, to machines and to people.
func checkShown(t *testing.T, res *engine.Result, o report.TextOptions) string {
	t.Helper()
	var text, machines bytes.Buffer
	require.NoError(t, report.Text(&text, res, o))
	checkPlain(t, text.String())
	require.NoError(t, report.JSON(&machines, res))
	require.True(t, json.Valid(machines.Bytes()))
	return machines.String()
}

// folder is what stands beside the fuzzer's scenarios.
var folder = fstest.MapFS{
	"data/requests.csv": {Data: []byte("at,Size,Kind\n10,5,read\n11,6,7\n13,7,write\n")},
	"lib.lua": {Data: []byte(`local seen = 0
return {
	list = { 3, 1, 2 },
	time = function(item) seen = seen + 1 return item and item.id % 3 / 10 or 0.2 end,
	item = function(item, sim)
		item.own = (item.own or 0) + seen
		if seen > 40 then error("enough") end
	end,
}`)},
}

// An outcome is what comes of a text: the result of a run, also as JSON, and why it failed if it
// did; or, without a result, why the text was refused.
type outcome struct {
	res     *engine.Result
	json    string
	failure error
	refused error
}

// runText loads a text and runs a replication of it for some thousand events. If its functions take
// long it is cut short.
func runText(t *testing.T, text string, o scripting.Options, replication int) outcome {
	t.Helper()
	done := time.AfterFunc(30*time.Second, func() { panic("no end:\n" + text) })
	defer done.Stop()
	var printed bytes.Buffer
	o.Print = &printed
	l, err := scripting.Load(scripting.File{
		Name: "fuzz.lua", Source: []byte(text), Files: folder,
	}, o)
	defer func() { checkPlain(t, printed.String()) }()
	if err != nil {
		checkMistakes(t, err, text)
		return outcome{refused: err}
	}
	defer l.Close()
	require.NoError(t, l.Scenario.Validate())
	for _, w := range l.Warnings() {
		checkPlain(t, w.String())
	}
	l.Scenario.Forecast()
	defer time.AfterFunc(300*time.Millisecond, l.Interrupt).Stop()
	res, err := runShort(t, l.Scenario, replication)
	l.Judge(res)
	return outcome{res: res, json: checkShown(t, res, report.TextOptions{}), failure: err}
}

// runShort runs a scenario for some thousand events and at most 60 items.
func runShort(t *testing.T, s engine.Scenario, replication int) (*engine.Result, error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if s.Items == 0 || s.Items > 60 {
		s.Items = 60
	}
	res, err := sim.Run(ctx, s, sim.Options{
		Replication: replication, Progress: func(engine.Time, int64) { cancel() },
	})
	require.NotNil(t, res, "it was valid: %v", err)
	return res, err
}

// checkFailure checks that a run has failed for a reason that is the scenario's.
func checkFailure(t *testing.T, err error) {
	t.Helper()
	var failure *engine.Failure
	require.ErrorAs(t, err, &failure)
	reasons := []string{"stuck", "waiting", "storm", "limit", "error"}
	require.Contains(t, reasons, failure.Reason, "%v", err)
	var bug *engine.Panic
	require.False(t, errors.As(err, &bug), "%v", err)
	checkPlain(t, err.Error())
	if failure.Reason != "error" || failure.Err == nil {
		return
	}
	var told *scripting.Error
	if errors.As(err, &told) {
		require.NotEmpty(t, told.Pos.File)
		require.NotEmpty(t, told.Path)
		require.NotContains(t, told.Msg, "the interpreter failed")
		checkPlain(t, told.Error()+told.Trace)
	}
}

// checkMistakes checks what is said of a text that is no scenario: each mistake has a place in it.
func checkMistakes(t *testing.T, err error, text string) {
	t.Helper()
	var all scripting.Errors
	require.ErrorAs(t, err, &all)
	require.NotEmpty(t, all)
	lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
	for _, e := range all {
		require.NotEmpty(t, e.Pos.File)
		require.NotEmpty(t, e.Msg)
		require.NotContains(t, e.Msg, "the interpreter failed")
		if e.Pos.File == "fuzz.lua" {
			require.LessOrEqual(t, e.Pos.Line, lines)
		}
		checkPlain(t, e.Error())
	}
}

// checkPlain checks that a text is fit for a terminal and for people: no control characters,
// nothing of Go's.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	at := strings.IndexFunc(text, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e ||
			r >= 0x2066 && r <= 0x2069
	})
	require.Negative(t, at, "%q", text)
	for _, word := range []string{"goroutine ", ".go:", "runtime error", "0xc000", "nil pointer"} {
		require.NotContains(t, text, word)
	}
}
