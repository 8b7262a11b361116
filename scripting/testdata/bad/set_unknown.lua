-- flags: --set wrokers=5 --set pool.cuont=5 --set poll.count=5 --set consumers.poll.count=5
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
