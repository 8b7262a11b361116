return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    Web = { rate = 10 },
    ["my web"] = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
