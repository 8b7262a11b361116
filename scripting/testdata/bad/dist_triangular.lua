local d0 = triangular("10ms", "40ms")
local d1 = triangular { min = "10ms", mode = "50ms", max = "40ms" }
local d2 = triangular("40ms", "20ms", "10ms")
local d3 = triangular { min = 0, mean = "90ms", max = "100ms" }
local d4 = triangular { min = 0, mod = "90ms", max = "100ms" }

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { service = triangular("-10ms", 0, 1) } },
}
