//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// endless is a scenario that says when it runs, and would run for hours.
const endless = `return {
  duration = "800000h",
  producers = { web = { rate = 1000 } },
  consumers = { pool = { service = 0.0001 } },
  at = { { "1s", function(sim) print("it runs") end } },
}`

// sluggish is one whose function takes so long that the run can't be cut between two events.
const sluggish = `return {
  duration = "800000h",
  producers = { web = { rate = 1000 } },
  consumers = { pool = {
    service = 0.0001,
    fails = function() for i = 1, 200000 do end end,
  } },
  at = { { "10ms", function(sim) print("it runs") end } },
}`

func TestInterrupt(t *testing.T) {
	for _, tt := range []struct {
		name, scenario string
		signal         os.Signal
	}{
		{"Ctrl-C", endless, os.Interrupt},
		{"SIGTERM", endless, syscall.SIGTERM},
		{"SIGHUP", endless, syscall.SIGHUP},
		{"Ctrl-C while Lua runs", sluggish, os.Interrupt},
	} {
		t.Run(tt.name, func(t *testing.T) {
			needsSignal(t, tt.signal)
			cmd, stdout, _ := queuesim(t, "run", "-", "--json")
			cmd.Stdin = strings.NewReader(tt.scenario)
			stderr := startAndWaitFor(t, cmd, "it runs")
			require.NoError(t, cmd.Process.Signal(tt.signal))
			told, err := io.ReadAll(stderr)
			require.NoError(t, err)
			assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
			assert.Contains(t, string(told), "queuesim: interrupted at ")

			var res struct {
				Ended struct {
					Reason  string
					Partial bool
				}
				Stats struct{ Produced int64 }
			}
			require.NoError(t, json.Unmarshal(stdout.Bytes(), &res))
			assert.Equal(t, "interrupted", res.Ended.Reason)
			assert.True(t, res.Ended.Partial)
			assert.Positive(t, res.Stats.Produced)
		})
	}
}

// needsSignal skips a test where the tests themselves, and what they start, don't hear a signal.
func needsSignal(t *testing.T, s os.Signal) {
	t.Helper()
	if signal.Ignored(s) {
		t.Skip("the tests run under nohup")
	}
}

// TestNoHangUp: under nohup a run outlives the terminal.
func TestNoHangUp(t *testing.T) {
	signal.Ignore(syscall.SIGHUP)
	cmd, stdout, _ := queuesim(t, "run", "-", "--json")
	cmd.Stdin = strings.NewReader(strings.Replace(endless, "800000h", "10m", 1))
	stderr := startAndWaitFor(t, cmd, "it runs")
	signal.Reset(syscall.SIGHUP)
	require.NoError(t, cmd.Process.Signal(syscall.SIGHUP))
	told, err := io.ReadAll(stderr)
	require.NoError(t, err)
	assert.Empty(t, told)
	require.NoError(t, cmd.Wait())
	assert.Contains(t, stdout.String(), `"reason": "drained"`)
}

// TestInterruptTwice: whatever still goes on, the program leaves.
func TestInterruptTwice(t *testing.T) {
	cmd, _, _ := queuesim(t, "run", "-")
	cmd.Stdin = strings.NewReader(sluggish)
	stderr := startAndWaitFor(t, cmd, "it runs")
	gone := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, stderr)
		close(gone)
	}()
	for {
		select {
		case <-gone:
			assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
			return
		default:
			_ = cmd.Process.Signal(os.Interrupt)
		}
	}
}

// TestInterruptBeforeTheRun: there is nothing to print yet, so the first Ctrl-C leaves.
func TestInterruptBeforeTheRun(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "in")
	require.NoError(t, syscall.Mkfifo(fifo, 0o600))
	cmd, stdout, stderr := queuesim(t, "run", "-")
	opened := make(chan *os.File)
	go func() { // blocks until the other end is there
		w, err := os.OpenFile(fifo, os.O_WRONLY, 0)
		assert.NoError(t, err)
		opened <- w
	}()
	in, err := os.Open(fifo)
	require.NoError(t, err)
	defer in.Close()
	writer := <-opened
	defer writer.Close()
	cmd.Stdin = in
	require.NoError(t, cmd.Start())
	// More than a pipe holds: when it is written, the program is reading.
	_, err = writer.Write(make([]byte, 200<<10))
	require.NoError(t, err)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
	assert.Equal(t, "queuesim: interrupted\n", stderr.String())
	assert.Empty(t, stdout.String())
}

// startAndWaitFor starts a command and reads what it says until it has said a line.
func startAndWaitFor(t *testing.T, cmd *exec.Cmd, line string) *bufio.Reader {
	t.Helper()
	cmd.Stderr = nil
	pipe, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	stderr := bufio.NewReader(pipe)
	said, err := stderr.ReadString('\n')
	require.NoError(t, err)
	require.Contains(t, said, line)
	return stderr
}

func exitCode(t *testing.T, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	return exit.ExitCode()
}

// TestClosedPipe: a reader that has seen enough, and a disk that is full.
func TestClosedPipe(t *testing.T) {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	cmd, _, stderr := queuesim(t, "run", "--json")
	cmd.Stdout = w
	require.NoError(t, cmd.Run())
	require.NoError(t, w.Close())
	assert.Empty(t, stderr.String())

	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no full disk here")
	}
	defer full.Close()
	cmd, _, stderr = queuesim(t, "run", "--json")
	cmd.Stdout = full
	assert.Equal(t, exitFailed, exitCode(t, cmd.Run()))
	assert.Equal(t, "queuesim: can't write to standard output: no space left on device\n", stderr.String())
}
