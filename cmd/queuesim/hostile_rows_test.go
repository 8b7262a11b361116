//go:build unix

package main

import "strings"

// A hostileRow is something that a stranger's file may do: Lua statements, to stand anywhere.
type hostileRow struct {
	name string
	lua  string
	ends bool // it ends the run, with a message; else it is refused, caught or pointless
	slow bool // the clock ends it
}

// hostileRows are all rows: those of DESIGN.md §8, those of the list of what gopher-lua does to its
// host (by their numbers there), and what else was found.
func hostileRows() []hostileRow {
	var all []hostileRow
	for _, rows := range [][]hostileRow{
		endlessRows, deepTexts, stringRows, memoryRows, coroutineRows, slowInstructions, refusedNames,
		ownFunctions, controlCharacters, odd,
	} {
		all = append(all, rows...)
	}
	return all
}

// times repeats a text.
func times(n int, s string) string { return strings.Repeat(s, n) }

// endlessRows never ends by itself.
var endlessRows = []hostileRow{
	{name: "§8 a loop", lua: "while true do end", ends: true},
	{name: "§8 a loop in pcall", lua: "while true do pcall(function() while true do end end) end", ends: true},
	{name: "§8 a loop in a coroutine", lua: "coroutine.wrap(function() while true do end end)()", ends: true},
	{name: "§8 goto", lua: "::again:: goto again", ends: true},
	{name: "repeat", lua: "repeat until false", ends: true},
	{name: "a numeric loop that does not move", lua: "for i = 1, 2, 1e-320 do end", ends: true},
	{name: "a numeric loop without a step", lua: "for i = 2, 1, 0 do end", ends: true},
	{name: "a numeric loop to infinity", lua: "for i = 1, math.huge do end", ends: true},
	{name: "recursion", lua: "local function f() return 1 + f() end f()", ends: true},
	{name: "recursion of two", lua: "local a, b function a() return 1 + b() end function b() return 1 + a() end a()", ends: true},
	{name: "H10 recursion by tail calls", lua: "local function f() return f() end f()", ends: true},
	{name: "recursion by pcall", lua: "local function f() return pcall(f) end f() while true do f() end", ends: true},
	{name: "recursion by xpcall's handler", lua: "local function f() return xpcall(error, f) end while true do f() end", ends: true},
	{name: "recursion by sort", lua: "local function f() table.sort({ 2, 1 }, f) end f()", ends: true},
	{name: "recursion by gsub", lua: "local function f() return (('x'):gsub('x', f)) end f()", ends: true},
	{name: "recursion by __index", lua: "local t = {} setmetatable(t, { __index = function(_, k) return t[k] end }) local x = t.x", ends: true},
	{name: "a ring of __index", lua: "local a, b = {}, {} setmetatable(a, { __index = b }) setmetatable(b, { __index = a }) local x = a.x", ends: true},
	{name: "a chain of __index", lua: "local t = {} for i = 1, 10000 do t = setmetatable({}, { __index = t }) end local x = t.x error(x)", ends: true},
	{name: "a ring of __newindex", lua: "local a, b = {}, {} setmetatable(a, { __newindex = b }) setmetatable(b, { __newindex = a }) a.x = 1", ends: true},
	{name: "a chain of __call", lua: "local t = setmetatable({}, {}) getmetatable(t).__call = t t()", ends: true},
	{name: "recursion by __tostring", lua: "local t t = setmetatable({}, { __tostring = function() return tostring(t) end }) print(t)", ends: true},
	{name: "recursion by __concat", lua: "local t t = setmetatable({}, { __concat = function() return t .. 'x' end }) local x = t .. 'x'", ends: true},
	{name: "recursion by __lt", lua: "local t t = setmetatable({}, { __lt = function() return t < t end }) local x = t < t", ends: true},
	{name: "recursion by __eq", lua: "local m = {} local a, b = setmetatable({}, m), setmetatable({}, m) m.__eq = function() return a == b end local x = a == b", ends: true},
	{name: "a change of the table that is gone through", lua: "local t = { x = 1 } for k in pairs(t) do t[k .. 'x'] = 1 t[k] = nil end", ends: true},
	{name: "H19 deep calls with a long trace", lua: "local function f(n) if n == 0 then error('x') end return 1 + f(n - 1) end while true do pcall(f, 150) end", ends: true},
}

