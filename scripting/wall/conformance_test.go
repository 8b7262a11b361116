package wall_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// What Lua 5.1 answers stands in golden files. With -lua they are compared with what an interpreter
// says, and with -update written from it:
//
//	go test ./scripting/wall -run 'Conforms|Random' -lua lua5.1
var luaCommand = flag.String("lua", "", "an interpreter of Lua 5.1 to compare with")

// A conformance file has many cases, each after a line with its name: --- name. Where we differ
// from Lua 5.1 on purpose, a line says why, --! reason, and what we answer follows it: --> a line.
type conformanceCase struct {
	name, src, differs string
	want               string // if it differs
}

func TestConformsToLua(t *testing.T) {
	files, err := filepath.Glob("testdata/conformance/*.lua")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	total := 0
	for _, file := range files {
		topic := strings.TrimSuffix(filepath.Base(file), ".lua")
		cases := readCases(t, file)
		total += len(cases)
		golden := goldenOf(t, strings.TrimSuffix(file, ".lua")+".golden", cases)
		for _, c := range cases {
			t.Run(topic+"/"+c.name, func(t *testing.T) { checkCase(t, c, golden[c.name]) })
		}
	}
	assert.GreaterOrEqual(t, total, 300)
}

// checkCase compares what we answer with what Lua does, or with what stands in the file.
func checkCase(t *testing.T, c conformanceCase, lua string) {
	got := behindTheWall(c.src)
	if c.differs == "" {
		assert.Equal(t, lua, got)
		return
	}
	assert.Equal(t, c.want, got)
	assert.NotEqual(t, lua, got, "we no longer differ")
}

func readCases(t *testing.T, file string) []conformanceCase {
	t.Helper()
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	var cases []conformanceCase
	for _, part := range strings.Split("\n"+string(b), "\n--- ")[1:] {
		name, src, _ := strings.Cut(part, "\n")
		c := conformanceCase{name: name, src: src + "\n"}
		for _, line := range strings.Split(src, "\n") {
			if reason, ok := strings.CutPrefix(line, "--! "); ok {
				c.differs = reason
			}
			if text, ok := strings.CutPrefix(line, "-->"); ok {
				c.want += strings.TrimPrefix(text, " ") + "\n"
			}
		}
		cases = append(cases, c)
	}
	return cases
}

// goldenOf returns what Lua answers to each case.
func goldenOf(t *testing.T, file string, cases []conformanceCase) map[string]string {
	t.Helper()
	answers := map[string]string{}
	if *luaCommand != "" {
		var all strings.Builder
		for _, c := range cases {
			require.NotContains(t, answers, c.name, "two cases of one name")
			answers[c.name] = inLua(t, c.src)
			fmt.Fprintf(&all, "--- %s\n%s", c.name, answers[c.name])
		}
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(all.String()), 0o600))
			return answers
		}
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(b), all.String(), "this Lua answers something else than the golden file")
		return answers
	}
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, part := range strings.Split("\n"+string(b), "\n--- ")[1:] {
		name, answer, _ := strings.Cut(part, "\n")
		if answer != "" && !strings.HasSuffix(answer, "\n") {
			answer += "\n"
		}
		answers[name] = answer
	}
	return answers
}

// behindTheWall returns what a script prints, and how it ends if it doesn't end well.
func behindTheWall(src string) string {
	var out bytes.Buffer
	s := wall.New(wall.Options{Print: &out})
	defer s.Close()
	c, err := s.Load("a.lua", src)
	if err == nil {
		_, err = s.Run(c)
	}
	var e *wall.Error
	switch {
	case errors.As(err, &e) && e.Kind == wall.Syntax, errors.As(err, &e) && isNotLua(e):
		fmt.Fprintln(&out, "not Lua")
	case errors.As(err, &e) && e.Kind == wall.Refused:
		fmt.Fprintln(&out, "refused:", e)
	case err != nil:
		fmt.Fprintln(&out, "error:", err)
	}
	return out.String()
}

// isNotLua tells whether a text was refused for what Lua refuses too.
func isNotLua(e *wall.Error) bool {
	return strings.HasPrefix(e.Msg, "malformed number") || strings.HasPrefix(e.Msg, "escape sequence")
}

// driver runs a script as we do.
const driver = `
local f = loadfile("a.lua")
if not f then print("not Lua") return end
local ok, e = pcall(f)
if not ok then print("error: " .. tostring(e)) end
`

// addresses are other ones in each run.
var addresses = regexp.MustCompile(`0x[0-9a-f]{8,}`)

// inLua returns what the interpreter prints.
func inLua(t require.TestingT, src string) string {
	dir, err := os.MkdirTemp("", "conformance")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.lua"), []byte(src), 0o600))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, *luaCommand, "-e", driver)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return addresses.ReplaceAllString(string(out), "0x…")
}
