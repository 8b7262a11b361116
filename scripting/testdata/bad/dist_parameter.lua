local d0 = exponential { men = "25ms" }
local d1 = lognormal { mean = "25ms", p99 = "1s" }
local d2 = uniform { 0, 1, 2 }

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
