package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scenarios"
)

// TestLibraryGolden runs every scenario of the library and compares all that it prints, its digest
// and its exit code with testdata/library. With -update it rewrites them.
func TestLibraryGolden(t *testing.T) {
	for _, entry := range scenarios.List() {
		t.Run(entry.Name, func(t *testing.T) {
			t.Parallel()
			cmd, stdout, stderr := queuesim(t, "run", entry.Name)
			err := cmd.Run()
			var exit *exec.ExitError
			if !errors.As(err, &exit) {
				require.NoError(t, err)
			}
			got := stdout.String() + stderr.String() + "exit " + strconv.Itoa(cmd.ProcessState.ExitCode()) + "\n"
			file := filepath.Join("testdata", "library", entry.Name+".golden")
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
				return
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, string(want), got)
		})
	}
}

// TestLibraryIsShort checks that each scenario opens with its question and stays under sixty lines.
func TestLibraryIsShort(t *testing.T) {
	for _, entry := range scenarios.List() {
		source, ok := scenarios.Source(entry.Name)
		require.True(t, ok)
		assert.Less(t, strings.Count(string(source), "\n"), 60, entry.Name)
		assert.True(t, strings.HasSuffix(entry.Question, "?"), entry.Name)
	}
}
