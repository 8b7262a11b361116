-- flags: --set pool.count=0 --set jobs.capacity=-1 --set seed=x
return {
  duration = "1m",
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
