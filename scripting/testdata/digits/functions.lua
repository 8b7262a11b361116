-- Do rates, and what functions compute and draw, come out the same on every machine?
local function wobble(x) return math.abs(math.sin(x) * math.exp(-x / 50) + math.log(1 + x) / 9) end

return {
  duration = "10m",
  sample = "7s",
  queues = {
    waves = { capacity = 20, when_full = "drop_lowest", order = "priority" },
    keyed = { order = function(item) return math.cos(item.size) ^ 3 end, ttl = "9s" },
  },
  producers = {
    wave = { to = "waves", rate = sine { mean = 4, amplitude = 3.3, period = "97s", phase = "9s" } },
    slope = { to = "waves", rate = ramp { { 0, 1 }, { "3m", "300/min" }, { "9m", 0.3 } } },
    stairs = { to = "keyed", rate = steps { { 0, 1 }, { "1m", 4 }, { "5m", 0.7 } } },
    bursts = {
      to = "keyed", rate = bursty { { rate = 0.5, lasts = "20s" }, { rate = 9, lasts = "3s" } },
    },
    computed = {
      to = "waves",
      rate = varying(5, function(sim) return 5 * math.tanh(sim.now / 100) ^ 0.7 end),
      size = gamma { mean = 1, cv = 0.8 },
      priority = function(item) return math.floor(math.random() * 1e3) % 7 end,
    },
    even = { to = "keyed", rate = 1 / 3, arrivals = "even", size = weibull { mean = 1, shape = 0.7 } },
  },
  consumers = {
    first = {
      from = { "waves", "keyed" },
      count = function(sim) return 1 + math.floor(3 * wobble(sim.now)) end,
      service = function(item, sim) return wobble(sim.now) / 3 + math.random() ^ 5 end,
      fails = function(item) return math.random(1, 20) == 7 and "unlucky" end,
      attempt_timeout = 2,
      retry = {
        attempts = 3, backoff = { base = "100ms", factor = 1.7, max = "5s", jitter = "full" },
      },
    },
  },
  every = {
    { "11s", function(sim) sim.observe("wobble", wobble(sim.now)) end },
  },
}