// deepTexts are too long or too deep for the parser and the compiler.
var deepTexts = []hostileRow{
	{name: "§8 a million nots", lua: "local x = " + times(1_000_000, "not ") + "1", ends: true},
	{name: "§8 10,000 nots", lua: "local x = " + times(10_000, "not ") + "1", ends: true},
	{name: "§8 many constants", lua: "local x = {" + times(300_000, "1,") + "}", ends: true},
	{name: "§8 9,000 constants", lua: "local x = {" + times(9_000, "1,") + "} error(#x)", ends: true},
	{name: "§8 9,000 different constants", lua: "local x = {" + manyNumbers(9000) + "} error(#x)", ends: true},
	{name: "§8 many concatenations", lua: "local x = 'x'" + times(500_000, "..'x'"), ends: true},
	{name: "§8 5,000 concatenations", lua: "local x = 'x'" + times(5_000, "..'x'"), ends: true},
	{name: "§8 nested ifs", lua: times(100_000, "if x then ") + times(100_000, "end "), ends: true},
	{name: "§8 1,000 nested ifs", lua: times(1000, "if 1 then ") + times(1000, "end "), ends: true},
	{name: "H4 a loop too long to jump", lua: "local n, a, b = 0, 1, 2 for i = 1, 3 do n = n + 1 " + times(140_000, "a=b+n ") + "end", ends: true},
	{name: "H4 a loop as long as may be", lua: "local n, a, b = 0, 1, 2 for i = 1, 3 do n = n + 1 " + times(3000, "a=b+n ") + "end error(n)", ends: true},
	{name: "H14 a long sum", lua: "local x = 1" + times(9000, "+1"), ends: true},
	{name: "H14 elseifs", lua: "local x if x then " + times(5000, "elseif x then ") + "end", ends: true},
	{name: "H14 minuses", lua: "local x = " + times(19_000, "- ") + "1", ends: true},
	{name: "H14 powers", lua: "local x = 1" + times(9000, "^1"), ends: true},
	{name: "H14 calls of calls", lua: "print" + times(15_000, `""`), ends: true},
	{name: "H14 fields of fields", lua: "local a local x = a" + times(9000, ".b"), ends: true},
	{name: "H14 tables in tables", lua: "local x = " + times(9000, "{") + times(9000, "}"), ends: true},
	{name: "H14 functions in functions", lua: times(3000, "local function f() ") + times(3000, "end "), ends: true},
	{name: "H15 many functions", lua: times(3000, "local t=function() end "), ends: true},
	{name: "H15 many functions in a table", lua: "local t = {" + times(4000, "function() end,") + "} error(#t)", ends: true},
	{name: "H15 brackets", lua: "local x = " + times(100_000, "(") + "1" + times(100_000, ")"), ends: true},
	{name: "H15 9,000 brackets", lua: "local x = " + times(9000, "(") + "1" + times(9000, ")") + " error(x)", ends: true},
	{name: "many locals", lua: times(300, "local a = 1 ") + "error(a)", ends: true},
	{name: "many names of one local", lua: "local a" + times(300, ",a") + " = 1 error(a)", ends: true},
	{name: "many parameters", lua: "local function f(a" + times(300, ",a") + ") end f() error('x')", ends: true},
	{name: "many arguments", lua: "print(1" + times(9000, ",1") + ") error('x')", ends: true},
	{name: "many labels", lua: manyLabels(3000) + "error('x')", ends: true},
	{name: "many targets", lua: "local t = {} t.x" + times(2000, ",t.x") + " = 1 error('x')", ends: true},
	{name: "a long name", lua: "local " + times(200_000, "x") + " = 1 error('x')", ends: true},
	{name: "a long text", lua: "local x = '" + times(200_000, "x") + "' error(x)", ends: true},
	{name: "a long bracket that isn't closed", lua: "local x = [" + times(1000, "=") + "[ " + times(1000, "x"), ends: true},
	{name: "many long brackets", lua: "local x = " + times(50_000, "[="), ends: true},
	{name: "a comment that isn't closed", lua: "--[[ " + times(1000, "x"), ends: true},
	{name: "many lines", lua: times(200_000, "\n") + "error('x')", ends: true},
	{name: "bytes that are no text", lua: "local x = \x00\xff\xfe\x1b[31m\x9b", ends: true},
	{name: "H21 a control character as a word", lua: "\x1b]0;title\x07 = 1", ends: true},
	{name: "H21 a long word at a wrong place", lua: "local x = = " + times(100_000, "x"), ends: true},
	{name: "wrong numbers", lua: "local x = 0xFFFFFFFFFFFFFFFFF + 1e+ + 3..4", ends: true},
	{name: "a label twice", lua: "::a:: ::a:: goto b", ends: true},
	{name: "break outside", lua: "break", ends: false},
}

