-- flags: --capacity 10 --consumers two --failure-rate 2 --rate fast --items 0 --timeout soon
return {
  duration = "1m",
  queues = { a = {}, b = {} },
  producers = {
    web = { to = "a", rate = 10 },
  },
  consumers = {
    pool = { from = { "a", "b" }, service = 0.1 },
  },
}
