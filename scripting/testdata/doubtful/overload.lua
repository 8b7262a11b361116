return {
  duration = "1h",
  producers = {
    web = { rate = "600/min" },
  },
  consumers = {
    pool = {
      count = 2,
      service = lognormal { mean = "250ms", cv = 2 },
    },
  },
}
