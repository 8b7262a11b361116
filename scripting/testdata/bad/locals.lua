local slow = {
  service = 1,
  fails = "never",
}
local queues = {}
queues.jobs = { capacity = -5 }

return {
  duration = "1m",
  queues = queues,
  producers = { web = { rate = 1 } },
  consumers = { pool = slow },
}
