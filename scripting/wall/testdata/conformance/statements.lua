--- locals
local a, b, c = 1, 2 local d print(a, b, c, d)
--- a local hides another
local a = 1 do local a = 2 print(a) end print(a) local a = a + 10 print(a)
--- a local isn't known in its own value
local x = 1 local x = x + 1 local f = function() return x end local x = 5 print(x, f())
--- a local function is known in itself
local function f(n) return n == 0 and 1 or n * f(n - 1) end print(f(10))
--- local f = function isn't
local f = function() return "old" end
do local f = function(n) return n == 0 and "new" or f(0) end print(f(1)) end
--- more names than values, more values than names
local function two() return 7, 8 end
local a, b, c = two() print(a, b, c)
local a, b, c = 1, two() print(a, b, c)
local a, b, c = two(), 1 print(a, b, c)
local a = two() print(a)
local a, b = (two()) print(a, b)
local a, b = 1, 2, two() print(a, b)
--- multiple assignment
local a, b, c = 1, 2, 3 a, b, c = c, a, b print(a, b, c) a, b = b print(a, b) a, b, c = 0 print(a, b, c)
--- values are worked out before they are assigned
local i, t = 1, { 10, 20 } i, t[i] = i + 1, 99 print(i, t[1], t[2])
--- a swap in a table
local t = { 1, 2, 3 } t[1], t[3] = t[3], t[1] print(unpack(t))
--- assignments to fields of nothing
print((pcall(function() local t t.x = 1 end)), (pcall(function() local t = {} t.x.y = 1 end)))
--- an assignment to a text
print((pcall(function() ("x").y = 1 end)), (pcall(function() local s = "x" s[1] = 2 end)))
--- an assignment of a call to a parameter
local function id(...) return ... end
local function f(a, b) b = id(a, b) return a, b end print(f(1, 2))
local function f(a) local x, y = 5, 6 a = id(a + 1) return a, x, y end print(f(1, 2))
local function f(a, ...) local x = 9 a = ... return a, x end print(f(1, 2, 3))
local function f(a, ...) local x = 9 a = (...) return a, x end print(f(1, 2, 3))
--- if
for i = 1, 4 do
  if i == 1 then print("one") elseif i == 2 then print("two") elseif i == 3 then print("three") else print("many") end
