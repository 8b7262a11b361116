return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { interarrival = 1, arrivals = "even" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
