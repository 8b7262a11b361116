-- Twenty items, three consumers, ten places to wait: who does how much, and what fails?
-- Look at the failed ones, and at the work of each consumer. Then try --consumers 1, or --capacity 0.
return {
  name = "classroom",
  items = 20,
  queues = {
    jobs = { capacity = 10, order = "priority" },
  },
  producers = {
    main = { rate = 100 },
  },
  consumers = {
    pool = { count = 3, service = uniform("10ms", "50ms"), fails = 0.1 },
  },
}
