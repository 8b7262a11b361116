return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, items = "all" },
    app = { rate = 10, items = 0 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
