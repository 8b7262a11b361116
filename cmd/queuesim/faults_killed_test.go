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

// bulky is a scenario whose result takes a while to be written.
const bulky = `return {
  duration = "100s", sample = "1ms",
  producers = { web = { rate = 1 } },
  consumers = { pool = { service = 0.1 } },
}`

// TestKilledWhileWriting: whoever looks at a file sees the old result or the new one, even if the
// program was killed while it wrote. What it leaves is a draft, which keeps nobody from the next try.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.json")
	old := []byte(`"the old result"`)
	require.NoError(t, os.WriteFile(path, old, 0o640))
	write := func() (process *os.Process, over chan error) {
		cmd, _, _ := queuesim(t, "run", "-", "--quiet", "--out", path)
		cmd.Stdin = strings.NewReader(bulky)
		require.NoError(t, cmd.Start())
		over = make(chan error, 1)
		go func() { over <- cmd.Wait() }()
		return cmd.Process, over
	}
	inTheMiddle := 0
	for tries := 0; inTheMiddle < 3 && tries < 40; tries++ {
		process, over := write()
		for len(over) == 0 && drafts(t, dir, 1) <= inTheMiddle {
		}
		_ = process.Kill()
		<-over
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.True(t, json.Valid(text), "half a file")
		if string(text) == string(old) && drafts(t, dir, 1) > inTheMiddle {
			inTheMiddle++
		} else {
			require.NoError(t, os.WriteFile(path, old, 0o640))
		}
	}
	assert.Positive(t, inTheMiddle, "never killed in the middle")
	left := drafts(t, dir, 0)
	_, over := write()
	require.NoError(t, <-over)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"schema"`)
	assert.Equal(t, left, drafts(t, dir, 0))
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode(), "who may read it stays as it was")
}

// drafts counts the drafts in a folder that have at least so many bytes.
func drafts(t *testing.T, dir string, least int64) int {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	n := 0
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), ".queuesim-") && info.Size() >= least {
			n++
		}
	}
	return n
}

// TestWhole: a file is replaced with nothing left beside it, wherever links lead.
func TestWhole(t *testing.T) {
	for _, tt := range []struct {
		name string
		line string // makes to, and what is there
		want string // the file that is written
	}{
		{"a new file", "", "to"},
		{"an old file", "echo old >to", "to"},
		{"a link", "echo old >there; ln -s there to", "there"},
		{"a link to nothing", "ln -s there to", "there"},
		{"a link into a folder", "mkdir in; ln -s in/there to", "in/there"},
		{"links to a link", "mkdir in; ln -s ../there in/on; ln -s in/on to; echo old >there", "there"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			_, said, _ := inShell(t, dir, tt.line)
			require.Empty(t, said)
			to := filepath.Join(dir, "to")
			before, _ := os.Readlink(to)
			require.NoError(t, tryWhole(to))
			require.NoError(t, writeWhole(to, []byte("new")))
			text, err := os.ReadFile(filepath.Join(dir, tt.want))
			require.NoError(t, err)
			assert.Equal(t, "new", string(text))
			after, _ := os.Readlink(to)
			assert.Equal(t, before, after)
			assert.Zero(t, drafts(t, dir, 0)+drafts(t, filepath.Dir(filepath.Join(dir, tt.want)), 0))
		})
	}
}
