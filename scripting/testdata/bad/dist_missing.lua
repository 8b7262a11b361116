local d0 = exponential()
local d1 = uniform { 1 }
local d2 = lognormal {}
local d3 = empirical {}

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
