-- Why must the sentinel not be an item of a priority queue?
--
-- A sentinel tells a consumer that no more will come. Here it is an item: once the last real item
-- has been put, three of "poison" follow, and a consumer that takes one goes home.
-- In "first" the poison has the highest priority, to be seen soon: it passes all who wait.
-- In "last" it has the lowest. What waits is served first, but what comes back for a retry is not.
-- So the run ends stuck (exit code 3). Real sentinels are no items: they are sent when every item
-- has met its fate, one to each consumer, past the order. The engine does so; Python says
-- queue.join() and then queue.shutdown(), Go WaitGroup.Wait() and then close(channel).
-- Look at: who is inside at the end. Try next: --set poison=false (the engine sends its sentinels),
-- --set failing=0 (lowest priority is enough, until the day when somebody adds a retry)
local poison = param("poison", true, "sentinels as items; false leaves them to the engine")
local failing = param("failing", 0.3, "share of attempts that fail, to be tried again after 200 ms")

local function is_poison(item)
  return item.producer:find("poison") ~= nil
end

local function consumers(queue)
  return {
    from = queue,
    count = 3,
    service = function(item) return is_poison(item) and 0 or 0.05 end,
    fails = function(item) return not is_poison(item) and chance(failing) end,
    retry = { attempts = 20, backoff = "200ms" },
  }
end

return {
  name = "sentinel_first",
  description = "Sentinels that are items of a priority queue: some consumers leave too early.",
  queues = {
    first = { order = "priority" },
    last = { order = "priority" },
  },
  producers = {
    a = { to = "first", rate = 100, arrivals = "even", items = 60, priority = 5 },
    b = { to = "last", rate = 100, arrivals = "even", items = 60, priority = 5 },
    poison_a = poison and { to = "first", times = { 0.6, 0.6, 0.6 }, priority = 9 } or nil,
    poison_b = poison and { to = "last", times = { 0.6, 0.6, 0.6 }, priority = 0 } or nil,
  },
  consumers = { pool_a = consumers("first"), pool_b = consumers("last") },
  on = {
    begin = function(item, sim)
      if is_poison(item) then
        local pool = sim[item.producer == "poison_a" and "pool_a" or "pool_b"]
        pool.count = pool.count - 1
      end
    end,
  },
  expect = poison and {
    "a.inside > 20",
    failing > 0 and "b.inside > 0" or "b.inside == 0",
    "b.inside <= a.inside / 5",
  } or { "inside == 0", "pool_a.left.sentinel == 3", "pool_b.left.sentinel == 3" },
}
