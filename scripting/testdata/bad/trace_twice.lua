return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { trace = trace {
      file = "data/good.csv",
      time = "time",
      fields = { tokens = "tokens", weight = "tokens" },
    } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
