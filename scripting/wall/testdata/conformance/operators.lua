--- arithmetic
print(1 + 2, 5 - 7, 3 * 4, 7 / 2, -7 / 2, 2 ^ 10, 2 ^ 0.5, 2 ^ -1)
--- precedence
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 3 - 2, 20 / 2 / 5, 2 * 3 % 4, -2 ^ 2, 2 ^ -2)
--- powers go from right to left
print(2 ^ 3 ^ 2, (2 ^ 3) ^ 2, 2 ^ -2 ^ 2, -2 ^ -2)
--- the two dots go from right to left
print("a" .. "b" .. 1 + 2 .. "c", 1 .. 2 == "12")
--- unary operators
print(-(-3), - -3, not nil, not not 0, #"abc", -#"abc", not 1 == 2, not (1 == 2), #"a" + 1)
--- unary minus and powers
local x = 3 print(-x ^ 2, (-x) ^ 2, 2 ^ -x, -x ^ -x)
--- comparison before and, and before or
print(1 < 2 and 2 < 3, 1 > 2 or 3 > 2 and "x", nil and nil or "y", 1 == 1 ~= false)
--- comparisons go from left to right
print(1 < 2 == true, "a" == "a" == true, 1 == 1 == 1)
--- two dots before comparison
print("a" .. "b" == "ab", "a" .. 1 < "b", 1 .. 2 < "2")
--- arithmetic before two dots
print(1 + 1 .. 2 * 3, 2 ^ 2 .. "")
--- remainders
print(7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -5.5 % 2, 6 % 3, -6 % 3)
--- remainders of fractions
print(1 % 0.1, 5.3 % 0.1, 0.3 % 0.1, -1 % 0.1, 1 % 0.3, 3 % -0.7, 1e15 % 0.1)
--- remainders of large numbers
print(2 ^ 53 % 3, 2 ^ 60 % 7, 1e17 % 3, 1e300 % 7 == 1e300 - math.floor(1e300 / 7) * 7, (2 ^ 53 + 2) % 10)
--- remainders by zero and by infinity
local function s(x) return x ~= x and "nan" or x end
print(s(5 % 0), s(0 % 0), s(5 % math.huge), s(-5 % math.huge), s(5 % -math.huge), s(math.huge % 2))
--- remainders are worked out as the manual says
for _, a in ipairs { 0.5, 7, -7, 59.99999999999999, 1e10, -3.25 } do
  for _, b in ipairs { 60, 0.1, -0.3, 7, 1e-3, -2 } do
    assert(a % b == a - math.floor(a / b) * b)
  end
end
print(59.99999999999999 % 60, -1e-20 % 1)
--- remainders in conditions
local n = 0 for i = 1, 100 do if i % 15 == 0 then n = n + 1 end end print(n)
--- division by zero
print(1 / 0, -1 / 0, 1 / (1 / 0), 0 / 1)
--- not a number
local nan = 0 / 0
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, nan > 1, not (nan < 1), not (nan >= 1))
--- not a number in conditions
local nan, s = 0 / 0, ""
if nan < 1 then s = s .. "a" else s = s .. "b" end
if not (nan < 1) then s = s .. "c" end
if nan ~= nan then s = s .. "d" end
while nan <= nan do s = s .. "e" break end
repeat s = s .. "f" until not (nan > 0)
print(s)
--- minus zero
local z = 0 local m = -z
print(m, m == 0, 1 / m, 1 / z, -m)
--- a literal minus zero
local a = 0 local b = -0
print(1 / a, 1 / b)
--! Lua 5.1 keeps one constant for 0 and -0, so that the first one counts; we keep two
--> inf	-inf
--- sums of constants
print(1 + 2 * 3 - 4 / 2, 2 ^ 3 * 2, -(1 + 2), -2 * -3, 1 - -1)
--- comparison of numbers
print(1 < 2, 2 < 1, 1 <= 1, 1 >= 2, 1 == 1.0, 1 ~= 2, -1 < 0, math.huge > 1e308)
--- comparison of strings
print("a" < "b", "a" < "B", "" < "a", "a" < "aa", "10" < "9", "a\0" > "a", "a\0b" < "a\0c", "Z" < "a")
--- equality of values of different types
print(1 == "1", 0 == false, nil == false, "" == nil, "a" == "a", {} == {}, print == print)
--- comparison of different types is an error
for _, f in ipairs {
  function() return 1 < "2" end, function() return "1" <= 2 end, function() return {} < {} end,
  function() return nil > 1 end, function() return true < false end, function() return print < print end,
} do print(pcall(f)) end
--! the same message but for the place in it
--> false	a.lua:2: attempt to compare number with string
--> false	a.lua:2: attempt to compare string with number
--> false	a.lua:2: attempt to compare table with table
--> false	a.lua:3: attempt to compare number with nil
--> false	a.lua:3: attempt to compare boolean with boolean
--> false	a.lua:3: attempt to compare function with function
--- texts in arithmetic are decimal
print("010" + 1, "10" + "5", "3" * "4", "7" / 2, "7" - 10, "0010" * 1, -"010", "08" + 0)
--- texts in arithmetic with a prefix
print("0x10" + 1, "0XfF" + 0, -"0x10", "0x10" * "0x10")
--- texts in arithmetic with blanks
print(" 10 " + 1, "\t5\n" * 2, "  0x10  " + 0, -"\n7\v")
--- texts in arithmetic with exponents
print("1e1" * 1, "1E+2" + 0, "5e-1" + 0, ".5" + 0, "3." + 0, "1e400" + 0)
--- texts in remainders and powers
print("7" % 3, 7 % "4", "2" ^ "3", "010" % 7, "010" ^ 2)
--- texts that are no numbers
for _, s in ipairs { "0b11", "0o17", "1_000", "", " ", "1 2", "abc", "1e", "0x", "--1", "1-", ".", "1,5", "٣" } do
  print(s == "" and "empty" or (s:gsub("[\128-\255]+", "?")), (pcall(function() return s + 1 end)),
    (pcall(function() return 1 - s end)), (pcall(function() return -s end)), tonumber(s))
