package wall_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/num"
	"queuesim/scripting/wall"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	shown  = flag.String("shown", "", "a file that gets what testdata/digits.lua shows")
)

// TestGoldenDigits runs testdata/digits.lua, which calculates, converts and shows numbers. What
// each section of it shows must be the same on every machine. To see where two differ, run it on
// both with -shown, and compare the files.
func TestGoldenDigits(t *testing.T) {
	if testing.Short() {
		t.Skip("the same digits, only slower")
	}
	const file = "testdata/digits.golden"
	got := digits(t)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// digits returns a line for each section, with the digest of what it shows.
func digits(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("testdata/digits.lua")
	require.NoError(t, err)
	limits := wall.Defaults()
	limits.Entry, limits.Print = 50_000_000, 100<<20
	var out strings.Builder
	s := wall.New(wall.Options{Limits: limits, Print: &out})
	defer s.Close()
	luck := num.NewStream(1)
	s.Random = luck.Float64
	chunk, err := s.Load("digits.lua", string(source))
	require.NoError(t, err)
	sections, err := s.Run(chunk)
	require.NoError(t, err)

	var lines, all strings.Builder
	table := sections.(*lua.LTable)
	for name, section := table.Next(lua.LNil); name != lua.LNil; name, section = table.Next(name) {
		out.Reset()
		_, err := s.Call(section.(*lua.LFunction))
		require.NoError(t, err, name)
		fmt.Fprintf(&lines, "%s %x\n", name, sha256.Sum256([]byte(out.String())))
		fmt.Fprintf(&all, "--- %s\n%s", name, out.String())
	}
	if *shown != "" {
		require.NoError(t, os.WriteFile(*shown, []byte(all.String()), 0o644))
	}
	return lines.String()
}