func manyNumbers(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("0." + strings.Repeat("1", i%13+1) + "e" + string(rune('0'+i%10)) + ",")
	}
	return b.String()
}

func manyLabels(n int) string {
	var b strings.Builder
	for i := range n {
		label := "l" + strings.Repeat("x", i%60) + strings.Repeat("y", i/60)
		b.WriteString("::" + label + ":: ")
	}
	return b.String()
}

// stringRows are the string functions.
var stringRows = []hostileRow{
	{name: "§8 a pattern that backtracks", lua: "local x = ('a'):rep(3000):find(('a-'):rep(30) .. 'b')", ends: true},
	{name: "a pattern that backtracks forever", lua: "local x = ('a'):rep(30):find(('a*'):rep(30) .. 'b')", ends: true},
	{name: "§8 repeated gsub", lua: "local s = ('x'):rep(1e5) while true do s = s:gsub('x', 'y') end", ends: true},
	{name: "§8 a long text", lua: "local x = ('x'):rep(4e9)", ends: true},
	{name: "H18 a longer text", lua: "local x = ('x'):rep(1e12)", ends: true},
	{name: "an endlessRows text", lua: "local x = ('x'):rep(math.huge)", ends: true},
	{name: "H5 a text of percent signs", lua: "local s = ('%'):rep(1e6) ;('x'):gsub('x', s) while true do end", ends: true},
	{name: "H6 brackets in a pattern", lua: "('x'):find(('('):rep(1e5) .. 'x' .. (')'):rep(1e5))", ends: true},
	{name: "H6 500 brackets in a pattern", lua: "('x'):find(('('):rep(500) .. 'x' .. (')'):rep(500))", ends: true},
	{name: "H6 a match of all", lua: "while true do local x = ('x'):rep(1e6):match('.*') end", ends: true},
	{name: "a match of a balance", lua: "local s = ('('):rep(1e6) while true do s:find('%b()') end", ends: true},
	{name: "a frontier", lua: "local s = ('x'):rep(1e6) while true do s:find('%f[%W]y') end", ends: true},
	{name: "a class without an end", lua: "('x'):find('[' .. ('a'):rep(1000))", ends: true},
	{name: "H7 a wide format", lua: "local x = ('%999999[1]d'):rep(1000):format(1)", ends: true},
	{name: "H7 a precise format", lua: "local x = ('%.999999f'):rep(500):format(1)", ends: true},
	{name: "H7 a format as wide as may be", lua: "while true do local x = ('%99.99f'):rep(100):format(unpack({" + times(100, "1e308,") + "})) end", ends: true},
	{name: "H7 Go's verbs", lua: "error(('%v %p %#v %T %+v'):format({}, {}, {}, {}, {}))", ends: true},
	{name: "a format of nothing", lua: "('%s%s%s'):format()", ends: true},
	{name: "a format of long texts", lua: "local s = ('x'):rep(1e6) local x = ('%s'):rep(100):format(unpack({" + times(100, "s,") + "}))", ends: true},
	{name: "H8 a long concatenation", lua: "local s = ('x'):rep(1e6) local x = s" + times(99, "..s"), ends: true},
	{name: "H13 gsub that grows", lua: "local s = ('x'):rep(2e5) while true do s = s:gsub('x', 'yy') end", ends: true},
	{name: "H13 gmatch of each letter", lua: "while true do for c in ('x'):rep(1e6):gmatch('.') do end end", ends: true},
	{name: "gsub at each place", lua: "local x = ('x'):rep(1e5):gsub('', ('y'):rep(1e5))", ends: true},
	{name: "gsub with a table", lua: "local s, t = ('x'):rep(1e6), { x = ('y'):rep(1e3) } while true do s:gsub('x', t) end", ends: true},
	{name: "gsub with an odd table", lua: "('x'):gsub('x', setmetatable({}, { __index = function() return {} end }))", ends: true},
	{name: "a join of many texts", lua: "local t, s = {}, ('x'):rep(1e6) for i = 1, 1000 do t[i] = s end table.concat(t, s)", ends: true},
	{name: "upper and lower", lua: "local s = ('x'):rep(1e6) while true do s:upper():lower():reverse() end", ends: true},
	{name: "§8 the bytes of a long text", lua: "local x = { ('x'):rep(1e6):byte(1, -1) }", ends: true},
	{name: "bytes, again and again", lua: "local s = ('x'):rep(1e6) while true do s:byte(1, 7000) end", ends: true},
	{name: "an odd place", lua: "local x = ('abc'):find('b', 10, true) ('abc'):sub(-1/0, 1/0) error('x')", ends: true},
	{name: "a text that isn't a number", lua: "local x = ('x'):rep(1e6) + 1", ends: true},
	{name: "a number of many bases", lua: "local s = ('z'):rep(1e6) while true do tonumber(s, 36) end", ends: true},
}

