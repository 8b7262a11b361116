return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { interarrival = { 1, 2 } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
