return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = function(item) return item.sze / 10 end, fails = function(item)
      return item.atempt == 1
    end },
  },
}
