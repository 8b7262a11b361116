--- arithmetic
local mt = {} local function v(x) return setmetatable({ x = x }, mt) end
local function x(a) return type(a) == "table" and a.x or a end
mt.__add = function(a, b) return "add" .. x(a) .. x(b) end mt.__sub = function(a, b) return "sub" .. x(a) .. x(b) end
mt.__mul = function(a, b) return "mul" .. x(a) .. x(b) end mt.__div = function(a, b) return "div" .. x(a) .. x(b) end
mt.__mod = function(a, b) return "mod" .. x(a) .. x(b) end mt.__pow = function(a, b) return "pow" .. x(a) .. x(b) end
mt.__unm = function(a) return "unm" .. x(a) end mt.__concat = function(a, b) return "cat" .. x(a) .. x(b) end
local a, b = v(1), v(2)
print(a + b, a - b, a * b, a / b, a % b, a ^ b, -a, a .. b) print(a + 5, 5 + a, a - 5, 5 - a, a % 5, 5 % a, a ^ 5, 5 ^ a, a .. 5, 5 .. a, a .. "s", "s" .. a)
--- arithmetic with texts
local mt = { __add = function(a, b) return type(a) .. type(b) end, __mul = function(a, b) return "m" end, __unm = function() return "u" end, __mod = function() return "%" end, __pow = function() return "^" end }
local t = setmetatable({}, mt) print("10" + t, t + "10", "x" + t, t + "x", "2" * t, -t, "7" % t, t % "7", "2" ^ t, t ^ "x") print((pcall(function() return "1" - t end)))
--- the left operand's comes first
local l = setmetatable({}, { __add = function() return "left" end }) local r = setmetatable({}, { __add = function() return "right" end }) print(l + r, r + l, l + {}, {} + r, 1 + r, (pcall(function() return {} + {} end)))
--- results of metamethods are cut to one
local t = setmetatable({}, { __add = function() return 1, 2 end, __index = function() return 3, 4 end, __concat = function() return 5, 6 end, __unm = function() return 7, 8 end, __pow = function() end }) print(t + 1, t.x, t .. "", -t, t ^ 2) print((t + 1), select("#", t + 1), select("#", t ^ 1))
--- concatenation of many with metamethods
local mt = { __concat = function(a, b) return setmetatable({ s = (type(a) == "table" and a.s or a) .. "|" .. (type(b) == "table" and b.s or b) }, getmetatable(type(a) == "table" and a or b)) end }
local t = setmetatable({ s = "T" }, mt) print(("a" .. "b" .. t).s, (t .. "a" .. "b").s, ("a" .. t .. "b" .. "c").s, (t .. t .. t).s, (1 .. t).s)
--- comparison
local mt = { __lt = function(a, b) return a.v < b.v end, __le = function(a, b) return a.v <= b.v end, __eq = function(a, b) return a.v == b.v end }
local function n(v) return setmetatable({ v = v }, mt) end local a, b, c = n(1), n(2), n(1) print(a < b, b < a, a <= c, a >= b, a > b, a == c, a ~= c, a == b, a ~= b, not (a < b))
--- less or equal by less
local mt = { __lt = function(a, b) return a.v < b.v end } local function n(v) return setmetatable({ v = v }, mt) end print(n(1) <= n(2), n(2) <= n(1), n(1) <= n(1), n(2) >= n(1), n(1) >= n(2))
--- results of comparison are true or false
local mt = { __lt = function() return 1 end, __eq = function() return "x" end, __le = function() return nil end } local a, b = setmetatable({}, mt), setmetatable({}, mt) print(a < b, a == b, a <= b, a ~= b)
--- equality asks only if both know the same
local f = function() return true end local a, b, c = setmetatable({}, { __eq = f }), setmetatable({}, { __eq = f }), setmetatable({}, { __eq = function() return true end }) print(a == b, a == c, a == {}, a == 1, a == a, a ~= b)
--- comparison of different types doesn't ask
local t = setmetatable({}, { __lt = function() return true end, __le = function() return true end, __eq = function() return true end }) print((pcall(function() return t < 1 end)), (pcall(function() return "x" <= t end)), t == 1, t == nil)
--- comparison of tables that know different things
local a, b = setmetatable({}, { __lt = function() return true end }), setmetatable({}, { __lt = function() return true end }) print((pcall(function() return a < b end)), (pcall(function() return a < {} end)))
--- __eq that is a table
local mt = { __eq = setmetatable({}, { __call = function() return true end }) } print((pcall(setmetatable, {}, mt)))
--! gopher-lua would pass over it in silence
--> false
--- operators that are tables
local t = setmetatable({}, { __add = setmetatable({}, { __call = function() return 1 end }) }) print((pcall(function() return t + 1 end)))
--! only functions are asked
--> false
--- __index
local t = setmetatable({ a = 1 }, { __index = { a = 2, b = 3 } }) print(t.a, t.b, t.c, rawget(t, "b"))
local t = setmetatable({}, { __index = function(self, k) return k .. "!" end }) print(t.x, t[1], rawget(t, "x"))
--- __index in chains
local a = { x = 1 } local b = setmetatable({ y = 2 }, { __index = a }) local c = setmetatable({ z = 3 }, { __index = b }) print(c.x, c.y, c.z, c.w) local d = setmetatable({}, { __index = setmetatable({}, { __index = function(t, k) return k end }) }) print(d.q)
--- __index with keys of all types
local t = setmetatable({}, { __index = function(_, k) return type(k) end }) print(t[1], t.x, t[true], t[{}], t[1.5], t[print], t[nil])
--- __newindex
local log = {} local t = setmetatable({ a = 1 }, { __newindex = function(self, k, v) log[#log + 1] = k .. "=" .. tostring(v) rawset(self, k, v) end }) t.a = 2 t.b = 3 t.b = 4 t.c = nil print(table.concat(log, " "), t.a, t.b)
--- __newindex that is a table
local store = {} local t = setmetatable({}, { __newindex = store, __index = store }) t.x = 5 print(rawget(t, "x"), store.x, t.x) t.x = nil print(t.x)
--- __newindex asks again after nil
local n = 0 local t = setmetatable({}, { __newindex = function() n = n + 1 end }) t.x = 1 t.x = 2 rawset(t, "x", 3) t.x = 4 t.x = nil t.x = 5 print(n, t.x)
--- __index and __newindex that go round
local a, b = {}, {} setmetatable(a, { __index = b, __newindex = b }) setmetatable(b, { __index = a, __newindex = a }) print((pcall(function() return a.x end)), (pcall(function() a.x = 1 end)))
--- __call
local t = setmetatable({ v = 10 }, { __call = function(self, a, b, ...) return self.v, a, b, select("#", ...) end }) print(t(1, 2, 3, 4)) print(t()) print((t(1))) print(pcall(t, 5)) print(select(2, t("x")))
--- __call in other places
local t = setmetatable({}, { __call = function(self, x) return x end }) local o = { m = t } print(o.m(5), o:m() == o, ("abc"):gsub("b", function(m) return t(m) end)) local function tail(x) return t(x) end print(tail(7))
--- __call that can't be called
print((pcall(setmetatable({}, { __call = 5 }))), (pcall(setmetatable({}, {}))))
--- __tostring
local t = setmetatable({}, { __tostring = function() return "T" end }) print(t, tostring(t), #tostring(t)) print((pcall(function() return "x" .. t end)))
--- __tostring that gives no text
print((pcall(tostring, setmetatable({}, { __tostring = function() return {} end }))))
--! Lua finds it only when it is printed
--> false
--- __metatable
local t = setmetatable({}, { __metatable = "locked" }) print(getmetatable(t), (pcall(setmetatable, t, {}))) print(getmetatable {}, getmetatable(5))
--- the metatable of texts
print(getmetatable("x") == nil)
--! it is ours alone
--> true
--- setmetatable
local t, mt = {}, {} print(setmetatable(t, mt) == t, getmetatable(t) == mt, setmetatable(t, nil) == t, getmetatable(t)) print((pcall(setmetatable, {})), (pcall(setmetatable, {}, 1)), (pcall(setmetatable, 1, {})), (pcall(setmetatable)))
--- metamethods that are set later
local mt = {} local t = setmetatable({}, mt) print(t.x, (pcall(function() return t + 1 end))) mt.__index = function() return "now" end mt.__add = function() return "plus" end print(t.x, t + 1)
--- metamethods that raise errors
local t = setmetatable({}, { __index = function() error("i", 0) end, __add = function() error("a", 0) end, __lt = function() error("l", 0) end, __concat = function() error("c", 0) end, __call = function() error("k", 0) end, __newindex = function() error("n", 0) end })
print(pcall(function() return t.x end)) print(pcall(function() return t + 1 end)) print(pcall(function() return t < t end)) print(pcall(function() return t .. "" end)) print(pcall(t)) print(pcall(function() t.x = 1 end))
--- classes and what they inherit
local A = {} A.__index = A function A.new(n) return setmetatable({ n = n }, A) end function A:name() return "A" .. self.n end function A:hi() return "hi " .. self:name() end
local B = setmetatable({}, { __index = A }) B.__index = B function B.new(n) return setmetatable(A.new(n), B) end function B:name() return "B" .. A.name(self) end
print(A.new(1):hi(), B.new(2):hi(), getmetatable(B.new(3)) == B)
--- a table that is only read
local function ro(t) return setmetatable({}, { __index = t, __newindex = function(_, k) error("no " .. k, 0) end }) end local c = ro { a = 1 } print(c.a, pcall(function() c.b = 2 end))
--- defaults
local function d(v) return setmetatable({}, { __index = function() return v end }) end local c = d(0) for w in ("a b a c a"):gmatch("%a") do c[w] = c[w] + 1 end print(c.a, c.b, c.z)
--- weak tables are tables
local t = setmetatable({}, { __mode = "k" }) local k = {} t[k] = 1 print(t[k])
