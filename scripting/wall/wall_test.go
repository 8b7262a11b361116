package wall_test

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/scripting/wall"
)

// small are limits that a test reaches soon.
func small() wall.Limits {
	l := wall.Defaults()
	l.Load, l.Entry = 300_000, 10_000
	return l
}

// run loads and runs a text behind the wall.
func run(t *testing.T, src string) (lua.LValue, error) {
	t.Helper()
	s := wall.New(wall.Options{Limits: small()})
	t.Cleanup(s.Close)
	c, err := s.Load("a.lua", src)
	if err != nil {
		return lua.LNil, err
	}
	return s.Run(c)
}

// refused runs a text that must not get through, soon.
func refused(t *testing.T, src string, kind wall.Kind, msg string) *wall.Error {
	t.Helper()
	began := time.Now()
	_, err := run(t, src)
	var e *wall.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, kind, e.Kind, e.Msg)
	assert.Contains(t, e.Msg, msg)
	assert.Less(t, time.Since(began), 5*time.Second)
	return e
}

func TestTheBudgetEndsWhatNeverEnds(t *testing.T) {
	for _, tt := range []struct{ name, src string }{
		{"a loop", "while true do end"},
		{"a loop in pcall", "while true do pcall(function() while true do end end) end"},
		{"a loop in xpcall's handler", "xpcall(error, function() while true do end end)"},
		{"repeat", "repeat until false"},
		{"a coroutine", "local co = coroutine.wrap(function() while true do end end) co()"},
		{"many coroutines", "while true do coroutine.wrap(function() coroutine.yield() end)() end"},
		{"a metamethod", `
			local t = setmetatable({}, { __index = function(t, k) while true do end end })
			return t.x`},
		{"a comparison in sort", "table.sort({ 1, 2, 3 }, function() while true do end end)"},
		{"a replacement", `("x"):gsub("x", function() while true do end end)`},
		{"an iterator", "for _ in function() return 1 end do end"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			refused(t, tt.src, wall.Budget, "instructions")
		})
	}
}

func TestASpentBudgetStaysSpent(t *testing.T) {
	e := refused(t, `
		for i = 1, 10 do
			pcall(function() while true do end end)
		end
		return "survived"`, wall.Budget, "instructions")
	assert.Equal(t, 3, e.Line)
}

func TestTheTextIsBoundedBeforeTheParser(t *testing.T) {
	for _, tt := range []struct{ name, src, msg string }{
		{"a million nots", "return " + strings.Repeat("not ", 60_000) + "1", "words and signs"},
		{"too many bytes", "return '" + strings.Repeat("x", 300<<10) + "'", "bytes of Lua"},
		{"a deep tree", "return " + strings.Repeat("not ", 1000) + "1", "within one another"},
		{"brackets", "return " + strings.Repeat("(", 1000) + "1" + strings.Repeat(")", 1000), ""},
		{"a long sum", "return 1" + strings.Repeat("+1", 5000), "within one another"},
		{"many concatenations", "return 1" + strings.Repeat(" .. 1", 5000), "within one another"},
		{"calls of calls", "f" + strings.Repeat(`""`, 5000), "within one another"},
		{"fields of fields", "return a" + strings.Repeat(".b", 5000), "within one another"},
		{"nested ifs", strings.Repeat("if 1 then ", 1000) + strings.Repeat("end ", 1000), "within one another"},
		{"elseifs", "if 1 then " + strings.Repeat("elseif 1 then ", 3000) + "end", "within one another"},
		{"minuses", "return " + strings.Repeat("- ", 5000) + "1", "within one another"},
		{"powers", "return 1" + strings.Repeat("^1", 5000), "within one another"},
		{"a bad number", "return 1e+", "malformed number"},
		{"a large hexadecimal", "return 0xFFFFFFFFFFFFFFFFF", "malformed number"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := run(t, tt.src)
			var e *wall.Error
			if tt.msg == "" { // brackets leave no trace in the tree
				require.NoError(t, err)
				return
			}
			require.ErrorAs(t, err, &e)
			assert.Equal(t, wall.Refused, e.Kind)
			assert.Contains(t, e.Msg, tt.msg)
		})
	}
}

