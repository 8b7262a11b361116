//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFilesThatAreNoScenario: whatever FILE is, it is said what it is.
func TestFilesThatAreNoScenario(t *testing.T) {
	tryFaults(t, []fault{
		{"a folder", "queuesim run ./", exitUsage, "can't read ./: it is a folder"},
		{"a folder by another name", "mkdir a.lua; queuesim check a.lua", exitUsage, "a.lua: it is a folder"},
		{"the name of a folder", "mkdir burts; queuesim run burts", exitUsage, `did you mean "burst"?`},
		{"a device", "queuesim run /dev/null", exitUsage, "it isn't a regular file"},
		{
			"a pipe", "mkfifo p.lua; queuesim run p.lua", exitUsage,
			"can't read p.lua: it isn't a regular file\n      = hint: - reads standard input",
		},
		{"an empty file", ": >e.lua; queuesim run e.lua", exitUsage, "e.lua: want a file that returns a table"},
		{"a program", "cp \"$(command -v queuesim)\" q.lua; queuesim run q.lua", exitUsage, "want at most 256 KiB"},
		{"an endless one", "queuesim run - </dev/zero", exitUsage, "want at most 256 KiB, got more"},
		{"zeros", "head -c 1000 /dev/zero | queuesim run -", exitUsage, "want text, got a file with bytes that are 0"},
		{"UTF-16", `printf '\377\376r\0e\0' >u.lua; queuesim run u.lua`, exitUsage, "want UTF-8, got UTF-16"},
		{"control characters", `printf 'x\033[31m' >c.lua; queuesim run c.lua`, exitUsage, "c.lua:1: "},
		{"not UTF-8", `printf 'return "\377' >l.lua; queuesim run l.lua`, exitUsage, "l.lua:1: "},
		{"no such file", "queuesim run burst.lua", exitUsage, "the library has one: queuesim run burst"},
		{"a link to nothing", "ln -s nowhere x.lua; queuesim run x.lua", exitUsage, "no such file"},
		{"a link to itself", "ln -s x.lua x.lua; queuesim run x.lua", exitUsage, "too many levels of symbolic links"},
		{"a long name", "queuesim run " + strings.Repeat("x", 5000) + ".lua", exitUsage, "file name too long"},
	})
}

// TestFilesThatAreScenarios: what other editors add is no part of a scenario.
func TestFilesThatAreScenarios(t *testing.T) {
	tryFaults(t, []fault{
		{"lines that end as on Windows", `sed 's/$/\r/' shop.lua >c.lua; queuesim run c.lua`, exitDone, ""},
		{"a mark of the byte order", `{ printf '\357\273\277'; cat shop.lua; } | queuesim run -`, exitDone, ""},
		{"a line for the shell", "{ echo '#!/usr/bin/env queuesim'; cat shop.lua; } | queuesim run -", exitDone, ""},
		{
			"almost too large", "{ cat shop.lua; echo; } >b.lua; " +
				`while [ $(wc -c <b.lua) -lt 130000 ]; do cat b.lua b.lua | sed 's/^/--/' >c.lua
				cat shop.lua c.lua >b.lua; done; queuesim run b.lua`, exitDone, "",
		},
		{"a link", "ln -s shop.lua x.lua; queuesim run x.lua", exitDone, ""},
		{"a name with spaces", "cp shop.lua 'a b$c.lua'; queuesim run 'a b$c.lua' --quiet", exitDone, ""},
		{"a name that begins like a flag", "cp shop.lua ./-x.lua; queuesim run ./-x.lua; queuesim run -- -x.lua", exitDone, ""},
	})
}

// TestForbiddenFiles: what may not be read or written is told, and before the run.
func TestForbiddenFiles(t *testing.T) {
	notForRoot(t)
	const endlessly = " --set items=1000000000000 "
	const tidy = "; code=$?; chmod 777 d; exit $code"
	tryFaults(t, []fault{
		{"a scenario", "chmod 0 shop.lua; queuesim run shop.lua", exitUsage, "can't read shop.lua: permission denied"},
		{"a folder", "mkdir d; cp shop.lua d; chmod 0 d; queuesim run d/shop.lua" + tidy, exitUsage, "permission denied"},
		{
			"a folder to pass through", "mkdir d; cp shop.lua d; chmod 111 d; queuesim run d/shop.lua" + tidy,
			exitDone, "",
		},
		{
			"what such a folder has", `mkdir d; echo 'require "x" return {}' >d/shop.lua; chmod 111 d
				queuesim run d/shop.lua` + tidy, exitUsage, "permission denied",
		},
		{
			"a result in a folder to read", "mkdir d; chmod 555 d; queuesim run" + endlessly + "--out d/r.json",
			exitUsage, "--out d/r.json: permission denied",
		},
		{
			"a result to read", "echo old >r.json; chmod 444 r.json; queuesim run" + endlessly + "--out r.json",
			exitUsage, "--out r.json: permission denied",
		},
		{
			"new in a folder to read", "mkdir d; chmod 555 d; queuesim new d/x.lua", exitUsage,
			"can't write d/x.lua: permission denied",
		},
	})
}

// TestForbiddenToNobody tries the same where the tests are root's, as somebody else.
func TestForbiddenToNobody(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("TestForbiddenFiles does it")
	}
	binary, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	for path := dir; path != "/"; path = filepath.Dir(path) {
		info, err := os.Stat(path)
		require.NoError(t, err)
		if info.Mode().Perm()&0o5 != 0o5 {
			require.True(t, strings.HasPrefix(path, os.TempDir()+"/"))
			require.NoError(t, os.Chmod(path, info.Mode().Perm()|0o5))
		}
	}
	text, err := os.ReadFile(binary)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "queuesim.test"), text, 0o755))
	stdout, _, code := inShell(t, dir, "command -v setpriv >/dev/null || exit 78; mkdir w; chmod 777 w; cd w; umask 0; "+
		"exec setpriv --reuid=65534 --regid=65534 --clear-groups ../queuesim.test -test.run TestForbiddenFiles",
		"TMPDIR="+filepath.Join(dir, "w"))
	if code == 78 {
		t.Skip("no setpriv here")
	}
	assert.Zero(t, code, "%s", stdout)
}

// TestFileThatChanges: a scenario that is saved while it is read is the old one, the new one, or a
// mistake; it never takes the program by surprise.
func TestFileThatChanges(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "shop.lua")
	over := make(chan struct{})
	saved := make(chan struct{})
	go func() {
		defer close(saved)
		for {
			select {
			case <-over:
				return
			default:
				text := smallShop + strings.Repeat("-- "+strconv.Itoa(rand.IntN(1e6))+"\n", rand.IntN(20000))
				assert.NoError(t, os.WriteFile(path, []byte(text), 0o666))
			}
		}
	}()
	for began := time.Now(); time.Since(began) < time.Second; {
		_, stderr, code := inShell(t, dir, "queuesim run shop.lua --quiet")
		assert.Contains(t, []int{exitDone, exitUsage}, code)
		assertPlain(t, stderr)
	}
	close(over)
	<-saved
}

// TestOpenRegular: what took a file's place after somebody looked neither blocks nor is read.
func TestOpenRegular(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "in")
	require.NoError(t, syscall.Mkfifo(fifo, 0o600))
	_, err := openRegular(func(flags int) (*os.File, error) { return os.OpenFile(fifo, flags, 0) })
	assert.ErrorIs(t, err, errIrregular)
}
