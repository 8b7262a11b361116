-- flags: --set workers=5 --set pool.count=6
local workers = param("workers", 3, "consumers that drain the queue")

return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { count = workers, service = 0.1 },
  },
}
