return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = "90/fortnight" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
