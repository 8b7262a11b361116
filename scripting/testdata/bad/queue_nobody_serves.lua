return {
  duration = "1m",
  queues = { a = {}, b = {} },
  producers = {
    web = { to = "a", rate = 10 },
  },
  consumers = {
    pool = { from = "b", service = 0.1 },
  },
}
