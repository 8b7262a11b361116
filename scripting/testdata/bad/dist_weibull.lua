local d0 = weibull("20ms")
local d1 = weibull { mean = "20ms", shap = 0.7 }
local d2 = weibull { mean = "20ms", shape = "1s" }
local d3 = weibull { scale = -1, shape = 0 }
local d4 = weibull { p50 = "1s", p99 = "20ms" }
local d5 = weibull { mean = 1, shape = 1e-5 }

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = 0.1 } },
}