end
--- texts that are no numbers, to other operators
for _, f in ipairs {
  function() return "a" * 2 end, function() return 2 / "b" end, function() return "a" % 2 end,
  function() return "a" ^ 2 end, function() return "1" + {} end, function() return {} - "1" end,
} do print((pcall(f))) end
--- errors of arithmetic name the type
local function e(f) return select(2, pcall(f)):match("a (%a+) value") end
print(e(function() return "x" + 1 end), e(function() return 1 + "x" end), e(function() return -"x" end),
  e(function() return "1" + {} end), e(function() local t = {} return t % 2 end),
  e(function() return nil ^ 2 end), e(function() return 2 ^ true end), e(function() return print % 2 end))
--- arithmetic with what is nothing
local t = {}
print((pcall(function() return t.x + 1 end)), (pcall(function() return 1 + nil end)), (pcall(function() return -t end)))
--- concatenation of numbers
print(1 .. "", 1.5 .. "x", -0.1 .. "", 1e100 .. "", 2 ^ 53 .. "", 1 / 3 .. "", 100000000000000 .. "", 1e15 .. "")
--- concatenation of what is neither text nor number
print((pcall(function() return "a" .. nil end)), (pcall(function() return {} .. "a" end)), (pcall(function() return true .. "" end)))
--- concatenation of many
local s = ""
for i = 1, 100 do s = s .. i .. "," .. s:sub(1, 3) end
print(#s, s:sub(1, 30))
--- concatenation of results
local function two() return "x", "y" end
print(two() .. two(), "a" .. (two()) .. "b", two() .. "-")
--- and, or
print(nil and 1, false and 1, 1 and nil, 1 and 2, nil or 1, false or nil, 1 or 2, nil or false, 0 and "zero", "" and "empty")
--- and, or don't work out what they needn't
local n = 0
local function f(v) n = n + 1 return v end
local r = f(false) and f(1) or f(nil) or f(2) or f(3)
print(r, n)
--- and, or of calls give one value
local function two() return 1, 2 end
print(true and two(), nil or two(), two() and two(), (true and two()))
print(select("#", true and two()), select("#", nil or two()), select("#", two() or 1))
--- and, or of varargs give one value
local function f(...) return true and ..., nil or ..., ... end
print(f(1, 2, 3)) print(f())
--- and, or that assign what they read
local x, y, a = 1, 2, 3
a = (x or y) and a print(a)
a = (nil or y) and a print(a)
a = (x and y) or a print(a)
a = a and (x or a) print(a)
a = not a and x or a print(a)
--- and, or that assign what a function reads
local x, a = 1, 3
local function get() return a end
a = (x or nil) and get() print(a)
a = (x and false) or get() print(a)
--- and, or of parameters
local function f(p, q) p = (q or p) and p q = p and q or p return p, q end
print(f(1, 2), f(1, nil), f(nil, 2), f(false, false))
--- and, or of constants
print(true and false, false or true, nil and true, 1 and 2 or 3, false and 1 or 2, nil or nil, "a" and "b", not nil and 1)
--- and, or of comparisons
local a, b = 1, 2
print(a < b and "lt" or "ge", a > b and "gt" or "le", (a == b) or (a < b), (a < b) and (b < a), not (a < b) or a, a == 1 and b == 2)
--- conditions of and, or
local s = ""
for _, a in ipairs { true, false } do
  for _, b in ipairs { true, false } do
    for _, c in ipairs { true, false } do
      if a and b or c then s = s .. 1 else s = s .. 0 end
      if a and (b or c) then s = s .. 1 else s = s .. 0 end
      if not (a or b) and c then s = s .. 1 else s = s .. 0 end
      if not a or not (b and c) then s = s .. 1 else s = s .. 0 end
      if (a and not b) == (c or b) then s = s .. 1 else s = s .. 0 end
      local v = a and b and c or not a and (b or c) s = s .. tostring(v):sub(1, 1)
      v = (a or b) and (b or c) and v s = s .. tostring(v):sub(1, 1)
    end
  end
end
print(s)
--- and, or of constants in conditions
local s = ""
if nil or 1 then s = s .. "a" end
if false and print() then s = s .. "b" end
if true and 1 then s = s .. "c" end
if not (nil and 1) then s = s .. "d" end
if "x" and nil then s = s .. "e" else s = s .. "f" end
while nil or false do s = s .. "g" end
repeat s = s .. "h" until true or nil
print(s)
--- lengths
print(#"", #"abc", #{}, #{ 1, 2, 3 }, #{ n = 1 }, #"a\0b", #{ nil }, #{ 1, nil }, # "x" == 1)
--- lengths of what has none
print((pcall(function() return #5 end)), (pcall(function() return #nil end)), (pcall(function() return #print end)))
--- length and __len
print(#setmetatable({ 1, 2 }, { __len = function() return 42 end }))
--- comparisons with constants
local n, s = 5, ""
if n == 5 then s = s .. 1 end if 5 == n then s = s .. 2 end if n ~= 4 then s = s .. 3 end
if n < 6 then s = s .. 4 end if 4 < n then s = s .. 5 end if n >= 5 then s = s .. 6 end if 5 <= n then s = s .. 7 end
if n == "5" then s = s .. 8 end if nil == n then s = s .. 9 end
print(s)
--- many constants
local t = {}
local function f(x) return x + 301 * 302 - 303 / 304 .. "k305" .. 306 end
for i = 1, 3 do t["k" .. i] = f(i) end
print(t.k1, t.k2, t.k3)
--- operands are worked out from left to right
local s = ""
local function f(v) s = s .. v return v end
local r = f(1) + f(2) * f(3) - f(4) / f(5) % f(6) ^ f(7) .. f(8)
local q = f(9) < f(8), f(7) == f(6)
print(s, r)
--- deeply nested brackets
print((((((((((((1 + 2)))) * 3)))) - 4))) ^ 2)
--- large and small results
print(1e308 * 10, -1e308 * 10, 1e-300 * 1e-300, 2 ^ 1023 * 2, 2 ^ -1074, 0.1 + 0.2, 1 / 3, 100 / 3)
--- sums lose digits as everywhere
print(0.1 + 0.2 == 0.3, 2 ^ 53 + 1 == 2 ^ 53, 1e16 + 1 - 1e16, 0.1 * 3)
--- sums and products that are zero
local z = 0 print(z * -1, 1 / (z * -1), 1 / -z)
--! gopher-lua drops the sign of a zero that + - * / make
--> 0	inf	-inf