func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	limits := wall.Defaults()
	limits.Memory, limits.Load = 16, 20_000_000
	for _, tt := range []struct{ name, src, msg string }{
		{"tables", "local t = {} for i = 1, 1e9 do t[i] = {} end", "memory"},
		{"texts", "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e5) end", "memory"},
		{"large lists", "local t = {} for i = 1, 1e9 do local u = {} u[2e5] = 1 t[i] = u end", "memory"},
		{"functions", "local t = {} for i = 1, 1e9 do t[i] = function() return t, i end end", "memory"},
		{"coroutines", "local t = {} for i = 1, 1e9 do t[i] = coroutine.create(function() end) end", "memory"},
		{"doubling", "local s = 'x' while true do s = s .. s end", "string"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			runtime.GC() // what other tests left doesn't count
			s := wall.New(wall.Options{Limits: limits})
			defer s.Close()
			c, err := s.Load("a.lua", tt.src)
			require.NoError(t, err)
			_, err = s.Run(c)
			require.ErrorContains(t, err, tt.msg)
		})
	}
}

func TestNothingOfTheMachineIsThere(t *testing.T) {
	for _, name := range []string{
		"io", "os", "debug", "package", "load", "loadstring", "loadfile", "dofile", "getfenv", "setfenv",
		"newproxy", "collectgarbage", "module", "_printregs", "_G", "channel", "string.dump",
		"math.randomseed",
	} {
		t.Run(name, func(t *testing.T) {
			v, err := run(t, "return type("+name+")")
			require.NoError(t, err)
			if name == "math.randomseed" {
				return // it is there to say why it isn't
			}
			assert.Equal(t, "nil", v.String())
		})
	}
}

func TestScriptsWriteNothingThatIsShared(t *testing.T) {
	for _, tt := range []struct{ src, msg string }{
		{"x = 1", "x is a global"},
		{"function f() end", "f is a global"},
		{"print = 1", "print is a global"},
		{"string.rep = nil", "libraries can't be changed"},
		{"local m = math m.floor = 1", "libraries can't be changed"},
		{"rawset(string, 'rep', nil)", ""},
		{"setmetatable(string, {})", ""},
		{"getmetatable('').__index = {}", ""},
	} {
		t.Run(tt.src, func(t *testing.T) {
			_, err := run(t, tt.src)
			if tt.msg != "" {
				require.ErrorContains(t, err, tt.msg)
			}
			s := wall.New(wall.Options{})
			defer s.Close()
			c, err := s.Load("b.lua", "return ('ab'):rep(2)")
			require.NoError(t, err)
			v, err := s.Run(c)
			require.NoError(t, err)
			assert.Equal(t, "abab", v.String())
		})
	}
}

func TestErrorsArePlain(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line      int
		msg       string
	}{
		{"an index of nil", "local a = {}\n\nreturn a.b.c", 3, "attempt to index a nil value, with the key 'c'"},
		{"a call of nil", "\xef\xbb\xbf#!/usr/bin/lua\nlocal f\nf()", 3, "attempt to call something that is no"},
		{"an error of the author's", "\nerror('boo')", 2, "boo"},
		{"one that is a table", "error({})", 0, "an error that is a table"},
		{"syntax", "local a = {\n b = \n}", 3, "syntax error near"},
		{"the end", "return {", 1, "the file ends"},
		{"the end of its last line", "\nreturn {\n\n", 2, "the file ends"},
		{"a string", "\nlocal a = 'b\nreturn a", 2, "unterminated string"},
		{"control characters", "error('\\27[31m\\0red\\127')", 1, `\u{1b}[31m\u{0}red\u{7f}`},
		{"a long text", "error(('x'):rep(1e5))", 1, "xxx"},
		{"depth", "local function f() return 1 + f() end return f()", 1, "stack overflow"},
		{"depth by tail calls", "local function f() return f() end return f()", 1, "stack overflow"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := run(t, tt.src)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, tt.line, e.Line)
			assert.Contains(t, e.Msg, tt.msg)
			assert.Less(t, len(e.Msg), 600)
			assert.NotContains(t, e.Msg, "0x")
		})
	}
}

func TestConcatAndPow(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{`return "a" .. 1 .. 2.5 .. "b"`, "a12.5b"},
		{`return 2 ^ 10`, "1024"},
		{`return 2 ^ 3 ^ 2`, "512"},
		{`return -2 ^ 2`, "-4"},
		{`return "2" ^ 2`, "4"},
		{`local function two() return "x", "y" end return two() .. two()`, "xx"},
		{`local function v(...) return "a" .. ... end return v("b", "c")`, "ab"},
		{`local t = setmetatable({}, { __concat = function(a, b)
			return (type(a) == "table" and "T" or a) .. (type(b) == "table" and "T" or b)
		end }) return "a" .. "b" .. t .. "c" .. "d"`, "abTcd"},
		{`local t = setmetatable({}, { __pow = function(a, b) return b end }) return t ^ 3`, "3"},
	} {
		t.Run(tt.src, func(t *testing.T) {
			v, err := run(t, tt.src)
			require.NoError(t, err)
			assert.Equal(t, tt.want, v.String())
		})
	}
	_, err := run(t, "return 1 .. {}")
	require.ErrorContains(t, err, "attempt to concatenate a table value")
}

