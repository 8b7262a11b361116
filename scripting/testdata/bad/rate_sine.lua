return {
  duration = "1m",
  producers = {
    web = { rate = sine { mean = 5, amplitude = 8, period = "1h" } },
    two = { rate = sine { mean = "5/fortnight", amplitud = 1, period = "1h" } },
    three = { rate = sine(40) },
    four = { rate = sine { mean = 5, amplitude = 5, period = 0, phase = "1h" } },
    five = { rate = sine { 40, 30, "24h" } },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
