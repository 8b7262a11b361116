return {
  duration = "1h",
  queues = {
    urgent = { order = "priority" },
    lowest = { capacity = 5, when_full = "drop_lowest" },
    filled = { order = "priority" },
  },
  producers = {
    a = { to = "urgent", rate = 1, priority = 3 },
    b = { to = "urgent", rate = 1, priority = 3 },
    c = { to = "lowest", rate = 1 },
    d = { to = "filled", rate = 1, item = function(item) item.priority = item.id % 3 end },
  },
  consumers = {
    pool = { from = { "urgent", "lowest", "filled" }, service = 0.1 },
  },
}
