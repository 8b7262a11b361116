local d0 = poisson(-1)
local d1 = poisson { rate = 4 }
local d2 = poisson(1e12)
local d3 = poisson { mean = "20ms" }

return {
  duration = "1m",
  producers = { web = { rate = 10, batch = poisson() } },
  consumers = { pool = { service = 0.1 } },
}
