-- What does a queue without bound do when more comes in than goes out?
--
-- It grows for as long as the run is. The mean wait then says nothing about the system, only about
-- how long somebody looked: double the duration and it doubles. Look at: the depth over time, and
-- the pool's offered load against its consumers.
-- Try next: --duration 10m, --set pool.count=4, --set jobs.when_full=reject --set jobs.capacity=50
return {
  name = "overload",
  duration = "5m",
  finish = "cut",
  queues = {
    jobs = {},
  },
  producers = {
    web = { rate = 100 },
  },
  consumers = {
    pool = { count = 3, service = exponential("33ms") },
  },
  expect = { "pool.utilisation > 0.95" },
}
