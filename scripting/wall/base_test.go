package wall_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// checkBodies compares what bodies of functions, on the first line of a file, return with what is
// to be shown of it.
func checkBodies(t *testing.T, rows []row) {
	t.Helper()
	for _, tt := range rows {
		t.Run(tt.expr, func(t *testing.T) {
			v, err := run(t, "local function body() "+tt.expr+" end"+showAll+"body())")
			require.NoError(t, err)
			assert.Equal(t, tt.want, v.String())
		})
	}
}

func TestNumbersAreShownWithFourteenDigits(t *testing.T) {
	check(t, []row{
		{"0", "0"},
		{"1, -1, 100", "1|-1|100"},
		{"0.1, 1.5, -2.25", "0.1|1.5|-2.25"},
		{"1 / 3", "0.33333333333333"},
		{"0.1 + 0.2", "0.3"},
		{"3.14159265358979", "3.1415926535898"},
		{"123456.789", "123456.789"},
		{"99999999999999", "99999999999999"},
		{"100000000000000", "1e+14"},
		{"123456789012345", "1.2345678901234e+14"},
		{"2 ^ 53, 2 ^ 63", "9.007199254741e+15|9.2233720368548e+18"},
		{"0.0001, 0.00001", "0.0001|1e-05"},
		{"1e100, 1e-310", "1e+100|1e-310"},
		{"5e-324, 1.7976931348623157e308", "4.9406564584125e-324|1.7976931348623e+308"},
		{"1 / 0, -1 / 0", "inf|-inf"},
	})
	v, err := run(t, "return tostring(0 / 0) .. tostring(-(0 / 0))")
	require.NoError(t, err)
	assert.Equal(t, "nannan", v.String(), "whatever the sign that a machine gives it")
}

func TestTostringTellsNoAddress(t *testing.T) {
	v, err := run(t, `
		local co = coroutine.create(function() end)
		return table.concat({ tostring({}), tostring(print), tostring(co), tostring(check) }, " ")`)
	require.NoError(t, err)
	assert.Equal(t, "table function thread nil", v.String())
	checkBodies(t, []row{
		{"return tostring(nil), tostring(true), tostring('x'), tostring(1.50)", "nil|true|x|1.5"},
		{"return setmetatable({}, { __tostring = function() return 'T' end })", "T"},
		{"return setmetatable({ n = 'N' }, { __tostring = function(t) return t.n end })", "N"},
	})
	checkErrors(t, []row{
		{"tostring()", "bad argument #1 to 'tostring' (value expected)"},
		{
			"tostring(setmetatable({}, { __tostring = function() return {} end }))",
			"'__tostring' must return a string",
		},
	})
}

func TestTonumber(t *testing.T) {
	check(t, []row{
		{"tonumber(12), tonumber('12'), tonumber('-5'), tonumber('+5')", "12|12|-5|5"},
		{"tonumber('1e5'), tonumber('1E+2'), tonumber('1e-3')", "100000|100|0.001"},
		{"tonumber('.5'), tonumber('5.'), tonumber('.')", "0.5|5|nil"},
		{"tonumber(' \\t12\\n'), tonumber('1 2'), tonumber('12a')", "12|nil|nil"},
		{"tonumber('0x1F'), tonumber('  0XfF '), tonumber('0x')", "31|255|nil"},
		{"tonumber('1e'), tonumber('1e+'), tonumber('')", "nil|nil|nil"},
		{"tonumber('- 5'), tonumber('--5'), tonumber('+-5')", "nil|nil|nil"},
		{"tonumber('1_000'), tonumber('0b11'), tonumber('0o7')", "nil|nil|nil"},
		{"tonumber('1e400'), tonumber('-1e400')", "inf|-inf"},
		{"tonumber(nil), tonumber(true), tonumber({})", "nil|nil|nil"},
		{"tonumber('ff', 16), tonumber('0xFf', 16), tonumber('zz', 36)", "255|255|1295"},
		{"tonumber('1010', 2), tonumber('102', 2), tonumber('8', 8)", "10|nil|nil"},
		{"tonumber(' 11 ', 2), tonumber(11, 2), tonumber('', 2)", "3|3|nil"},
		{"tonumber('1.5', 16), tonumber('1e1', 10)", "nil|10"},
	})
	v, err := run(t, "return tostring(tonumber('nan')) .. tostring(tonumber('inf'))")
	require.NoError(t, err)
	assert.Equal(t, "nilnil", v.String(), "C's names of numbers aren't Lua's")
	v, err = run(t, "return tonumber('-11', 2)")
	require.NoError(t, err)
	assert.Equal(t, "-3", v.String(), "C's wraps round")
	checkErrors(t, []row{
		{"tonumber()", "bad argument #1 to 'tonumber' (value expected)"},
		{"tonumber('1', 1)", "bad argument #2 to 'tonumber' (base out of range)"},
		{"tonumber('1', 37)", "bad argument #2 to 'tonumber' (base out of range)"},
		{"tonumber({}, 16)", "bad argument #1 to 'tonumber' (string expected, got table)"},
	})
}

