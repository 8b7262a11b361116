-- Earliest deadline first, or first come first served: who keeps more promises?
--
-- Seven clicks a second must be served within 500 ms; mails come a hundred at once, a batch each
-- five seconds or so, and may take a minute. Two consumers are 68 % busy: time enough for all.
-- First come first served makes clicks stand behind the mails. With mails alone, 2.5 s of work a
-- batch, this is M/D/1: 1 - 0.5 * exp(0.2 * 0.5) = 45 % of the clicks find more than 500 ms before
-- them. Earliest deadline first lets them pass mails that have time; nobody is late.
-- It is no magic. With too many mails it lets mails expire (--set mails=35), but with too many
-- clicks both: a mail that has waited for 59.5 s is as urgent as a click (--set clicks=60).
-- Look at: the items lost, by producer (one that still waits at its deadline expires).
-- Try next: the two above, --set batch=10
local clicks = param("clicks", 7, "items a second that have 500 ms")
local mails = param("mails", 20, "items a second that have a minute")
local batch = param("batch", 100, "mails that come at once")

local function click(queue)
  return { to = queue, rate = clicks, deadline = "500ms" }
end

local function mail(queue)
  return { to = queue, rate = mails / batch, batch = batch, deadline = "60s" }
end

return {
  name = "deadlines",
  description = "Earliest deadline first against first come first served.",
  duration = "30m",
  queues = {
    fifo = { order = "fifo" },
    edf = { order = "deadline" },
  },
  producers = {
    fifo_clicks = click("fifo"), fifo_mails = mail("fifo"),
    edf_clicks = click("edf"), edf_mails = mail("edf"),
  },
  consumers = {
    fifo_pool = { from = "fifo", count = 2, service = exponential("50ms") },
    edf_pool = { from = "edf", count = 2, service = exponential("50ms") },
  },
  expect = {
    "math.abs(fifo_clicks.expired / fifo_clicks.produced - 0.447) < 0.1",
    "edf_clicks.expired < 0.001 * edf_clicks.produced",
    "edf_mails.expired == 0",
  },
}
