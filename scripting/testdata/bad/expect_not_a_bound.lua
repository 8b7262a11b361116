return {
  duration = "1m",
  expect = {
    'jobs.wait.p99',
    '"text"',
    'ended.reason < 5',
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
