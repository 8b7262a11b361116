return {
  duration = "1m",
  queues = { { capacity = 5 } },
  producers = "web",
  consumers = 3,
}
