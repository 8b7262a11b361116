return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, start = "20s", stop = "10s" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
