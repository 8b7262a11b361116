return {
  duration = "1m",
  producers = {
    web = { rate = function(sim) return 5 end },
    two = { rate = varying(function(sim) return 5 end) },
    three = { rate = varying(100) },
    four = { rate = varying(0, function(sim) return 0 end) },
    five = { rate = varying(math.huge, function(sim) return 5 end) },
    six = { rate = varying(10, function(sim) return 5 end), arrivals = "even" },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
