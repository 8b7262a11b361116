--- floor, ceil, abs
print(math.floor(1.5), math.floor(-1.5), math.ceil(1.5), math.ceil(-1.5), math.abs(-3), math.abs(3), math.floor(2 ^ 60), math.ceil(-0.5) == 0)
--- sqrt, pow, exp, log
print(math.sqrt(16), math.sqrt(2), math.pow(2, 10), math.pow(2, 0.5), math.exp(0), math.exp(1), math.log(1), math.log(math.exp(1)), math.log10(1000), math.log10(2))
--- sin and its like
print(math.sin(0), math.cos(0), math.tan(0), math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.atan2(-1, 0), math.sinh(1), math.cosh(1), math.tanh(1))
--- deg, rad, pi
print(math.deg(math.pi), math.rad(180), math.pi, math.deg(1), math.rad(1))
--- fmod and modf
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.fmod(1, 0.1)) print(math.modf(3.7)) print(math.modf(-3.7)) print(math.modf(5)) print(math.modf(1 / 0)) print(math.modf(-1 / 0))
--- the fraction of a whole number below nothing
print(math.modf(-5))
--- mod, its name in 5.0
print(math.mod(7, 3), math.mod(-7, 3))
--- frexp and ldexp
print(math.frexp(8)) print(math.frexp(0)) print(math.frexp(-0.3)) print(math.ldexp(0.5, 4), math.ldexp(1, -1074), math.ldexp(1, 2000), math.ldexp(3, 1.9))
--- max and min
print(math.max(1, 5, 3), math.min(1, 5, 3), math.max(-1), math.min("2", 10), math.max(1, math.huge), math.min(1, -math.huge), math.max(2, "0x10"), math.max("010", 9))
--- max and min of nothing
print((pcall(math.max)), (pcall(math.min)), (pcall(math.max, "x")), (pcall(math.max, 1, {})))
--- huge
print(math.huge, -math.huge, math.huge == 1 / 0, math.huge > 1e308, math.huge + 1 == math.huge, math.huge - math.huge ~= 0)
--- texts for numbers
print(math.floor("3.7"), math.abs("-5"), math.sqrt("0x10"), math.floor("010"), (pcall(math.floor, "0b1")), (pcall(math.floor, "x")), (pcall(math.floor)), (pcall(math.floor, {})))
--- what comes of what can't be
local function s(x) return x ~= x and "nan" or x end print(s(math.sqrt(-1)), s(math.log(-1)), math.log(0), s(math.acos(2)), s(math.fmod(1, 0)), s(math.fmod(1 / 0, 1)), math.exp(1000), math.exp(-1000))
--- powers at the edges
local function s(x) return x ~= x and "nan" or x end print(0 ^ 0, 1 ^ (1 / 0), s((-8) ^ (1 / 3)), (-2) ^ 3, 2 ^ -1, (1 / 0) ^ 0, 0 ^ -1, (-1) ^ 0.5 ~= (-1) ^ 0.5, 10 ^ 15, 10 ^ -3)
--- whole numbers stay whole
print(2 ^ 31, 2 ^ 32, 2 ^ 53, 2 ^ 53 + 1, 10 ^ 14, 10 ^ 15, 123456789 * 1000, 0.1 + 0.7, 1e14 + 0.5, 99999999999999, 999999999999999)
--- random without luck
print((pcall(math.random)), (pcall(math.randomseed, 1)))
--! luck belongs to the items
--> false	false
