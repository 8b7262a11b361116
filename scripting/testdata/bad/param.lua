local a = param("a")
local b = param("B", 1)
local c = param("c", 1)
local d = param("c", 2)
local e = param("e", {}, "a table")

return {
  duration = "1m",
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