// memoryRows take memory.
var memoryRows = []hostileRow{
	{name: "§8 doubling", lua: "local s = 'x' while true do s = s .. s end", ends: true},
	{name: "§8 tables", lua: "local t = {} for i = 1, 1e9 do t[i] = {} end", ends: true},
	{name: "tables with fields", lua: "local t = {} for i = 1, 1e9 do t[i] = { a = i, b = i, c = { i } } end", ends: true},
	{name: "a chain of tables", lua: "local t while true do t = { t } end", ends: true},
	{name: "keys", lua: "local t = {} for i = 1, 1e9 do t[i + 0.5] = i end", ends: true},
	{name: "texts as keys", lua: "local t = {} for i = 1, 1e9 do t['k' .. i] = i end", ends: true},
	{name: "long texts as keys", lua: "local t, s = {}, ('x'):rep(1e6) for i = 1, 1e9 do t[s .. i] = i end", ends: true},
	{name: "texts", lua: "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e5) end", ends: true},
	{name: "functions", lua: "local t = {} for i = 1, 1e9 do t[i] = function() return t, i end end", ends: true},
	{name: "H9 a list with a far end", lua: "local t = {} t[67108862] = 1 while true do end", ends: true},
	{name: "H9 an insertion far away", lua: "table.insert({}, 67108862, 1)", ends: true},
	{name: "H9 large lists", lua: "local k = {} while true do local t = {} t[262000] = 1 k[#k + 1] = t end", ends: true},
	{name: "H9 a far place by rawset", lua: "local k = {} while true do k[#k + 1] = rawset({}, 262000, 1) end", ends: true},
	{name: "H20 keys that come and go", lua: "local t = {} for i = 1, 1e9 do t[i + 0.5] = 1 t[i + 0.5] = nil end", ends: true},
	{name: "many values", lua: "local t = {} for i = 1, 7000 do t[i] = i end local k = {} while true do k[#k + 1] = { unpack(t) } end", ends: true},
	{name: "§8 unpack far", lua: "unpack({}, 1, 1e9)", ends: true},
	{name: "many results of a function", lua: "local function f(n) if n == 0 then return end return n, f(n - 1) end while true do f(190) end", ends: true},
	{name: "sort of a large list", lua: "local t = {} for i = 1, 2e5 do t[i] = i % 7 end while true do table.sort(t) end", ends: true},
	{name: "remove at the front", lua: "local t = {} for i = 1, 2e5 do t[i] = i end while true do table.remove(t, 1) table.insert(t, 1, 1) end", ends: true},
	{name: "small things that calls keep", lua: "string.kept = {}", ends: true},
}

