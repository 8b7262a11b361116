//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyOutput is a command of each kind that writes to standard output.
var everyOutput = []string{
	"run shop.lua", "run shop.lua --json", "run shop.lua --account", "run shop.lua --help",
	"run --live --speed max --items 5 --json", "run --live --compare --speed 1000", "check shop.lua",
	"check shop.lua --json", "list", "list fields", "list distributions", "learn", "learn 1",
	"completion bash", "new", "help", "help run", "version",
}

// TestDiskFull: what can't be written is told, with the exit code of a failure.
func TestDiskFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no full disk here")
	}
	var faults []fault
	for _, command := range everyOutput {
		faults = append(faults, fault{
			command, "queuesim " + command + " >/dev/full", exitFailed,
			"queuesim: can't write to standard output: no space left on device\n",
		})
	}
	// Nobody can be told, but the exit code is right.
	faults = append(faults, fault{
		"standard error too", "queuesim run --items 0 2>/dev/full", exitUsage, "",
	})
	tryFaults(t, faults)
}

// TestFileTooLarge: of a file that can't be written nothing stays, and nothing is changed.
func TestFileTooLarge(t *testing.T) {
	const none = "; code=$?; ls -A >left; test \"$(cat left)\" = \"left\nshop.lua\" || exit 77; exit $code"
	tryFaults(t, []fault{
		{
			"a new file", "(ulimit -f 0; exec queuesim run shop.lua --quiet --out r.json)" + none, exitFailed,
			"queuesim: can't write r.json: file too large\n",
		},
		{
			"one of two", `(ulimit -f 0; exec queuesim run shop.lua --quiet --out r.json) 2>&- |
				cat; queuesim run shop.lua --quiet --out r.json && test -s r.json`, exitDone, "",
		},
		{
			"an old file", `echo old >r.json; (ulimit -f 0; exec queuesim run shop.lua --quiet --out r.json)
				code=$?; test "$(cat r.json)" = old && test "$(ls -A)" = "$(printf 'r.json\nshop.lua')" || exit 77
				exit $code`, exitFailed, "can't write r.json",
		},
		{
			"new", "(ulimit -f 0; exec queuesim new fresh.lua)" + none, exitUsage,
			"queuesim: can't write fresh.lua: file too large\n",
		},
		{
			"what editors need", `echo >.luarc.json; (ulimit -f 4; exec queuesim new fresh.lua) 2>said
				code=$?; tail -n 1 said >&2; test -s fresh.lua && test ! -e .queuesim.lua || exit 77
				exit $code`, exitUsage, "can't write .queuesim.lua: file too large",
		},
	})
}

// TestClosedPipes: whoever has seen enough is no reason to complain.
func TestClosedPipes(t *testing.T) {
	var faults []fault
	for _, command := range append(everyOutput, "__complete run ''") {
		faults = append(faults, fault{
			command, "{ queuesim " + command + "; echo $? >code; } | : ; sleep 0.01; exit $(cat code)",
			exitDone, "",
		})
	}
	faults = append(faults, fault{
		"head", `{ queuesim list fields; echo $? >code; } | head -n 1 >first
			test "$(cat first)" = scenario || exit 77; exit $(cat code)`, exitDone, "",
	}, fault{
		"standard error", `{ queuesim run shop.lua --items 0 2>&1 >/dev/null; echo $? >code; } | :
			sleep 0.01; exit $(cat code)`, exitUsage, "",
	})
	tryFaults(t, faults)
}

// TestClosedFiles: a program that starts without its three files writes into none that it opens.
func TestClosedFiles(t *testing.T) {
	tryFaults(t, []fault{
		{"no standard input", "queuesim run shop.lua <&-", exitDone, ""},
		{"it is the scenario", "queuesim run - <&-", exitUsage, "stdin: want a file that returns a table"},
		{"no standard output", "queuesim run shop.lua >&-", exitDone, ""},
		{"no standard error", "queuesim run shop.lua --items 0 2>&-", exitUsage, ""},
		{"none at all", "queuesim run shop.lua <&- >&- 2>&-", exitDone, ""},
	})
	dir := t.TempDir()
	_, _, code := inShell(t, dir, "queuesim run --out r.json --expect 'consumed == 0' <&- >&- 2>&-")
	assert.Equal(t, exitUnmet, code)
	text, err := os.ReadFile(filepath.Join(dir, "r.json"))
	require.NoError(t, err)
	assert.True(t, json.Valid(text))
}

// TestNoSurroundings: no home, no variables, no terminal, no working folder.
func TestNoSurroundings(t *testing.T) {
	tryFaults(t, []fault{
		{"no variables", `exec env -i "$(command -v queuesim)" run shop.lua`, exitDone, ""},
		{"no home", "env -u HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME queuesim run shop.lua", exitDone, ""},
		{"a home that isn't there", "HOME=/nowhere queuesim run shop.lua", exitDone, ""},
		{"no folder for temporary files", "TMPDIR=/nowhere queuesim run shop.lua --out r.json", exitDone, ""},
		{
			"no working folder", "mkdir gone; cd gone; rmdir ../gone; queuesim run", exitDone, "",
		},
		{
			"a scenario in it", "mkdir gone; cd gone; rmdir ../gone; queuesim run x.lua", exitUsage,
			"can't read x.lua: no such file or directory",
		},
		{
			"a result in it", "mkdir gone; cd gone; rmdir ../gone; queuesim run --out r.json", exitUsage,
			"--out r.json: no such file or directory",
		},
		{
			"a new scenario in it", "mkdir gone; cd gone; rmdir ../gone; queuesim new x.lua", exitUsage,
			"can't write x.lua: no such file or directory",
		},
		{"few files at once", "ulimit -n 20; queuesim run shop.lua --out r.json", exitDone, ""},
	})
}

// TestLittleMemory: ordinary scenarios run in a container of 256 MiB.
func TestLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector takes more")
	}
	out, _, _ := inShell(t, t.TempDir(), "queuesim list")
	var faults []fault
	for line := range strings.Lines(out) {
		if name, _, _ := strings.Cut(line, " "); name == "burst" || name == "celery" || name == "autoscaler" {
			faults = append(faults, fault{
				name, "ulimit -d 262144 2>/dev/null; queuesim run --quiet " + name, exitDone, "",
			})
		}
	}
	require.Len(t, faults, 3)
	tryFaults(t, faults)
}
