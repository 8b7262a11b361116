local d0 = exponential(-1)
local d1 = exponential("soon")
local d2 = pareto { scale = 1, shape = 0 }
local d3 = uniform(5, 1)
local d4 = normal { mean = 1, sd = -1 }

return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
