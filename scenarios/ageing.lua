-- How can urgent work go first without the rest starving?
--
-- For ten minutes urgent items alone are as much as two consumers can do. With order = "priority"
-- bulk stands still for as long as that lasts. With an order function that turns priority into a
-- head start, urgent items go as if they had come 30 s earlier, and no bulk item is passed by any
-- that comes more than 30 s after it. The key is asked for once, at admission; nothing is resorted.
-- Prediction: 8 a second more than 40 a second can be served, after 600 s first come first served
-- makes all wait 4,800 / 40 = 120 s. The head start divides that by shares into 115 s for urgent
-- (five of six) and 145 s for bulk, 30 s apart. Strict priority makes bulk wait ten minutes.
-- Look at: the longest sojourn of each producer; observations.passed_by.
-- Try next: --set head_start=0 (first come, first served), --set head_start=300, --set bulk=4
local head_start = param("head_start", 30, "seconds by which urgent items go before their time")
local bulk_rate = param("bulk", 8, "bulk items a second, besides 40 urgent ones")
local newest = 0 -- the latest instant of creation among those begun in "aged"

local function urgent(queue)
  return { to = queue, rate = steps { { 0, 10 }, { "5m", 40 }, { "15m", 10 } }, priority = 1 }
end

local function bulk(queue)
  return { to = queue, rate = bulk_rate, priority = 0 }
end

return {
  name = "ageing",
  description = "Strict priority against a head start in time, in ten minutes of overload.",
  duration = "30m",
  queues = {
    strict = { order = "priority" },
    aged = { order = function(item) return item.created - head_start * item.priority end },
  },
  producers = {
    strict_urgent = urgent("strict"),
    strict_bulk = bulk("strict"),
    aged_urgent = urgent("aged"),
    aged_bulk = bulk("aged"),
  },
  consumers = {
    strict_pool = { from = "strict", count = 2, service = exponential("50ms") },
    aged_pool = { from = "aged", count = 2, service = exponential("50ms") },
  },
  on = {
    begin = function(item, sim)
      if item.queue == "aged" then
        newest = math.max(newest, item.created)
        sim.observe("passed_by", newest - item.created)
      end
    end,
  },
  expect = {
    "observations.passed_by.max < " .. head_start + 0.001,
    "aged_bulk.sojourn.max < 170",
    "aged_bulk.sojourn.max - aged_urgent.sojourn.max < " .. head_start + 5,
    "strict_bulk.sojourn.max > 3 * aged_bulk.sojourn.max",
    "strict_urgent.sojourn.max < 20",
  },
}
