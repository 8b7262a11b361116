return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, deadline = "tomorrow" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
