package wall_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// What is wanted is what Lua 5.1 answers.

func TestAnAssignmentWorksOutEverythingFirst(t *testing.T) {
	checkBodies(t, []row{
		{"local a, b = 1, 2 a, b = b, a return a, b", "2|1"},
		{"local a, b, c = 1, 2, 3 a, b, c = c, a, b return a, b, c", "3|1|2"},
		{"local n, s = 1, 0 for i = 1, 3 do n, s = n + 1, s + n * n end return n, s", "4|14"},
		{"local a, b = 1, 2 a, b = b return a, b", "2|nil"},
		{"local a, b = 1 local function see() b = a end a = 2, see() return a, b", "2|1"},
		{`local function two() return 7, 8 end local a, b, c
			a, b, c = two(), 1 return a, b, c`, "7|1|nil"},
		{`local function two() return 7, 8 end local a, b, c = 1, 2, 3
			a, b, c = 5, two() return a, b, c`, "5|7|8"},
		{"local a, b, c = 1, 2, 3 a, b, c = nil, true, 'x' return a, b, c", "nil|true|x"},
		{"local a, b, c = 1, 2, 3 a, b, c = c, 5 return a, b, c", "3|5|nil"},
		{"local a, b = 1, 2 a, b = b, a, error return a, b", "2|1"},
		{"local a = 1 local function old() return a end a = 2, old() return a", "2"},
		{"local a, b = 1, 2 local function swap() a, b = b, a end swap() return a, b", "2|1"},
		{`local a, b = 1, 2 local function sum() return a + b end
			a, b = b, sum() return a, b`, "2|3"},
		{"local a a, a = 1, 2 return a", "1"},
		{`local function two() return 7, 8 end local
			a, b, c a, b, c = a, two() return a, b, c`, "nil|7|8"},
		{`local function two() return 7, 8 end local
			a, b, c = 1, 2, 3 a, b, c = two(), a return a, b, c`, "7|1|nil"},
		{`local function two() return 7, 8 end local
			a, b, c = 1, 2, 3 a, b, c = c, (two()) return a, b, c`, "3|7|nil"},
		{`local function two() return 7, 8 end local
			a, b, c = 1, 2, 3 a, b, c = two() return a, b, c`, "7|8|nil"},
		{"local function v(a, b, ...) a, b = b, ... return a, b end return v(1, 2, 3, 4)", "2|3"},
		{"local function v(a, b, ...) a, b = (...), a return a, b end return v(1, 2, 3, 4)", "3|1"},
		{"local i, t = 1, {} i, t[i] = i + 1, 20 return i, t[1], t[2]", "2|20|nil"},
		{"local i, t = 1, { 5, 6 } t[i], i = i + 1, t[i] return i, t[1], t[2]", "5|2|6"},
		{"local t = { 1, 2, 3 } t[1], t[3] = t[3], t[1] return unpack(t)", "3|2|1"},
		{`local t, i, j = { 1, 2, 3 }, 1, 3 t[i], t[j], i, j = t[j], t[i], j, i
			return i, j, unpack(t)`, "3|1|3|2|1"},
		{`local t, u = { x = 1 }, { x = 2 } local p = t p.x, p = 3, u
			return t.x, u.x, p.x`, "3|2|2"},
		{`local t, u = { x = 1 }, { x = 2 } t.x, t, u.x, u = u.x, u, t.x, t
			return t.x, u.x`, "1|2"},
		{"local t = {} t.x, t.x = 1, 2 return t.x", "1"},
		{`local t = { n = 0 } function t:add(k) self.n, self.last = self.n + k, self.n
			return self end local a, b = 1, t:add(2)
			a, b = t:add(a).last, a return a, b, t.n`, "2|1|3"},
		{`local s = {} local mt = { __newindex = function(_, k, v) s[#s + 1] = k .. v end }
			local t = setmetatable({}, mt) t.a, t.b, t.c = 1, 2, 3
			return unpack(s)`, "c3|b2|a1"},
		{"local a, b = 1, 2 local a, b = b, a return a, b", "2|1"},
		{`local a, b = "x", "y" a, b = a .. b, b .. a return a, b`, "xy|yx"},
		{"local a, b = 2, 3 a, b = a ^ b, b ^ a return a, b", "8|9"},
		{"local f, g f, g = function() return g end, 5 return f()", "5"},
		{"local a, b = 1, 2 do local a, b = 3, 4 a, b = b, a end return a, b", "1|2"},
		{"local a, b = 1, 2 repeat local c a, b, c = b, a, true until c return a, b", "2|1"},
		{"local a = 1 for i = a, a + 1 do a, i = i * 10, a end return a", "20"},
	})
}

