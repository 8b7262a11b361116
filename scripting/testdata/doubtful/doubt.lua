-- flags: --expect consumed>0
-- Nothing is certain here, so nothing is said.
local state = { open = false, count = 0 }
local seen = {}

return {
  duration = "1h",
  finish = "never",
  queues = { jobs = { when_full = "reject" } },
  producers = { web = { rate = 100 }, idle = { rate = 0 } },
  consumers = { pool = { service = 0.1 } },
  on = {
    arrive = function(item, sim)
      state.count = state.count + 1
      seen[item.id] = true
      if state.count == 10 then
        sim.pool.count = 20
        sim.jobs.capacity = 10
        sim.idle.rate = 3
      end
    end,
  },
}
