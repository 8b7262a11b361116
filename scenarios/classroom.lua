-- Twenty items, three consumers, ten places to wait: who does how much, and what fails?
--
-- Look at: the failed ones, and the work of each consumer.
-- Try next: --consumers 1, --capacity 0
return {
  name = "classroom",
  items = 20,
  queues = {
    jobs = { capacity = 10 },
  },
  producers = {
    main = { rate = 100 },
  },
  consumers = {
    pool = { count = 3, service = uniform("10ms", "50ms"), fails = 0.1 },
  },
}
