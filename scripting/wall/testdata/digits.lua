-- What Lua computes, converts and shows, over thousands of arguments. Each section is a function;
-- all that it shows goes into a digest, which is the same on every machine.
local nan = math.huge - math.huge
local sections = {}

-- Arguments at which machines differ, if they do.
local edges = {
  0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, 3, -3, 7, 10, 255, 256, 1e15, -1e15, 1e16, 123456789.125,
  2 ^ 31 - 1, 2 ^ 31, -2 ^ 31, -2 ^ 31 - 1, 2 ^ 32, 2 ^ 52 + 0.5, 2 ^ 53, -2 ^ 53, 2 ^ 53 + 2,
  2 ^ 62, 2 ^ 63 - 1024, 2 ^ 63, -2 ^ 63, -2 ^ 63 - 2048, 2 ^ 64, 2 ^ 64 - 2048, 2 ^ 65, 1e19, 1e22, 1e100,
  -1e100, 1e300, 1.7976931348623157e308, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-300, 1e-9,
  0.1, 1 / 3, 0.7, math.pi, math.huge, -math.huge, nan,
}

-- A multiplicative generator: its numbers are whole and below 2^31, so that nothing is rounded.
local seed = 1
local function draw()
  seed = seed * 16807 % 2147483647
  return seed / 2147483647
end

