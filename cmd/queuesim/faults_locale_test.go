//go:build unix

package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestLocales: where the locale has no UTF-8 everything that people read is in ASCII, and what
// machines read is as it is everywhere.
func TestLocales(t *testing.T) {
	dir := t.TempDir()
	read := func(command string, env ...string) string {
		stdout, stderr, code := inShell(t, dir, "queuesim "+command, env...)
		assert.LessOrEqual(t, code, exitUsage)
		return stdout + stderr
	}
	isASCII := func(text string) bool {
		return strings.IndexFunc(text, func(r rune) bool { return r > '~' }) < 0
	}
	for _, command := range []string{
		"run burst --account", "check burst", "list", "list fields", "list functions", "list figures",
		"list distributions", "learn", "learn 1", "learn 7", "help", "help run", "run burst --help",
		"run --set 'name=Größe' --set 'description=×÷'", "run größe.lua", "list größe",
		"run --live --compare --speed 1000 --items 5", "theory kafka", "theory M/M/inf --load 10",
	} {
		assert.True(t, isASCII(read(command, "LC_ALL=C")), command)
	}
	for _, tt := range []struct {
		env   []string
		ascii bool
	}{
		{[]string{"LC_ALL=", "LC_CTYPE=", "LANG="}, false}, // nobody says anything: see wantsASCII
		{[]string{"LC_ALL=", "LC_CTYPE=", "LANG=C"}, true},
		{[]string{"LC_ALL=", "LC_CTYPE=", "LANG=de_DE"}, true},
		{[]string{"LC_ALL=", "LC_CTYPE=", "LANG=de_DE.UTF-8"}, false},
		{[]string{"LC_ALL=", "LC_CTYPE=C.utf8", "LANG=C"}, false},
		{[]string{"LC_ALL=POSIX", "LC_CTYPE=C.utf8", "LANG=C.utf8"}, true},
	} {
		assert.Equal(t, tt.ascii, isASCII(read("run", tt.env...)), tt.env)
	}
	for _, command := range []string{
		"run burst --json", "completion bash", "new", "run --quiet --out r.txt; cat r.txt", "run x.lua --json",
	} {
		assert.Equal(t, read(command, "LC_ALL=C.UTF-8"), read(command, "LC_ALL=C"), command)
	}
}
