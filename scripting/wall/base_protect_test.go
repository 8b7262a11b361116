package wall_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/scripting/wall"
)

func TestPcall(t *testing.T) {
	checkBodies(t, []row{
		{"return pcall(function(...) return select('#', ...), ... end, 1, nil, 3)", "true|3|1|nil|3"},
		{"return pcall(function() end)", "true"},
		{"return pcall(nil)", "false|attempt to call a nil value"},
		{"return pcall({})", "false|attempt to call a table value"},
		{"return pcall(pcall, error, 'x')", "true|false|x"},
		{"return pcall(pcall, nil)", "true|false|attempt to call a nil value"},
		{`local t = setmetatable({}, { __call = function(self, a) return 'called', a end })
			return pcall(t, 7)`, "true|called|7"},
		{`local function f(n)
				if n == 0 then return 'bottom' end
				return select(2, pcall(f, n - 1))
			end
			return f(50)`, "bottom"},
		{`local function f(n)
				if n == 0 then error('bottom') end
				return (pcall(f, n - 1))
			end
			return f(50)`, "true"},
		{"local function f() return 1 + f() end return pcall(f)", "false|a.lua:1: stack overflow"},
	})
	checkErrors(t, []row{{"pcall()", "bad argument #1 to 'pcall' (value expected)"}})
}

func TestXpcall(t *testing.T) {
	checkBodies(t, []row{
		{"return xpcall(function() return 1, 2 end, print)", "true|1|2"},
		{
			"return xpcall(function() error('a') end, function(m) return 'h ' .. m, 2 end)",
			"false|h a.lua:1: a",
		},
		{"return xpcall(function() error({}) end, type)", "false|table"},
		{"return xpcall(nil, function(m) return m end)", "false|attempt to call a nil value"},
		{"return xpcall(error, function(m) error('b') end)", "false|error in error handling"},
		{"return xpcall(error, 5)", "false|error in error handling"},
		{"return xpcall(error, function() end)", "false|nil"},
	})
	v, err := run(t, "return select(2, xpcall(function(a, b) return b .. a end, print, 1, 2))")
	require.NoError(t, err)
	assert.Equal(t, "21", v.String(), "the further arguments of Lua 5.2")
	checkErrors(t, []row{{"xpcall(print)", "bad argument #2 to 'xpcall' (value expected)"}})
}

func TestCaughtErrorsLeaveLocalsAlone(t *testing.T) {
	checkBodies(t, []row{
		{`local n = 0
			for i = 1, 5 do pcall(function() n = n + 1 error() end) end
			return n`, "5"},
		{`local n = 0
			for i = 1, 5 do
				xpcall(function() n = n + 1 error() end, function() n = n + 10 end)
			end
			return n`, "55"},
		{`local n = 0
			local function up() n = n + 1 end
			for i = 1, 3 do
				pcall(function()
					up() pcall(function() up() error('x') end)
					up() error('y')
				end)
			end
			return n`, "9"},
		{`local get
			pcall(function()
				local x = 5
				get = function() x = x + 1 return x end
				error('e')
			end)
			return get(), get()`, "6|7"},
		{`local fs = {}
			for i = 1, 3 do
				pcall(function() fs[i] = function() i = i + 10 return i end error() end)
			end
			return fs[1](), fs[1](), fs[2](), fs[3]()`, "11|21|12|13"},
		{`local get
			pcall(function()
				local function f() local x = 1 get = function() return x end return 1 + f() end
				f()
			end)
			return get()`, "1"},
	})
}

func TestPcallsWithinOneAnotherAreBounded(t *testing.T) {
	v, err := run(t, `
		local deepest = 0
		local function f(n)
			deepest = n
			local ok, e = pcall(f, n + 1)
			if not ok then error(e, 0) end
		end
		local ok, e = pcall(f, 1)
		return deepest .. " " .. e`)
	require.NoError(t, err)
	assert.Equal(t, "100 a.lua:5: more than 100 coroutines and calls of pcall within one another",
		v.String())
}

