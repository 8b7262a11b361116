//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// brisk is a live scenario that says when it runs, and is drained at once.
const brisk = `return {
  duration = "1h",
  producers = { web = { rate = 1000 } },
  consumers = { pool = { service = "100us" } },
  at = { { "20ms", function(sim) print("it runs") end } },
}`

// patient is one that takes an hour to be drained.
const patient = `return {
  duration = "1h",
  producers = { web = { rate = 1000 } },
  consumers = { pool = { service = "1h" } },
  at = { { "20ms", function(sim) print("it runs") end } },
}`

// laborious is one whose function takes so long that there are always items waiting for it.
const laborious = `return {
  duration = "1h",
  producers = { web = { rate = 20000 } },
  consumers = { pool = {
    service = "100us",
    fails = function(item)
      if item.id == 50 then print("it runs") end
      for i = 1, 200000 do end
    end,
  } },
}`

// A partial is what these tests read of the JSON of a run that was interrupted.
type partial struct {
	Ended struct {
		Reason  string
		Partial bool
	}
	Stats struct{ Produced, Inside int64 }
	Live  *struct{ Goroutines int }
}

func readPartial(t *testing.T, stdout *bytes.Buffer) partial {
	t.Helper()
	var res partial
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &res))
	assert.Equal(t, "interrupted", res.Ended.Reason)
	assert.True(t, res.Ended.Partial)
	assert.Positive(t, res.Stats.Produced)
	assert.NotNil(t, res.Live)
	return res
}

// TestInterruptLive: the first Ctrl-C lets no more items come, and those inside are served.
func TestInterruptLive(t *testing.T) {
	cmd, stdout, _ := queuesim(t, "run", "-", "--live", "--json")
	cmd.Stdin = strings.NewReader(brisk)
	stderr := startAndWaitFor(t, cmd, "it runs")
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	told, err := io.ReadAll(stderr)
	require.NoError(t, err)
	assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
	assert.Regexp(t, "(?m)^queuesim: draining: [0-9]+ inside; Ctrl-C again to stop now$", string(told))
	assert.Contains(t, string(told), "queuesim: interrupted, and drained by ")
	assert.Zero(t, readPartial(t, stdout).Stats.Inside)
}

// TestHangUpLive: nobody is there any more to stop a drain, so there is none.
func TestHangUpLive(t *testing.T) {
	needsSignal(t, syscall.SIGHUP)
	path := filepath.Join(t.TempDir(), "r.json")
	cmd, _, _ := queuesim(t, "run", "-", "--live", "--out", path)
	cmd.Stdin = strings.NewReader(patient)
	stderr := startAndWaitFor(t, cmd, "it runs")
	for range 2 { // from the kernel and from the shell
		require.NoError(t, cmd.Process.Signal(syscall.SIGHUP))
	}
	_, err := io.Copy(io.Discard, stderr)
	require.NoError(t, err)
	assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Positive(t, readPartial(t, bytes.NewBuffer(text)).Stats.Inside)
}

// TestInterruptLiveTwice: the second one ends the run as it stands, whatever is inside, and whether
// Lua is running or not.
func TestInterruptLiveTwice(t *testing.T) {
	for _, tt := range []struct {
		name, scenario string
		inside         bool
	}{
		{"a long service", patient, true},
		{"while Lua runs", laborious, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd, stdout, _ := queuesim(t, "run", "-", "--live", "--json")
			cmd.Stdin = strings.NewReader(tt.scenario)
			stderr := startAndWaitFor(t, cmd, "it runs")
			interruptTwice(t, cmd)
			told, err := io.ReadAll(stderr)
			require.NoError(t, err)
			assert.Contains(t, string(told), "queuesim: interrupted at ")
			assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
			assert.Equal(t, tt.inside, readPartial(t, stdout).Stats.Inside > 0)
		})
	}
}

// TestInterruptLiveThrice: the third one leaves at once, though the result isn't written yet.
func TestInterruptLiveThrice(t *testing.T) {
	cmd, _, _ := queuesim(t, "run", "-", "--live", "--json")
	cmd.Stdin = strings.NewReader(patient)
	cmd.Stdout = fullPipe(t)
	stderr := startAndWaitFor(t, cmd, "it runs")
	interruptTwice(t, cmd)
	<-time.After(3 * echo / 2)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	told, err := io.ReadAll(stderr)
	require.NoError(t, err)
	assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
	assert.True(t, strings.HasSuffix(string(told), "queuesim: interrupted\n"), "%s", told)
}

// interruptTwice sends two signals, the second one when it can't be the first one's echo.
func interruptTwice(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	<-time.After(3 * echo / 2)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
}

// fullPipe returns the end of a pipe into which nothing can be written any more.
func fullPipe(t *testing.T) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	t.Cleanup(func() {
		_ = r.Close()
		_ = w.Close()
	})
	fd := int(w.Fd())
	require.NoError(t, syscall.SetNonblock(fd, true))
	for size := 4096; size > 0; {
		if _, err := syscall.Write(fd, make([]byte, size)); err != nil {
			require.ErrorIs(t, err, syscall.EAGAIN)
			size /= 2
		}
	}
	require.NoError(t, syscall.SetNonblock(fd, false))
	return w
}

// lasting is a scenario that takes a moment in virtual time, and twenty seconds live.
const lasting = `return {
  duration = "20s",
  producers = { web = { rate = 1000 } },
  consumers = { pool = { service = "100us" } },
  at = { { "20ms", function(sim) print("it runs") end } },
}`

// TestInterruptCompare: the result so far is that of the virtual run alone, or a comparison with a
// live run that was drained early.
func TestInterruptCompare(t *testing.T) {
	for _, tt := range []struct {
		name, scenario string
		says           int // lines until it is to be interrupted
	}{
		{"the virtual run", endless, 1},
		{"the live run", lasting, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd, stdout, _ := queuesim(t, "run", "-", "--live", "--compare", "--json")
			cmd.Stdin = strings.NewReader(tt.scenario)
			stderr := startAndWaitFor(t, cmd, "it runs")
			for range tt.says - 1 {
				_, err := stderr.ReadString('\n')
				require.NoError(t, err)
			}
			require.NoError(t, cmd.Process.Signal(os.Interrupt))
			_, err := io.Copy(io.Discard, stderr)
			require.NoError(t, err)
			assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))

			var doc struct {
				Virtual     partial
				Live        *partial
				Differences []any
			}
			require.NoError(t, json.Unmarshal(stdout.Bytes(), &doc))
			last := doc.Live
			if tt.says == 1 {
				assert.Nil(t, doc.Live)
				last = &doc.Virtual
			}
			require.NotNil(t, last)
			assert.Equal(t, "interrupted", last.Ended.Reason)
			assert.Equal(t, doc.Live == nil, len(doc.Differences) == 0)
		})
	}
}
