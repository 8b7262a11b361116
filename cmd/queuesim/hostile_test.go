//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a hostile scenario may cost. The time is that of the processor, so that a busy machine fails
// no test; a second of it is for the collector's threads.
const (
	mostProcessorTime = 3 * time.Second
	mostWallTime      = time.Minute
	mostMemory        = 512 << 20
)

// hostileEverywhere is the variable that has every row tried at every place. It takes half an
// hour; without it, each row is tried at a few places, and each place with a few rows.
const hostileEverywhere = "QUEUESIM_HOSTILE"

// TestHostile runs what a stranger's file may hold (hostile_rows_test.go) wherever Lua is entered
// (hostile_places_test.go), in a process of its own. Whatever it is, it ends soon, in plain words, and
// leaves nothing behind.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	places, rows := hostilePlaces(), hostileRows()
	for i, row := range rows {
		for j, place := range places {
			if os.Getenv(hostileEverywhere) == "" && !isChosen(i, j, len(places), row.slow) {
				continue
			}
			t.Run(row.name+" in "+place.name, func(t *testing.T) {
				t.Parallel()
				got := place.run(t, row)
				got.isHarmless(t)
				if row.ends && place.enters {
					assert.Contains(t, []int{exitUsage, exitFailed}, got.code)
					assert.NotEmpty(t, got.stderr)
				}
			})
		}
	}
}

// isChosen tells whether a row is tried at a place even if there is little time: at the top level, and
// at one other in turn; one that takes long only there.
func isChosen(row, place, places int, isSlow bool) bool {
	turn := (row + place) % places
	return place == 0 && !isSlow || turn == 0
}

// A hostileRun is how a process fared.
type hostileRun struct {
	code            int
	json            bool // that was asked for
	stdout, stderr  string
	processor, wall time.Duration // the time that it took
	memory          int64         // at its peak, in bytes
}

// runHostile runs the program in a folder with these files, that of the name - at its standard input.
// Beside the folder lies what it mustn't read.
func runHostile(t *testing.T, files map[string]string, args ...string) hostileRun {
	t.Helper()
	outside := t.TempDir()
	dir := filepath.Join(outside, "folder")
	require.NoError(t, os.Mkdir(dir, 0o755))
	for name, text := range files {
		if name == "-" {
			continue
		}
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	secrets(t, outside)
	before := snapshot(t, outside)
	binary, err := os.Executable()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), mostWallTime)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Args[0], cmd.Dir, cmd.Stdout, cmd.Stderr = "queuesim", dir, &stdout, &stderr
	cmd.Env = append(os.Environ(), "SECRET="+secret, "HOME="+outside, "NO_COLOR=1")
	cmd.Stdin = strings.NewReader(files["-"])
	began := time.Now()
	err = cmd.Run()
	got := hostileRun{
		json: slices.Contains(args, "--json"), wall: time.Since(began), code: exitCode(t, err), stdout: stdout.String(), stderr: stderr.String(),
		processor: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
		got.memory = usage.Maxrss << 10
	}
	assert.Equal(t, before, snapshot(t, outside), "the folder and what is beside it")
	return got
}

// secret is what no output may hold: it stands in the environment and in files outside the folder.
const secret = "open-sesame-4711"

// secrets writes what lies beside the scenario's folder, and ways out of it.
func secrets(t *testing.T, outside string) {
	t.Helper()
	for name, text := range map[string]string{
		"secret.lua": "error('" + secret + "')", "secret.csv": "time," + secret + "\n1,2\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(outside, name), []byte(text), 0o644))
	}
	dir := filepath.Join(outside, "folder")
	for link, to := range map[string]string{
		"out.lua": "../secret.lua", "out.csv": "../secret.csv", "up": "..", "zero.lua": "/dev/zero",
		"zero.csv": "/dev/zero", "passwd.lua": "/etc/passwd", "passwd.csv": "/etc/passwd",
		"self.lua": "self.lua", "absolute.csv": filepath.Join(outside, "secret.csv"),
	} {
		require.NoError(t, os.Symlink(to, filepath.Join(dir, link)))
	}
	for _, fifo := range []string{"fifo.lua", "fifo.csv"} {
		require.NoError(t, syscall.Mkfifo(filepath.Join(dir, fifo), 0o600))
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder.lua"), 0o755))
}

// snapshot says what there is in a folder and below.
func snapshot(t *testing.T, dir string) (all []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		line := fmt.Sprint(path, " ", info.Mode(), " ", info.Size(), " ", info.ModTime())
		all = append(all, line)
		return nil
	}))
	return all
}

// traces are what is told of Go when it goes wrong.
var traces = regexp.MustCompile(`goroutine |runtime error|panic|fatal error|\.go:\d|0x[0-9a-f]{6}|a bug:`)

// isHarmless checks what holds of every run, whatever it was given.
func (r hostileRun) isHarmless(t *testing.T) {
	t.Helper()
	assert.Contains(t, []int{exitDone, exitUnmet, exitUsage, exitFailed}, r.code)
	assert.Less(t, r.processor, mostProcessorTime, "time of the processor")
	assert.Less(t, r.wall, mostWallTime, "time by the clock")
	assert.Less(t, r.memory, int64(mostMemory), "memory")
	if r.json && r.stdout != "" {
		assert.True(t, json.Valid([]byte(r.stdout)), "want JSON or nothing, got %.300q", r.stdout)
	}
	for _, text := range []string{r.stdout, r.stderr} {
		assert.NotRegexp(t, traces, text)
		assert.NotContains(t, text, secret)
		assert.NotContains(t, text, "root:")
		assert.True(t, utf8.ValidString(text))
		assert.Equal(t, -1, strings.IndexFunc(text, isRaw), "a control character in %.300q", text)
	}
	assert.Less(t, len(r.stderr), 2<<20)
}

// isRaw tells whether a terminal would do more with a letter than show it.
func isRaw(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}

// TestHostilePlaces: a row does come to all places that say so, else nothing is tested there.
func TestHostilePlaces(t *testing.T) {
	for _, place := range hostilePlaces() {
		if place.enters {
			t.Run(place.name, func(t *testing.T) {
				t.Parallel()
				got := place.run(t, hostileRow{lua: "print('it comes') local here here.it.comes()"})
				assert.Regexp(t, "it comes|with the key 'it'", got.stderr)
			})
		}
	}
}
