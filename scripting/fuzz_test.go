package scripting_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzLoad takes texts as they are, those of our tests and of the grammar to begin with: whatever
// strangers write is refused in plain words, with a line that is in the file, or runs.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.lua")
	require.NoError(f, err)
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(source)
	}
	for _, input := range inputs(30) {
		f.Add([]byte(newAuthor(input).scenario()))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		first := checkScenario(t, string(source), 80)
		checkAgain(t, first, string(source))
	})
}