func TestTheLastParameterTakesAValue(t *testing.T) {
	checkBodies(t, []row{
		{`local function f(s) s = s .. "x" return s end return f("a")`, "ax"},
		{`local function f(s) local q, r = 1, 2 s = s .. q .. r
			return s, q, r end return f("a")`, "a12|1|2"},
		{"local function f(x) local q = 1 x = x ^ 2 return x, q end return f(3)", "9|1"},
		{"local function f(x) local q = 1 x = (tostring(x)) return x, q end return f(3)", "3|1"},
		{`local function f(x) local q = 1 x = (("a"):rep(x)) return x, q end return f(3)`, "aaa|1"},
		{`local t = { v = 2 } function t:f() local q = 1 self = (tostring(self.v))
			return self, q end return t:f()`, "2|1"},
		{`local function f(a, ...) local b, c = 5, 6 a = (...) return
			a, b, c end return f(1, 2, 3)`, "2|5|6"},
		{`local function f(a, b, ...) local c = 5 a = (...) return
			a, b, c end return f(1, 2, 3)`, "3|2|5"},
	})
}

func TestALoopBeginsWithWhatItIsGiven(t *testing.T) {
	checkBodies(t, []row{
		{`local s = {} do local a, b, c, d, e, f = 1, 2, 3, 4, 5, 6 end
			for k in next, { 10 } do s[#s + 1] = k end return unpack(s)`, "1"},
		{`local s = {} do local a, b, c, d, e, f = 1, 2, 3, 4, 5, 6 end
			for k, v in next, { 10 } do s[#s + 1] = k .. v end return unpack(s)`, "110"},
		{`local function get() return { 10 } end local s = {}
			for k in next, get() do s[#s + 1] = k end return unpack(s)`, "1"},
		{`local function get() return { 10 } end local s = {}
			for k in next, (get()) do s[#s + 1] = k end return unpack(s)`, "1"},
		{`local s, t = {}, { 8, 9 } for k in next, t, (tonumber("1")) do s[#s + 1] = k end
			return unpack(s)`, "2"},
		{`local function v(...) local s = {}
			for k in next, ... do s[#s + 1] = k end return unpack(s) end return v({ 7, 8 }, 1)`, "2"},
		{`local n = 0 do local a, b, c, d, e, f = 1, 2, 3, 4, 5, 6 end
			local function it(s, c) n = n + 1
			if n < 3 then return tostring(s) .. tostring(c) end end
			local s = {} for x in it do s[#s + 1] = x end return unpack(s)`, "nilnil|nilnilnil"},
	})
}

func TestALocalIsDeclaredAfterItsFunction(t *testing.T) {
	checkBodies(t, []row{
		{`local f = function(n) return n end
			do local f = function(n) return f(n + 1) end return f(1) end`, "2"},
		{"local f = function(n) return f and f(n - 1) or n end return f(1)", "1"},
		{`local f = function() return "old" end
			local f = function() return (function() return f() end)() end return f()`, "old"},
		{"local function f(n) return n > 3 and n or f(n + 1) end return f(1)", "4"},
		{"local f f = function(n) return n > 3 and n or f(n + 1) end return f(1)", "4"},
		{"local function f(n)\nreturn n > 3 and n or f(n + 1) end return f(1)", "4"},
	})
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", "local function f() f() end\nlocal g = function() g() end")
	require.NoError(t, err)
	assert.Equal(t, []wall.Name{{Name: "g", Line: 2}}, c.Globals())
}

func TestErrorsInAnAssignmentHaveTheirLine(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line      int
		msg       string
	}{
		{"in a table", "local t, a = {}\nt.x,\na = 1, 2\nt.y.z,\na = 1, 2", 4, "attempt to index a nil"},
		{"in a value", "local t, a = {}\na,\nt.x =\n1,\nt.y.z", 5, "attempt to index a nil value"},
		{"in a call", "local a, b = 1\na, b = b,\n\na()", 4, "attempt to call"},
		{"where it is set", "local a\na,\nstring.x = 1, 2", 3, "libraries can't be changed"},
		{"a global", "local a\na,\nb = 1, 2", 3, "b is a global"},
		{"a name that no script can write", "local a, b = 1, 2\na, (1) = b, a", 2, "syntax error"},
		{"an endless one", "local a, b = 1, 2\n\nwhile true do a, b = b, a end", 3, "instructions"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := run(t, tt.src)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, tt.line, e.Line)
			assert.Contains(t, e.Msg, tt.msg)
		})
	}
}
