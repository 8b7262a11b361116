return {
  duration = "1m",
  queues = {
    stats = {  },
  },
  producers = {
    consumed = { rate = 10 },
  },
  consumers = {
    now = { service = 0.1 },
  },
}