// coroutineRows are the coroutines.
var coroutineRows = []hostileRow{
	{name: "§8 many coroutines", lua: "local t = {} for i = 1, 1e9 do t[i] = coroutine.create(function() end) end", ends: true},
	{name: "many coroutines that have begun", lua: "local t = {} for i = 1, 1e9 do t[i] = coroutine.wrap(function() coroutine.yield() end) t[i]() end", ends: true},
	{name: "H1 a coroutine that is used later", lua: "local f = coroutine.wrap(function() while true do coroutine.yield() for i = 1, 1e9 do end end end) f() f()", ends: true},
	{name: "H2 coroutines that are left", lua: "while true do coroutine.wrap(function() coroutine.yield() end)() end", ends: true},
	{name: "H3 coroutines within one another", lua: "local function f() return 1 + coroutine.wrap(f)() end f()", ends: true},
	{name: "coroutines and pcall in turn", lua: "local function f() return pcall(coroutine.wrap(f)) end while true do f() end", ends: true},
	{name: "a coroutine that resumes itself", lua: "local co co = coroutine.create(function() error(select(2, coroutine.resume(co))) end) error(select(2, coroutine.resume(co)))", ends: true},
	{name: "a dead coroutine", lua: "local f = coroutine.wrap(function() end) f() f()", ends: true},
	{name: "a yield outside", lua: "coroutine.yield(1) error('x')", ends: false},
	{name: "a yield across pcall", lua: "local f = coroutine.wrap(function() pcall(coroutine.yield) pcall(coroutine.yield) end) f() f() f()", ends: true},
	{name: "a yield across sort", lua: "local f = coroutine.wrap(function() table.sort({ 2, 1 }, function() coroutine.yield() end) end) f() f()", ends: true},
	{name: "a yield across gsub", lua: "local f = coroutine.wrap(function() ('x'):gsub('x', coroutine.yield) end) f() f()", ends: true},
	{name: "a yield in a metamethod", lua: "local t = setmetatable({}, { __index = coroutine.yield, __lt = coroutine.yield }) local f = coroutine.wrap(function() return t.x, t < t end) f() f() f()", ends: true},
	{name: "a yield in an iterator", lua: "local f = coroutine.wrap(function() for x in coroutine.yield do end end) f() f() f()", ends: true},
	{name: "a coroutine with many values", lua: "local t = {} for i = 1, 7000 do t[i] = i end local f = coroutine.wrap(function(...) while true do coroutine.yield(...) end end) while true do f(unpack(t)) end", ends: true},
	{name: "an error that leaves a coroutine", lua: "coroutine.wrap(function() error({}) end)()", ends: true},
	{name: "a deep coroutine", lua: "local function f(n) return 1 + f(n) end while true do pcall(coroutine.wrap(f), 1) end", ends: true},
}

// longTexts begins a row with two long texts that are equal.
const longTexts = "local a = ('x'):rep(1e6) local b = ('x'):rep(999999) .. 'x' "

// slowInstructions take long each, so that the clock ends them.
var slowInstructions = []hostileRow{
	{name: "H11 a comparison of long texts", lua: longTexts + "while a <= b do end", ends: true, slow: true},
	{name: "H11 sort of long texts", lua: "local t = {} for i = 1, 60 do t[i] = ('x'):rep(1e6) .. '' end while true do table.sort(t) end", ends: true},
	{name: "H11 sort with math.max", lua: "local t = {} for i = 1, 2e5 do t[i] = i end while true do table.sort(t, math.max) end", ends: true},
	{name: "equality of long texts", lua: longTexts + "while a == b do end", ends: true, slow: true},
	{name: "a long key", lua: longTexts + "local t = {} while true do t[a] = 1 end", ends: true, slow: true},
	{name: "a long method", lua: longTexts + "while true do local x = a[b] end", ends: true, slow: true},
	{name: "a long number", lua: "local a = ('0'):rep(1e6) while true do local x = a + 1 end", ends: true, slow: true},
	{name: "a list that was long", lua: "local t = {} t[262000] = 1 t[262000] = nil while true do local n = #t end", ends: true, slow: true},
	{name: "H9 large lists that nobody keeps", lua: "while true do local t = {} t[262000] = 1 end", ends: true, slow: true},
	{name: "an error that quotes a long key", lua: longTexts + "while true do pcall(function() local x = nil x = x[a] end) end", ends: true, slow: true},
	{name: "select of many", lua: "local t = {} for i = 1, 7000 do t[i] = i end local function f(...) for i = 1, 7000 do select(i, ...) end end while true do f(unpack(t)) end", ends: true, slow: true},
	{name: "next of keys that are gone", lua: "local t = {} for i = 1, 1e5 do t['k' .. i] = 1 end for i = 1, 1e5 do t['k' .. i] = nil end while true do next(t) end", ends: true},
	{name: "pairs of a list that was long", lua: "local t = {} t[262000] = 1 t[262000] = nil while true do next(t) end", ends: true},
}

