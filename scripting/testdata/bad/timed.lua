return {
  duration = "1m",
  at = {
    { "30s" },
    { function() end, "30s" },
    "1m",
  },
  every = {
    { 0, function() end },
    now = function() end,
  },
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
