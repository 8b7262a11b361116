return {
  duration = "1h",
  producers = {
    web = { rate = 1 },
  },
  consumers = {
    well = {
      service = 0.1,
      retry = { attempts = 4, backoff = "1s" },
    },
    once = {
      service = 0.1,
      fails = 0.1,
      retry = { backoff = { base = "1s" } },
    },
  },
}
