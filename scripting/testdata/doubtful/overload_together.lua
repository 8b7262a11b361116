return {
  duration = "1h",
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    fast = { count = 1, service = 0.5 },
    slow = { count = 2, service = 1 },
  },
}
