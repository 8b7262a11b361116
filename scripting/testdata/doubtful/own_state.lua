-- What a function writes into tables of its own changes nothing here.
local state = { rate = 1 }
local seen = {}

return {
  duration = "1h",
  queues = { jobs = { when_full = "reject" } },
  producers = { web = { rate = 100 }, idle = { rate = 0 } },
  consumers = { pool = { service = 0.1 } },
  on = {
    arrive = function(item, sim)
      state.rate = state.rate + 1
      seen[item.id] = true
      sim.tally("seen", 1)
    end,
  },
}
