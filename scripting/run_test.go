package scripting_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/sim"
	"queuesim/scripting"
)

// run runs a scenario whose functions print what they see, and returns that and what the run
// says.
func run(t *testing.T, source string) (printed string, res *engine.Result, err error) {
	t.Helper()
	var out strings.Builder
	l := loadWith(t, source, scripting.Options{Print: &out})
	res, err = sim.Run(t.Context(), l.Scenario, sim.Options{})
	l.Judge(res)
	return out.String(), res, err
}

// TestItem: functions see an item's fields, in seconds, as they stand.
func TestItem(t *testing.T) {
	printed, _, err := run(t, `return {
		items = 2,
		queues = { jobs = { capacity = 10, order = "priority" } },
		producers = { web = { times = { "250ms", 1 }, size = 2.5, deadline = "5s",
			priority = function(item) return item.id + 3 end } },
		consumers = { pool = { service = 2, fails = function(item)
			print(item.id, item.attempt, item.priority, item.size, item.created, item.deadline,
				item.producer, item.queue, item.waited)
			return item.attempt == 1
		end, retry = { attempts = 2 } } },
	}`)
	require.NoError(t, err)
	assert.Equal(t, `1	1	4	2.5	0.25	5.25	web	jobs	0
2	1	5	2.5	1	6	web	jobs	1.25
2	2	5	2.5	1	6	web	jobs	1.25
`, printed)
}

// TestOwnFields stay with their item, and a trace's columns are fields like them.
func TestOwnFields(t *testing.T) {
	printed, _, err := run(t, `
	local function show(item) print(item, item.colour, item.bytes, item.kind, item.none) item.none = nil end
	return {
		producers = {
			web = { times = { 1, 2 }, item = function(item, sim)
				item.colour = item.id == 1 and "red" or "blue"
				item.priority = 7
				item.size = 5
				item.deadline = sim.now + 9
			end },
			old = { trace = { file = "data/requests.csv", time = "at", fields = { bytes = "Size", kind = "Kind" } } },
		},
		consumers = { pool = { count = math.huge, service = 1, fails = function(item)
			if item.producer == "web" then
				print(item.colour, item.priority, item.size, item.deadline)
			end
		end } },
		on = { leave = function(item) show(item) end },
	}`)
	require.NoError(t, err)
	assert.Equal(t, `old/1	nil	5	read	nil
old/2	nil	6	7	nil
red	7	5	10
web/1	red	nil	nil	nil
blue	7	5	11
web/2	blue	nil	nil	nil
old/3	nil	7	write	nil
`, printed)
}

// TestGone: who keeps an item beyond its fate is told its name.
func TestGone(t *testing.T) {
	_, _, err := run(t, `local kept
	return {
		producers = { burst = { times = { 0, 1, 2 } } },
		consumers = { pool = { service = 0.5 } },
		on = {
			arrive = function(item) kept = kept or item end,
			begin = function(item)
				print(kept.id)
			end,
		},
	}`)
	require.Error(t, err)
	var failure *engine.Failure
	require.ErrorAs(t, err, &failure)
	var told *scripting.Error
	require.ErrorAs(t, err, &told)
	assert.Equal(t, scripting.Position{File: "test.lua", Line: 8}, told.Pos)
	assert.Equal(t, "on.begin", told.Path)
	assert.Equal(t, "burst/1 is gone (item burst/2, at 1s)", told.Msg)
	assert.Equal(t, "\t\t\t\tprint(kept.id)", told.Text)
}

// TestSim reads and writes the run by names.
func TestSim(t *testing.T) {
	printed, res, err := run(t, `return {
		duration = 10,
		queues = { jobs = { capacity = 5, when_full = "reject" } },
		producers = { web = { rate = 10, arrivals = "even" } },
		consumers = { pool = { count = 2, service = 1 } },
		at = {
			{ 4.95, function(sim)
				print(sim.now, sim.jobs.depth, sim.jobs.capacity, sim.pool.count, sim.pool.busy, sim.web.rate)
				sim.jobs.capacity = math.huge
				sim.pool.count = 4
				sim.web.rate = "30/min"
				print(sim.jobs.capacity, sim.pool.count, sim.web.rate)
				sim.tally("changes")
				sim.tally("changes", 2)
				sim.observe("load", 2.5)
			end },
			{ 9, function(sim) sim.stop("enough") end },
		},
		expect = {
			"tallies.changes == 3", "observations.load.max == 2.5", "ended.reason == 'stopped'",
			"tallies.none == 0", "stats.produced == produced",
		},
	}`)
	require.NoError(t, err)
	assert.Equal(t, "4.95\t5\t5\t2\t2\t10\ninf\t4\t0.5\n", strings.ReplaceAll(printed, "+Inf", "inf"))
	assert.Equal(t, "enough", res.Ended.Message)
	for _, e := range res.Expect {
		assert.True(t, e.OK, "%s: %s %v", e.Text, e.Why, e.Values)
	}
}

