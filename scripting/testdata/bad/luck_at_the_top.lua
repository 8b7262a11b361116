local seed = random()
local on = chance(0.5)

return {
  duration = "1m",
  seed = seed,
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
