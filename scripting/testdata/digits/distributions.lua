-- Does each distribution, in each way of saying it, draw the same on every machine?
local ways = {
  constant("20ms"), exponential("20ms"), exponential { rate = 3 }, exponential { p50 = 0.01 },
  exponential { p99 = 1 }, uniform("10ms", "30ms"), normal { mean = "20ms", sd = "5ms" },
  normal { mean = 0.02, cv = 2 }, normal { p50 = 0.1, p99 = 0.3 }, normal { p50 = 0.1, p95 = 0.3 },
  lognormal { mean = "25ms", cv = 1.2 }, lognormal { mean = 0.3, sd = 0.4 },
  lognormal { p50 = 0.1, p99 = 0.9 }, lognormal { p50 = 0.1, p95 = 0.9 },
  lognormal { mu = -3, sigma = 1.5 }, erlang { shape = 3, mean = "30ms" },
  erlang { shape = 40, mean = 0.1 }, gamma { shape = 0.3, scale = 0.1 },
  gamma { shape = 7, mean = 0.1 }, gamma { mean = "20ms", cv = 0.5 },
  gamma { p50 = 0.1, p99 = 0.9 }, gamma { p50 = 0.1, p95 = 0.15 },
  weibull { scale = 0.1, shape = 3 }, weibull { mean = "20ms", shape = 0.7 },
  weibull { mean = 0.1, cv = 0.4 }, weibull { p50 = 0.1, p99 = 0.9 },
  weibull { p50 = 0.1, p95 = 0.9 }, pareto { scale = "10ms", shape = 2.5 },
  pareto { mean = 0.1, shape = 1.2 }, pareto { p50 = 0.1, p99 = 0.9 },
  pareto { p50 = 0.1, p95 = 0.9 }, triangular("10ms", "15ms", "40ms"),
  triangular { min = 0.1, mean = 0.3, max = 0.6 }, hyperexponential { mean = "20ms", cv = 3 },
  hyperexponential { weights = { 1, 3 }, means = { 1, 0.01 } }, poisson(4), poisson(0.1),
  poisson(100), geometric(4), geometric { p = 0.7 }, empirical { 0.01, 0.02, 0.05 },
  empirical { values = { 0.1, 0.7 }, weights = { 3, 1 } },
  mixture { of = { exponential("5ms"), uniform("40ms", "60ms") }, weights = { 3, 1 } },
  shifted(exponential("20ms"), "5ms"),
  truncated { of = normal { mean = "20ms", sd = "10ms" }, min = "10ms" },
  truncated { of = gamma { mean = 1, cv = 2 }, max = 3 },
}

local producers, consumers, queues = {}, {}, {}
for i, service in ipairs(ways) do
  local name = "way" .. i
  queues[name] = { capacity = 5, when_full = "drop_oldest" }
  producers["to_" .. name] = { to = name, rate = 2 + i / 7 }
  consumers["of_" .. name] = { from = name, service = service, fails = 0.1 }
end
return { duration = "100s", queues = queues, producers = producers, consumers = consumers }
