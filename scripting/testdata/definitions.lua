---@meta queuesim

---@alias queuesim.time number|string seconds, or "25ms", "1h30m"
---@alias queuesim.rate number|string a second, or "90/min"
---@alias queuesim.asked fun(item: queuesim.Item, sim: queuesim.Sim): number|string
---@alias queuesim.numbers number|queuesim.Distribution|queuesim.asked
---@alias queuesim.times queuesim.time|queuesim.Distribution|queuesim.asked

---@class queuesim.Level
---@class queuesim.Distribution
---@field sample fun(self: queuesim.Distribution): number a draw; in functions only

---@class (exact) queuesim.Scenario
---@field queuesim? integer version of the language that the file is written in (1)
---@field name? string what the scenario is called in results
---@field description? string what it is about
---@field duration? queuesim.time arrivals end and averages close here (no limit)
---@field items? integer items that all producers bring together (no limit)
---@field warmup? queuesim.time items born before it aren't counted; averages begin here (0)
---@field seed? integer of every draw; another seed is another luck (1)
---@field replications? integer runs, each with its own luck, that the result is of (1)
---@field finish? "drain"|"cut"|"never" what happens when arrivals have ended ("drain")
---@field sample? queuesim.time step of the series in the result (no series)
---@field queues? table<string, queuesim.Queue> where items wait, by name (one, "queue")
---@field producers? table<string, queuesim.Producer> where items come from, by name
---@field consumers? table<string, queuesim.Consumers> pools of consumers, by name
---@field on? queuesim.On functions to run when something has happened
---@field at? table[] functions to run at an instant: { { "30s", function(sim) … end } }
---@field every? table[] functions to run again and again, a period apart
---@field expect? string|string[] what must hold of the result: "jobs.wait.p99 < 0.2"

---@class (exact) queuesim.Queue
---@field capacity? number waiting places; those in service aren't counted (unbounded)
---@field order? "fifo"|"lifo"|"priority"|"random"|"deadline"|"shortest"|queuesim.asked who is next; a function's smallest result is ("fifo")
---@field when_full? "block"|"reject"|"drop_oldest"|"drop_lowest" what becomes of an item that finds no place ("block")
---@field ttl? queuesim.times time after which a waiting item expires (never)

---@class (exact) queuesim.Producer
---@field to? string where its items go (the queue, if there is one)
---@field count? integer that many independent ones, alike but for their luck (1)
---@field rate? queuesim.rate|queuesim.Level arrivals a second, or "90/min"; at random unless arrivals says otherwise
---@field arrivals? "random"|"even" with rate: at random (Poisson), or evenly spaced ("random")
---@field interarrival? queuesim.times time between arrivals, instead of rate
---@field times? queuesim.time[] instants of the arrivals, instead of rate
---@field trace? queuesim.Trace recorded arrivals from a CSV file, instead of rate
---@field items? integer arrivals of items by each of count (no limit)
---@field start? queuesim.time no arrivals before it (0)
---@field stop? queuesim.time no arrivals from it on (no limit)
---@field batch? queuesim.numbers items an arrival brings (1)
---@field priority? queuesim.numbers of its items; the greater goes first (0)
---@field size? queuesim.numbers of its items, for order = "shortest" and functions (none)
---@field deadline? queuesim.times time from its creation after which it is late, or expires waiting (none)
---@field item? fun(item: queuesim.Item, sim: queuesim.Sim) gives a new item its fields

---@class (exact) queuesim.Trace
---@field file? string CSV file in the scenario's folder, with a line of headings
---@field time? string heading of the arrivals' column: seconds, or dates with times
---@field fields? table<string, string> fields of the items, each with the heading of its column (none)
---@field speed? number so many times as fast as recorded (1)

---@class (exact) queuesim.Consumers
---@field from? string|string[] what they serve; of a list, the first that isn't empty (the queue, if there is one)
---@field count? number|queuesim.Level|fun(sim: queuesim.Sim): number consumers; a function is asked every second (1)
---@field service? queuesim.times time that an attempt takes
---@field work? "io"|"cpu" io waits for something elsewhere, cpu computes; a difference in live runs only ("io")
---@field fails? number|fun(item: queuesim.Item, sim: queuesim.Sim): boolean|string|nil probability that an attempt fails; a function answers false, true or a reason (0)
---@field attempt_timeout? queuesim.times time after which an attempt is cut; it has failed then (never)
---@field idle_timeout? queuesim.time a consumer that waits so long for an item leaves (never)
---@field retry? queuesim.Retry what follows a failed attempt (none)

---@class (exact) queuesim.Retry
---@field attempts? integer services in all (1)
---@field backoff? queuesim.Backoff|queuesim.times pause before the next one (at once)

---@class (exact) queuesim.Backoff
---@field base? queuesim.time the first pause (0)
---@field factor? number each pause is so many times the one before (1)
---@field max? queuesim.time no pause is longer (no bound)
---@field jitter? "none"|"full"|"equal" full: from 0 to the pause at random; equal: from half of it ("none")

---@class (exact) queuesim.On
---@field start? fun(sim: queuesim.Sim) before anything happens
---@field arrive? fun(item: queuesim.Item, sim: queuesim.Sim) an item has come
---@field begin? fun(item: queuesim.Item, sim: queuesim.Sim) its service begins
---@field complete? fun(item: queuesim.Item, sim: queuesim.Sim, reason: string?) its attempt has ended; reason is nil if it went well
---@field retry? fun(item: queuesim.Item, sim: queuesim.Sim) it has failed and is to come back
---@field leave? fun(item: queuesim.Item, sim: queuesim.Sim, fate: string) it has met its fate
---@field stop? fun(sim: queuesim.Sim) all is over