end
--- if with empty branches
local n = 0
if n == 0 then else n = 1 end if n == 1 then elseif n == 0 then n = 5 end if n then end print(n)
--- if with constants
if true then print(1) else print(2) end if nil then print(3) else print(4) end if false then print(5) elseif 0 then print(6) end
--- while
local n, s = 5, "" while n > 0 do s = s .. n n = n - 1 end print(s) while false do print("no") end
--- while with break
local n = 0 while true do n = n + 1 if n > 5 then break end end print(n)
--- while whose body begins with a constant condition
local n = 0
while true do if false then print("no") end n = n + 1 if n > 3 then break end end print(n)
while true do if nil then n = 100 else n = n + 1 end if n > 7 then break end end print(n)
--- while whose body begins with a constant and
local n = 0
while true do local x = false and print("no") n = n + 1 if n > 3 then break end end print(n)
while true do local x = nil and 1 or n n = x + 1 if n > 7 then break end end print(n)
--- loops whose body begins with break
local n = 0
for k in pairs { 1, 2, 3 } do break end
print("here")
for i = 1, 3 do n = n + i end
for k in pairs { 1, 2, 3 } do break end
while n > 0 do break end
for i = 1, 3 do break end
repeat break until n == 0
print(n)
--- loops whose body begins with a loop that breaks
local n = 0
while true do repeat break until true n = n + 1 if n == 4 then break end end print(n)
while true do do break end end print(n)
while true do while true do break end n = n + 1 if n == 8 then break end end print(n)
for i = 1, 2 do for _ in ipairs { 1, 2 } do break end n = n + 1 end print(n)
for _, v in ipairs { 1, 2 } do do if true then break end end n = n + 100 end print(n)
--- repeat
local n = 0 repeat n = n + 1 until n >= 3 print(n) repeat local done = true until done print("done")
--- the condition of repeat knows the locals of its body
local n, s = 0, "" repeat local k = n * 2 n = n + 1 s = s .. k until k >= 6 print(n, s)
--- the condition of repeat may keep locals
local fs = {} local i = 0
repeat local k = i i = i + 1 fs[i] = function() k = k + 1 return k end until (function() return k >= 2 end)()
print(#fs, fs[1](), fs[1](), fs[2](), fs[3]())
--- numeric for
local s = "" for i = 1, 3 do s = s .. i end for i = 3, 1, -1 do s = s .. i end for i = 1, 0 do s = s .. "x" end for i = 1, 10, 4 do s = s .. i end print(s)
--- numeric for with fractions
local s = "" for x = 0, 1, 0.25 do s = s .. x .. " " end for x = 1, 0, -0.3 do s = s .. x .. " " end print(s)
local n = 0 for x = 0, 1, 0.1 do n = n + 1 end print(n)
--- numeric for at the ends of numbers
local n = 0 for i = 2 ^ 53, 2 ^ 53 + 4, 2 do n = n + 1 end print(n)
for i = 1, math.huge do if i > 3 then print(i) break end end
for i = -math.huge, 0 do print(i) break end
for i = 1, -math.huge do print("no") end
local n = 0 for i = 1e308, math.huge, 1e308 do n = n + 1 if n > 3 then break end end print(n)
--- numeric for with a step of nothing
local n = 0 for i = 1, 3, 0 do n = n + 1 if n > 2 then break end end print(n)
local n = 0 for i = 3, 1, 0 do n = n + 1 if n > 2 then break end end print(n)
--- numeric for with what isn't a number
local nan = 0 / 0
for i = nan, 3 do print("no") end for i = 1, nan do print("no") end for i = 1, 3, nan do print("no") end print("done")
--- numeric for: its variable is its own
local s = "" for i = 1, 3 do local j = i i = i * 10 s = s .. j .. ":" .. i .. " " end print(s)
--- numeric for: its limits are worked out once
local n, s = 3, "" for i = 1, n do n = 10 s = s .. i end print(s)
local calls = 0 local function f() calls = calls + 1 return 3 end for i = f(), f() + 2, f() do end print(calls)
--- numeric for of texts
for i = "1", 2 do print(i) end
--! refused, and not read as Go reads numbers
--> error: a.lua:1: for statement init must be a number
--- numeric for up to a text
for i = 1, "2" do print(i) end
--! refused, and not read as Go reads numbers
--> error: a.lua:1: for statement limit must be a number
--- numeric for of what is no number
print((pcall(function() for i = 1, {} do end end)), (pcall(function() for i = nil, 1 do end end)), (pcall(function() for i = 1, 2, "x" do end end)))
--- generic for
for i, v in ipairs { "a", "b" } do print(i, v) end
for k, v in next, { x = 1 } do print(k, v) end
for k, v, more in pairs { 5 } do print(k, v, more) end
--- generic for of an iterator of one's own
local function upto(n) return function(limit, i) if i < limit then return i + 1, i * i end end, n, 0 end
local s = "" for i, sq in upto(4) do s = s .. i .. "=" .. sq .. " " end print(s)
--- generic for of a function only
local n = 0 for v in function() n = n + 1 if n < 4 then return n end end do io = nil end
--! a scenario sets no globals
--> refused: a.lua:1: io is a global, and a scenario sets none: say local io
--- generic for of a closure
local n, s = 0, "" for v in function() n = n + 1 if n < 4 then return n end end do s = s .. v end print(s)
--- generic for hands on state and first value
local s = ""
for a, b, c, d, e in function(state, control) s = s .. tostring(state) .. tostring(control) .. " " if control < 2 then return control + 1, "b" end end, "S", 0 do
  s = s .. tostring(b) .. tostring(c) .. tostring(e) .. " "
end
print(s)
--- generic for with too few and too many values
local function f(s, c) if not c then return 1, s end end
for a, b in f do print(a, b) end
for a, b in f, "s" do print(a, b) end
for a, b in f, "s", nil, print("also") do print(a, b) end
local function three() return f, "t", nil end
for a, b in three() do print(a, b) end
for a in three() do print(a) end
for a, b, c, d in (three()), "u" do print(a, b, c, d) end
--- generic for of a table that can be called
local it = setmetatable({ n = 0 }, { __call = function(self) self.n = self.n + 1 if self.n < 3 then return self.n end end })
for v in it do print(v) end
--- generic for of what can't be called
print((pcall(function() for v in {} do end end)), (pcall(function() for v in nil do end end)))
--- false doesn't end a generic for
local t, i = { false, 1, false }, 0 local n = 0
for v in function() i = i + 1 return t[i] end do n = n + 1 end print(n)
--- break leaves one loop
local s = "" for i = 1, 3 do for j = 1, 3 do if j == 2 then break end s = s .. i .. j .. " " end end print(s)
--- break out of blocks that a function has kept
local f, g
while true do
  if true then local x = 1 f = function() x = x + 1 return x end break end
end
local a, b, c = 10, 20, 30
print(f(), f(), a, b, c)
for i = 1, 2 do do local y = i g = function() return y, i end if i == 1 then break end end end
local d, e = 50, 60
print(g()) print(d, e)
--- break out of nested blocks that functions have kept
local fs = {}
for _, v in ipairs { 1, 2, 3 } do
  do local a = v * 10
    if v == 2 then local b = a + 1 do fs[1] = function() a, b = a + 1, b + 1 return a, b, v end break end end
  end
end
local p, q, r, s = 1, 2, 3, 4
print(fs[1]()) print(fs[1]()) print(p, q, r, s)
repeat do local z = 5 fs[2] = function() z = z + 1 return z end break end until true
local t, u, w = 7, 8, 9
print(fs[2](), fs[2](), t, u, w)
--- break in else
local f for i = 1, 3 do if i < 2 then local z = i else local z = i f = function() z = z + 1 return z end break end end
local a, b = 100, 200 print(f(), f(), a, b)
--- return from within loops
local function f() for i = 1, 3 do while true do repeat if i == 2 then return i, "x" end until true break end end end print(f())
--- blocks
local x = 1 do local x = 2 do local x = 3 end print(x) end print(x) do end
--- functions in tables
local t = { a = { b = {} } }
function t.f() return "f" end function t.a.b.g() return "g" end function t.a.b:h(x) return self == t.a.b, x end
print(t.f(), t.a.b.g(), t.a.b:h(5))
--- a statement that is no call
local a = 1 a
--- a call in brackets is no statement
(print)(1)
--- a call whose bracket stands on the next line
local f = print
f
(1)
--! Lua 5.1 finds it ambiguous; as from 5.2 on it is a call
--> 1
--- calls with texts and tables
local function f(x) return type(x) == "table" and #x or x end print(f"a", f[[b]], f{ 1, 2 }, f"x", ("x"):rep(2), #f"abc")
--- calls of calls
local function f(x) return function(y) return function(z) return x .. y .. z end end end print(f"a""b""c", f(1)(2)(3))
--- methods of calls
local o = { v = 1 } function o:add(n) self.v = self.v + n return self end print(o:add(1):add(2).v, o.add(o, 5).v)
--- methods with long names and many constants
local o = {} for i = 1, 3 do o["method" .. i] = function(self, ...) return i, select("#", ...) end end
print(o:method1(), o:method2(1, nil), (o:method3(nil, nil, nil)))
--- 200 locals
local src = {} local a1, a2, a3, a4, a5, a6, a7, a8, a9, a10 = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
do local b1, b2, b3, b4, b5, b6, b7, b8, b9, b10 = a10, a9, a8, a7, a6, a5, a4, a3, a2, a1 print(b1, b5, b10, a1) end print(a1 + a10)
