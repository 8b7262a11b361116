return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, item = { colour = "red" } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