// refusedNames reach for the machine.
var refusedNames = []hostileRow{
	{name: "§8 loadstring", lua: "loadstring('while true do end')()", ends: true},
	{name: "§8 load", lua: "load(function() return 'x' end)()", ends: true},
	{name: "§8 getfenv", lua: "getfenv(0).print = nil", ends: true},
	{name: "§8 setfenv", lua: "setfenv(1, {})", ends: true},
	{name: "§8 newproxy", lua: "newproxy(true)", ends: true},
	{name: "§8 collectgarbage", lua: "collectgarbage('stop')", ends: true},
	{name: "§8 math.random", lua: "while true do math.random() end", ends: true},
	{name: "§8 math.randomseed", lua: "math.randomseed(1)", ends: true},
	{name: "io", lua: "io.open('written', 'w'):write('x')", ends: true},
	{name: "os.execute", lua: "os.execute('touch written')", ends: true},
	{name: "os.exit", lua: "os.exit(0)", ends: true},
	{name: "os.getenv", lua: "error(os.getenv('SECRET'))", ends: true},
	{name: "os.time", lua: "error(os.time())", ends: true},
	{name: "debug", lua: "error(debug.traceback())", ends: true},
	{name: "dofile", lua: "dofile('../secret.lua')", ends: true},
	{name: "package", lua: "error(package.path)", ends: true},
	{name: "string.dump", lua: "string.dump(print)", ends: true},
	{name: "H17 module", lua: "module('evil')", ends: true},
	{name: "H17 _printregs", lua: "_printregs()", ends: true},
	{name: "H17 metatables of numbers", lua: "setmetatable(0, { __index = 1 })", ends: true},
	{name: "the methods of texts", lua: "getmetatable('').__index = {} error('x')", ends: true},
	{name: "a global", lua: "x = 1", ends: true},
	{name: "a global by rawset", lua: "rawset(string, 'rep', nil)", ends: true},
	{name: "a library", lua: "string.rep = nil", ends: true},
	{name: "the metatable of a library", lua: "setmetatable(math, {})", ends: true},
	{name: "addresses", lua: "error(tostring({}) .. tostring(print) .. tostring(coroutine.create(function() end)))", ends: true},
	{name: "require out of the folder", lua: "require('../secret')", ends: true},
	{name: "require of an absolute path", lua: "require('/etc/passwd')", ends: true},
	{name: "require by a link out", lua: "require('out')", ends: true},
	{name: "require by a folder that is a link", lua: "require('up/secret')", ends: true},
	{name: "require of a device", lua: "require('zero')", ends: true},
	{name: "require of a fifo", lua: "require('fifo')", ends: true},
	{name: "require of a folder", lua: "require('folder')", ends: true},
	{name: "require of a ring of links", lua: "require('self')", ends: true},
	{name: "require of another's file", lua: "require('passwd')", ends: true},
	{name: "require again and again", lua: "while true do pcall(require, 'gone') end", ends: true},
	{name: "require of a long name", lua: "require(('x'):rep(1e6))", ends: true},
	{name: "require of an odd name", lua: `require("\27[31m\0")`, ends: true},
}

// ownFunctions are those of the language, and sim and item.
var ownFunctions = []hostileRow{
	{name: "deep distributions", lua: "local d = exponential(1) for i = 1, 1e9 do d = mixture { { 1, d }, { 1, d } } end", ends: true},
	{name: "shifted distributions", lua: "local d = exponential(1) for i = 1, 1e9 do d = shifted(d, 1) end", ends: true},
	{name: "large distributions", lua: "local t = {} for i = 1, 1e5 do t[i] = i end while true do empirical(t) end", ends: true},
	{name: "many steps", lua: "local t = {} for i = 1, 5e4 do t[i] = { i, i } end while true do steps(t) end", ends: true},
	{name: "a table that holds itself", lua: "local t = {} t[1], t[2] = t, t while true do steps(t) empirical(t) mixture(t) end", ends: true},
	{name: "odd arguments", lua: "exponential(0 / 0) normal(1e308, -1) pareto({}) error('x')", ends: true},
	{name: "many params", lua: "for i = 1, 1e5 do param('p' .. i, i) end", ends: true},
	{name: "a hostile param", lua: `param("\27[31m", ("\27"):rep(1e6), {}) error('x')`, ends: true},
	{name: "a trace out of the folder", lua: "local t = trace { file = '../secret.csv', time = 'time' } error('x')", ends: true},
	{name: "metatables of our values", lua: "local m = getmetatable(exponential(1)) if m then m.__tostring = nil end error('x')", ends: true},
	{name: "a call of our values", lua: "exponential(1)()", ends: true},
	{name: "prints", lua: `local s = ("\27"):rep(1e6) while true do print(s) end`, ends: true},
	{name: "prints of nothing", lua: "while true do print() end", ends: true},
}

