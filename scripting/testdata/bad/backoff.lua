return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1, retry = { attempts = 3, backoff = {
      base = "1x",
      factor = 0.5,
      max = 0,
      jitter = "some",
    } } },
  },
}
