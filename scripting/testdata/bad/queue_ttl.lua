return {
  duration = "1m",
  queues = {
    jobs = { ttl = -1 },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
