package scripting_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/live"
	"queuesim/engine/report"
	"queuesim/scripting"
)

// FuzzLive runs the grammar's scenarios on goroutines, in a bubble in which time costs nothing.
// What happens at one instant happens in any order there: the accounts must hold, and no more.
func FuzzLive(f *testing.F) {
	f.Add([]byte{})
	for _, input := range inputs(60) {
		f.Add(input)
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		text := newAuthor(input).scenario()
		defer func() {
			if t.Failed() {
				t.Logf("the scenario is:\n%s", text)
			}
		}()
		l, err := scripting.Load(scripting.File{
			Name: "fuzz.lua", Source: []byte(text), Files: folder,
		}, scripting.Options{})
		if err != nil {
			return // FuzzRun looks at that
		}
		defer l.Close()
		defer time.AfterFunc(300*time.Millisecond, l.Interrupt).Stop()
		checkLive(t, l)
	})
}

// checkLive runs a scenario for some items and two minutes at most, without computing in real time.
func checkLive(t *testing.T, l *scripting.Loaded) {
	t.Helper()
	done := time.AfterFunc(30*time.Second, func() { panic("no end") })
	defer done.Stop()
	s := l.Scenario
	if s.Items == 0 || s.Items > 60 {
		s.Items = 60
	}
	for i := range s.Consumers {
		s.Consumers[i].Work = engine.Sleeps
	}
	var res *engine.Result
	var err error
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		leave := make(chan struct{})
		defer time.AfterFunc(3*time.Minute, func() { close(leave) }).Stop()
		res, err = live.Run(ctx, s, live.Options{Speed: 1, Leave: leave})
	})
	if mistakes := engine.Mistakes(nil); res == nil {
		require.ErrorAs(t, err, &mistakes)
		return
	}
	if err != nil && !scripting.Interrupted(err) {
		checkFailure(t, err)
	}
	require.False(t, errors.Is(err, context.Canceled))
	checkResult(t, res)
	l.Judge(res)
	checkShown(t, res, report.TextOptions{Account: true})
}
