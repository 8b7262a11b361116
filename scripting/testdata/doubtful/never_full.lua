return {
  duration = "1h",
  queues = { jobs = { when_full = "reject" } },
  producers = { web = { rate = 1 } },
  consumers = { pool = { service = 0.1 } },
}
