-- What is unknown isn't told twice.
local parts = mysteryy()

return {
  duration = limit,
  queues = parts.queues,
  producers = { web = { to = "jobs", rate = parts.rate + 5 } },
  consumers = { pool = { from = "jobs", service = exponential(parts.mean), count = "two" } },
  expect = { "jobs.wait.p99 < 1" },
}
