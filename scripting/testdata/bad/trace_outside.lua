return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { trace = { file = "../secret.csv", time = "t" } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
