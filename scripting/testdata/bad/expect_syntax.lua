return {
  duration = "1m",
  expect = {
    'jobs.wait.p99 <',
    'x = 5',
    '1 < 2, 3 < 4',
    '1 < 2 end',
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
