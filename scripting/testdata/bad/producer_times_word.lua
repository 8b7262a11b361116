return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { times = {
      1,
      "soon",
      -1,
    } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
