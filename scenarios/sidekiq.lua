-- A service is down for an hour: when have Sidekiq's retries caught up?
--
-- A job that fails comes back n^4 + 15 + rand(10) * (n + 1) seconds later, n = 0, 1 … 24, and the
-- 26th failure sends it to the dead set. The pauses up to n = 6 fit into the hour (2,380 s without
-- jitter). A job may begin the next one just before the service is back, and sleep for
-- 7^4 + 15 + 9 * 8 = 2,488 s: the last succeeds some 41 minutes after the recovery. All the while
-- threads are idle: nothing is overloaded, the jobs are just asleep.
-- Look at: after_recovery, from the recovery to the success of a job that had failed.
-- Try next: --set outage=600, --set outage=86400 (a day; takes seconds), --set concurrency=3
--
-- In its words: concurrency (5 threads a process) is count, retry: 25 means 26 attempts, and dead
-- is failed. Not modelled yet: queues with weights or in strict order, the poller (jobs that
-- are due wait for its next look, some seconds), retry_for, the dead set as a queue.
local outage = param("outage", 3600, "seconds without the service that the jobs call")
local concurrency = param("concurrency", 5, "threads of the process")
local down, up = 600, 600 + outage

local function pause(n, jitter)
  return n ^ 4 + 15 + jitter * (n + 1)
end

local n, slept = 0, 0 -- the last pause that can begin within the outage, and those before it
while slept + pause(n, 0) < outage do
  slept = slept + pause(n, 0)
  n = n + 1
end

return {
  name = "sidekiq",
  description = "Sidekiq's default retries through an outage of an hour.",
  duration = up + 600,
  queues = { default = {} },
  producers = {
    web = { rate = 2 },
  },
  consumers = {
    sidekiq = {
      count = concurrency,
      service = exponential("200ms"),
      fails = function(item, sim) return sim.now >= down and sim.now < up and "refused" end,
      retry = {
        attempts = 26,
        backoff = function(item) return pause(item.attempt - 1, math.floor(random() * 10)) end,
      },
    },
  },
  on = {
    leave = function(item, sim)
      if item.attempt > 1 then sim.observe("after_recovery", sim.now - up) end
    end,
  },
  expect = {
    "failed == 0",
    "observations.after_recovery.max < 2 + " .. pause(n, 9), -- and the service itself
    "observations.after_recovery.max > 0.9 * " .. pause(n, 9),
    "default.wait.p99 < 30", -- it isn't for want of threads
  },
}
