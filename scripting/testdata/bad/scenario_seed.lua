return {
  duration = "1m",
  seed = -1,
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
