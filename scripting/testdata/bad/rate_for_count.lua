return {
  duration = "1m",
  producers = {
    web = { rate = 5 },
  },
  consumers = {
    pool = { service = 0.1, count = sine { mean = 5, amplitude = 2, period = "1h" } },
    more = { service = bursty { { rate = 5, lasts = 1 }, { rate = 6, lasts = 1 } }, count = varying(5, print) },
  },
}
