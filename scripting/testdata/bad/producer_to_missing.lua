return {
  duration = "1m",
  queues = { a = {}, b = {} },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { from = { "a", "b" }, service = 0.1 },
  },
}