func TestErrorsHaveTheirPlace(t *testing.T) {
	checkBodies(t, []row{
		{"return pcall(function() error('x') end)", "false|a.lua:1: x"},
		{"return pcall(function() error('x', 0) end)", "false|x"},
		{"return pcall(function() error('x', 1) end)", "false|a.lua:1: x"},
		{"return pcall(function() error(42) end)", "false|a.lua:1: 42"},
		{"return pcall(error, 'x')", "false|x"},
		{"return pcall(error)", "false|nil"},
		{"return pcall(error, true)", "false|true"},
		{"return pcall(function() assert(false, 'x') end)", "false|a.lua:1: x"},
		{"return pcall(function() assert(nil) end)", "false|a.lua:1: assertion failed!"},
		{"local e = {} local ok, v = pcall(error, e) return ok, v == e", "false|true"},
		{"local ok, v = pcall(function() error({ code = 7 }) end) return v.code", "7"},
		{"local function f() error('x', 2) end return pcall(f)", "false|x"},
		{"local function f() error('x', 2) end\nreturn pcall(function()\nf() end)", "false|a.lua:3: x"},
	})
	v, err := run(t, "local e = {} local _, v = pcall(assert, false, e) return v == e")
	require.NoError(t, err)
	assert.Equal(t, "true", v.String(), "assert raises any value")
	check(t, []row{{"assert(1, nil, 'three')", "1|nil|three"}})
}

func TestTablesPastTheirMetatables(t *testing.T) {
	checkBodies(t, []row{
		{"local t = setmetatable({}, { __index = { x = 5 } }) return t.x, rawget(t, 'x')", "5|nil"},
		{"local t = {} return rawset(t, 'k', 1) == t, t.k", "true|1"},
		{`local t = setmetatable({}, { __newindex = function() end })
			t.x = 1 rawset(t, 'y', 2) return t.x, t.y`, "nil|2"},
		{`local mt = { __eq = function() return true end }
			local t, u = setmetatable({}, mt), setmetatable({}, mt)
			return t == u, rawequal(t, u), rawequal('a', 'a'), rawequal(1, '1')`, "true|false|true|false"},
		{"local mt = {} return getmetatable(setmetatable({}, mt)) == mt", "true"},
		{"return getmetatable(setmetatable({}, { __metatable = 'mine' }))", "mine"},
		{"return getmetatable({}), getmetatable(1)", "nil|nil"},
		{"return getmetatable(setmetatable(setmetatable({}, {}), nil))", "nil"},
		{"return type(nil), type(1), type('x')", "nil|number|string"},
		{"return type({}), type(print)", "table|function"},
	})
	v, err := run(t, "return getmetatable('x')")
	require.NoError(t, err)
	assert.Equal(t, "nil", v.String(), "that of strings is ours")
	checkErrors(t, []row{
		{"rawset({}, nil, 1)", "table index is nil"},
		{"rawset({}, 0 / 0, 1)", "table index is NaN"},
		{"rawset(math, 'pi', 3)", "bad argument #1 to 'rawset' (this table can't be changed)"},
		{"rawset({}, 1)", "bad argument #3 to 'rawset' (value expected)"},
		{"rawget(1, 1)", "bad argument #1 to 'rawget' (table expected, got number)"},
		{"setmetatable(1, {})", "bad argument #1 to 'setmetatable' (table expected, got number)"},
		{"setmetatable({})", "bad argument #2 to 'setmetatable' (nil or table expected)"},
		{"setmetatable(math, {})", "cannot change a protected metatable"},
		{"getmetatable()", "bad argument #1 to 'getmetatable' (value expected)"},
		{"type()", "bad argument #1 to 'type' (value expected)"},
	})
}

