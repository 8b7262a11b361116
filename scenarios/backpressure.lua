-- What does a full queue do to a producer that is faster than the consumers?
--
-- The producer wants 200 items a second, the consumers manage 100. With when_full = "block" the
-- producer stands still and nothing is lost: its lag grows instead. Look at: web.behind (how late
-- items came into being) against jobs.wait (what the queue alone would admit to).
-- Try next: --set jobs.when_full=reject, --set jobs.when_full=drop_oldest, --set jobs.capacity=1000
return {
  name = "backpressure",
  duration = "30s",
  queues = {
    jobs = { capacity = 20, when_full = "block" },
  },
  producers = {
    web = { rate = 200, arrivals = "even" },
  },
  consumers = {
    pool = { count = 2, service = exponential("20ms") },
  },
  expect = { "rejected + dropped == 0", "jobs.wait.max < 1", "web.behind.max > 10" },
}
