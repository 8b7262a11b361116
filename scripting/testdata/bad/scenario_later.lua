return {
  duration = "1m",
  precision = 0.02,
  queues = {
    jobs = { dead = "morgue" },
  },
  producers = {
    web = { rate = 10, patience = "1s", balks = 0.1 },
  },
  consumers = {
    pool = { service = 0.1, to = "jobs", batch = { max = 10 }, limit = "100/s" },
  },
}
