package wall_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"
	"pgregory.net/rapid"

	"queuesim/scripting/wall"
)

// A slow pattern ends with the budget and isn't outlived; what is linear gets through.
func TestPatternsArePaidFor(t *testing.T) {
	for _, src := range []string{
		`return ("a"):rep(3e4):find(".-.-.-.-b")`,
		`return ("a"):rep(3e4):find("a*a*a*a*a*b")`,
		`return ("a"):rep(3e4):gsub("a*b", "")`,
		`return ("("):rep(3e4):find("%b()")`,
		`return ("x"):rep(3e4):find("(x+)%1y")`,
		`for w in ("a"):rep(3e4):gmatch("a*b") do end`,
		`while true do pcall(string.find, ("a"):rep(3e4), "a-a-a-b") end`,
		`while true do pcall(string.gsub, "aa", "", ("%0"):rep(1e5)) end`,
		`while true do pcall(string.gsub, "aa", "a", ("x"):rep(1e6)) end`,
		`while true do pcall(string.find, "x", ("[%w%s%p]"):rep(100)) end`,
		`while true do pcall(string.format, "%99.99f%q%y", 1e308, ("\n"):rep(1000)) end`,
		`while true do pcall(string.rep, "x", 2^20) end`,
		`local s = ("x"):rep(1e5) while true do s:find("y", 1, true) end`,
		`local s = ("x"):rep(1e5) while true do s:upper():lower():reverse() end`,
		`local s = ("x"):rep(1e5) while true do s:byte(1, 7000) end`,
		`local s = ("x"):rep(1e5) while true do s:gsub("x+", {}) end`,
		`while true do ("x"):gsub("x", string.upper) end`,
	} {
		t.Run(src, func(t *testing.T) {
			_ = refused(t, src, wall.Budget, "instructions")
		})
	}
	check(t, []row{
		{`#("a b "):rep(2e4):gsub("%s+", "")`, "40000"},
		{`select(2, ("a b "):rep(2e4):gsub("%w", "%0%0"))`, "40000"},
		{`("a"):rep(1e6):find("b")`, "nil"},
		{`("a"):rep(1e6):find("^.-b", 9e5)`, "nil"},
	})
}

// caller returns a function that calls a script's function.
func caller(t testing.TB, src string) func(args ...lua.LValue) (string, error) {
	t.Helper()
	s := wall.New(wall.Options{})
	t.Cleanup(s.Close)
	c, err := s.Load("a.lua", src)
	require.NoError(t, err)
	f, err := s.Run(c)
	require.NoError(t, err)
	return func(args ...lua.LValue) (string, error) {
		v, err := s.Call(f.(*lua.LFunction), args...)
		if err != nil {
			return "", err
		}
		return v.String(), nil
	}
}

// allOf is a script that returns a function of s and p, which shows all results of an expression.
func allOf(expr string) string { return "return function(s, p)" + showAll + expr + ") end" }

func TestPlainFindIsIndex(t *testing.T) {
	find := caller(t, allOf(`(s:find(p, 1, true) or 0) - 1`))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ab.%")), 0, 30, -1).Draw(t, "s")
		p := rapid.StringOfN(rapid.RuneFrom([]rune("ab.%")), 0, 4, -1).Draw(t, "p")
		got, err := find(lua.LString(s), lua.LString(p))
		require.NoError(t, err)
		assert.Equal(t, lua.LNumber(strings.Index(s, p)).String(), got)
	})
}

// Both languages try in the same order, where they can say the same.
var sameInBoth = []struct{ lua, regexp string }{
	{"a", "a"},
	{"b", "b"},
	{".", "."},
	{"%.", `\.`},
	{"[ab]", "[ab]"},
	{"[^a]", "[^a]"},
	{"[b-d]", "[b-d]"},
	{"%d", `\d`},
	{"%W", "[^0-9A-Za-z]"},
	{"%s", `\s`},
	{"[%d.]", `[\d.]`},
}

