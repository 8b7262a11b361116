local p = chance(2)
local t = ms("5")

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
