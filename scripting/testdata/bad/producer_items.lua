return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, items = "all" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
