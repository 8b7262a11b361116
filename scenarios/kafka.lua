-- How many consumers does a Kafka topic need when one key is hot?
--
-- Sixty records a second, twenty a consumer: three would do, and the group has six, one for each
-- partition of the topic. But a key always goes to the same partition, and a partition to one
-- consumer of the group. One key makes 40 % of the records here, so its partition gets 24 + 6 a
-- second: its lag grows by 10 a second, 6,000 in ten minutes, and the other five are 30 % busy.
-- More consumers would be idle, and more partitions only take the other keys away. Beside it the
-- same load in one queue that all six share, as RabbitMQ and SQS do it: no order by key, no lag.
-- Look at: the depth (lag) of p1 against the others, and how busy c1 to c6 are.
-- Try next: --set hot=0.1 (no lag), --set hot=0.25, --set partitions=12 (24 + 3 a second)
--
-- Not modelled yet: fetches of many records (max.poll.records = 500), rebalances
-- (max.poll.interval.ms, session.timeout.ms), commits and what is delivered again after a crash,
-- consumers of several partitions, retention, share groups. Kafka itself has no retries: a record
-- that fails holds up its partition or is skipped.
local partitions = param("partitions", 6, "of the topic; so many consumers has the group")
local hot = param("hot", 0.4, "share of all records that have the same key")
local each = 60 * (1 - hot) / partitions -- records a second of the other keys
local first = each + 60 * hot

local queues = { shared = {} }
local producers = { all = { to = "shared", rate = 60 } }
local consumers = { group = { from = "shared", count = partitions, service = exponential("50ms") } }
for p = 1, partitions do
  queues["p" .. p] = {}
  producers["k" .. p] = { to = "p" .. p, rate = p == 1 and first or each }
  consumers["c" .. p] = { from = "p" .. p, service = exponential("50ms") }
end

return {
  name = "kafka",
  description = "A topic with a hot key, and the same load in a queue that all consumers share.",
  duration = "10m",
  finish = "cut",
  queues = queues,
  producers = producers,
  consumers = consumers,
  expect = {
    first > 20 and ("math.abs(p1.waiting_now / %g - 1) < 0.2"):format((first - 20) * 600)
      or "p1.wait.p99 < 10",
    ("math.abs(c2.utilisation - %g) < 0.04"):format(each / 20),
    "shared.wait.p99 < 0.1",
  },
}
