return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { from = { "jobs", "jobs", 3 }, service = 0.1 },
  },
}
