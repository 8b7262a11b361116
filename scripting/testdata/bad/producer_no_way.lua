return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { items = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
