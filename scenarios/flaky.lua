-- Do four attempts make a service that fails once in five look reliable?
--
-- Every fifth attempt times out, and items that carry a bad payload fail whenever they are tried.
-- Retries help the first kind and are wasted on the second. Look at: failures by reason, and what
-- the retries add to the offered load.
-- Try next: --set attempts=1, --set attempts=8
local attempts = param("attempts", 4, "services an item may have in all")

return {
  name = "flaky",
  duration = "10m",
  producers = {
    web = {
      rate = 20,
      item = function(item)
        item.bad = chance(0.01)
      end,
    },
  },
  consumers = {
    pool = {
      count = 3,
      service = lognormal { p50 = "60ms", p99 = "300ms" },
      attempt_timeout = "500ms",
      fails = function(item)
        if item.bad then
          return "bad payload"
        elseif chance(0.2) then
          return "unavailable"
        end
      end,
      retry = {
        attempts = attempts,
        backoff = { base = "200ms", factor = 2, max = "10s", jitter = "equal" },
      },
    },
  },
  expect = { "failed / produced < 0.02", "pool.utilisation < 1" },
}
