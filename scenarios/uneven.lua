-- How much longer is the wait when the same work comes in bursts?
--
-- Two queues get 40 items a second, and each has five consumers who can do 50. To one the items come
-- one by one, at random. To the other 30 a second come in quiet times and 90 in bursts, which last
-- 10 s and 2 s on average: 40 a second over the long run, too. Both pools are 80 % busy.
-- At random an item waits 55 ms on average (M/M/5). In a burst 40 a second more come than can be
-- done, in quiet times 20 fewer. Think of water that runs in and out (Anick, Mitra and Sondhi, Bell
-- System Technical Journal 61, 1982): half of the time some stands there, and the odds of more fall
-- by 1/2/40 - 1/10/20 = 0.0075 an item. That is 0.5/0.0075 = 67 items, 1.7 s: thirty times as long.
-- So a mean rate says little: ask how much comes in a burst, and above all for how long.
-- Look at: the waits of both queues, and their depths over time.
-- Try next: --set scale=10 (the same rates, but bursts of 20 s: ten times the wait),
-- --set count=6 (a third of it is left), --set count=9 (enough for a burst; half of them idle).
local scale = param("scale", 1, "length of bursts and quiet times, in units of 2 s and 10 s")
local count = param("count", 5, "consumers of each queue")

local quiet, burst = 10 * scale, 2 * scale -- seconds
local spare, excess = 10 * count - 30, 90 - 10 * count -- items a second
local odds = (spare + excess) / spare / 6 -- that some stands there; a sixth of the time is a burst
local fall = 1 / burst / excess - 1 / quiet / spare

return {
  name = "uneven",
  description = "The same work, at random and in bursts.",
  duration = 7200 * scale, -- about 600 bursts
  queues = { even = {}, uneven = {} },
  producers = {
    random = { to = "even", rate = 40 },
    bursty = {
      to = "uneven",
      rate = bursty { { rate = 30, lasts = quiet }, { rate = 90, lasts = burst } },
    },
  },
  consumers = {
    a = { from = "even", count = count, service = exponential("100ms") },
    b = { from = "uneven", count = count, service = exponential("100ms") },
  },
  expect = {
    "math.abs(a.utilisation - b.utilisation) < 0.03",
    "uneven.wait.mean > 10 * even.wait.mean",
    count > 4 and count < 9
      and ("math.abs(uneven.depth.mean / %.3g - 1) < 0.4"):format(odds / fall) or nil,
  },
}
