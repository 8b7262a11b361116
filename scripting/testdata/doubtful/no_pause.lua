return {
  duration = "1h",
  producers = {
    web = { rate = 1 },
  },
  consumers = {
    shaped = {
      service = 0.1,
      fails = 0.01,
      retry = { attempts = 4, backoff = { factor = 2, max = "5s" } },
    },
    plain = {
      service = 0.1,
      attempt_timeout = 0.1,
      retry = { attempts = 4 },
    },
    waits = {
      service = 0.1,
      fails = function(item) return chance(0.1) end,
      retry = { attempts = 4, backoff = uniform(1, 2) },
    },
  },
}