---@class queuesim.Item
---@field attempt integer
---@field created number
---@field deadline number?
---@field id integer
---@field priority integer
---@field producer string
---@field queue string
---@field size number
---@field waited number
---@field [string] any the author's own fields

---@class queuesim.Part
---@field capacity number of queues
---@field depth number of queues
---@field rate number of producers
---@field busy number of consumers
---@field count number of consumers

---@class queuesim.Sim
---@field now number seconds since the start
---@field tally fun(name: string, n?: number) adds to a counter
---@field observe fun(name: string, x: number) adds to a trend
---@field stop fun(reason?: string) ends the run in good order
---@field [string] queuesim.Part

---a value that --set NAME=VALUE changes
---@generic T: number|string|boolean
---@param name string
---@param default T
---@param help? string
---@return T
function param(name, default, help) end

---true with probability p; in functions only
---@param p number
---@return boolean
function chance(p) end

---a number from 0 to below 1; in functions only
---@return number
function random() end

---milliseconds as seconds: ms(500) is 0.5
---@param x number
---@return number
function ms(x) end

---seconds: s(2) is 2
---@param x number
---@return number
function s(x) end

---recorded arrivals, from a CSV file
---@param t queuesim.Trace
---@return queuesim.Trace
function trace(t) end

---a rate that is a wave, at its mean and rising at the phase: sine { mean = 40, amplitude = 30, period = "24h", phase = "9h" }
---@param t { mean: queuesim.rate, amplitude: queuesim.rate, period: queuesim.time, phase?: queuesim.time }
---@return queuesim.Level
function sine(t) end

---a rate that f(sim) computes at each candidate for an arrival, from 0 to max; candidates come at random at the rate max
---@param max queuesim.rate
---@param f fun(sim: queuesim.Sim): queuesim.rate
---@return queuesim.Level
function varying(max, f) end

---a rate that goes from one to another by chance, each of which lasts so long on average: bursty { { rate = 5, lasts = "1m" }, { rate = 100, lasts = "2s" } }
---@param rates { rate: queuesim.rate, lasts: queuesim.time }[]
---@return queuesim.Level
function bursty(rates) end

---holds each value from its time to the next: steps { { 0, 5 }, { "20s", 50 } }
---@param points table[]
---@return queuesim.Level
function steps(points) end

---goes straight from each value to the next: ramp { { 0, 5 }, { "1h", 50 } }
---@param points table[]
---@return queuesim.Level
function ramp(points) end

---always the same: constant("20ms")
---takes value
---@return queuesim.Distribution
function constant(...) end

---memoryless: gaps between independent arrivals: exponential("20ms")
---takes mean; or rate; or p50; or p99
---@return queuesim.Distribution
function exponential(...) end

---all values between two alike: uniform("10ms", "30ms")
---takes min, max
---@return queuesim.Distribution
function uniform(...) end

---bell curve; a time is redrawn until it isn't negative: normal { mean = "20ms", sd = "5ms" }
---takes mean, sd; or mean, cv; or p50, p99; or p50, p95
---@return queuesim.Distribution
function normal(...) end

---skewed to the right, as most service times are: lognormal { mean = "25ms", cv = 1.2 }
---takes mean, cv; or mean, sd; or p50, p99; or p50, p95; or mu, sigma
---@return queuesim.Distribution
function lognormal(...) end

---a row of exponential stages; mean of the whole: erlang { shape = 3, mean = "30ms" }
---takes shape, mean
---@return queuesim.Distribution
function erlang(...) end

---from bursty (cv above 1) to regular (below): gamma { mean = "20ms", cv = 0.5 }
---takes shape, scale; or shape, mean; or mean, cv; or p50, p99; or p50, p95
---@return queuesim.Distribution
function gamma(...) end

---times to failure; shape below 1 has a long tail: weibull { mean = "20ms", shape = 0.7 }
---takes scale, shape; or mean, shape; or mean, cv; or p50, p99; or p50, p95
---@return queuesim.Distribution
function weibull(...) end

---heavy tail from scale upwards (type I): pareto { scale = "10ms", shape = 2.5 }
---takes scale, shape; or mean, shape; or p50, p99; or p50, p95
---@return queuesim.Distribution
function pareto(...) end

---a guess: the least, the likeliest and the most: triangular("10ms", "15ms", "40ms")
---takes min, mode, max; or min, mean, max
---@return queuesim.Distribution
function triangular(...) end

---mostly short, now and then long: hyperexponential { mean = "20ms", cv = 3 }
---takes mean, cv; or weights, means
---@return queuesim.Distribution
function hyperexponential(...) end

---a count of what happens by chance: 0, 1, 2 …: poisson(4)
---takes mean
---@return queuesim.Distribution
function poisson(...) end

---trials up to the first success: 1, 2, 3 …: geometric(4)
---takes mean; or p
---@return queuesim.Distribution
function geometric(...) end

---values from a list, weighted or alike: empirical { 0.01, 0.02, 0.05 }
---takes values; or values, weights
---@return queuesim.Distribution
function empirical(...) end

---now of this distribution, now of that one: mixture { of = { exponential("5ms"), uniform("40ms", "60ms") }, weights = { 3, 1 } }
---takes of; or of, weights
---@return queuesim.Distribution
function mixture(...) end

---another distribution with a number added to each draw: shifted(exponential("20ms"), "5ms")
---takes of, by
---@return queuesim.Distribution
function shifted(...) end

---another distribution, redrawn until it is in the interval: truncated { of = normal { mean = "20ms", sd = "10ms" }, min = "10ms" }
---takes of, min, max; or of, min; or of, max
---@return queuesim.Distribution
function truncated(...) end
