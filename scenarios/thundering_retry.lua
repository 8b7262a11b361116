-- What does jitter do for retries?
--
-- At second 1 a thousand callers come at once to a service that does 50 at a time, 20 ms each, and
-- turns away whoever comes on top. All of them double their pauses, from 100 ms. Without jitter the
-- herd never parts: each round 50 get through, and the others are turned away together, to come
-- back together. After 8 rounds 8 * 50 = 400 are served and 600 have given up, while the service
-- had nothing to do between the rounds. With full jitter a pause is anything from zero to that
-- long; the herd spreads, and all are served within a second, with half the attempts.
-- Look at: attempts and failed of each pool, the sojourns of each herd.
-- Try next: --set attempts=20 (the herd needs 1000 / 50), --set jitter=equal, --set herd=2000
local attempts = param("attempts", 8, "services a caller may ask for in all")
local jitter = param("jitter", "full", "of the second pool: full, equal, none")
local herd = param("herd", 1000, "callers at once, for each pool")
local places = 50

local asked = 0 -- attempts of a herd that stays together
for round = 0, attempts - 1 do
  asked = asked + math.max(0, herd - round * places)
end

local function service(name, kind)
  return {
    from = name,
    count = math.huge,
    service = function(item, sim)
      item.turned_away = sim[name .. "_service"].busy > places
      return item.turned_away and 0.001 or 0.02
    end,
    fails = function(item) return item.turned_away and "turned away" end,
    retry = {
      attempts = attempts,
      backoff = { base = "100ms", factor = 2, max = "20s", jitter = kind },
    },
  }
end

return {
  name = "thundering_retry",
  description = "A thousand callers who come back with and without jitter.",
  queues = {
    plain = {},
    jittered = {},
  },
  producers = {
    plain_callers = { to = "plain", times = { 1 }, batch = herd },
    jittered_callers = { to = "jittered", times = { 1 }, batch = herd },
  },
  consumers = {
    plain_service = service("plain", "none"),
    jittered_service = service("jittered", jitter),
  },
  expect = {
    "plain_callers.consumed == " .. math.min(herd, attempts * places),
    "plain_service.attempts == " .. asked,
    "jittered_callers.consumed == " .. herd,
    "jittered_service.attempts < 0.6 * plain_service.attempts",
    "jittered_callers.sojourn.max < " .. herd / 500,
  },
}
