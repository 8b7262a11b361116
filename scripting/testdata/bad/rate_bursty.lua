return {
  duration = "1m",
  producers = {
    web = { rate = bursty { { rate = 5, lasts = "1m" } } },
    two = { rate = bursty { { rate = 5, lasts = "1m" }, { rate = -1, last = "1s" } } },
    three = { rate = bursty { { 5, "1m" }, { 100, "2s" } } },
    four = { rate = bursty { { rate = 0, lasts = "1m" }, { rate = 0, lasts = "1s" } } },
    five = { rate = bursty { { rate = 1, lasts = "1m" }, { rate = 2, lasts = 0 } } },
    six = { rate = bursty(5) },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
