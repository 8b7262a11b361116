return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { trace = { file = "data/empty.csv", time = "time" } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
