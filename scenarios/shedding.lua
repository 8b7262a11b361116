-- Whom should a full queue turn away?
--
-- Three queues of fifty places get the same: 150 items a second, where 100 can be served. A third
-- must go, whatever we do. reject turns the newcomer away and drop_oldest the head of the line,
-- both whoever it is: a third of the paying customers (one in five) go too. drop_lowest throws out
-- the lowest priority, so that bulk bears it all: (1/3) / 0.8 = 42 % of bulk is lost.
-- And how long do those wait who are served? Behind reject the line moves as fast as it is served,
-- 50 / 100 = 0.5 s; with drop_oldest as fast as it is fed, 50 / 150 = 0.33 s.
-- Look at: what each producer lost; the waits by queue.
-- Try next: --set rate=200, --set rate=600 (now the paying ones alone are too many)
local rate = param("rate", 150, "items a second for each queue; above 100")
local lost = 1 - 100 / rate -- of all items, however they are chosen

local function load(queue, share, priority)
  return { to = queue, rate = rate * share, priority = priority }
end

local function pool(queue)
  return { from = queue, count = 5, service = exponential("50ms") }
end

local function near(figure, predicted, off)
  return ("math.abs(%s - %.3f) < %g"):format(figure, predicted, off)
end

return {
  name = "shedding",
  description = "Three ways for a full queue to shed load, side by side.",
  duration = "5m",
  queues = {
    reject = { capacity = 50, when_full = "reject" },
    oldest = { capacity = 50, when_full = "drop_oldest" },
    lowest = { capacity = 50, when_full = "drop_lowest" },
  },
  producers = {
    reject_paying = load("reject", 0.2, 9), reject_bulk = load("reject", 0.8, 0),
    oldest_paying = load("oldest", 0.2, 9), oldest_bulk = load("oldest", 0.8, 0),
    lowest_paying = load("lowest", 0.2, 9), lowest_bulk = load("lowest", 0.8, 0),
  },
  consumers = {
    reject_pool = pool("reject"), oldest_pool = pool("oldest"), lowest_pool = pool("lowest"),
  },
  expect = {
    near("reject_paying.rejected / reject_paying.produced", lost, 0.04),
    near("oldest_paying.dropped / oldest_paying.produced", lost, 0.04),
    near("lowest_bulk.consumed / lowest_bulk.produced", 1 - lost / 0.8, 0.04),
    "lowest_paying.consumed == lowest_paying.produced",
    near("reject.wait.mean", 50 / 100, 0.05),
    near("oldest.wait.mean", 50 / rate, 0.05),
  },
}
