return {
  duration = "1m",
  expect = {
    'jobs.wait.p98 < 0.2',
    'job.wait.p99 < 0.2',
    'jobs.weight.p99 < 1',
    'produced.x < 5',
  },
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
