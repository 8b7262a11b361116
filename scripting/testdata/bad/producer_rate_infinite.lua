return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = math.huge },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
