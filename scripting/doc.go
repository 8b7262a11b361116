// Package scripting turns a Lua file into an engine.Scenario, or into errors that help.
//
// Load does all of it: it runs the file behind the wall (package wall), decodes the table that
// the file returns, and answers with a Loaded, or with Errors: every mistake of the file with its
// line. Four types to know first: a File goes in with Options, a Loaded or Errors come out.
// Fields lists the language. A scenario without functions never enters Lua while it runs.
//
// # The language
//
// A scenario file returns one table and sets no globals:
//
//	return {
//	  duration = "60s",
//	  queues = { jobs = { capacity = 100, when_full = "block" } },
//	  producers = { web = { rate = 40 } },
//	  consumers = { pool = { count = 3, service = exponential("25ms"), fails = 0.1 } },
//	  expect = { "jobs.wait.p99 < 0.2" },
//	}
//
// Queues, producers and consumers are tables by name. Names are [a-z][a-z0-9_]*, all different,
// and none that a figure of the result has. The fields of each table, with what they want and
// what holds without them, are what Fields returns; there is no other list, the decoder reads the
// same rows.
//
// Values are of a few kinds. A time is a number of seconds, or a duration such as "25ms" or
// "1h30m" (ns us µs ms s m h d). A rate is a number a second, or "90/min". A quantity is a
// number, a time, a distribution, or function(item, sim). A level is a number or steps { { time,
// value }, … }; a rate may also be ramp { … }, sine { … }, varying(max, function(sim)) or
// bursty { … }, the count of a pool math.huge, or function(sim), asked every second. Where to or
// from is left out there must be one queue only; without queues there is one, called queue.
//
// # What a file has
//
// Besides Lua's string, table, math and coroutine: param(name, default, help), a value that --set
// name=value changes; the distributions of dist.Catalogue, by their parameters' names or in their
// order, with times as numbers or durations; steps, ramp, sine, varying, bursty, trace; ms(500) and s(2); require of Lua
// files beside the scenario. In functions also random(), chance(p) and d:sample(), which draw the
// luck that belongs to this item and purpose; at the top level of the file they are mistakes.
//
// # Functions
//
// Functions get (item, sim); hooks without an item and counts get (sim); complete gets the reason
// of a failure as a third argument, nil if there is none, and leave the fate. Where there is no
// item yet (interarrival, batch) item is nil.
//
// An item has id attempt priority size deadline created producer queue waited, the columns of its
// trace, and what functions give it: item.colour = "red". Times are in seconds, instants count
// from the start. priority, size and deadline (an instant) may be written, in the producer's item
// = function only. After its fate an item is gone, and using it an error.
//
// sim has now, tally(name, n), observe(name, x), stop(reason), and each queue, producer and pool
// by name: sim.jobs.depth, sim.jobs.capacity, sim.pool.count, sim.pool.busy, sim.web.rate, of
// which capacity, count and rate may be written.
//
// fails answers false, true or a reason. Reasons failed, timeout, breakdown, budget and deadline
// are the engine's own.
//
// # Expectations
//
// An expectation is a Lua expression over the figures of the result, by the paths of its JSON; a
// path may start with the name of a queue, producer or pool, or with a figure of the whole run:
// jobs.wait.p99 < "200ms" and failed / produced < 0.01. One that reads a figure of something that
// never happened fails, and so does one that compares what is not a number.
//
// # Values from outside
//
// --set name=value sets a param; --set pool.count=5 or --set duration=10s a field by its path, as
// if it stood in the table. Setting a param and the field that it stands in is a mistake.
package scripting
