return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10, interarrival = 0.1 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
