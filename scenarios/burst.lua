-- How badly does a ten-second burst hurt three workers behind a bounded priority queue?
--
-- Look at: burst.behind (how long the blocked burst had to stand still), jobs.blocked, and the
-- waits by priority: steady traffic and every tenth item of the burst pass the rest.
-- Try next: --set workers=4, --set jobs.order=fifo, --set jobs.when_full=reject
local workers = param("workers", 3, "consumers that drain the queue")

return {
  name = "burst",
  duration = "60s",
  queues = {
    jobs = { capacity = 100, order = "priority", when_full = "block" },
  },
  producers = {
    steady = { to = "jobs", rate = 40, priority = 1 },
    burst = {
      to = "jobs",
      rate = steps { { 0, 0 }, { "20s", 300 }, { "30s", 0 } },
      priority = function(item)
        return item.id % 10 == 0 and 9 or 0
      end,
    },
  },
  consumers = {
    pool = {
      from = "jobs",
      count = workers,
      service = lognormal { mean = "25ms", cv = 1.2 },
      fails = function(item)
        if chance(0.1) then
          return "flaky"
        end
      end,
      retry = {
        attempts = 4,
        backoff = { base = "100ms", factor = 2, max = "5s", jitter = "full" },
      },
    },
  },
  expect = { "steady.sojourn.p99 < 1", "failed / produced < 0.01" },
}
