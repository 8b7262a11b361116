package wall_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/scripting/wall"
)

func TestResume(t *testing.T) {
	const create = "local co co = coroutine.create("
	checkBodies(t, []row{
		{create + "function() end) return coroutine.resume(co)", "true"},
		{create + "function() return nil end) return coroutine.resume(co)", "true|nil"},
		{create + "function(...) return ... end) return coroutine.resume(co, 1, nil, 3)", "true|1|nil|3"},
		{create + `function(a)
				local b, c, d = coroutine.yield(a + 1)
				return b, c, d
			end)
			return select(2, coroutine.resume(co, 1)), coroutine.resume(co, "x")`, "2|true|x|nil|nil"},
		{create + `function() local b = coroutine.yield() return b end)
			coroutine.resume(co)
			return coroutine.resume(co, "x", "y")`, "true|x"},
		{create + `function() return coroutine.yield() end)
			coroutine.resume(co)
			return coroutine.resume(co, "x", "y")`, "true|x|y"},
		{create + `function() return select("#", coroutine.yield()) end)
			coroutine.resume(co)
			return coroutine.resume(co)`, "true|0"},
		{create + "function() coroutine.yield(1, nil) end) return coroutine.resume(co)", "true|1|nil"},
		{create + "function() coroutine.yield() end) return coroutine.resume(co)", "true"},
		{create + `function()
				local x = 1
				coroutine.yield(function() x = x + 1 end)
				return x
			end)
			local _, up = coroutine.resume(co)
			up() up()
			return coroutine.resume(co)`, "true|3"},
	})
}

func TestResumeOfWhatCannotBeResumed(t *testing.T) {
	checkBodies(t, []row{
		{`local co = coroutine.create(function() error("oops") end)
			local ok, e = coroutine.resume(co)
			return ok, e, coroutine.resume(co)`, "false|a.lua:1: oops|false|cannot resume dead coroutine"},
		{`local e = {}
			local ok, v = coroutine.resume(coroutine.create(function() error(e) end))
			return ok, v == e`, "false|true"},
		{`local co
			co = coroutine.create(function() return coroutine.resume(co) end)
			return coroutine.resume(co)`, "true|false|cannot resume running coroutine"},
		{`local a, b
			a = coroutine.create(function() return coroutine.resume(b) end)
			b = coroutine.create(function() return coroutine.resume(a) end)
			return coroutine.resume(a)`, "true|true|false|cannot resume normal coroutine"},
	})
	checkErrors(t, []row{
		{"coroutine.resume(1)", "bad argument #1 to 'resume' (coroutine expected)"},
		{"coroutine.status(nil)", "bad argument #1 to 'status' (coroutine expected)"},
		{"coroutine.create(print)", "bad argument #1 to 'create' (Lua function expected)"},
		{"coroutine.wrap(1)", "bad argument #1 to 'wrap' (function expected, got number)"},
	})
}

func TestStatusAndRunning(t *testing.T) {
	checkBodies(t, []row{
		{"return coroutine.running()", "nil"},
		{`local co = coroutine.create(function() end)
			local before = coroutine.status(co)
			coroutine.resume(co)
			return before, coroutine.status(co)`, "suspended|dead"},
		{`local co = coroutine.create(function() coroutine.yield() end)
			coroutine.resume(co)
			return coroutine.status(co)`, "suspended"},
		{`local co
			co = coroutine.create(function()
				return coroutine.status(co), coroutine.running() == co, pcall(coroutine.running)
			end)
			local ok, status, same, _, within = coroutine.resume(co)
			return status, same, within == co, coroutine.running()`, "running|true|true|nil"},
		{`local a, b
			a = coroutine.create(function() return coroutine.resume(b) end)
			b = coroutine.create(function() return coroutine.status(a) end)
			return coroutine.resume(a)`, "true|true|normal"},
	})
}

func TestWrap(t *testing.T) {
	checkBodies(t, []row{
		{`local s = ""
			for v in coroutine.wrap(function() for i = 1, 4 do coroutine.yield(i) end end) do s = s .. v end
			return s`, "1234"},
		{`local function walk(t)
				if t then walk(t.l) coroutine.yield(t.v) walk(t.r) end
			end
			local tree, s = { v = 2, l = { v = 1 }, r = { v = 3 } }, ""
			for v in coroutine.wrap(function() walk(tree) end) do s = s .. v end
			return s`, "123"},
		{`local function numbers(n)
				return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end)
			end
			local function without(p, g)
				return coroutine.wrap(function()
					for n in g do if n % p ~= 0 then coroutine.yield(n) end end
				end)
			end
			local g, primes = numbers(30), {}
			for p in function() return g() end do
				primes[#primes + 1] = p
				g = without(p, g)
			end
			return unpack(primes)`, "2|3|5|7|11|13|17|19|23|29"},
		{`local w = coroutine.wrap(function() error("oops") end)
			return select(2, pcall(w))`, "a.lua:1: oops"},
		{`local w = coroutine.wrap(function() end) w()
			return pcall(w)`, "false|cannot resume dead coroutine"},
		{`local w = coroutine.wrap(function()
				coroutine.yield(select(2, pcall(error, "in")))
				coroutine.yield(pcall(function() error() end))
			end)
			return w(), w()`, "in|false|nil"},
	})
}

