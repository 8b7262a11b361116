return {
  duration = "1m",
  queues = {
    jobs = { capcity = 10 },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
