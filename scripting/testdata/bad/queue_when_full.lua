return {
  duration = "1m",
  queues = {
    jobs = { when_full = "dropoldest" },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
