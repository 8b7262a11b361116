-- What becomes of consumers when nobody tells them that no more work will come?
--
-- They wait for ever. A thread that blocks on an empty queue can't know that the producers have
-- gone home; it needs a sentinel, a message that says so, or a time-out. Here both are missing, and
-- queuesim says who waits for what instead of hanging (exit code 3).
-- Try next: --set finish=drain, or --set pool.idle_timeout=1s
return {
  name = "forgotten_sentinel",
  finish = "never",
  queues = {
    jobs = { capacity = 10 },
  },
  producers = {
    web = { rate = 50, items = 20 },
  },
  consumers = {
    pool = { count = 3, service = "20ms" },
  },
}
