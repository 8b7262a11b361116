return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = steps {
      { "10s", 5 },
      { "5s", 10 },
    },
    items = ramp(5) },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