// controlCharacters are texts that a terminal would obey.
var controlCharacters = []hostileRow{
	{name: "H21 an error with escapes", lua: `error("\27[31m\27]0;title\7\0\127\155\n\r\8")`, ends: true},
	{name: "an error with letters that turn", lua: `error("\226\128\174evil\226\128\139\239\187\191")`, ends: true},
	{name: "an error that isn't a text", lua: "error(setmetatable({}, { __tostring = function() while true do end end }))", ends: true},
	{name: "an error that is nothing", lua: "error()", ends: true},
	{name: "an error that is a function", lua: "error(print)", ends: true},
	{name: "a long error", lua: `error(("\27"):rep(1e6))`, ends: true},
	{name: "a long key of nothing", lua: `local x = nil x = x[("\27"):rep(1e6)]`, ends: true},
	{name: "prints of escapes", lua: `print("\27[31m\27]0;title\7\0\127\155\r") error('x')`, ends: true},
	{name: "an error at another's place", lua: `error("/etc/passwd:1: \27x", 0)`, ends: true},
	{name: "an error at a high level", lua: "error('x', 1e9)", ends: true},
	{name: "an error in a handler", lua: "xpcall(error, function() error(('\\27'):rep(1e6)) end) error('x')", ends: true},
	{name: "a failed assertion", lua: `assert(false, ("\27"):rep(1e6))`, ends: true},
	{name: "a table as a message", lua: "assert(nil, {})", ends: true},
}

// odd is what else was tried.
var odd = []hostileRow{
	{name: "H12 a comparator that removes", lua: "local t = { 5, 4, 3, 2, 1 } table.sort(t, function() table.remove(t, 1) return true end) local x = t[1].x", ends: true},
	{name: "H12 a comparator that contradicts itself", lua: "local t = {} for i = 1, 1000 do t[i] = i end while true do table.sort(t, function() return true end) end", ends: true},
	{name: "a list with holes", lua: "table.sort({ 1, nil, 3, nil, 5 }) table.concat({ 1, nil, 3 }) error('x')", ends: true},
	{name: "NaN as a key", lua: "local t = {} t[0 / 0] = 1", ends: true},
	{name: "nothing as a key", lua: "local t = {} t[nil] = 1", ends: true},
	{name: "next of no key", lua: "next({}, 'x') error('x')", ends: true},
	{name: "a protected metatable", lua: "local t = setmetatable({}, { __metatable = false }) setmetatable(t, {})", ends: true},
	{name: "an odd __index", lua: "local t = setmetatable({}, { __index = 1 }) local x = t.x", ends: true},
	{name: "an odd __metatable", lua: "local t = setmetatable({}, { __index = {}, __newindex = 1 }) t.x = 1", ends: true},
	{name: "select of nothing", lua: "select(0) error('x')", ends: true},
	{name: "a sum of all kinds", lua: "local x = {} + print", ends: true},
	{name: "infinity as a place", lua: "local t = {} t[1 / 0] = 1 t[-1 / 0] = 1 table.remove(t, 1 / 0) table.insert(t, 0 / 0, 1)", ends: true},
	{name: "large numbers", lua: "('x'):rep(2 ^ 53) ", ends: true},
	{name: "a for of large numbers", lua: "for i = 2 ^ 53, 2 ^ 53 + 2 do end", ends: true},
	{name: "math", lua: "while true do math.fmod(1e308, 1e-308) math.ldexp(1, 1 / 0) end", ends: true},
	{name: "many upvalues", lua: times(100, "local a = 1 ") + "local function f() return a end error(f())", ends: true},
}
