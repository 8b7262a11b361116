local d0 = exponential { p50 = "20ms", p99 = "1s" }
local d1 = normal { p50 = 5, p99 = 4 }
local d2 = gamma { p50 = "20ms", p99 = "20ms" }
local d3 = gamma { p50 = 1, p95 = 1e90 }
local d4 = pareto { p50 = 2, p95 = 1 }
local d5 = lognormal { p50 = 2, p95 = 1 }
local d6 = gamma { p50 = 0, p99 = 1 }
local d7 = gamma { p50 = 1, p90 = 2 }
local d8 = pareto { p99 = 2 }

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = 0.1 } },
}
