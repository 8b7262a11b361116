local d0 = exponential(true)
local d1 = exponential { mean = {} }
local d2 = exponential(exponential(1))
local d3 = constant(0 / 0)

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
