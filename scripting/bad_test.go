package scripting_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestBad loads every file of testdata/bad and compares what is said of it, word for word. A
// first line "-- flags: …" gives the flags.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.lua")
	require.NoError(t, err)
	require.Greater(t, len(files), 45)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".lua"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			_, err = scripting.Load(scripting.File{
				Name: filepath.Base(file), Source: source, Files: os.DirFS("testdata/bad"),
			}, flagsOf(string(source)))
			require.Error(t, err)
			var all scripting.Errors
			require.ErrorAs(t, err, &all)
			var one *scripting.Error
			require.ErrorAs(t, err, &one)
			golden(t, strings.TrimSuffix(file, ".lua")+".want", err.Error()+"\n")
		})
	}
}

// golden compares got with a golden file, or rewrites that.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		want = nil
	}
	assert.Equal(t, string(want), got)
}

// flagsOf reads the flags in a file's first line.
func flagsOf(source string) (o scripting.Options) {
	line, _, _ := strings.Cut(source, "\n")
	line, ok := strings.CutPrefix(line, "-- flags: ")
	if !ok {
		return o
	}
	c := &o.Classroom
	words := strings.Fields(line)
	for i := 0; i+1 < len(words); i += 2 {
		switch value := words[i+1]; words[i] {
		case "--set":
			o.Sets = append(o.Sets, value)
		case "--expect":
			o.Expect = append(o.Expect, value)
		case "--items":
			c.Items = value
		case "--producers":
			c.Producers = value
		case "--consumers":
			c.Consumers = value
		case "--capacity":
			c.Capacity = value
		case "--failure-rate":
			c.FailureRate = value
		case "--timeout":
			c.Timeout = value
		case "--rate":
			c.Rate = value
		case "--duration":
			c.Duration = value
		case "--seed":
			c.Seed = value
		}
	}
	return o
}
