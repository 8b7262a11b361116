-- An API is down for a minute: which of Celery's ways to retry gets the tasks through?
--
-- A task that calls retry() and doesn't say when comes back after default_retry_delay, 3 minutes;
-- with autoretry_for and retry_backoff=True after 1, 2, 4 … seconds (retry_backoff_max = 600), and,
-- as retry_jitter is on, at random below that. Both give up after max_retries = 3. So the task that
-- looks cleverer lives for 1/2 + 2/2 + 4/2 = 3.5 s of pauses and four services, 4.3 s in all; the
-- tasks of that minute are lost but for the last, 5 a second * (60 - 4.3) = 278. The patient one
-- loses none, and is late.
-- Look at: failed of both producers, and the longest sojourns.
-- Try next: --set max_retries=7 (pauses of 63 s), --set outage=600 (now the patient loses too)
--
-- In its words: --concurrency is count, a retry is another attempt. Not modelled yet:
-- worker_prefetch_multiplier = 4 (here a worker holds no more than it works on), countdowns kept in
-- a worker's memory, acks_late, the visibility_timeout of Redis, countdowns in whole seconds.
local outage = param("outage", 60, "seconds in which every task fails")
local max_retries = param("max_retries", 3, "times that a task is tried again")

local function lost(producer, pauses) -- an expectation
  local figure = 5 * math.max(0, outage - pauses - 0.2 * (1 + max_retries))
  return ("math.abs(%s.failed - %g) < %g"):format(producer, figure, math.max(60, 0.1 * figure))
end

local function worker(queue, backoff)
  return {
    from = queue,
    count = 8,
    service = lognormal { mean = "200ms", cv = 1 },
    fails = function(item, sim)
      return sim.now >= 120 and sim.now < 120 + outage and "api down"
    end,
    retry = { attempts = 1 + max_retries, backoff = backoff },
  }
end

return {
  name = "celery",
  description = "Celery's default retry delay and its retry_backoff in an outage of a minute.",
  duration = "30m",
  queues = { default_delay = {}, retry_backoff = {} },
  producers = {
    patient = { to = "default_delay", rate = 5 },
    clever = { to = "retry_backoff", rate = 5 },
  },
  consumers = {
    a = worker("default_delay", "3m"),
    b = worker("retry_backoff", { base = "1s", factor = 2, max = "600s", jitter = "full" }),
  },
  expect = {
    lost("patient", 180 * max_retries),
    lost("clever", (2 ^ max_retries - 1) / 2),
    "patient.sojourn.max > 180 and clever.sojourn.max < 180",
  },
}
