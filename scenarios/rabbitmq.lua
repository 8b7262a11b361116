-- What does a message that always fails do to a RabbitMQ queue?
--
-- A consumer that can't process a message rejects it with requeue, and RabbitMQ puts it back where
-- it was: at the head. A classic queue does so for ever: each of three poison messages, published
-- at 10, 20 and 30 s, binds one of three consumers. What was published before the third is served,
-- 40 a second * 30 s = 1,200 messages; of what comes later, nothing.
-- A quorum queue has a delivery-limit, 20 by default since RabbitMQ 4.0: the 21st reject discards
-- the message (or dead-letters it). A poison message then costs 21 * 50 ms = 1 s of one consumer.
-- Look at: the depth of both queues, consumed of both publishers.
-- Try next: --set delivery_limit=1000, --set classic_consumers.retry.attempts=21 (as quorum)
--
-- In its words: basic.qos(1) is what a consumer does here; x-max-length is capacity, x-overflow is
-- when_full (drop-head: drop_oldest, reject-publish: reject), x-message-ttl is ttl, x-max-priority
-- is order = "priority" (0 to 255). Not modelled yet: a larger prefetch (of which priorities and
-- requeued messages know nothing), exchanges, dead-letter exchanges, confirms, consumer priorities,
-- drop-head of a priority queue (it may drop the highest).
local limit = param("delivery_limit", 20, "times that the quorum queue takes a message back")

local function consumers(queue, attempts)
  return {
    from = queue,
    count = 3,
    service = "50ms",
    fails = function(item) return item.producer:find("poison") ~= nil end,
    retry = { attempts = attempts },
  }
end

local function where_it_was(item)
  return item.created
end

return {
  name = "rabbitmq",
  description = "Poison messages that are requeued, in a classic queue and in a quorum queue.",
  duration = "2m",
  finish = "cut",
  queues = {
    classic = { order = where_it_was },
    quorum = { order = where_it_was },
  },
  producers = {
    classic_good = { to = "classic", rate = 40 },
    classic_poison = { to = "classic", times = { 10, 20, 30 } },
    quorum_good = { to = "quorum", rate = 40 },
    quorum_poison = { to = "quorum", times = { 10, 20, 30 } },
  },
  consumers = {
    classic_consumers = consumers("classic", 1e6),
    quorum_consumers = consumers("quorum", 1 + limit),
  },
  expect = {
    "math.abs(classic_good.consumed - 1200) < 140", -- four standard deviations
    "quorum_good.inside < 20",
    "quorum_poison.failed == 3",
    "quorum_consumers.failed == 3 * " .. 1 + limit,
  },
}