-- Numbers of all sizes, and the edges among them.
local function arguments(n)
  local list = {}
  for i, x in ipairs(edges) do list[i] = x end
  while #list < n do
    local x = (2 * draw() - 1) * math.ldexp(1, math.floor(draw() * 80) - 40)
    list[#list + 1] = #list % 3 == 0 and (2 * draw() - 1) * 20 or x
  end
  return list
end

-- All digits of a number; what else there is as it is shown.
local function exact(x) return type(x) == "number" and ("%.17g"):format(x) or tostring(x) end

local function show(...)
  local t = { ... }
  for i = 1, select("#", ...) do t[i] = exact((select(i, ...))) end
  print(table.concat(t, " "))
end

-- Shows what a call returns, or why it refuses.
local function try(name, f, ...) show(name, pcall(f, ...)) end

local ofOne = {
  "abs", "acos", "asin", "atan", "ceil", "cos", "cosh", "deg", "exp", "floor", "frexp", "log",
  "log10", "modf", "rad", "sin", "sinh", "sqrt", "tan", "tanh",
}
for _, name in ipairs(ofOne) do
  sections["math." .. name] = function()
    local f = math[name]
    for _, x in ipairs(arguments(1000)) do show(f(x)) end
    for i = -500, 500 do show(f(i / 250), f(1 + i * 2 ^ -40), f(i * math.pi / 8)) end
  end
end

local operators = {
  ["+"] = function(x, y) return x + y end,
  ["-"] = function(x, y) return x - y end,
  ["*"] = function(x, y) return x * y end,
  ["/"] = function(x, y) return x / y end,
  ["%"] = function(x, y) return x % y end,
  ["^"] = function(x, y) return x ^ y end,
  ["x*y+z"] = function(x, y) return x * y + (x - y) * x, x - y * x, (x + 1) * (x - 1) - x * x + 1 end,
  ["order"] = function(x, y) return x < y, x <= y, x == y, x ~= y, x > y, x >= y end,
  ["max min"] = function(x, y) return math.max(x, y), math.min(x, y) end,
  ["atan2"] = math.atan2,
  ["fmod"] = math.fmod,
  ["ldexp"] = math.ldexp,
  ["log of base"] = math.log,
  ["pow"] = math.pow,
}
for name, f in pairs(operators) do
  sections[name] = function()
    for _, x in ipairs(edges) do
      for _, y in ipairs(edges) do try(name, f, x, y) end
    end
    local xs = arguments(2000)
    for i = 60, #xs - 1 do show(f(xs[i], xs[i + 1])) end
    for i = 1, 500 do show(f(1 + draw(), 100 * draw())) end
  end
end

sections["texts of numbers"] = function()
  for _, x in ipairs(arguments(1500)) do
    print(tostring(x), x .. "|" .. -x, ("%s"):format(x), #tostring(x))
    print(tonumber(tostring(x)), tonumber(exact(x)), exact(x) == exact(tonumber(exact(x))))
  end
end

sections["tonumber"] = function()
  local texts = {
    "", " ", "1", " 1 ", "+1", "-1", "--1", "1.", ".5", ".", "1e5", "1e", "1e+", "1e400", "-1e400",
    "1e-400", "0x10", "0X1f", "0x", "-0x10", "0xFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFFF", "0x1p4",
    "inf", "nan", "infinity", "0x.8", "1_000", "1,5", "1 2", "9007199254740993",
    "18446744073709551616", "0.1e1", "00012", "2.2250738585072011e-308", "4.9e-324", "2.4e-324",
    "179769313486231580793e289", "0b101", "0o17", "1\0", "\t7\n", "zz", "ff", "777", "-77",
  }
  for _, text in ipairs(texts) do
    try("tonumber", tonumber, text)
    try("sum", function() return text + 0 end)
    for _, base in ipairs { 2, 3, 8, 10, 16, 35, 36, 1, 37, 1 / 0, -1 / 0, nan, 16.9, 2 ^ 63 } do
      try("tonumber in base", tonumber, text, base)
    end
  end
end

sections["format"] = function()
  local flags = { "", "-", "+", " ", "#", "0", "+0", "-#" }
  local sizes = { "", "5", "12", ".0", ".3", ".17", "20.10", ".99" }
  for _, verb in ipairs { "d", "i", "u", "x", "X", "o", "c", "e", "E", "f", "g", "G", "s", "q" } do
    for _, flag in ipairs(flags) do
      for _, size in ipairs(sizes) do
        local layout = "%" .. flag .. size .. verb
        for i = 1, #edges, 3 do try(layout, string.format, layout, edges[i]) end
      end
    end
    for _, x in ipairs(edges) do try(verb, string.format, "%" .. verb, x) end
  end
end

sections["places in texts"] = function()
  local text = "hello, world"
  for _, i in ipairs(edges) do
    for _, j in ipairs { 1, -1, 3.7, i } do
      try("sub", string.sub, text, i, j)
      try("sub", string.sub, text, j, i)
      try("byte", string.byte, text, i, j)
    end
    try("find", string.find, text, "o", i)
    try("find", string.find, text, "o", i, true)
    try("match", string.match, text, "(l+)()", i)
    try("gsub", string.gsub, text, "o", "0", i)
    try("char", string.char, i)
    try("rep", function() return #string.rep("ab", i) end)
    try("empty rep", function() return #string.rep("", i) end)
  end
end

sections["places in tables"] = function()
  for _, i in ipairs(edges) do
    local t = { 10, 20, 30, 40 }
    try("index", function() return t[i] end)
    try("concat", table.concat, t, "-", i)
    try("concat", table.concat, t, "-", 2, i)
    try("unpack", unpack, t, i)
    try("unpack", unpack, t, 2, i)
    try("select", select, i, "a", "b", "c")
    try("insert", function() table.insert(t, i, 15) return #t, table.concat(t, ",") end)
    try("remove", function() return table.remove(t, i), #t, table.concat(t, ",") end)
    try("set", function() t[i] = "set" return #t, t[i], table.maxn(t), next(t, i) end)
  end
end

sections["loops"] = function()
  for _, step in ipairs { 0.1, 1 / 3, -0.7, 1e-3, 2 ^ 60, 1e300, -1e307, 2 ^ -1074 } do
    local n, sum = 0, 0
    for x = 0, step * 50, step do
      n, sum = n + 1, sum + x
      if n > 60 then break end
    end
    show(n, sum)
  end
  for _, x in ipairs(edges) do
    local n = 0
    for _ = x, x do
      n = n + 1
      if n > 20 then break end
    end
    for i = 1, x do
      n = n + i
      if i > 20 then break end
    end
    show(n)
  end
end

sections["order of tables"] = function()
  local t = { "a", "b", nil, "d", x = 1, [0] = 0, [-1] = -1, [2.5] = 2.5, [2 ^ 53] = 53, [math.huge] = 1 }
  for i = 1, 200 do t["k" .. math.floor(draw() * 1000)] = i end
  for _, x in ipairs(edges) do if x == x then t[x] = x end end
  for i = 1, 100 do t["k" .. i * 7] = nil end
  for i = 1, 50 do t[i] = i end
  for k, v in pairs(t) do show(k, v) end
  for _, library in ipairs { string, table, math, coroutine } do
    for k, v in pairs(library) do show(k, type(v)) end
    try("next", next, library)
  end
end

sections["sort"] = function()
  local t = arguments(700)
  for i = #t, 1, -1 do if t[i] ~= t[i] then table.remove(t, i) end end
  table.sort(t)
  show(unpack(t, 1, 200))
  table.sort(t, function(x, y) return math.floor(math.abs(x)) % 7 < math.floor(math.abs(y)) % 7 end)
  show(unpack(t, 1, 200))
  try("sort", table.sort, { 3, nan, 1, 2, nan, 5 }, function(x, y) return x < y end)
  try("sort", table.sort, { 3, "x", 1 })
  try("sort", table.sort, { 3, 2, 1, 4, 5, 6, 7 }, function() return true end)
end

sections["random"] = function()
  for _ = 1, 500 do show(math.random(), math.random(6), math.random(-3, 3), math.random(2 ^ 40)) end
  for _, x in ipairs(edges) do
    try("random", math.random, x)
    try("random", math.random, x, x)
    try("random", math.random, 0, x)
  end
end

sections["series"] = function()
  local x, y = 0.3, 0.4
  for i = 1, 3000 do
    x, y = 3.99 * x * (1 - x), y + 0.1 * (math.sin(x) * math.exp(-y) - y ^ 1.5 * 0.01)
    if i % 10 == 0 then show(x, y, math.log(x) / 3 + y * x, (x * y) % 0.37) end
  end
end

return sections
