-- How many clerks does the shop need, so that hardly anybody waits longer than five minutes?
--
-- queuesim run FILE                    what happens
-- queuesim run FILE --set clerks=3     what if
-- queuesim check FILE                  is it right, and what will it do?
-- queuesim list fields                 everything that may stand in here
-- queuesim list functions              param, steps and their like
-- queuesim list item                   what functions see of an item; queuesim list sim: of the run
-- queuesim list figures                what expect may compare
local clerks = param("clerks", 4, "people behind the counter")

---@type queuesim.Scenario
return {
  name = "shop",
  duration = "8h", -- no arrivals after it; those inside are still served

  -- Where work waits. Without a capacity any number of customers may.
  queues = {
    line = { capacity = 20, when_full = "reject" },
  },

  -- Where work comes from: at random, twice as often round noon.
  producers = {
    door = { rate = steps { { 0, "40/h" }, { "3h", "80/h" }, { "5h", "40/h" } } },
  },

  -- Who does it, how long it takes, and how it fails. Of eight customers one has forgotten the
  -- money, and comes back once.
  consumers = {
    counter = {
      count = clerks,
      service = lognormal { mean = "2m", cv = 0.8 },
      fails = 0.125,
      retry = { attempts = 2, backoff = "10m" },
    },
  },

  -- What must hold. If it doesn't, queuesim exits with 1: so a build can fail by it.
  expect = {
    "line.wait.p95 < 300",
    "rejected == 0",
  },
}
