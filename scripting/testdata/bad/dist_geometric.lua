local d0 = geometric(0.25)
local d1 = geometric { p = 25 }
local d2 = geometric { p = 0 }
local d3 = geometric { mean = 4, p = 0.25 }
local d4 = geometric("4")

return {
  duration = "1m",
  producers = { web = { rate = 10, batch = geometric() } },
  consumers = { pool = { service = 0.1 } },
}
