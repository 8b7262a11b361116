return {
  duration = "1m",
  queues = { a = {}, b = {} },
  producers = {
    web = { to = "a", rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
