-- Which visibility time-out should an SQS queue have?
--
-- A message that is received becomes invisible, not deleted: if its consumer hasn't deleted it when
-- the visibility time-out (30 s by default) is over, it is there again. So the time-out is two
-- things: how long a message stays away when its consumer failed, counted from the receipt, however
-- soon it failed; and the longest service, for whoever takes longer is sent his message again.
-- Half of the services take less than 4 s and 99 % less than 40 s. Then 30 s lie
-- 2.33 * log(30 / 4) / log(40 / 4) = 2.04 standard deviations above the middle; 2.1 % take longer.
-- A message that nobody can serve goes to the dead-letter queue after maxReceiveCount receipts,
-- here 5, that is after 4 * 30 s and a service.
-- Look at: delivered_twice (a share of the services); the sojourns of good and poisoned messages.
-- Try next: --set visibility=10, --set visibility=300, --set max_receive_count=2
--
-- Not modelled yet: the second delivery itself (it is counted, but no one does the work twice),
-- ChangeMessageVisibility, the dead-letter queue (its messages are failed), ReceiveMessage's ten at
-- a time and long polling, DelaySeconds, retention, limits in flight, FIFO queues and their groups.
local visibility = param("visibility", 30, "seconds for which a message is invisible")
local receipts = param("max_receive_count", 5, "receipts until it is a dead letter")

return {
  name = "sqs",
  description = "The visibility time-out of SQS, a pause after failures and a bound on services.",
  duration = "2h",
  queues = { messages = {} },
  producers = {
    good = { rate = 1 },
    poisoned = { rate = 0.05 },
  },
  consumers = {
    workers = {
      count = 15,
      service = lognormal { p50 = "4s", p99 = "40s" },
      fails = function(item) return item.producer == "poisoned" or chance(0.05) end,
      retry = {
        attempts = receipts,
        backoff = function(item, sim) return math.max(0, item.received + visibility - sim.now) end,
      },
    },
  },
  on = {
    begin = function(item, sim) item.received = sim.now end,
    complete = function(item, sim)
      sim.observe("delivered_twice", sim.now - item.received > visibility and 1 or 0)
    end,
  },
  expect = {
    "poisoned.sojourn.min > " .. (receipts - 1) * visibility,
    "good.sojourn.p50 < 6",
    visibility == 30 and "math.abs(observations.delivered_twice.mean - 0.021) < 0.006" or nil,
  },
}
