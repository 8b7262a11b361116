return {
  duration = "9999999d",
  warmup = "1d1500000h",
  sample = 1e300,
  queues = { jobs = { capacity = 1e12 } },
  producers = { web = { rate = 10 } },
  consumers = {
    a = { service = 0.1, count = 1e9 },
    b = { service = 0.1, count = steps { { 0, 1e9 } } },
    c = { service = lognormal { mean = 1, cv = 1e300 } },
  },
}
