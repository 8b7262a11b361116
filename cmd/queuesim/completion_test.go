package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// How each shell is asked what it would complete at the end of the line in $1. It prints a word a
// line; what may have a space behind it or not isn't told.
var shells = map[string]string{
	// bash takes a line apart at = too, and wants only what follows the last one.
	"bash": `
source <(queuesim completion bash)
COMP_LINE=$1 COMP_POINT=${#1}
IFS=$'\n' read -r -d '' -a COMP_WORDS < <(grep -oE "'[^']*'|=|[^ ='][^ =]*" <<<"$1")
[[ $1 == *[\ =] ]] && COMP_WORDS+=('')
[[ $1 == *= ]] && unset 'COMP_WORDS[-1]'
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_queuesim
printf '%s\n' "${COMPREPLY[@]}"`,
	"zsh": `
compdef() { }
_describe() { print -l -- ${(P)2%%:*} }
_files() { print -l -- ${PREFIX}*.lua(N) }
source <(queuesim completion zsh)
words=("${(@z)1}")
[[ $1 == *' ' ]] && words+=('')
CURRENT=$#words PREFIX=${words[-1]}
_queuesim`,
	"fish": `
queuesim completion fish | source
complete -C $argv[1] | string replace -r '\t.*' ''`,
}

// TestCompletionInShells asks the shells that are here.
func TestCompletionInShells(t *testing.T) {
	for shell, script := range shells {
		t.Run(shell, func(t *testing.T) {
			if _, err := exec.LookPath(shell); err != nil {
				t.Skip("it isn't here")
			}
			dir, path := shellRoom(t)
			for _, tt := range []struct{ line, want string }{
				{"queuesim ch", "check"},
				{"queuesim run burs", "burst"},
				{"queuesim run my", "my shop.lua"},
				{"queuesim list dis", "distributions"},
				{"queuesim learn one_l", "one_lock"},
				{"queuesim run 'my shop.lua' --expect counter.service.p50", "counter.service.p50"},
				{"queuesim learn --he", "--help"},
				{"queuesim run --verif", "--verify"},
				{"queuesim completion fi", "fish"},
				{"queuesim run --set clerks=5 burs", "burst"},
				{"queuesim run 'my shop.lua' --set cl", "clerks="},
				{"queuesim run 'my shop.lua' --set counter.co", "counter.count="},
				{"queuesim run 'my shop.lua' --set=cl", "--set=clerks="},
				{"queuesim run 'my shop.lua' --set clerks=5", ""},
			} {
				args := []string{"-c", script, shell, tt.line}
				if shell == "fish" {
					args = []string{"--no-config", "-c", script, tt.line}
				}
				cmd := exec.CommandContext(t.Context(), shell, args...)
				cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+path, "HOME="+dir)
				out, err := cmd.CombinedOutput()
				if shell == "bash" {
					tt.want = strings.TrimPrefix(tt.want, "--set=")
				}
				assert.Equal(t, tt.want, strings.TrimSpace(string(out)), "%s (%v)", tt.line, err)
			}
		})
	}
}

// shellRoom makes a folder with a scenario, and a path on which this test is queuesim.
func shellRoom(t *testing.T) (dir, path string) {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	dir, bin := t.TempDir(), t.TempDir()
	require.NoError(t, os.Symlink(self, filepath.Join(bin, "queuesim")))
	const shop = `local clerks = param("clerks", 3, "people: behind the [counter]")
		return { items = 10, producers = { door = { rate = 1 } },
			consumers = { counter = { count = clerks, service = 1 } } }`
	require.NoError(t, os.WriteFile(filepath.Join(dir, "my shop.lua"), []byte(shop), 0o600))
	return dir, bin + string(os.PathListSeparator) + os.Getenv("PATH")
}
