--- resume and yield
local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b) local d, e = coroutine.yield(c * 2) return d, e end)
print(coroutine.resume(co, 1, 2)) print(coroutine.resume(co, 10)) print(coroutine.resume(co, "x", "y")) print(coroutine.resume(co))
--- status
local co co = coroutine.create(function() print(coroutine.status(co)) coroutine.yield() end) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co))
--- status of those that wait
local a, b a = coroutine.create(function() coroutine.resume(b) end) b = coroutine.create(function() print(coroutine.status(a), coroutine.status(b)) end) coroutine.resume(a)
--- errors
local co = coroutine.create(function() error("x") end) print(coroutine.resume(co)) print(coroutine.status(co)) print(coroutine.resume(co)) print(coroutine.resume(coroutine.create(function() error({ 1 }) end)) == false)
--- errors after a yield
local co = coroutine.create(function() coroutine.yield(1) local x = nil + 1 end) print(coroutine.resume(co)) print((coroutine.resume(co))) print(coroutine.status(co))
--- wrap
local f = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end return "end" end) print(f(), f(), f(), f()) print((pcall(f)))
--- wrap in for
local s = "" for a, b in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i * i) end end) do s = s .. a .. b .. " " end print(s)
--- wrap and errors
local f = coroutine.wrap(function() error("x", 0) end) print(pcall(f)) local f = coroutine.wrap(function() error({ c = 5 }) end) local ok, e = pcall(f) print(e.c)
--- yield in loops, blocks and calls
local function walk(t) if type(t) == "table" then for _, v in ipairs(t) do walk(v) end else coroutine.yield(t) end end
local s = "" for v in coroutine.wrap(function() walk { 1, { 2, { 3, 4 }, 5 }, { { 6 } } } end) do s = s .. v end print(s)
local co = coroutine.wrap(function() local n = 0 while true do repeat n = n + 1 coroutine.yield(n) until n % 3 == 0 do local k = n coroutine.yield("k" .. k) end end end) print(co(), co(), co(), co(), co())
--- yield in expressions
local co = coroutine.wrap(function() local t = { coroutine.yield(1), coroutine.yield(2) } print(#t, t[1], t[2], t[3]) return coroutine.yield(3) + coroutine.yield(4), -coroutine.yield(5) end) print(co()) print(co("a")) print(co("b", "c")) print(co(10)) print(co(20)) print(co(7))
--- yield gives and takes many values
local co = coroutine.create(function(...) print(select("#", ...)) print(select("#", coroutine.yield(1, nil, nil))) end) print(select("#", coroutine.resume(co, nil, nil))) print(select("#", coroutine.resume(co, nil, nil, nil)))
--- yield in tail position
local co = coroutine.create(function() return coroutine.yield(1) end) print(coroutine.resume(co)) print(coroutine.resume(co, 2, 3)) print(coroutine.status(co))
--- locals and upvalues live on
local n = 0 local co = coroutine.wrap(function() local k = 100 local f = function() k = k + 1 n = n + 1 return k end while true do coroutine.yield(f()) end end) print(co(), co(), n) n = 50 print(co(), n)
--- many coroutines in turn
local cs, s = {}, "" for i = 1, 5 do cs[i] = coroutine.wrap(function() for j = 1, 3 do coroutine.yield(i * 10 + j) end end) end for j = 1, 3 do for i = 1, 5 do s = s .. cs[i]() .. " " end end print(s)
--- coroutines within coroutines
local outer = coroutine.wrap(function() local inner = coroutine.wrap(function() coroutine.yield("i1") coroutine.yield("i2") end) coroutine.yield(inner()) coroutine.yield("o") coroutine.yield(inner()) end) print(outer(), outer(), outer())
--- a sieve
local function gen(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end local function filter(p, g) return coroutine.wrap(function() for n in g do if n % p ~= 0 then coroutine.yield(n) end end end) end
local g, s = gen(50), "" while true do local p = g() if not p then break end s = s .. p .. " " g = filter(p, g) end print(s)
--- producer and consumer
local function producer() return coroutine.create(function() for _, v in ipairs { "a", "b", "c" } do coroutine.yield(v) end return nil end) end local p, s = producer(), "" while true do local ok, v = coroutine.resume(p) if not v then break end s = s .. v end print(s, coroutine.status(p))
--- running
print(coroutine.running()) local co co = coroutine.create(function() print(coroutine.running() == co) end) coroutine.resume(co)
--- pcall within a coroutine
local co = coroutine.wrap(function() local ok, e = pcall(error, "x", 0) coroutine.yield(ok, e) local ok, e = pcall(function() return nil + 1 end) coroutine.yield(ok) return "end" end) print(co()) print(co()) print(co())
--- yield across pcall
local co = coroutine.create(function() local ok, e = pcall(coroutine.yield, 1) return ok, type(e) end) print(coroutine.resume(co))
--- yield across metamethods, iterators, comparators and replacements
local function try(f) local co = coroutine.create(f) return (coroutine.resume(co)) end
print(try(function() return setmetatable({}, { __index = function() return coroutine.yield(1) end }).x end), try(function() return setmetatable({}, { __add = function() return coroutine.yield(1) end }) + 1 end), try(function() table.sort({ 3, 2, 1 }, function(a, b) coroutine.yield() return a < b end) end), try(function() return ("x"):gsub("x", function() coroutine.yield() end) end), try(function() for i in coroutine.yield do break end end))
--- yield outside
print((pcall(coroutine.yield, 1)))
--- resume of what can't be resumed
local co co = coroutine.create(function() return coroutine.resume(co) end) print(coroutine.resume(co)) print((pcall(coroutine.resume, 5)), (pcall(coroutine.create, 5)), (pcall(coroutine.wrap)), (pcall(coroutine.status, nil)), (pcall(coroutine.create, print)))
--- results without values
local co = coroutine.create(function() end) print(coroutine.resume(co)) local co = coroutine.create(function() coroutine.yield() end) print(coroutine.resume(co)) print(coroutine.resume(co))
--- varargs of coroutines
local co = coroutine.wrap(function(...) local a, b = ... while true do a, b = coroutine.yield(b, a, select("#", ...)) end end) print(co(1, 2, 3)) print(co(4, 5))
--- generators that permute
local function permgen(a, n) n = n or #a if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n] permgen(a, n - 1) a[n], a[i] = a[i], a[n] end end end
local s = "" for p in coroutine.wrap(function() permgen { 1, 2, 3 } end) do s = s .. table.concat(p) .. " " end print(s)
--- coroutines that are left alone
for i = 1, 100 do local co = coroutine.wrap(function() coroutine.yield(i) end) co() end print("fine")
