return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, start = "2m" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
