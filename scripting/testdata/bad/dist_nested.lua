local deep, wide = exponential(1), exponential(1)
for _ = 1, 10000 do
  deep = shifted(deep, 1)
end
for _ = 1, 10000 do
  wide = mixture { wide, wide }
end
local many, one = {}, constant(1)
for i = 1, 100000 do
  many[i] = one
end
local all = mixture(many)

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = 0.1 } },
}
