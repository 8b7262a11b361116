local d0 = mixture()
local d1 = mixture { 0.1, exponential(1) }
local d2 = mixture { of = { exponential(1), "5ms" } }
local d3 = mixture { of = exponential(1), weights = { 1 } }
local d4 = mixture { of = { exponential(1), constant(2) }, weights = { 1 } }
local d5 = mixture { of = {} }
local d6 = mixture { of = { 1, 2 }, weight = { 1, 2 } }
local d7 = mixture { of = { exponential(1) }, weights = { 0 } }
local d8 = mixture { of = 5 }

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = mixture { uniform(-1, 1), exponential(1) } } },
}
