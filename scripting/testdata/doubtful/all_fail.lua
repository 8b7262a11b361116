return {
  duration = "1h",
  producers = {
    web = { rate = 1, deadline = "10ms" },
  },
  consumers = {
    one = { service = uniform("50ms", "90ms"), attempt_timeout = "50ms" },
    two = { service = 0.1, fails = 1 },
  },
}