// TestMistakesAtRunTime are told with their line, their field, the item and the time.
func TestMistakesAtRunTime(t *testing.T) {
	for _, tt := range []struct{ name, pool, hook, want string }{
		{"unknown name", "", "sim.jbos = 5", `sim has no "jbos" (did you mean "jobs"?)`},
		{"part written", "", "sim.jobs = 5", `sim.jobs can't be written`},
		{"unknown name read", "", "print(sim.jbos)", `sim has no "jbos" (did you mean "jobs"?)`},
		{"unknown field", "", "print(sim.jobs.deph)", `sim.jobs has no "deph" (did you mean "depth"?)`},
		{"read only", "", "sim.jobs.depth = 5", `sim.jobs.depth can't be written`},
		{
			"wrong type", "", "sim.pool.count = 1.5",
			`sim.pool.count: want a whole number from 0 to 1000000, or math.huge, got 1.5`,
		},
		{"wrong rate", "", "sim.web.rate = -1", `sim.web.rate: want a rate such as 40 (a second) or "90/min", got -1`},
		{"no rate", "", "sim.other.rate = 1", `sim.other.rate: rate of other: its arrivals don't come by a rate`},
		{"colon", "", `sim:tally("x")`, `want a text, got a table (write sim.tally(…), with a point)`},
		{"tally", "", `sim.tally("X y", 1)`, `sim.tally: want a name of small letters, digits and _, got "X y"`},
		{"observe", "", `sim.observe("x", "y")`, `sim.observe: want a number, got "y"`},
		{"item written", "", "item.id = 5", `item.id: can't be written`},
		{
			"item written late", "", "item.priority = 5",
			`item.priority: can be written only by the producer's function: item = function(item) … end`,
		},
		{
			"engine's reason", "service = 1, fails = function() return 'timeout' end", "",
			`the reason "timeout" is the engine's own`,
		},
		{"no reason", "service = 1, fails = function() return 5 end", "", `want false, true or a reason, got 5`},
		{"chance", "", "chance(2)", `chance: want a probability from 0 to 1, got 2`},
		{"param", "", `param("x", 2)`, `param: params are for the top level of the file`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.pool == "" {
				tt.pool = "service = 1"
			}
			_, res, err := run(t, `return {
				queues = { jobs = {} },
				producers = { web = { rate = 1, items = 3 }, other = { times = { 0.5 } } },
				consumers = { pool = { `+tt.pool+` } },
				on = { begin = function(item, sim)
					`+tt.hook+`
				end },
			}`)
			require.Error(t, err)
			require.NotNil(t, res, "what was known up to then")
			var told *scripting.Error
			require.ErrorAs(t, err, &told)
			msg, where, _ := strings.Cut(told.Msg, " (item ")
			assert.Equal(t, tt.want, msg)
			assert.Contains(t, where, ", at ")
			if tt.hook != "" {
				assert.Equal(t, scripting.Position{File: "test.lua", Line: 6}, told.Pos)
				assert.Equal(t, "on.begin", told.Path)
			} else {
				assert.Contains(t, told.Path, "consumers.pool.")
				assert.Equal(t, 4, told.Pos.Line)
			}
		})
	}
}

// TestSameLuck: what functions draw belongs to the item, so it is the same in each run.
func TestSameLuck(t *testing.T) {
	source := `return {
		items = 50, producers = { web = { rate = 10 } },
		consumers = { pool = { service = 0.01, fails = function(item)
			print(random(), chance(0.5), math.random(1, 100), exponential(1):sample())
		end } },
	}`
	first, _, err := run(t, source)
	require.NoError(t, err)
	again, _, err := run(t, source)
	require.NoError(t, err)
	assert.Equal(t, first, again)
	lines := strings.Split(first, "\n")
	assert.NotEqual(t, lines[0], lines[1])
}

// TestViewAndHandle: a function that only reads its item gets it in a cheaper way than one that keeps
// it, and must not see the difference.
func TestViewAndHandle(t *testing.T) {
	source := `return {
		duration = 20,
		queues = { jobs = { capacity = 3, when_full = "reject" } },
		producers = {
			web = { rate = 5, size = exponential(2), priority = function() return math.random(0, 9) end,
				item = function(item) item.colour = chance(0.5) and "red" or nil end },
			hasty = { rate = 5, deadline = exponential(1) },
			old = { trace = { file = "data/requests.csv", time = "at", fields = { kind = "Kind" } } },
		},
		consumers = { pool = { count = 2, service = 0.2, retry = { attempts = 3 }, fails = function(item)
			HOW
			print(it.id, it.attempt, it.priority, it.size, it.created, it.deadline, it.producer, it.queue,
				it.waited, it.colour, it.kind)
			return it.attempt < 3 and chance(0.3)
		end } },
	}`
	read, _, err := run(t, strings.ReplaceAll(strings.ReplaceAll(source, "HOW", ""), "it.", "item."))
	require.NoError(t, err)
	kept, _, err := run(t, strings.ReplaceAll(source, "HOW", "local it = item"))
	require.NoError(t, err)
	assert.Greater(t, strings.Count(read, "\n"), 100)
	assert.Equal(t, kept, read)
}

// TestNothingAllocated: a function that reads its item doesn't make garbage.
func TestNothingAllocated(t *testing.T) {
	s := scenario(t, `return { items = 1, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1,
		fails = function(item) return item.attempt == 1 and chance(0.1) end } } }`)
	call := &engine.Call{Item: &engine.Item{Attempt: 1, Row: -1}}
	assert.Zero(t, testing.AllocsPerRun(1000, func() {
		_, _, err := s.Consumers[0].Fails(call)
		require.NoError(t, err)
	}))
}
