--- constructors
local t = { 1, 2, 3, x = 10, ["y z"] = 20, [100] = 30, } print(t.x, t["y z"], t[100], t[3]) print(#{}, #{ nil }, #{ 1; 2; 3 }, ({ [1] = "a" })[1], ({ "a", [1] = "b" })[1])
--- constructors within one another
local t = { { 1, 2 }, { a = { b = { c = "deep" } } }, { { { } } } } print(t[1][2], t[2].a.b.c, #t, #t[3], #t[3][1])
--- the last element may have many values
local function f() return 1, 2, 3 end print(#{ f() }, #{ f(), f() }, #{ f(), 1 }, #{ 1, f() }, #{ (f()) }, #{ x = 1, f() })
--- the last field with a key has one value
local function f() return "a", "b", "c" end
local t = { 1, 2, x = f() } print(#t, t[3], t.x)
local t = { x = f() } print(#t, t.x)
local t = { 1, [5] = f() } print(t[1], t[2], t[5], t[6])
local t = { 1, f(), x = f(), y = f() } print(#t, t[3], t[4], t.x, t.y)
--- constructors of 49, 50 and 51 elements before a key
local function f(n) return n end
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, x = f(7) } print(#t, t[1], t[49], t.x)
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, x = f(7) } print(#t, t[1], t[50], t.x)
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, x = f(7), y = f(8), 51, z = f(9), f(52) } print(#t, t[1], t[2], t[50], t[51], t[52], t.x, t.y, t.z)
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, f(50), [f("k")] = f(7), f(51) } print(#t, t[1], t[50], t[51], t.k)
--- constructors of 50 elements before many values
local function f(...) return ... end
local function g(...) local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, ... } return #t, t[1], t[50], t[51], t[52] end print(g("a", "b")) print(g())
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, f("a", "b") } print(#t, t[1], t[50], t[51], t[52])
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, f("a", "b") } print(#t, t[1], t[49], t[50], t[51])
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, x = f("y", "z"), f("p", "q"), f("a", "b") } print(#t, t[50], t[51], t[52], t[53], t[54], t.x)
local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, (f("a", "b")) } print(#t, t[51])
--- constructors keep nil in its place
local t = { nil, 2 } print(t[1], t[2]) local t = { nil, nil, 3 } print(t[3], t[1])
--- keys of all types
local k, f = {}, function() end local t = { [k] = 1, [f] = 2, [true] = 3, [1.5] = 4, ["s"] = 5, [-1] = 6, [0] = 7 } print(t[k], t[f], t[true], t[1.5], t.s, t[-1], t[0], t[{}], t[false])
--- keys that are whole numbers
local t = {} t[1] = "a" t[1.0] = "b" t["1"] = "c" t[2 ^ 53] = "d" print(t[1], t["1"], t[2 ^ 53], #t) t[-0] = "z" print(t[0])
--- keys that can't be
print((pcall(function() local t = {} t[nil] = 1 end)), (pcall(function() local t = {} t[0 / 0] = 1 end)), ({})[nil], ({})[0 / 0], (pcall(rawset, {}, nil, 1)))
--- lengths while a list grows and shrinks
local t = {} for i = 1, 10 do t[#t + 1] = i end print(#t) t[#t] = nil print(#t) for i = #t, 1, -1 do t[i] = nil end print(#t, next(t))
--- a list that is filled from behind
local t = {} for i = 5, 1, -1 do t[i] = i end print(#t, table.concat(t, ","))
--- lists of thousands
local t = {} for i = 1, 30000 do t[i] = i end print(#t, t[1], t[30000], t[30001]) local s = 0 for i, v in ipairs(t) do s = s + v end print(s)
--- insert
local t = { 1, 2, 3 } table.insert(t, 4) table.insert(t, 1, 0) table.insert(t, 3, 1.5) print(table.concat(t, " ")) local t = {} table.insert(t, 1, "a") table.insert(t, "b") print(#t, t[2])
--- insert what is nothing
local t = { 1, 2 } table.insert(t, nil) print(#t) table.insert(t, 3, "c") print(#t)
--- insert in ways that can't be
print((pcall(table.insert, { 1 })), (pcall(table.insert, { 1 }, 1, 2, 3)), (pcall(table.insert, nil, 1)), (pcall(table.insert, {}, "x", 1)))
--- insert beyond the end
local t = { 1, 2 } print((pcall(table.insert, t, 10, "x")))
--! it would make a hole, and a list of any length with one call
--> false
--- remove
local t = { 1, 2, 3, 4, 5 } print(table.remove(t), table.remove(t, 1), table.remove(t, 2), #t, table.concat(t, " ")) print(table.remove({}), table.remove({}, 1), table.remove({ 1 }, 5), select("#", table.remove({})))
--- remove till nothing is left
local t = { 1, 2, 3 } local s = "" while #t > 0 do s = s .. table.remove(t, 1) end print(s, #t, table.remove(t))
--- concat
print(table.concat({}), table.concat({ 1, 2, 3 }), table.concat({ "a", "b" }, ", "), table.concat({ 1, 2, 3 }, "-", 2), table.concat({ 1, 2, 3 }, "-", 2, 3), table.concat({ 1, 2, 3 }, "-", 3, 2), table.concat({ 1, 2.5, "x" }, "|"), table.concat({ 1, 2 }, 0))
--- concat of what is no text
print((pcall(table.concat, { {} })), (pcall(table.concat, { 1, true })), (pcall(table.concat, { 1, 2 }, "", 1, 3)), (pcall(table.concat, {}, "", 1, 1)))
--- concat of thousands
local t = {} for i = 1, 6000 do t[i] = i end local s = table.concat(t, " ") print(#s, s:sub(1, 20), s:sub(-10))
--- sort
local function sorted(t, f) table.sort(t, f) return table.concat(t, " ") end
print(sorted { 3, 1, 2 }, sorted { "b", "a", "C" }, sorted {}, sorted { 1 }, sorted({ 3, 1, 2 }, function(a, b) return a > b end), sorted { 2, 2, 1, 1 }, sorted { 0.5, -1, 1e10, -1e-10 })
--- sort of many
local t = {} local x = 7 for i = 1, 2000 do x = x * 16807 % 2147483647 t[i] = x end table.sort(t) local ok = true for i = 2, #t do ok = ok and t[i - 1] <= t[i] end print(ok, #t, t[1], t[2000])
table.sort(t, function(a, b) return a > b end) print(t[1], t[2000])
--- sort of tables by a field
local t = {} for i = 1, 20 do t[i] = { k = (i * 7) % 20, v = i } end table.sort(t, function(a, b) return a.k < b.k end) local s = "" for _, e in ipairs(t) do s = s .. e.v .. " " end print(s)
--- sort by __lt
local mt = { __lt = function(a, b) return a.v < b.v end } local t = {} for i, v in ipairs { 3, 1, 2 } do t[i] = setmetatable({ v = v }, mt) end table.sort(t) print(t[1].v, t[2].v, t[3].v)
--- sort of what can't be compared
print((pcall(table.sort, { 1, "x" })), (pcall(table.sort, { {}, {} })), (pcall(table.sort, { 1, 2, 3 }, function() error("x") end)), (pcall(table.sort, { 3, 2, 1 }, 5)))
--- maxn
print(table.maxn {}, table.maxn { 1, 2, 3 }, table.maxn { [10] = 1, [2.5] = 2 }, table.maxn { x = 1, [-5] = 2 }, table.maxn { 1, nil, 3 })
--- next
print(next {}, next { 10 }, next({ 10 }, 1), next({ a = 1 }), next({ a = 1 }, "a"), (pcall(next, {}, "x")), (pcall(next, { a = 1 }, "b")), (pcall(next)))
--- pairs goes through all
local t, n, s = { 10, 20, 30, a = 1, b = 2, [2.5] = 3, [true] = 4, [-1] = 5 }, 0, 0 for k, v in pairs(t) do n = n + 1 s = s + v end print(n, s)
--- pairs goes through a list in order
local s = "" for k, v in pairs { "a", "b", "c" } do s = s .. k .. v end print(s)
--- pairs while fields are cleared
local t = { a = 1, b = 2, c = 3, 1, 2, 3, [1.5] = 4 } local n = 0 for k, v in pairs(t) do t[k] = nil n = n + 1 end print(n, next(t))
--- pairs while fields are changed
local t = { a = 1, b = 2, c = 3, 1, 2, 3 } for k, v in pairs(t) do t[k] = v * 10 end print(t.a, t.b, t.c, t[1], t[2], t[3])
--- pairs while the list gets shorter
local t = { 1, 2, 3, a = 1, b = 2 } local seen = {} for k in pairs(t) do if k == 3 then table.remove(t) table.remove(t) end seen[tostring(k)] = true end print(seen["1"], seen["3"], seen.a, seen.b)
--- pairs of fields that come and go
local t = {} for i = 1, 100 do t["k" .. i] = i end for i = 1, 100, 2 do t["k" .. i] = nil end local n, s = 0, 0 for k, v in pairs(t) do n = n + 1 s = s + v end print(n, s)
--- ipairs ends at the first nil
local s = "" for i, v in ipairs { 1, 2, nil, 4 } do s = s .. v end print(s) for i in ipairs {} do print("no") end
--- ipairs while the list changes
local t = { 1, 2, 3 } local s = "" for i, v in ipairs(t) do s = s .. v if i == 1 then t[4] = 4 t[2] = nil end end print(s) local t = { 1 } for i, v in ipairs(t) do if i < 5 then t[i + 1] = v * 2 end end print(#t, t[5])
--- ipairs looks past metatables
local t = setmetatable({}, { __index = function(_, i) if i < 4 then return i end end }) local n = 0 for i in ipairs(t) do n = n + 1 end print(n)
--- pairs and ipairs of what is no table
print((pcall(pairs)), (pcall(pairs, nil)), (pcall(ipairs, 5)), (pcall(ipairs)))
--- rawget, rawset, rawequal
local t = setmetatable({}, { __index = function() return "i" end, __newindex = function() error("n") end, __eq = function() return true end })
print(t.x, rawget(t, "x"), rawset(t, "x", 1) == t, t.x, rawequal(t, setmetatable({}, getmetatable(t))), t == setmetatable({}, getmetatable(t)), rawequal(1, 1), rawequal("a", "a"), rawequal(1, "1"))
--- a table as a queue and as a stack
local q, first, last = {}, 1, 0 for i = 1, 5 do last = last + 1 q[last] = i end local s = "" while first <= last do s = s .. q[first] q[first] = nil first = first + 1 end print(s, next(q))
local st = {} for i = 1, 5 do st[#st + 1] = i end s = "" while #st > 0 do s = s .. st[#st] st[#st] = nil end print(s)
--- a table of tables that know each other
local a, b = {}, {} a.b, b.a = b, a print(a.b.a.b == b, a.b.a == a) a.self = a print(a.self.self.self == a)
--- a list that is full
local t = {} for i = 1, 262143 do t[i] = i end print((pcall(function() return #t end)))
--! what comes after it would not be counted
--> false
--- values beyond a full list can be read
local t = {} for i = 1, 262150 do t[i] = i end local n = 0 for i in ipairs(t) do n = i end print(n, t[262150]) n = 0 for k in pairs(t) do n = n + 1 end print(n)
