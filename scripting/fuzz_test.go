package scripting_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// FuzzLoad loads what strangers write: it never panics, never hangs, and what it says of a
// mistake has the file's name and a line that is in the file.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/bad/*.lua", "testdata/good/*.lua"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			source, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(source)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		done := time.AfterFunc(20*time.Second, func() { panic("loading hangs") })
		defer done.Stop()
		l, err := scripting.Load(scripting.File{
			Name: "fuzz.lua", Source: source, Files: os.DirFS("testdata/good"),
		}, scripting.Options{Sets: []string{"pool.count=5"}, Expect: []string{"consumed > 0"}})
		if err == nil {
			require.NoError(t, l.Scenario.Validate())
			l.Close()
			return
		}
		require.Nil(t, l)
		var all scripting.Errors
		require.ErrorAs(t, err, &all)
		require.NotEmpty(t, all)
		for _, e := range all {
			require.NotEmpty(t, e.Pos.File)
			require.NotEmpty(t, e.Msg)
			if e.Pos.File == "fuzz.lua" {
				lines := strings.Count(string(source), "\n") + strings.Count(string(source), "\r") + 1
				require.LessOrEqual(t, e.Pos.Line, lines)
			}
			require.NotContains(t, e.Error(), "\x1b", "terminals obey it")
		}
	})
}