func TestYieldsThatCannotBe(t *testing.T) {
	const (
		inside  = "attempt to yield from within a metamethod, an iterator or a builtin like sort"
		outside = "attempt to yield outside of a coroutine"
		across  = "attempt to yield across a call of pcall"
	)
	for _, tt := range []struct{ name, src, want string }{
		{"no coroutine", "coroutine.yield()", outside},
		{"no coroutine, in pcall", "assert(pcall(coroutine.yield))", outside},
		{"pcall", "in_coroutine(function() assert(pcall(coroutine.yield)) end)", across},
		{"a metamethod", `in_coroutine(function()
			return setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end }).x
		end)`, inside},
		{"an operator", `in_coroutine(function()
			return setmetatable({}, { __add = coroutine.yield }) + 1
		end)`, inside},
		{"tostring", `in_coroutine(function()
			return tostring(setmetatable({}, { __tostring = coroutine.yield }))
		end)`, inside},
		{"a comparison", "in_coroutine(function() table.sort({ 1, 2, 3 }, coroutine.yield) end)", inside},
		{"a replacement", "in_coroutine(function() return ('x'):gsub('x', coroutine.yield) end)", inside},
		{"an iterator", "in_coroutine(function() for _ in coroutine.yield do end end)", inside},
		{"a deep one", `in_coroutine(function()
			local t = setmetatable({}, { __index = function() (function() coroutine.yield() end)() end })
			return t.x
		end)`, inside},
	} {
		t.Run(tt.name, func(t *testing.T) {
			refused(t, `local function in_coroutine(f)
				coroutine.wrap(f)()
			end `+tt.src, wall.Runtime, tt.want)
		})
	}
}

func TestNothingOfGosGetsIntoScripts(t *testing.T) { // Go's nil isn't Lua's: to show it would panic
	checkBodies(t, []row{
		{`local get
			local co = coroutine.create(function()
				local mt = { __index = function(_, k)
					local kept = 7
					get = function() return kept end
					return coroutine.yield(k)
				end }
				return setmetatable({}, mt).x
			end)
			return (coroutine.resume(co)), get()`, "false|7"},
		{`local get
			local function f() local kept = 1 get = function() return kept end return 1 + f() end
			return (coroutine.resume(coroutine.create(f))), get()`, "false|1"},
		{`local w = coroutine.wrap(function()
				local a, b, c = coroutine.yield()
				local d, e
				local t = { coroutine.yield(), f = c }
				return a, b, c, d, e, #t, t.f
			end)
			w() w(1)
			return w()`, "1|nil|nil|nil|nil|0|nil"},
	})
}

func TestCoroutinesAreBounded(t *testing.T) {
	limits := small()
	limits.Coroutines = 50
	s := wall.New(wall.Options{Limits: limits})
	defer s.Close()
	for _, tt := range []struct{ name, src, want string }{
		{"those that ended don't count", `
			for i = 1, 100 do coroutine.wrap(function() end)() end
			for i = 1, 100 do pcall(coroutine.wrap(function() error() end)) end
			return "fine"`, ""},
		{
			"those that are left do", `
			for i = 1, 51 do coroutine.wrap(function() coroutine.yield() end)() end`,
			"more than 50 coroutines that have not ended",
		},
		{"for good", "coroutine.create(function() end)", "more than 50 coroutines that have not ended"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := s.Load("a.lua", tt.src)
			require.NoError(t, err)
			_, err = s.Run(c)
			if tt.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, tt.want)
		})
	}
	refused(t, "local function f() return 1 + coroutine.wrap(f)() end return f()", wall.Runtime,
		"more than 100 coroutines and calls of pcall within one another")
	refused(t, "local function f() return 1 + f() end coroutine.wrap(f)()", wall.Runtime,
		"stack overflow")
}

func TestCoroutinesGoFromOneEntryToTheNext(t *testing.T) {
	limits := wall.Defaults()
	limits.Entry = 1000
	s := wall.New(wall.Options{Limits: limits})
	defer s.Close()
	c, err := s.Load("a.lua", `return coroutine.wrap(function(n)
		while true do
			for _ = 1, n do end
			n = coroutine.yield(n)
		end
	end)`)
	require.NoError(t, err)
	v, err := s.Run(c)
	require.NoError(t, err)
	next := v.(*lua.LFunction)
	for i := range 200 { // more than one budget in all
		v, err := s.Call(next, lua.LNumber(i))
		require.NoError(t, err)
		require.Equal(t, lua.LNumber(i), v)
	}
	_, err = s.Call(next, lua.LNumber(1e9))
	require.ErrorContains(t, err, "instructions", "its instructions are those of the entry")
	_, err = s.Call(next)
	require.ErrorContains(t, err, "cannot resume dead coroutine")
}

func TestAbandonedCoroutinesLeaveNoGoroutines(t *testing.T) {
	before := runtime.NumGoroutine()
	_, err := run(t, `
		for i = 1, 500 do coroutine.wrap(function() coroutine.yield() end)() end
		for i = 1, 500 do coroutine.create(function() end) end`)
	require.NoError(t, err)
	assert.LessOrEqual(t, runtime.NumGoroutine(), before)
}
