return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, size = "large" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
