return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, prioritty = 1 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