var sameRepeats = []struct{ lua, regexp string }{
	{"", ""},
	{"*", "*"},
	{"+", "+"},
	{"?", "?"},
	{"-", "*?"},
}

// drawPattern draws a pattern in both languages.
func drawPattern(t *rapid.T) (luaPattern, goPattern string) {
	opened := 0
	if rapid.Bool().Draw(t, "anchored") {
		luaPattern, goPattern = "^", "^"
	}
	for range rapid.IntRange(1, 6).Draw(t, "parts") {
		part := rapid.SampledFrom(sameInBoth).Draw(t, "part")
		repeat := rapid.SampledFrom(sameRepeats).Draw(t, "repeat")
		before, after := "", ""
		switch rapid.IntRange(0, 5).Draw(t, "capture") {
		case 0:
			before = "("
			opened++
		case 1:
			if opened > 0 {
				after = ")"
				opened--
			}
		}
		luaPattern += before + part.lua + repeat.lua + after
		goPattern += before + part.regexp + repeat.regexp + after
	}
	closing := strings.Repeat(")", opened)
	if rapid.Bool().Draw(t, "to the end") {
		closing += "$"
	}
	return luaPattern + closing, goPattern + closing
}

func TestFindIsRegexp(t *testing.T) {
	find := caller(t, allOf("s:find(p)"))
	same := caller(t, allOf(`s:gsub(p, "%0")`))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("aabbcd.1 \n")), 0, 12, -1).Draw(t, "s")
		luaPattern, goPattern := drawPattern(t)
		got, err := find(lua.LString(s), lua.LString(luaPattern))
		require.NoError(t, err)
		assert.Equal(t, shownByRegexp("(?s)"+goPattern, s), got, "%q in %q", luaPattern, s)

		got, err = same(lua.LString(s), lua.LString(luaPattern))
		require.NoError(t, err)
		assert.Equal(t, s, got[:strings.LastIndexByte(got, '|')], "what is replaced by itself stays")
	})
}

// shownByRegexp returns what find shows, by the other matcher.
func shownByRegexp(pattern, s string) string {
	at := regexp.MustCompile(pattern).FindStringSubmatchIndex(s)
	if at == nil {
		return "nil"
	}
	shown := lua.LNumber(at[0]+1).String() + "|" + lua.LNumber(at[1]).String()
	for i := 2; i < len(at); i += 2 {
		shown += "|" + s[at[i]:at[i+1]]
	}
	return shown
}

// FuzzStrings holds that whatever a script asks of strings, it gets an answer or a plain error.
func FuzzStrings(f *testing.F) {
	ask := caller(f, `return function(s, p)
		s:find(p)
		for _ in s:gmatch(p) do end
		return (s:gsub(p, s)) .. p:format(s, 1.5, 2, s)
	end`)
	f.Add("hello", "l+")
	f.Add("f(a(b)c)", "%b()%f[%w](.-)%1$")
	f.Add("[^%]a-]", "%-05.3f%q%c%s")
	f.Fuzz(func(t *testing.T, s, p string) {
		if _, err := ask(lua.LString(s), lua.LString(p)); err != nil {
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Contains(t, []wall.Kind{wall.Runtime, wall.Budget}, e.Kind)
			assert.NotContains(t, e.Msg, "the interpreter failed")
		}
	})
}

func BenchmarkFind(b *testing.B) {
	benchmarkString(b, `("key = value"):find("^(%w+)%s*=%s*(%w+)$")`)
}

func BenchmarkFormat(b *testing.B) {
	benchmarkString(b, `("%s: %5d items, %.3f s"):format("web", 17, 0.25)`)
}

// benchmarkString measures an expression, a hundred times an operation.
func benchmarkString(b *testing.B, expr string) {
	call := caller(b, "return function() for i = 1, 100 do local _ = "+expr+" end end")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := call(); err != nil {
			b.Fatal(err)
		}
	}
}
