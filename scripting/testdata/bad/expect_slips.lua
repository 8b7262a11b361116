return {
  duration = "1m",
  queues = { jobs = {} },
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = 0.1 } },
  expect = {
    "jobs.wait.p99 < 10ms",
    "jobs.wait.p99<1h30m and failed == 0",
    "failed != 0",
    "failed == 0 && consumed > 1",
    "failed == 0 || consumed > 1",
    "!(failed > 0)",
    "consumed < 1e400",
    "consumed = 5",
  },
}
