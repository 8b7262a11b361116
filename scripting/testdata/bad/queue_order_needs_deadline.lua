return {
  duration = "1m",
  queues = {
    jobs = { order = "deadline" },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
