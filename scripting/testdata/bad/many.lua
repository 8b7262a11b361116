return {
  duration = "1x",
  itmes = 5,
  queues = {
    jobs = { order = "fofo" },
  },
  producers = {
    web = { to = "job", rate = "fast" },
  },
  consumers = {
    pool = { count = "two", servce = exponental(0.5) },
  },
}
