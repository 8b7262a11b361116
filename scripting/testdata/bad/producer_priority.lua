return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, priority = 256 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
