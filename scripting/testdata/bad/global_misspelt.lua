return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = exponental(0.1), fails = function() return chanse(0.1) end },
  },
}
