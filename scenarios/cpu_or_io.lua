-- Do eight consumers do more than two, on a machine with two processors?
--
-- If they wait for something elsewhere (a database, a disk, a network), four times as much: waiting
-- needs no processor. If they compute, no more at all: two processors compute two things at once.
-- Virtual time can't tell: there each consumer has a processor of its own. Live time can:
--   queuesim run cpu_or_io --live --compare
--   queuesim run cpu_or_io --live --compare --set work=cpu
-- Look at: throughput, and pool.service.mean, which grows when consumers share a processor. The
-- expectation is three quarters of what one would plan: consumers times the speed of one. On two
-- processors live consumers that compute fail it.
-- Try next: --set workers=1, 2 and 4, by both kinds of work, and GOMAXPROCS=1 in the environment.
-- That is the life of threads under a global lock; the page cpu_or_io.md beside this file tells it.
local workers = param("workers", 8, "consumers; live, each is a goroutine")
local work = param("work", "io", "what they do: io waits, cpu computes")

local items = 64
local service = 0.020 -- seconds
local rounds = math.ceil(items / workers)
local planned = items / (rounds * service) -- items a second

return {
  name = "cpu_or_io",
  description = "Sixty-four items of 20 ms each, all there at once: waited for, or computed.",
  producers = {
    all = { times = { 0 }, batch = items },
  },
  consumers = {
    pool = { count = workers, service = service, work = work },
  },
  expect = { ("throughput > %.0f"):format(0.75 * planned) },
}
