-- Is it wise to serve the newest first when there is too much?
--
-- Two queues get the same load: for five minutes 120 items a second, where 100 can be served.
-- Whoever asked wants no answer after two seconds, but nobody tells the queue.
-- First come first served, the line grows by 20 a second and is two seconds long after ten. From
-- then on all work is done in vain, until long after the overload. Last come first served gives up
-- the oldest: 100 of 120 are served at once, 83 %. The price is paid by those at the bottom, who
-- wait for as long as it lasts. So LIFO where somebody waits for an answer, FIFO where work must be
-- done anyhow. A ttl well below the patience makes FIFO as good: it spares the work in vain.
-- Look at: fifo_in_time and lifo_in_time, the share of items of those minutes that was in time.
-- Try next: --set rate=200 (100 of 200: half), --set patience=60, --set fifo.ttl=1s
local rate = param("rate", 120, "items a second for each queue, in the overload")
local patience = param("patience", 2, "seconds after which a result is of no use")

local served = math.min(1, 100 / rate) -- share that can be served

local function load(queue)
  return { to = queue, rate = steps { { 0, 80 }, { "1m", rate }, { "6m", 80 } } }
end

return {
  name = "lifo_under_overload",
  description = "Five minutes of overload, first come first served and last come first served.",
  duration = "10m",
  queues = {
    fifo = { order = "fifo" },
    lifo = { order = "lifo" },
  },
  producers = {
    first = load("fifo"),
    last = load("lifo"),
  },
  consumers = {
    fifo_pool = { from = "fifo", count = 5, service = exponential("50ms") },
    lifo_pool = { from = "lifo", count = 5, service = exponential("50ms") },
  },
  on = {
    leave = function(item, sim, fate)
      if item.created >= 60 and item.created < 360 then
        local in_time = fate == "consumed" and sim.now - item.created <= patience
        sim.observe(item.queue .. "_in_time", in_time and 1 or 0)
      end
    end,
  },
  expect = {
    ("math.abs(observations.lifo_in_time.mean - %.3f) < 0.04"):format(served),
    "observations.fifo_in_time.mean < 0.1",
    "last.sojourn.max > 2 * first.sojourn.max",
  },
}
