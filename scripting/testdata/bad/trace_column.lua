return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { trace = trace {
      file = "data/good.csv",
      time = "tme",
      fields = { tokens = "token", id = "tokens" },
    } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
