//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// flood lets so many items in, and none out, that they take gigabytes. No Lua runs in it, so the wall
// has no part in it.
const flood = `return { duration = "1000000s",
	producers = { web = { rate = 1000000 } }, consumers = { pool = { service = 1000000 } } }`

// needsIsolation skips a test where the bounds are too narrow.
func needsIsolation(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector needs more memory")
	}
}

// TestIsolateChangesNothing: what goes well goes as it does without.
func TestIsolateChangesNothing(t *testing.T) {
	needsIsolation(t)
	for _, args := range [][]string{
		{"run", "burst", "--json"},
		{"run", "burst", "--seed", "7"},
		{"run", "burst", "--expect", "produced < 1"},
		{"run", "classroom", "--live", "--speed", "max", "--quiet"},
		{"run", "gone"},
		{"run", "burst", "--set", "gone=1"},
		{"run", "-"},
		{"check", "burst", "overload", "--json"},
		{"check", "gone"},
		{"run", "burst", "--help"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var got []string
			for _, more := range [][]string{nil, {"--isolate"}} {
				cmd, stdout, stderr := queuesim(t, append(args, more...)...)
				cmd.Stdin = strings.NewReader("return { x = 1 }")
				code := exitCode(t, cmd.Run())
				got = append(got, fmt.Sprint(code, "\n", stdout.String(), "\n", stderr.String()))
			}
			assert.Equal(t, got[0], got[1])
		})
	}
}

// TestIsolateBoundsMemory: what the wall lets through the operating system doesn't, and it is told in
// plain words.
func TestIsolateBoundsMemory(t *testing.T) {
	needsIsolation(t)
	for _, tt := range []struct{ name, memory, msg string }{
		{"the usual bound", "256", "the run needs more than 512 MiB of memory, and isolated it gets no more"},
		{"another one", "64", "the run needs more than 128 MiB of memory, and isolated it gets no more"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd, stdout, stderr := queuesim(t, "run", "-", "--json", "--isolate", "--limit", "memory="+tt.memory)
			cmd.Stdin = strings.NewReader(flood)
			assert.Equal(t, exitFailed, exitCode(t, cmd.Run()))
			assert.Equal(t, "queuesim: "+tt.msg+"\n", stderr.String())
			assert.Empty(t, stdout.String())
		})
	}
}

func TestInnerDeath(t *testing.T) {
	for _, tt := range []struct{ state, last, want string }{
		{
			"exit status 2", "fatal error: runtime: out of memory\n\nruntime stack:\n",
			"the run needs more than 9 MiB of memory, and isolated it gets no more",
		},
		{
			"signal: aborted", "runtime/cgo: pthread_create failed: Resource temporarily unavailable\n",
			"the run needs more than 9 MiB of memory, and isolated it gets no more",
		},
		{
			"exit status 2", "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n",
			"the isolated process has died: a stack overflow",
		},
		{
			"exit status 2", "fatal error: concurrent map writes\n\ngoroutine 1",
			"the isolated process has died: fatal error: concurrent map writes",
		},
		{
			"signal: killed", "",
			"the isolated process has died: killed from outside, most likely for want of memory",
		},
		{"signal: segmentation fault", "", "the isolated process has died: signal: segmentation fault"},
	} {
		assert.Equal(t, tt.want, innerDeath(tt.state, tt.last, 9))
	}
}

// TestIsolatedSignals: one that only the outer process gets cuts the run; and neither process
// outlives the other.
func TestIsolatedSignals(t *testing.T) {
	needsIsolation(t)
	t.Run("SIGTERM", func(t *testing.T) {
		cmd, stdout, _ := queuesim(t, "run", "-", "--json", "--isolate")
		cmd.Stdin = strings.NewReader(endless)
		startAndWaitFor(t, cmd, "it runs")
		require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
		assert.Equal(t, exitInterrupted, exitCode(t, cmd.Wait()))
		assert.True(t, json.Valid(stdout.Bytes()))
	})
	t.Run("the inner one is killed", func(t *testing.T) {
		cmd, stdout, _ := queuesim(t, "run", "-", "--json", "--isolate")
		cmd.Stdin = strings.NewReader(endless)
		stderr := startAndWaitFor(t, cmd, "it runs")
		inner := childOf(t, cmd.Process.Pid)
		require.NoError(t, syscall.Kill(inner, syscall.SIGKILL))
		told, err := stderr.ReadString('\n')
		require.NoError(t, err)
		assert.Equal(t, "queuesim: the isolated process has died: killed from outside, most likely for want of "+
			"memory\n", told)
		assert.Equal(t, exitFailed, exitCode(t, cmd.Wait()))
		assert.Empty(t, stdout.String())
	})
	t.Run("the outer one is killed", func(t *testing.T) {
		cmd, _, _ := queuesim(t, "run", "-", "--isolate")
		cmd.Stdin = strings.NewReader(endless)
		startAndWaitFor(t, cmd, "it runs")
		inner := childOf(t, cmd.Process.Pid)
		require.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait()
		assert.Eventually(t, func() bool { return isGone(inner) }, 10*time.Second, 10*time.Millisecond)
	})
}

// childOf returns the only child of a process.
func childOf(t *testing.T, pid int) int {
	t.Helper()
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	require.NoError(t, err)
	var children []string
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		require.NoError(t, err)
		children = append(children, strings.Fields(string(text))...)
	}
	require.Len(t, children, 1, runtime.GOOS)
	child, err := strconv.Atoi(children[0])
	require.NoError(t, err)
	return child
}

// isGone tells whether a process has ended.
func isGone(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(stat), ") Z ")
}

// TestIsolatedByHand: nobody types what --isolate starts, but nothing comes of it.
func TestIsolatedByHand(t *testing.T) {
	for _, args := range [][]string{{isolatedWord}, {isolatedWord, "x", "run"}, {isolatedWord, "-1", "run"}} {
		cmd, stdout, _ := queuesim(t, args...)
		assert.Equal(t, exitUsage, exitCode(t, cmd.Run()))
		assert.Empty(t, stdout.String())
	}
}
