-- How much shorter is the wait if the same staff comes when the calls do?
--
-- Calls come in a wave, 5 a minute at midnight and 35 at noon, and take three minutes each: 15 to 105
-- erlangs. Two call centres pay for the same hours. One has the same staff all day: about noon more
-- calls come than it can take, and the line grows by all that is above it. How long it becomes is an
-- integral, known beforehand. The other plans each hour by a forecast: the load, and a reserve of so
-- many times its square root (Kolesar and Green, Production and Operations Management 7, 1998). Luck
-- grows by the root only, so big teams need little in reserve.
-- Look at: the depths over time, the waits, and how busy the two are.
-- Try next: --set reserve=0 (cheaper: 26 s on average), --set reserve=2 (hardly anybody waits),
-- --set forecast=0.9 (a forecast that is a tenth too low takes all of the reserve).
local reserve = param("reserve", 1, "roots of the load by which the plan exceeds it")
local forecast = param("forecast", 1, "what the plan takes for the load, times what it is")

local function load(hour) return 60 - 45 * math.cos(2 * math.pi * hour / 24) end

local plan, hours = {}, 0
for hour = 0, 23 do
  local most = forecast * math.max(load(hour), load(hour + 1))
  local staff = math.ceil(most + reserve * math.sqrt(most))
  plan[hour + 1] = { hour * 3600, staff }
  hours = hours + staff
end
local same = math.floor(hours / 24 + 0.5)

local line, longest = 0, 0 -- with the same staff all day, if luck has no part in it
for minute = 0, 1439 do
  line = math.max(0, line + (load(minute / 60) - same) / 3)
  longest = math.max(longest, line)
end

local calls = sine { mean = "20/min", amplitude = "15/min", period = "24h", phase = "6h" }

return {
  name = "day",
  description = "A day of calls, with the same staff all day and with a plan for each hour.",
  duration = "24h",
  queues = { flat = {}, planned = {} },
  producers = {
    a = { to = "flat", rate = calls },
    b = { to = "planned", rate = calls },
  },
  consumers = {
    all_day = { from = "flat", count = same, service = exponential("3m") },
    by_hour = { from = "planned", count = steps(plan), service = exponential("3m") },
  },
  expect = {
    ("math.abs(flat.depth.max / %.0f - 1) < 0.15"):format(longest),
    "flat.wait.mean > 100 * planned.wait.mean",
    'planned.wait.p95 < "1m"',
  },
}
