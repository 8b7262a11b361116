local d0 = truncated(exponential(1))
local d1 = truncated { of = exponential("20ms"), min = "10s" }
local d2 = truncated { of = uniform(0, 1), min = 2, max = 3 }
local d3 = truncated { of = exponential(1), min = 2, max = 1 }
local d4 = truncated { of = lognormal { p50 = 1, p99 = 5 }, mix = 2 }
local d5 = truncated { of = truncated { of = uniform(0, 1), max = 0.01 }, max = 0.0005 }
local d6 = truncated { min = 1, max = 2 }

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = truncated { of = uniform(-5, 1), max = 0.5 } } },
}
