return {
  duration = "1m",
  queues = {
    jobs = { capacity = 2.5 },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
