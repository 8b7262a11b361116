return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { trace = { fle = "data/good.csv", speed = 0 } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
