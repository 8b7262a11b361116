return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { times = {
      "1s",
      "3s",
      "2s",
    } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
