package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReadme runs every command that the README shows in a console, in the order of the page, and
// compares what it prints with what the README says. With -update it writes that into the README.
func TestReadme(t *testing.T) {
	const file = "../../README.md"
	page, err := os.ReadFile(file)
	require.NoError(t, err)
	var out strings.Builder
	rest := string(page)
	for {
		before, after, found := strings.Cut(rest, "```console\n")
		out.WriteString(before)
		if !found {
			break
		}
		block, more, closed := strings.Cut(after, "```\n")
		require.True(t, closed, "an open block")
		out.WriteString("```console\n" + session(t, block) + "```\n")
		rest = more
	}
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(out.String()), 0o644))
		return
	}
	assert.Equal(t, string(page), out.String())
}

// session returns a console's commands with what they print now.
func session(t *testing.T, block string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			out.WriteString(line + shell(t, strings.TrimSpace(command)))
		}
	}
	return out.String()
}

// shell runs a command of the README in the root of the repository, with this test as queuesim.
func shell(t *testing.T, command string) string {
	t.Helper()
	if command == "go test ./..." {
		return ""
	}
	self, err := os.Executable()
	require.NoError(t, err)
	bin := t.TempDir()
	require.NoError(t, os.Symlink(self, filepath.Join(bin, "queuesim")))
	command = strings.ReplaceAll(command, "go run ./cmd/queuesim", "queuesim")
	cmd := exec.CommandContext(context.Background(), "bash", "-c", command)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	var printed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &printed
	_ = cmd.Run() // the exit code is another test's matter
	return printed.String()
}

// TestReadmeNamesTheLibrary checks that the README's table has every scenario with its question.
func TestReadmeNamesTheLibrary(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	cmd, stdout, stderr := queuesim(t, "list")
	require.NoError(t, cmd.Run(), stderr)
	for line := range strings.Lines(stdout.String()) {
		if name, _, ok := strings.Cut(line, " "); ok && name != "" {
			assert.Contains(t, string(page), "["+name+"](scenarios/"+name+".lua)")
		}
	}
}
