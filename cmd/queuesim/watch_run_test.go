//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// throws is a scenario whose function fails, traced one that reads a trace.
const (
	throws = `return { items = 3, producers = { web = { rate = 1 } },
		consumers = { pool = { service = function() error("no clerk") end } } }`
	traced = `return { producers = { web = { trace = { file = "in.csv", time = "at" } } },
		consumers = { pool = { service = 1 } } }`
)

// ends interrupts a run whose result is still to come.
func (w *watched) ends(result string) {
	w.t.Helper()
	require.NoError(w.t, w.cmd.Process.Signal(os.Interrupt))
	w.says(result)
	for w.lines.Scan() {
	}
	assert.Equal(w.t, exitInterrupted, exitCode(w.t, w.cmd.Wait()))
}

func TestWatchRun(t *testing.T) {
	w := watch(t, map[string]string{"shop.lua": good}, "run", "--watch", "shop.lua", "--out", "r.json",
		"--expect", "consumed < 5")
	defer w.interrupt()
	w.says("consumed  3")
	w.says("again: queuesim run shop.lua --expect 'consumed < 5' --seed 1 ·")
	require.FileExists(t, filepath.Join(w.dir, "r.json"))

	w.save("shop.lua", bad)
	w.says(": shop.lua ──")
	w.says(`shop.lua:1: producers.web: unknown field "rte"`)

	w.save("shop.lua", throws)
	w.says(": shop.lua ──")
	w.says("no clerk")

	require.NoError(t, os.Remove(filepath.Join(w.dir, "r.json")))
	w.save("shop.lua", "-- It has changed.\n"+good)
	w.says(": shop.lua ──")
	w.says("again: queuesim run shop.lua --expect 'consumed < 5' --seed 1 ·")
	assert.FileExists(t, filepath.Join(w.dir, "r.json"))
}

// TestWatchRunReadsOn: a module and a trace count too.
func TestWatchRunReadsOn(t *testing.T) {
	w := watch(t, map[string]string{"shop.lua": traced, "in.csv": "at\n1\n2\n"}, "run", "--watch", "shop.lua")
	defer w.interrupt()
	w.says("consumed  2")
	w.says("again: ")
	w.save("in.csv", "at\n1\n2\n3\n4\n")
	w.says(": in.csv ──")
	w.says("consumed  4")
	w.says("again: ")
	w.save("shop.lua", needy)
	w.says(": shop.lua ──")
	w.says("can't read rate.lua")
	w.save("rate.lua", "return 5")
	w.says(": rate.lua ──")
	w.says("consumed  3")
	w.says("again: ")
}

// TestWatchRunIsCut: what runs when the file is saved is of no use any more, and not shown.
func TestWatchRunIsCut(t *testing.T) {
	for _, tt := range []struct {
		name, scenario string
		runs           int // that have begun
		flags          []string
	}{
		{"virtual", endless, 1, nil},
		{"Lua runs", sluggish, 1, nil},
		{"live", brisk, 1, []string{"--live"}},
		{"live, to be drained for an hour", patient, 1, []string{"--live"}},
		{"compared", endless, 1, []string{"--live", "--compare"}},
		{"compared, when live", brisk, 2, []string{"--live", "--compare", "--set", "duration=2000s"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"run", "--watch", "shop.lua"}, tt.flags...)
			w := watch(t, map[string]string{"shop.lua": tt.scenario}, args...)
			defer w.interrupt()
			for range tt.runs {
				w.says("it runs")
			}
			w.save("shop.lua", bad)
			assert.Empty(t, w.says(": shop.lua ──"))
			w.says("unknown field")
		})
	}
}

// TestWatchRunInterrupted: Ctrl-C ends a run as it does without --watch, and the watch with it.
func TestWatchRunInterrupted(t *testing.T) {
	for _, tt := range []struct {
		name, scenario, result string
		flags                  []string
	}{
		{"virtual", endless, "interrupted at ", nil},
		{"live", brisk, "interrupted, and drained by ", []string{"--live"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"run", "--watch", "shop.lua"}, tt.flags...)
			w := watch(t, map[string]string{"shop.lua": tt.scenario}, args...)
			w.save("shop.lua", bad)
			w.says("unknown field")
			w.save("shop.lua", tt.scenario)
			w.says("it runs")
			w.ends(tt.result)
		})
	}
}
