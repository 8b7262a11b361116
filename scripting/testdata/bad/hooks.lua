return {
  duration = "1m",
  on = {
    finish = function() end,
    leave = "goodbye",
  },
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
