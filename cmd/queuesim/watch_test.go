//go:build unix

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// good and bad are scenarios that are right and wrong; needy reads a file beside it.
const (
	good  = `return { items = 3, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`
	bad   = `return { items = 3, producers = { web = { rte = 1 } }, consumers = { pool = { service = 1 } } }`
	needy = `local rate = require "rate"
		return { items = 3, producers = { web = { rate = rate } }, consumers = { pool = { service = 1 } } }`
)

// A watched is a queuesim check --watch, or run --watch, that goes on.
type watched struct {
	t     *testing.T
	cmd   *exec.Cmd
	dir   string
	lines *bufio.Scanner
}

// watchCheck starts a check in a folder with some files.
func watchCheck(t *testing.T, files map[string]string, args ...string) *watched {
	t.Helper()
	return watch(t, files, append([]string{"check", "--watch"}, args...)...)
}

// watch starts a command in a folder with some files.
func watch(t *testing.T, files map[string]string, args ...string) *watched {
	t.Helper()
	cmd, _, _ := queuesim(t, args...)
	w := &watched{t: t, cmd: cmd, dir: t.TempDir()}
	for name, text := range files {
		w.save(name, text)
	}
	cmd.Dir = w.dir
	r, out, err := os.Pipe()
	require.NoError(t, err)
	cmd.Stdout, cmd.Stderr = out, out
	require.NoError(t, cmd.Start())
	require.NoError(t, out.Close())
	w.lines = bufio.NewScanner(r)
	return w
}

// interrupt ends it by Ctrl-C.
func (w *watched) interrupt() {
	require.NoError(w.t, w.cmd.Process.Signal(os.Interrupt))
	w.says("queuesim: interrupted")
	assert.Equal(w.t, exitInterrupted, exitCode(w.t, w.cmd.Wait()))
}

// save writes a file as an editor that writes in place.
func (w *watched) save(name, text string) {
	w.t.Helper()
	require.NoError(w.t, os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o600))
}

// says reads on until a line has a text, and returns the lines before it.
func (w *watched) says(text string) string {
	w.t.Helper()
	var before []string
	for w.lines.Scan() {
		if strings.Contains(w.lines.Text(), text) {
			return strings.Join(before, "\n")
		}
		before = append(before, w.lines.Text())
	}
	require.Failf(w.t, "the end", "want a line with %q, got:\n%s", text, strings.Join(before, "\n"))
	return ""
}

func TestWatch(t *testing.T) {
	w := watchCheck(t, map[string]string{"shop.lua": good}, "shop.lua")
	defer w.interrupt()
	w.says("shop.lua: right")
	w.says("1 erlang for 1 consumer")

	w.save("shop.lua", bad)
	w.says(": shop.lua ──")
	w.says(`shop.lua:1: producers.web: unknown field "rte"`)

	// An editor that writes a new file and puts it in the place of the old one.
	w.save("shop.lua~", good)
	require.NoError(t, os.Rename(filepath.Join(w.dir, "shop.lua~"), filepath.Join(w.dir, "shop.lua")))
	w.says(": shop.lua ──")
	w.says("shop.lua: right")
	w.says("1 erlang for 1 consumer")

	// One that takes the old file away first: no round says that there is none.
	require.NoError(t, os.Rename(filepath.Join(w.dir, "shop.lua"), filepath.Join(w.dir, "shop.lua~")))
	w.save("shop.lua", bad)
	assert.NotContains(t, w.says(`unknown field "rte"`), "can't read")

	// A file that is gone for good, and comes back.
	require.NoError(t, os.Remove(filepath.Join(w.dir, "shop.lua")))
	w.says("can't read shop.lua")
	w.save("shop.lua", good)
	w.says("shop.lua: right")
	w.says("1 erlang for 1 consumer")
}

// TestWatchSaysNothing of a file that was saved as it was.
func TestWatchSaysNothing(t *testing.T) {
	w := watchCheck(t, map[string]string{"a.lua": good, "b.lua": good}, "a.lua", "b.lua")
	defer w.interrupt()
	w.says("b.lua: right")
	w.says("1 erlang for 1 consumer")
	w.save("a.lua", good)
	w.save("b.lua", bad)
	assert.NotContains(t, w.says(": b.lua ──"), "a.lua")
	w.says("a.lua: right")
}

// TestWatchReadsOn: what the scenario reads counts too, even if it wasn't there at first.
func TestWatchReadsOn(t *testing.T) {
	w := watchCheck(t, map[string]string{"shop.lua": needy}, "--json", "shop.lua")
	defer w.interrupt()
	w.says("can't read rate.lua")
	w.save("rate.lua", "return 5")
	w.says(": rate.lua ──")
	w.says(`"errors": 0`)
	w.save("rate.lua", "return -5")
	w.says(": rate.lua ──")
	w.says(`"errors": 1`)
}

func TestWatchWantsFiles(t *testing.T) {
	for _, command := range []string{"check", "run"} {
		for _, arg := range []string{"burst", "-"} {
			cmd, _, stderr := queuesim(t, command, "--watch", arg)
			assert.Equal(t, exitUsage, exitCode(t, cmd.Run()))
			assert.Contains(t, stderr.String(), `--watch: want files, got "`+arg+`"`)
		}
	}
	cmd, stdout, stderr := queuesim(t, "run", "--watch")
	assert.Equal(t, exitUsage, exitCode(t, cmd.Run()))
	assert.Contains(t, stderr.String(), "--watch: want a file")
	assert.Empty(t, stdout.String())
}
