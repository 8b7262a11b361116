//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A fault is something wrong round the program: a line for the shell that brings it about, and what
// is to be seen of it.
type fault struct {
	name, line string
	code       int
	says       string // in standard error, "" is nothing at all
}

// smallShop is a good scenario for those who want one.
const smallShop = `return {
  items = 10,
  producers = { door = { rate = 1 } },
  consumers = { counter = { service = 1 } },
}
`

// tryFaults lets a shell try each fault in a folder of its own, with the scenario shop.lua in it. What
// is wrong is told in plain words, whatever it is.
func tryFaults(t *testing.T, faults []fault) {
	for _, tt := range faults {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "shop.lua"), []byte(smallShop), 0o666))
			_, stderr, code := inShell(t, dir, tt.line)
			assert.Equal(t, tt.code, code, "%s", stderr)
			if tt.says == "" {
				assert.Empty(t, stderr)
			} else {
				assert.Contains(t, stderr, tt.says)
			}
			assertPlain(t, stderr)
		})
	}
}

// inShell runs a line in a folder. The command is queuesim in it.
func inShell(t *testing.T, dir, line string, env ...string) (stdout, stderr string, code int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", line)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	code = exitCode(t, cmd.Run())
	return out.String(), told.String(), code
}

// assertPlain checks that what was told is for people: no trace of Go, and nothing that a terminal
// obeys.
func assertPlain(t *testing.T, told string) {
	t.Helper()
	for _, trace := range []string{"goroutine ", "panic:", "fatal error", "a bug:", ".go:"} {
		assert.NotContains(t, told, trace)
	}
	assert.Equal(t, told, strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, told))
}

// notForRoot skips a test of what root may do all the same.
func notForRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root may")
	}
}