func TestPcallCatchesEachErrorOfAnEntryAnew(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", `return function(n)
		local caught = 0
		for i = 1, n do
			if not pcall(i % 2 == 0 and error or print) then caught = caught + 1 end
		end
		return caught
	end`)
	require.NoError(t, err)
	f, err := s.Run(c)
	require.NoError(t, err)
	for range 3 {
		v, err := s.Call(f.(*lua.LFunction), lua.LNumber(1000))
		require.NoError(t, err)
		assert.Equal(t, "500", v.String())
	}
}

func TestBuiltinsPayForLongWork(t *testing.T) {
	const list = "local t = {} for i = 1, 3e4 do t[i] = i end "
	for _, tt := range []struct{ name, src string }{
		{"caught errors", "while true do pcall(error) end"},
		{"pcalls", "while true do pcall(type, 1) end"},
		{"new coroutines", "while true do coroutine.wrap(function() end)() end"},
		{"yields", `local w = coroutine.wrap(function() while true do coroutine.yield() end end)
			while true do w() end`},
		{"sorting", list + "while true do table.sort(t) end"},
		{"sorting long texts", "local t = {} for i = 1, 1e3 do t[i] = ('x'):rep(1e5) end table.sort(t)"},
		{"inserting in front", list + "while true do table.insert(t, 1, 1) end"},
		{"removing in front", list + "while true do table.insert(t, 1) table.remove(t, 1) end"},
		{"concatenating", list + "while true do table.concat(t) end"},
		{"the greatest key", list + "while true do table.maxn(t) end"},
		{"unpacking", list + "while true do unpack(t, 1, 8000) end"},
		{"an emptied list", list + "for i = 1, 3e4 do t[i] = nil end while true do next(t) end"},
		{"forgotten keys", `local t = {}
			for i = 1, 2e4 do t['k' .. i] = i t['k' .. i] = nil end
			while true do next(t) end`},
		{"long divisions", "while true do math.fmod(1e308, 1e-308) end"},
		{"large lists", "while true do rawset({}, 262143, 1) end"},
		{"long numbers", "local s = ('1'):rep(1e5) while true do tonumber(s) end"},
		{"long prints", "local s = ('1'):rep(1e5) while true do print(s) end"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			refused(t, tt.src, wall.Budget, "instructions")
		})
	}
}

func TestWhatTablesPassOverIsPaidFor(t *testing.T) {
	const emptied = "local t = {} for i = 1, 3e4 do t[i] = i end for i = 1, 3e4 do t[i] = nil end "
	for _, tt := range []struct{ name, src string }{
		{"next in an emptied list", emptied + "for i = 1, 1000 do next(t) end"},
		{"the length of an emptied list", emptied + "for i = 1, 1000 do table.remove(t) end"},
		{"next after forgotten keys", `local t = {}
			for i = 1, 2e4 do t["k" .. i] = i t["k" .. i] = nil end
			for i = 1, 100 do next(t) end`},
		{"next between forgotten keys", `local t = { a = 1 }
			for i = 1, 2e4 do t["k" .. i] = i t["k" .. i] = nil end
			t.b = 2
			for i = 1, 100 do next(t, "a") end`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			limits := wall.Defaults()
			limits.Load = 1_000_000
			s := wall.New(wall.Options{Limits: limits})
			defer s.Close()
			c, err := s.Load("a.lua", tt.src)
			require.NoError(t, err)
			_, err = s.Run(c)
			require.ErrorContains(t, err, "instructions")
		})
	}
}

func TestErrorsOfScriptsAreShort(t *testing.T) {
	_, err := run(t, "pcall(function() error(('x'):rep(1e5)) end) error(('x'):rep(1e5))")
	require.Error(t, err)
	assert.Less(t, len(err.Error()), 600)
	assert.False(t, strings.ContainsRune(err.Error(), '\n'))
}
