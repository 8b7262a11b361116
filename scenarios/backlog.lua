-- How long does it take to work off what has piled up in an outage?
--
-- The consumers are gone from minute 5 to minute 10, while 15 items a second go on coming: 4,500
-- pile up. Four consumers at 200 ms do 20 a second, which leaves 5 a second to work off the pile:
-- backlog / (capacity - arrivals) = 4,500 / 5 = 900 s. Five minutes down cost fifteen minutes more,
-- and the busier the pool was before, the longer: at 95 % it is 19 times the outage.
-- Look at: the depth over time, a mountain with a long slope; observations.drain.
-- Try next: --set rate=18 (three times as long), --set helpers=4, --set outage=60
local rate = param("rate", 15, "arrivals a second; below 20")
local outage = param("outage", 300, "seconds without consumers")
local helpers = param("helpers", 0, "more consumers, from its end until the pile is gone")

local back = 300 + outage
local backlog = rate * outage
local drain = backlog / ((4 + helpers) / 0.2 - rate) -- what the formula says
local drained = false

return {
  name = "backlog",
  description = "An outage of the consumers, and the time that it takes to catch up.",
  duration = back + 2 * drain,
  queues = {
    jobs = {},
  },
  producers = {
    web = { rate = rate },
  },
  consumers = {
    pool = {
      service = exponential("200ms"),
      count = steps { { 0, 4 }, { "5m", 0 }, { back, 4 + helpers } },
    },
  },
  on = {
    begin = function(item, sim)
      if sim.now > back and sim.jobs.depth == 0 and not drained then
        drained = true
        sim.observe("drain", sim.now - back)
        sim.pool.count = 4
      end
    end,
  },
  expect = { -- luck in arrivals and services moves both by some per cent
    ("math.abs(observations.drain.max / %.0f - 1) < 0.2"):format(drain),
    ("math.abs(jobs.depth.max / %.0f - 1) < 0.1"):format(backlog),
  },
}
