-- What does an editor say of a shop that was written in a hurry? Behind --> stands what it must say
-- of the line.
local clerks = param("clerks", "many", "people behind the counter")

---@type queuesim.Scenario
return {
  durration = "8h", --> did you mean "duration"?
  items = 0, --> want a whole number above 0, got 0
  finish = "drian", --> did you mean "drain"?
  warmup = "10", --> say the unit: "10s"
  queues = {
    line = { capacity = "twenty" }, --> want a whole number, got "twenty"
    back = { when_full = true }, --> want one of "block", "reject", "drop_oldest" or "drop_lowest", got true
  },
  producers = {
    door = { to = "lime", rate = "40/h" }, --> no queue is called "lime"
    phone = { to = "back", rate = 5, interarrival = 2 }, --> want one of rate, interarrival, times and trace
    web = { rate = 3 }, --> to is missing: there are several queues
  },
  consumers = {
    counter = {
      from = "line",
      count = clerks, --> want a whole number, got "many"
      servce = exponential("2m"), --> unknown field "servce"
      fails = 1.5, --> want a probability from 0 to 1, or a function, got 1.5
      retry = {
        attempts = 0, --> want a whole number above 0, got 0
        backoff = { base = "1s", jiter = "full" }, --> unknown field "jiter"
      },
    },
    desk = {
      from = { "back", "front" }, --> no queue is called "front"
      service = lognormal { mean = "2m", sdd = 1 }, --> unknown parameter "sdd"
    },
    Till = { from = "line", service = 1 }, --> want a name, got "Till"
    shelf = {
      from = "line",
      service = "2 m", --> units are ns, us, ms, s, m, h and d
    },
  },
  on = {
    leave = 5, --> want a function(item, sim, fate), got 5
  },
  at = { { "30s" } }, --> want { time, function }, got a list of 1
  expect = {
    "lin.wait.p95 < 300", --> did you mean "line"?
    "rejected = 0", --> Lua compares by ==
    "line.wait < 5", --> line.wait is no figure itself
  },
}