func TestIteration(t *testing.T) {
	checkBodies(t, []row{
		{"return next({})", "nil"},
		{"return next({ 10 })", "1|10"},
		{"return next({ 10 }, 1)", "nil"},
		{"return next({ a = 1 })", "a|1"},
		{"local s = 0 for _, v in ipairs({ 1, 2, nil, 4 }) do s = s + v end return s", "3"},
		{"local n = 0 for _ in ipairs({}) do n = n + 1 end return n", "0"},
		{"local f, t, i = ipairs({ 7 }) return type(t), i, f(t, 0)", "table|0|1|7"},
		{"local f, t = ipairs({ 7 }) return f(t, 1), f(t, 1 / 0), f(t, 0 / 0)", "nil|nil|nil"},
		{"local t = { 1, 2, a = 1, b = 2 } for k in pairs(t) do t[k] = nil end return next(t)", "nil"},
		{"local n = 0 for k, v in pairs({ 1, 2, x = 3 }) do n = n + v end return n", "6"},
	})
	v, err := run(t, `
		local t, keys = { z = 1, 10, a = 2, 20 }, {}
		t.m = 3
		t[0] = 4
		t.a = nil
		for k in pairs(t) do keys[#keys + 1] = tostring(k) end
		return table.concat(keys, " ")`)
	require.NoError(t, err)
	assert.Equal(t, "1 2 z m 0", v.String(), "the list, then the other keys as they came")
	checkErrors(t, []row{
		{"next()", "bad argument #1 to 'next' (table expected, got no value)"},
		{"ipairs()", "bad argument #1 to 'ipairs' (table expected, got no value)"},
		{"pairs(nil)", "bad argument #1 to 'pairs' (table expected, got nil)"},
	})
}

func TestSelectAndUnpack(t *testing.T) {
	check(t, []row{
		{"select('#')", "0"},
		{"select('#', 1, nil, nil)", "3"},
		{"select(2, 'a', 'b', 'c')", "b|c"},
		{"select('2', 'a', 'b', 'c')", "b|c"},
		{"select(2.7, 'a', 'b', 'c')", "b|c"},
		{"select(-1, 1, 2, 3)", "3"},
		{"select(-3, 1, 2, 3)", "1|2|3"},
		{"select(9, 'a', 'b')", ""},
		{"unpack({ 1, 2, 3 })", "1|2|3"},
		{"unpack({ 1, 2, 3 }, 2)", "2|3"},
		{"unpack({ 1, 2, 3 }, 2, 2)", "2"},
		{"unpack({ 1, 2 }, 1, 4)", "1|2|nil|nil"},
		{"unpack({ 1, 2 }, -1, 1)", "nil|nil|1"},
		{"unpack({}, 2, 1)", ""},
		{"select('#', unpack({}, 1, 8000))", "8000"},
		{"pcall(select, 0)", "false|bad argument #1 to 'select' (index out of range)"},
		{"pcall(select, -5, 1)", "false|bad argument #1 to 'select' (index out of range)"},
	})
	checkErrors(t, []row{
		{"select('x')", "bad argument #1 to 'select' (number expected, got string)"},
		{"unpack({}, 1, 8001)", "too many results to unpack: a function returns at most 8000"},
		{"unpack({}, -1e300, 1e300)", "too many results to unpack: a function returns at most 8000"},
	})
}

func TestPrint(t *testing.T) {
	var out bytes.Buffer
	s := wall.New(wall.Options{Print: &out})
	defer s.Close()
	c, err := s.Load("a.lua", `
		print()
		print(1, nil, "x", setmetatable({}, { __tostring = function() return "T" end }), {})
		print("\27[31mred\n", "a\tb")`)
	require.NoError(t, err)
	_, err = s.Run(c)
	require.NoError(t, err)
	assert.Equal(t, "\n1\tnil\tx\tT\ttable\n\\u{1b}[31mred \ta b\n", out.String())
}

func TestPrintsAreBoundedTogether(t *testing.T) {
	var out bytes.Buffer
	limits := wall.Defaults()
	limits.Print = 1000
	s := wall.New(wall.Options{Print: &out, Limits: limits})
	defer s.Close()
	c, err := s.Load("a.lua", "for i = 1, 50 do print(('x'):rep(99)) end print(('x'):rep(1e6))")
	require.NoError(t, err)
	for range 2 {
		_, err = s.Run(c)
		require.NoError(t, err)
	}
	want := strings.Repeat(strings.Repeat("x", 99)+"\n", 10) +
		"(nothing more is printed: it would be more than 1000 bytes)\n"
	assert.Equal(t, want, out.String())
}

func TestPrintingToNobodyCostsTheSame(t *testing.T) {
	const src = "for i = 1, 1e9 do print(('x'):rep(i)) end"
	places := map[string]bool{}
	for _, o := range []wall.Options{{}, {Print: &bytes.Buffer{}}} {
		n := 0
		s := wall.New(o)
		s.Random = func() float64 { n++; return 0 }
		c, err := s.Load("a.lua", strings.Replace(src, "print(", "math.random() print(", 1))
		require.NoError(t, err)
		_, err = s.Run(c)
		require.Error(t, err)
		places[strings.Repeat("I", n)] = true
		s.Close()
	}
	assert.Len(t, places, 1, "the budget ends both at the same item")
}
