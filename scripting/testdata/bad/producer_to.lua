return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { to = "jbos", rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
