-- What happens when nobody consumes?
--
-- Nothing good, and it is known beforehand: the items would wait for ever. So queuesim refuses this
-- file before it runs, and says where the mistake is.
-- Try next: --set pool.count=1
return {
  name = "no_consumers",
  producers = {
    web = { rate = 10, items = 20 },
  },
  consumers = {
    pool = { count = 0, service = "10ms" },
  },
}
