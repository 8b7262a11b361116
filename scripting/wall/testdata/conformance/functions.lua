--- results in the middle and at the end
local function f() return 1, 2, 3 end
print(f(), f()) print((f())) print(f(), 10) print(#{ f() }, #{ f(), f() }, #{ f(), nil }, #{ (f()) })
--- no results
local function f() end
print(f(), 1) print(1, f()) print((f())) print((pcall(type, f())))
--- more and fewer arguments
local function f(a, b, c) return a, b, c end print(f(1)) print(f(1, 2, 3, 4)) print(f()) print(f(nil, 2))
--- varargs
local function f(...) return select("#", ...), ... end print(f()) print(f(nil)) print(f(1, nil, 3, nil))
--- varargs in the middle are cut
local function f(...) return ..., "end" end print(f(1, 2)) print(f())
--- varargs in brackets
local function f(...) return (...) end print(f(1, 2)) print(f())
--- varargs and parameters
local function f(a, b, ...) local x, y = ... return a, b, x, y, select("#", ...) end print(f(1, 2, 3, 4, 5)) print(f(1)) print(f(1, 2, nil))
--- varargs in tables
local function f(...) local t = { ... } local u = { "a", ... } local v = { ..., "z" } return #t, #u, #v, u[2], v[1], v[2] end print(f(1, 2, 3)) print(f(5))
--- varargs in a keyed field
local function f(...) local t = { 1, x = ... } local u = { x = ..., ... } return #t, t.x, #u, u.x end print(f(7, 8, 9))
--- varargs in loops
local function sum(...) local s = 0 for i = 1, select("#", ...) do s = s + (select(i, ...)) end for _, v in ipairs { ... } do s = s + v end return s end print(sum(1, 2, 3))
--- varargs of nested functions
local function f(...) local a = ... return function(...) return a, ... end end print(f(1, 2)(3, 4))
--- varargs aren't known in inner functions
local function f(...) return function() return ... end end
--- the main chunk has varargs
print(select("#", ...), ...)
--- arg of Lua 5.0
local function f(...) return arg.n, arg[1], arg[2], #arg end print(f(1, 2)) print(f()) print(f(nil, nil))
--- arg isn't there beside the three dots
local function f(...) local a = ... return arg end print(f(1))
--- many varargs
local t = {} for i = 1, 200 do t[i] = i end
local function f(...) return select("#", ...), (select(200, ...)), (select(-1, ...)) end print(f(unpack(t)))
--- many arguments and results
local t = {} for i = 1, 5000 do t[i] = i end
local function f(...) return ... end
print(select("#", f(unpack(t))), (select(5000, f(unpack(t)))), #{ f(unpack(t)) })
--- select
print(select(2, "a", "b", "c")) print(select(-1, "a", "b")) print(select(-2, "a", "b")) print(select("#")) print(select(5, 1)) print(select("2", 1, 2)) print(select(1.9, 1, 2))
--- select of nothing
print((pcall(select, 0, 1))) print((pcall(select, -5, 1))) print((pcall(select))) print((pcall(select, {})))
--- closures share what they keep
local function counter() local n = 0 return function() n = n + 1 return n end, function() return n end, function(v) n = v end end
local inc, get, set = counter() local inc2 = counter()
inc() inc() set(10) print(inc(), get(), inc2())
--- each time around a loop has its own local
local fs = {} for i = 1, 3 do fs[i] = function() i = i + 10 return i end end print(fs[1](), fs[1](), fs[2](), fs[3]())
local fs = {} for k, v in ipairs { "a", "b" } do fs[k] = function() v = v .. k return v end end print(fs[1](), fs[1](), fs[2]())
local fs, i = {}, 0 while i < 3 do i = i + 1 local j = i fs[i] = function() j = j + 1 return j, i end end print(fs[1](), fs[3]())
local fs, i = {}, 0 repeat i = i + 1 local j = i fs[i] = function() j = j + 1 return j end until i == 3 print(fs[1](), fs[1](), fs[3]())
--- two closures of one time around
local get, set for i = 1, 3 do local x = i if i == 2 then get, set = function() return x end, function(v) x = v end end end
set(50) print(get())
--- closures keep parameters
local function f(a, b) return function() a = a + 1 return a, b end end local g, h = f(1, "x"), f(10, "y") print(g(), g(), h())
--- closures keep varargs of theirs
local function pack(...) local t, n = { ... }, select("#", ...) return function() return unpack(t, 1, n) end end print(pack(1, nil, 3, nil)())
--- closures within closures
local function a(x) return function(y) return function(z) x = x + 1 y = y + x z = z + y return x, y, z end end end
local b = a(1) local c, d = b(10), b(100) print(c(0)) print(d(0)) print(c(0))
--- closures and shadowed names
local x = 1 local f = function() return x end local x = 2 local g = function() return x end do local x = 3 local h = function() return x + f() + g() end print(h()) end x = 20 print(f(), g())
--- closures see what is assigned later
local f local function g() return f() end f = function() return "later" end print(g())
--- closures in a table constructor
local n = 0 local t = { inc = function() n = n + 1 return n end, get = function() return n end } t.inc() print(t.inc(), t.get(), n)
--- closures kept over pcall and error
local n = 0
for i = 1, 5 do pcall(function() n = n + 1 error("x") end) end print(n)
local f pcall(function() local k = 1 f = function() k = k + 1 return k end error() end) print(f(), f())
--- closures kept over coroutines
local n, f = 0 local co = coroutine.wrap(function() local k = 0 f = function() k = k + 1 n = n + k return k end while true do coroutine.yield(f()) end end)
print(co(), f(), co(), n)
--- a function with many upvalues
local a, b, c, d, e, f, g, h, i, j = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
local function sum() return a + b + c + d + e + f + g + h + i + j end a, j = 100, 1000 print(sum())
--- recursion
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end print(fib(20))
local function ack(m, n) if m == 0 then return n + 1 elseif n == 0 then return ack(m - 1, 1) end return ack(m - 1, ack(m, n - 1)) end print(ack(2, 3))
--- mutual recursion
local even, odd function even(n) if n == 0 then return true end return odd(n - 1) end function odd(n) if n == 0 then return false end return even(n - 1) end print(even(100), odd(7))
--- deep recursion
local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end print(f(190))
--- deeper recursion than is allowed
local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end print(f(1000))
--! functions nest at most 200 deep
--> error: a.lua:1: stack overflow
--- endless recursion
print((pcall(function() local function f() return 1 + f() end return f() end)))
--- calls in tail position
local function loop(n, acc) if n == 0 then return acc end return loop(n - 1, acc + n) end print(loop(150, 0))
local function f(...) return select("#", ...), ... end local function g(...) return f(...) end print(g(1, nil)) print((g(1, 2)))
--- many calls in tail position
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end print(loop(10000))
--! calls in tail position are calls like any other: an error would list all of them
--> error: a.lua:1: stack overflow
--- results of calls in tail position
local function f() return 1, 2, 3 end local function g() return f() end local function h() return (g()) end local function i() return g(), g() end
print(g()) print(h()) print(i())
--- returning a local, an upvalue, a constant, an expression
local u = "u" local function f(p) local l = "l" if p == 1 then return l elseif p == 2 then return u elseif p == 3 then return 5 elseif p == 4 then return p + 1 elseif p == 5 then return not p end return end
print(f(1), f(2), f(3), f(4), f(5), f(6))
--- calls of what can't be called
print((pcall(function() local x x() end)), (pcall(function() local t = {} t.x() end)), (pcall(function() ("x")() end)), (pcall(function() local t = {} t:m() end)), (pcall(5)))
--- functions are equal to themselves
local function f() end local function mk() return function() end end print(f == f, mk() == mk(), type(f))
--- methods and self
local A = {} A.__index = A function A.new(v) return setmetatable({ v = v }, A) end function A:get() return self.v end function A:with(f) return f(self.v) end
local a = A.new(5) print(a:get(), a.get(a), a:with(function(v) return v * 2 end), A.new("x"):get())
--- arguments and fields are worked out from left to right
local s = "" local function f(v) s = s .. v return v end local t = { f(3), x = f(4), [f(0)] = f(7), f(5) } print(f(1), f(2), #t, t[0]) print(s)
--- a function that changes a local while arguments are worked out
local a = 1 local function f() a = a + 1 return a end print(a, f(), a, f(), a) local t = { a, f(), a } print(t[1], t[2], t[3])
--- unpack
print(unpack { 1, 2, 3 }) print(unpack({ 1, 2, 3 }, 2)) print(unpack({ 1, 2, 3 }, 2, 3)) print(unpack({}, 1, 3)) print(unpack({ 1, 2 }, -1, 1)) print(unpack({ 1, 2 }, 3)) print((unpack { 1, 2 }))
--- unpack with nils
print(unpack({ 1, nil, 3 }, 1, 3)) print(select("#", unpack({ nil, nil }, 1, 2)))
--- unpack of thousands
local t = {} for i = 1, 7000 do t[i] = i end print(select("#", unpack(t)), (select(7000, unpack(t))), #{ unpack(t) })
--- unpack of too many
print((pcall(unpack, {}, 1, 1e7)), (pcall(unpack, {}, 1, 1e8)))
