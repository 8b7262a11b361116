local d0 = shifted("5ms")
local d1 = shifted(exponential(1))
local d2 = shifted(exponential(1), 1, 2)
local d3 = shifted { of = 5, by = exponential(1) }
local d4 = shifted { exponential(1), by = 1 }
local d5 = shifted { of = { exponential(1) }, by = 1 }
local d6 = shifted(true, 1)

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = shifted(exponential("20ms"), -1) } },
}
