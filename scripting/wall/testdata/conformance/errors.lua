--- pcall
print(pcall(function() return 1, nil, 3 end)) print(pcall(function() end)) print((pcall(error))) print(pcall(error, nil)) print(pcall(error, "x")) print(pcall(error, { 1 }) == false)
--- values of errors
local t = {} local ok, e = pcall(error, t) print(ok, e == t) print(pcall(error, 42)) print(pcall(error, true)) print(select("#", pcall(error)), select("#", pcall(error, nil)))
--- places of errors
print(pcall(function() error("x") end)) print(pcall(function() error("x", 0) end)) print(pcall(function() error("x", 1) end))
local function f() error("x", 2) end print(pcall(function() f() end))
--- places at other lines
local function f()
  error("here")
end
local function g()
  f()
end
print(pcall(g))
local function h()
  error("above", 2)
end
print(pcall(function()
  h()
end))
--- levels beyond the end
print(pcall(function() error("x", 50) end))
--- numbers as messages
local ok, e = pcall(error, 5) print(type(e), e) local ok, e = pcall(function() error(5) end) print(type(e), e)
--- tables and booleans get no place
local ok, e = pcall(function() error({ code = 7 }) end) print(ok, e.code) print(pcall(function() error(false) end))
--- errors within errors
print(pcall(pcall, error, "x")) print(pcall(function() local ok, e = pcall(error, "inner", 0) error("outer " .. e, 0) end))
--- errors that are raised again
local ok, e = pcall(function() local ok, e = pcall(error, { n = 1 }) e.n = e.n + 1 error(e) end) print(ok, e.n)
--- pcall of what can't be called
print((pcall(nil)), (pcall(5)), (pcall({})), (pcall()))
--- pcall with arguments
print(pcall(function(...) return select("#", ...), ... end, 1, nil, 3)) print(pcall(select, "#", nil, nil))
--- xpcall
print(xpcall(function() return 1, 2 end, print)) print(xpcall(function() error("x", 0) end, function(m) return "H" .. m end)) print(xpcall(function() error({ 1 }) end, function(m) return m[1] end)) print(xpcall(function() local x = nil + 1 end, function(m) return type(m) end))
--- xpcall's handler gives one value
print(xpcall(error, function() return 1, 2 end)) print(xpcall(error, function() end)) print((xpcall(error, error)))
--- assert
print(assert(1, 2, 3)) print(select("#", assert(1, nil))) print(pcall(assert, false)) print(pcall(assert, nil, "msg")) print((pcall(assert))) print(pcall(assert, 0)) print((pcall(assert, false, nil)))
--- assert with what is no text
local t = {} print((pcall(assert, false, t)))
local ok, e = pcall(assert, nil, t) print(e == t)
--! as from 5.3 on; 5.1 wants a text
--> false
--> true
--- caught errors leave locals alone
local n, t = 0, {} for i = 1, 5 do local ok = pcall(function() n = n + 1 t[#t + 1] = i if i % 2 == 0 then error("x") end n = n + 10 end) end print(n, #t)
local a, b = 1, 2 pcall(function() a, b = b, a error() end) print(a, b)
--- caught errors in loops
local s = "" for i = 1, 3 do while true do local ok = pcall(function() s = s .. i error() end) if not ok then break end end end print(s)
for _, v in ipairs { 1, "x", 2 } do local ok, r = pcall(function() return v * 2 end) s = s .. tostring(ok) end print(s)
--- errors in iterators, metamethods, comparators, replacements
print(pcall(function() for i in function() error("it", 0) end do end end)) print(pcall(table.sort, { 3, 2, 1 }, function() error("cmp", 0) end)) print(pcall(string.gsub, "x", "x", function() error("rep", 0) end))
--- errors through many calls
local function f(n) if n == 0 then error("deep", 0) end local r = f(n - 1) return r end print(pcall(f, 100))
--- pcalls within one another
local function f(n) if n == 0 then error("bottom", 0) end local ok, e = pcall(f, n - 1) error(e .. n % 10, 0) end print(pcall(f, 30))
--- pcall gives many values
print(select("#", pcall(unpack, {}, 1, 200)))
--- what an index of nothing says
local function e(f) local _, m = pcall(f) return (m:match("attempt to [%a]+")) end local t = {}
print(e(function() return t.x.y end), e(function() t.x.y = 1 end), e(function() t.x() end), e(function() return #nil end), e(function() return t < 1 end), e(function() return t .. "x" end))
--- what arguments of the wrong type say
print(pcall(string.rep)) print(pcall(string.rep, {}, 1)) print(pcall(string.rep, "x", "y")) print(pcall(table.concat, 1)) print(pcall(ipairs)) print(pcall(setmetatable, 1, {})) print(pcall(math.floor, "x")) print(pcall(string.char, 256))
--! the name of the function is told in pcall too, where 5.1 says '?'
--> false	bad argument #1 to 'rep' (string expected, got no value)
--> false	bad argument #1 to 'rep' (string expected, got table)
--> false	bad argument #2 to 'rep' (number expected, got string)
--> false	bad argument #1 to 'concat' (table expected, got number)
--> false	bad argument #1 to 'ipairs' (table expected, got no value)
--> false	bad argument #1 to 'setmetatable' (table expected, got number)
--> false	bad argument #1 to 'floor' (number expected, got string)
--> false	bad argument #1 to 'char' (invalid value)
--- an error that nothing catches
local x = 1
error("the end")
--- an error without a place that nothing catches
error("the end", 0)
--- type
print(type(nil), type(1), type("x"), type({}), type(print), type(true), type(function() end), type(coroutine.create(function() end)), (pcall(type)))
--- what isn't there
print(io, os, debug, package, load, loadstring, dofile, getfenv, setfenv, newproxy, collectgarbage, module, gcinfo)
--! a scenario reaches no files, no clock, no process and no compiler
--> nil	nil	nil	nil	nil	nil	nil	nil	nil	nil	nil	nil	nil
--- names from 5.0
print(table.getn, table.foreach, table.foreachi, table.setn, string.gfind)
--! left out, as from 5.2 on
--> nil	nil	nil	nil	nil
--- libraries
local function names(t) local n = {} for _, k in ipairs(t) do n[#n + 1] = k end return table.concat(n, " ") end
for _, k in ipairs { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper" } do assert(type(string[k]) == "function", k) end
for _, k in ipairs { "abs", "acos", "asin", "atan", "atan2", "ceil", "cos", "cosh", "deg", "exp", "floor", "fmod", "frexp", "ldexp", "log", "log10", "max", "min", "modf", "pow", "rad", "sin", "sinh", "sqrt", "tan", "tanh" } do assert(type(math[k]) == "function", k) end
for _, k in ipairs { "concat", "insert", "maxn", "remove", "sort" } do assert(type(table[k]) == "function", k) end
for _, k in ipairs { "create", "resume", "running", "status", "wrap", "yield" } do assert(type(coroutine[k]) == "function", k) end print("all there")
