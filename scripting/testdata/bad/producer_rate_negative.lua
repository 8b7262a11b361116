return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = -5 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
