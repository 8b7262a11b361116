return {
  duration = "1h",
  queues = {
    jobs = {},
    mail = {},
    lost = {},
  },
  producers = {
    web = { to = "jobs", rate = 1 },
    night = { to = "jobs", rate = steps { { "2h", 5 } } },
    tardy = { to = "jobs", times = { "1h", "3h" } },
  },
  consumers = {
    pool = { from = { "jobs", "mail" }, service = 0.1 },
  },
}
