-- What should an autoscaler look at: how busy the consumers are, or how much work comes?
--
-- At minute 10 the load jumps from 2 to 12 erlangs, for half an hour. Two autoscalers look every
-- 15 s and want 70 % busy; a new consumer takes a minute to boot, and to shrink they wait until
-- five minutes have agreed. by_busy sees how many are busy. Once all are, that says "too few", but
-- not how few: it asks for 1 / 0.7 times what it has, and after the boot for more again. by_load
-- sees what comes and what waits, and asks for all at once. Even so some four consumers stand
-- before 12 erlangs for a look and a boot: (12 - 4) * (15 + 60) = 600 items pile up.
-- Look at: the depth of both queues, the waits, and what it costs (consumers, on average).
-- Try next: --set boot=0, --set boot=300, --set target=0.5 (dearer, and quicker)
local boot = param("boot", 60, "seconds until a new consumer serves; at most 300")
local target = param("target", 0.7, "share of the time that a consumer is to be busy")
local pile = (12 - 4) * (15 + boot)
local busy, came = 0, 0 -- since the last look: consumers at work each second; items

local function autoscaler(pool, want)
  local wanted = {}
  return { "15s", function(sim)
    wanted[#wanted + 1] = math.ceil(want(sim) / target)
    local count = 2 -- the most that was wanted in the last 5 minutes, if it has booted
    for look = math.max(1, #wanted - 20), #wanted - boot / 15 do
      count = math.max(count, wanted[look])
    end
    sim[pool].count = count
    sim.observe(pool .. "_count", count)
  end }
end

local load = steps { { 0, 2 }, { "10m", 12 }, { "40m", 2 } }

return {
  name = "autoscaler",
  description = "Two autoscalers and a load that jumps to six times as much.",
  duration = "1h",
  queues = { slow = {}, quick = {} },
  producers = { a = { to = "slow", rate = load }, b = { to = "quick", rate = load } },
  consumers = {
    by_busy = { from = "slow", count = 3, service = exponential("1s") },
    by_load = { from = "quick", count = 3, service = exponential("1s") },
  },
  on = { arrive = function(item) if item.producer == "b" then came = came + 1 end end },
  every = {
    { "1s", function(sim) busy = busy + sim.by_busy.busy end },
    autoscaler("by_busy", function()
      local erlangs = busy / 15
      busy = 0
      return erlangs
    end),
    autoscaler("by_load", function(sim)
      local erlangs = came / 15 + sim.quick.depth / 60 -- what waits is to be gone in a minute
      came = 0
      return erlangs
    end),
  },
  expect = {
    ("math.abs(quick.depth.max / %g - 1) < 0.4"):format(pile),
    "slow.wait.mean > 2 * quick.wait.mean",
  },
}
