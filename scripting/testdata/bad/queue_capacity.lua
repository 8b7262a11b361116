return {
  duration = "1m",
  queues = {
    jobs = { capacity = "many" },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
