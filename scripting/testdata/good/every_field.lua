-- Does every field of the language reach the engine?
return {
  queuesim = 1,
  name = "every field",
  description = "uses every field once",
  duration = "1h30m",
  items = 1000,
  warmup = 60,
  seed = 42,
  replications = 5,
  finish = "cut",
  sample = "10s",
  queues = {
    jobs = { capacity = 10, order = "priority", when_full = "drop_lowest", ttl = 5 },
    keyed = {
      capacity = math.huge,
      order = function(item)
        return item.size
      end,
    },
    free = {},
  },
  producers = {
    web = {
      to = "jobs",
      count = 2,
      rate = ramp { { 0, 1 }, { "1h", "120/min" } },
      arrivals = "even",
      items = 500,
      start = "1s",
      stop = 3600,
      batch = 2,
      priority = 9,
      size = 1.5,
      deadline = ms(3000),
      item = function(item)
        item.colour = "red"
      end,
    },
    gaps = { to = "keyed", interarrival = "250ms" },
    clock = { to = "free", times = { 0, "500ms", "1h" } },
    old = {
      to = "free",
      trace = trace {
        file = "data/requests.csv",
        time = "at",
        fields = { bytes = "Size", kind = "Kind" },
        speed = 2,
      },
    },
  },
  consumers = {
    pool = {
      from = { "jobs", "keyed" },
      count = math.huge,
      service = "25ms",
      work = "cpu",
      fails = 0.1,
      attempt_timeout = s(1),
      idle_timeout = "1m",
      retry = {
        attempts = 4,
        backoff = { base = "100ms", factor = 2, max = "5s", jitter = "full" },
      },
    },
    steady = { from = "free", count = steps { { 0, 1 }, { "1m", 4 } }, service = 1 },
    asked = {
      from = "free",
      count = function(sim)
        return sim.now < 60 and 1 or 2
      end,
      service = function(item)
        return item.kind == "read" and 1 or "2s"
      end,
      fails = function()
        return chance(0.5) and "flaky"
      end,
      retry = { attempts = 2, backoff = 0.2 },
    },
  },
  on = {
    start = function(sim) end,
    arrive = function(item, sim) end,
    begin = function(item, sim) end,
    complete = function(item, sim, reason) end,
    retry = function(item, sim) end,
    leave = function(item, sim, fate) end,
    stop = function(sim) end,
  },
  at = {
    { "30s", function(sim) sim.pool.count = 5 end },
  },
  every = {
    { 0.5, function(sim) sim.tally("ticks") end },
  },
  expect = { "jobs.wait.p99 < 0.2" },
}
