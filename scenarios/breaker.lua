-- Does a circuit breaker help when the service behind the queue breaks down for a minute?
--
-- From 60 s to 120 s every attempt takes two seconds and fails. Without a breaker the consumers are
-- held up by hopeless attempts. The breaker opens after five failures in a row: it sends the
-- consumers home, and calls one back every five seconds to see whether it is over.
-- Look at: opened and the attempts wasted. Try next: --set threshold=1e9 (no breaker)
local threshold = param("threshold", 5, "failures in a row that open the breaker")
local down = { from = 60, to = 120 }
local failures, open = 0, false

local function is_down(sim)
  return sim.now >= down.from and sim.now < down.to
end

return {
  name = "breaker",
  duration = "4m",
  queues = {
    jobs = { capacity = 500, when_full = "reject" },
  },
  producers = {
    web = { rate = 20 },
  },
  consumers = {
    pool = {
      count = 4,
      service = function(item, sim)
        return is_down(sim) and 2 or 0.1
      end,
      fails = function(item, sim)
        return is_down(sim) and "down"
      end,
    },
  },
  on = {
    complete = function(item, sim, reason)
      failures = reason and failures + 1 or 0
      if failures >= threshold and not open then
        open = true
        sim.tally("opened", 1)
        sim.pool.count = 0
      elseif not reason and open then
        open = false
        sim.pool.count = 4
      end
    end,
  },
  every = {
    { "5s", function(sim) if open then sim.pool.count = 1 end end },
  },
  expect = { "failed / produced < 0.05" },
}
