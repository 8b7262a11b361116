-- flags: --set pool.retry.backoff.base=2 --set pool.retry.attempts=2.5
return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1, retry = { backoff = "1s" } },
  },
}