func TestGlobalsAreTheNamesThatNothingDeclares(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", `
		local a, b = c, d
		local function f(x, ...) return x + a + y + f(arg) end
		for i = 1, n do g(i) end
		for k, v in each(k) do k = v end
		repeat local done = h() until done
		z = 1
		function a.m() return self end
		function a:n() return self end
		return b`)
	require.NoError(t, err)
	var names []string
	for _, g := range c.Globals() {
		name := g.Name
		if g.Write {
			name += "!"
		}
		names = append(names, name)
	}
	assert.Equal(t, []string{"c", "d", "y", "n", "g", "each", "k", "h", "z!", "self"}, names)
}

func TestRequire(t *testing.T) {
	files := map[string]string{
		"lib.lua":    "print('once') return { double = function(x) return 2 * x end }",
		"bad.lua":    "x = 1",
		"broken.lua": "return {",
		"loop.lua":   "return require('loop')",
	}
	var printed bytes.Buffer
	s := wall.New(wall.Options{Print: &printed, Open: func(name string) ([]byte, error) {
		src, ok := files[name]
		if !ok {
			return nil, errors.New("there is no " + name)
		}
		return []byte(src), nil
	}})
	defer s.Close()
	for _, tt := range []struct{ src, want, msg string }{
		{"return require('lib').double(require('lib').double(2))", "8", ""},
		{"return require('loop')", "true", ""},
		{"return require('bad')", "", "x is a global"},
		{"return require('broken')", "", "the file ends"},
		{"return require('gone')", "", "there is no gone.lua"},
		{"return require('../lib')", "", "want a name"},
		{"return require('/etc/passwd')", "", "want a name"},
		{"return require('a.b')", "", "want a name"},
	} {
		t.Run(tt.src, func(t *testing.T) {
			c, err := s.Load("main.lua", tt.src)
			require.NoError(t, err)
			v, err := s.Run(c)
			if tt.msg != "" {
				require.ErrorContains(t, err, tt.msg)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, v.String())
		})
	}
	assert.Equal(t, "once\n", printed.String())
}

// TestMessages: whatever ends a script is told in words, and what went wrong in Go as no fault of it.
func TestMessages(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	s.Global("bug", &lua.LFunction{IsG: true, GFunction: func(L *lua.LState) int {
		return []int{}[L.GetTop()]
	}})
	const bug = "the interpreter failed: runtime error: index out of range [0] with length 0"
	for _, tt := range []struct{ src, want string }{
		{"error('')", "an error without a message"},
		{"error(setmetatable({}, { __tostring = error }))", "an error that is a table"},
		{"bug()", bug},
		{"pcall(bug)", bug},
		{"coroutine.wrap(function() pcall(function() bug() end) end)()", bug},
	} {
		t.Run(tt.src, func(t *testing.T) {
			c, err := s.Load("a.lua", tt.src)
			require.NoError(t, err)
			_, err = s.Run(c)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, tt.want, e.Msg)
		})
	}
}

func TestInterrupt(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	s.Interrupt()
	c, err := s.Load("a.lua", "while true do end")
	require.NoError(t, err)
	_, err = s.Run(c)
	var e *wall.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, wall.Interrupted, e.Kind)
}

func FuzzLoad(f *testing.F) {
	f.Add("return { a = 1, ['b'] = 2 }")
	f.Add("local t = {} for i = 1, 10 do t[i] = i .. 'x' ^ 2 end return t")
	f.Add("--[==[ long ]==] return [[text]] .. 'q\\'' -- end")
	f.Add("while true do break end repeat until 0x1F < 1e3")
	f.Fuzz(func(t *testing.T, src string) {
		s := wall.New(wall.Options{Limits: small()})
		defer s.Close()
		c, err := s.Load("fuzz.lua", src)
		if err == nil {
			_, err = s.Run(c)
		}
		var e *wall.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("want a *wall.Error, got %T", err)
		}
		if e != nil && strings.ContainsAny(e.Msg, "\x00\x1b\n") {
			t.Fatalf("a control character in %q", e.Msg)
		}
	})
}

func BenchmarkCall(b *testing.B) {
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", "return function(item) end")
	require.NoError(b, err)
	v, err := s.Run(c)
	require.NoError(b, err)
	f := v.(*lua.LFunction)
	b.Run("wall", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Call(f, lua.LNil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		l := lua.NewState()
		defer l.Close()
		for b.Loop() {
			l.Push(f)
			l.Push(lua.LNil)
			l.Call(1, 1)
			l.Pop(1)
		}
	})
}
