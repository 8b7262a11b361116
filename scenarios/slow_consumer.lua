-- Which of the consumers is the slow one?
--
-- Four consumers take from one queue; the second works at a third of the others' speed. The queue
-- hides it: items wait a little longer, nothing else. The mean service time of each consumer shows
-- it at once, and so does its share of the work.
-- Try next: --set slow=1, and compare pool.service.p99
local slow = param("slow", 3, "how many times as long the second consumer takes")

return {
  name = "slow_consumer",
  duration = "10m",
  queues = {
    jobs = { capacity = 50 },
  },
  producers = {
    web = { rate = 60 },
  },
  consumers = {
    fast = { from = "jobs", count = 3, service = exponential("40ms") },
    slow = { from = "jobs", count = 1, service = exponential(0.040 * slow) },
  },
  expect = { "slow.service.mean > 2 * fast.service.mean" },
}
