return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = ramp { { 0, "slow" } } },
  },
  consumers = {
    pool = { service = 0.1, count = steps { { 0, 1.5 } } },
  },
}
