return {
  duration = "1m",
  expect = {
    'jobs.wait < 0.2',
    'jobs',
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
