package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBug: a panic of ours is told in a line, and its trace only to those who ask.
func TestBug(t *testing.T) {
	for _, debug := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "stderr")
		stderr, err := os.Create(path)
		require.NoError(t, err)
		p := &program{stdout: stderr, stderr: stderr, debug: debug, commands: []command{{
			name: "break",
			setup: func(*pflag.FlagSet) action {
				return action{do: func(*program, []string) error { panic("it broke") }}
			},
		}}}
		assert.Equal(t, exitFailed, p.run([]string{"break"}))
		require.NoError(t, stderr.Close())
		told, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Contains(t, string(told), "queuesim: a bug: it broke, please report it\n")
		assert.Equal(t, debug, len(told) > 500)
	}
}

// TestEveryFlagIsExplained walks the table: no command and no flag goes without help.
func TestEveryFlagIsExplained(t *testing.T) {
	for i := range commands {
		c := &commands[i]
		assert.NotEmpty(t, c.short, c.name)
		flags, _ := c.flags()
		flags.VisitAll(func(f *pflag.Flag) {
			value, help := valueAndHelp(f)
			assert.NotEmpty(t, help, f.Name)
			assert.Equal(t, f.Value.Type() == "bool", value == "", f.Name)
		})
	}
}
