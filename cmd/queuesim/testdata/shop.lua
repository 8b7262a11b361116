return {
  duration = "8h",
  queues = {
    line = { capacity = "twenty" },
  },
  producers = {
    door = { to = "lime", rate = "40/h" },
  },
  consumers = {
    counter = { count = 2, servce = exponential("2m") },
  },
}
