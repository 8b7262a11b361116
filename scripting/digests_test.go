package scripting_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/report"
	"queuesim/engine/sim"
	"queuesim/scenarios"
	"queuesim/scripting"
)

// TestDigests runs the library, and what it doesn't reach: the same digests must come out on every
// machine. .ci/digits has other ones compute them too.
func TestDigests(t *testing.T) {
	if testing.Short() {
		t.Skip("the same digits, only slower")
	}
	got := digests(t, "library", scenarios.Files()) + digests(t, "digits", os.DirFS("testdata/digits"))
	golden(t, "testdata/digests.golden", got)
}

// digests returns a line for each scenario in a folder.
func digests(t *testing.T, folder string, files fs.FS) string {
	t.Helper()
	names, err := fs.Glob(files, "*.lua")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var lines strings.Builder
	for _, name := range names {
		source, err := fs.ReadFile(files, name)
		require.NoError(t, err)
		file := scripting.File{Name: name, Source: source, Files: files}
		fmt.Fprintf(&lines, "%s/%s %s\n", folder, strings.TrimSuffix(name, ".lua"), digest(t, file))
	}
	return lines.String()
}

// digest returns the digest of a scenario's run, or says that it is refused.
func digest(t *testing.T, file scripting.File) string {
	t.Helper()
	l, err := scripting.Load(file, scripting.Options{})
	if err != nil {
		require.ErrorContains(t, err, file.Name, "a mistake of its author's")
		return "refused"
	}
	defer l.Close()
	res, err := sim.Run(t.Context(), l.Scenario, sim.Options{})
	require.NotNil(t, res, "%s: %v", file.Name, err)
	require.NotEqual(t, "error", res.Ended.Reason, "%s: %v", file.Name, err)
	l.Judge(res)
	return report.Digest(res)
}

// TestDigestsAreShown: the command shows the digests that machines are compared by.
func TestDigestsAreShown(t *testing.T) {
	lines, err := os.ReadFile("testdata/digests.golden")
	require.NoError(t, err)
	for line := range strings.Lines(string(lines)) {
		name, digest, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, inLibrary := strings.CutPrefix(name, "library/")
		if !inLibrary || digest == "refused" {
			continue
		}
		shown, err := os.ReadFile("../cmd/queuesim/testdata/library/" + name + ".golden")
		require.NoError(t, err)
		const asShown = len("sha256:") + 16
		assert.True(t, strings.Contains(string(shown), digest[:asShown]), "%s: %s", name, digest)
	}
}
