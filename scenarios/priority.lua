-- Who pays when the urgent go first?
--
-- Three classes share two consumers that are 90 % busy. The mean wait over all items is what it
-- would be without priorities; they only decide who does the waiting.
-- Look at: the waits by priority.
-- Try next: --set jobs.order=fifo, and compare jobs.wait.mean
return {
  name = "priority",
  duration = "1h",
  warmup = "1m",
  queues = {
    jobs = { order = "priority" },
  },
  producers = {
    urgent = { rate = 9, priority = 9 },
    normal = { rate = 18, priority = 5 },
    bulk = { rate = 9, priority = 0 },
  },
  consumers = {
    pool = { count = 2, service = exponential("50ms") },
  },
  expect = {
    "urgent.sojourn.mean < normal.sojourn.mean",
    "normal.sojourn.mean < bulk.sojourn.mean",
    "urgent.sojourn.p99 < 0.5",
  },
}
