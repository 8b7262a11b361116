package scripting_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/scripting"
)

// load loads a scenario that is right.
func load(t testing.TB, source string) *scripting.Loaded {
	t.Helper()
	return loadWith(t, source, scripting.Options{})
}

func loadWith(t testing.TB, source string, o scripting.Options) *scripting.Loaded {
	t.Helper()
	l, err := scripting.Load(scripting.File{
		Name: "test.lua", Source: []byte(source), Files: os.DirFS("testdata/good"),
	}, o)
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l
}

// scenario loads a scenario and forgets its Lua state.
func scenario(t testing.TB, source string) engine.Scenario { return load(t, source).Scenario }

// TestEveryField loads a file that uses every field of the language once.
func TestEveryField(t *testing.T) {
	source, err := os.ReadFile("testdata/good/every_field.lua")
	require.NoError(t, err)
	for _, f := range scripting.Fields() {
		require.Contains(t, string(source), f.Name+" =", "every_field.lua lacks a field")
		assert.NotEmpty(t, f.Kind, f.Name)
		assert.NotEmpty(t, f.Help, f.Name)
	}
	s := scenario(t, string(source))
	require.NoError(t, s.Validate())

	assert.Equal(t, "every field", s.Name)
	assert.Equal(t, 90*engine.Minute, s.Duration)
	assert.Equal(t, int64(1000), s.Items)
	assert.Equal(t, engine.Minute, s.Warmup)
	assert.Equal(t, uint64(42), s.Seed)
	assert.Equal(t, 5, s.Replications)
	assert.Equal(t, engine.Cut, s.Finish)
	assert.Equal(t, 10*engine.Second, s.Sample)
	for _, hook := range []engine.Hook{
		s.On.Start, s.On.Arrive, s.On.Begin, s.On.Complete, s.On.Retry, s.On.Leave, s.On.Stop,
	} {
		assert.NotNil(t, hook)
	}
	require.Len(t, s.At, 1)
	assert.Equal(t, 30*engine.Second, s.At[0].Time)
	require.Len(t, s.Every, 1)
	assert.Equal(t, engine.Second/2, s.Every[0].Time)

	require.Len(t, s.Queues, 3)
	assert.Equal(t, engine.Unlimited, s.Queues[0].Capacity, "unbounded, if it says nothing")
	jobs := s.Queues[1]
	assert.Equal(t, "jobs", jobs.Name)
	assert.Equal(t, 10, jobs.Capacity)
	assert.Equal(t, engine.ByPriority, jobs.Order)
	assert.Equal(t, engine.DropLowest, jobs.WhenFull)
	assert.Equal(t, dist.Constant(5), jobs.TTL)
	assert.Equal(t, engine.ByKey, s.Queues[2].Order)
	assert.NotNil(t, s.Queues[2].Key)
	assert.Equal(t, engine.Unlimited, s.Queues[2].Capacity)
}

// TestEveryProducer continues with the producers of the same file.
func TestEveryProducer(t *testing.T) {
	source, err := os.ReadFile("testdata/good/every_field.lua")
	require.NoError(t, err)
	s := scenario(t, string(source))
	require.Len(t, s.Producers, 4)

	clock, gaps, old, web := s.Producers[0], s.Producers[1], s.Producers[2], s.Producers[3]
	assert.Equal(t, []engine.Time{0, engine.Second / 2, engine.Hour}, clock.Times)
	assert.Equal(t, dist.Constant(0.25), gaps.Interarrival)
	assert.Equal(t, engine.Ramp{{At: 0, Value: 1}, {At: engine.Hour, Value: 2}}, web.Rate)
	assert.Equal(t, 2, web.Count)
	assert.True(t, web.Even)
	assert.Equal(t, int64(500), web.Items)
	assert.Equal(t, engine.Second, web.Start)
	assert.Equal(t, engine.Hour, web.Stop)
	assert.Equal(t, dist.Constant(2), web.Batch)
	assert.Equal(t, dist.Constant(9), web.Priority)
	assert.Equal(t, dist.Constant(1.5), web.Size)
	assert.Equal(t, dist.Constant(3), web.Deadline)
	assert.NotNil(t, web.Fill)

	require.NotNil(t, old.Trace)
	assert.Equal(t, []engine.Time{0, engine.Second / 2, 1500 * engine.Millisecond}, old.Trace.Times)
	require.Len(t, old.Trace.Columns, 2)
	bytes, kind := old.Trace.Columns[0], old.Trace.Columns[1]
	assert.Equal(t, "bytes", bytes.Name)
	assert.Equal(t, []float64{5, 6, 7}, bytes.Numbers)
	assert.Nil(t, bytes.Texts, "all are numbers")
	assert.Equal(t, "kind", kind.Name)
	assert.Equal(t, []string{"read", "", "write"}, kind.Texts)
	assert.InDelta(t, 7, kind.Numbers[1], 0)
}

// TestEveryPool continues with the pools of the same file.
func TestEveryPool(t *testing.T) {
	source, err := os.ReadFile("testdata/good/every_field.lua")
	require.NoError(t, err)
	s := scenario(t, string(source))
	require.Len(t, s.Consumers, 3)

	asked, pool, steady := s.Consumers[0], s.Consumers[1], s.Consumers[2]
	assert.NotNil(t, asked.Asked)
	assert.NotNil(t, asked.Service)
	assert.NotNil(t, asked.Fails)
	assert.Equal(t, dist.Constant(0.2), asked.Retry.Backoff.Delay)
	assert.Equal(t, engine.Steps{{At: 0, Value: 1}, {At: engine.Minute, Value: 4}}, steady.Counts)
	assert.Equal(t, engine.Pool{
		Name: "pool", From: []string{"jobs", "keyed"}, Count: engine.Unlimited,
		Service: dist.Constant(0.025), Work: engine.Computes, FailureRate: 0.1,
		AttemptTimeout: dist.Constant(1), IdleTimeout: engine.Minute,
		Retry: engine.Retry{Attempts: 4, Backoff: engine.Backoff{
			Base: 100 * engine.Millisecond, Factor: 2, Max: 5 * engine.Second, Jitter: engine.FullJitter,
		}},
	}, pool)
}

// TestDefaults is about what may be left out.
func TestDefaults(t *testing.T) {
	s := scenario(t, `return { items = 5, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`)
	assert.Equal(t, uint64(1), s.Seed)
	assert.Empty(t, s.Queues, "the engine has one of its own")
	assert.Equal(t, "queue", s.Producers[0].To)
	assert.Equal(t, []string{"queue"}, s.Consumers[0].From)
	assert.Equal(t, 1, s.Consumers[0].Count)
	assert.Equal(t, engine.Sleeps, s.Consumers[0].Work)
}

// TestNoLuaWithoutFunctions: a scenario without functions is plain data.
func TestNoLuaWithoutFunctions(t *testing.T) {
	s := scenario(t, `return { items = 5, producers = { web = { rate = 1, priority = 3 } },
		consumers = { pool = { service = "5ms", fails = 0.5 } } }`)
	_, isFunc := s.Consumers[0].Service.(engine.Func)
	assert.False(t, isFunc)
	assert.Nil(t, s.Consumers[0].Fails)
	_, isFunc = s.Producers[0].Priority.(engine.Func)
	assert.False(t, isFunc)
}

// TestRequire reads a Lua file beside the scenario.
func TestRequire(t *testing.T) {
	source := `local common = require("common")
		return { items = 5, producers = { web = { rate = common.rate } }, consumers = { pool = { service = 1 } } }`
	l, err := scripting.Load(scripting.File{
		Name: "test.lua", Source: []byte(source),
		Files: fstest.MapFS{"common.lua": {Data: []byte("return { rate = 7 }")}},
	}, scripting.Options{})
	require.NoError(t, err)
	defer l.Close()
	assert.Equal(t, engine.Flat(7), l.Scenario.Producers[0].Rate)
}

// TestPrint goes where it is told to.
func TestPrint(t *testing.T) {
	var out strings.Builder
	loadWith(t, `print("hello", 5)
		return { items = 5, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`,
		scripting.Options{Print: &out})
	assert.Equal(t, "hello\t5\n", out.String())
}

// TestParams are listed with their help, typed like their defaults.
func TestParams(t *testing.T) {
	source := `local a = param("workers", 3, "consumers that drain the queue")
		local b = param("time", "60s")
		local c = param("fast", false, "")
		return { duration = b, producers = { web = { rate = fast and 1 or 2 } },
			consumers = { pool = { count = a, service = 1 } } }`
	source = strings.Replace(source, "fast and", "c and", 1)
	l := load(t, source)
	assert.Equal(t, []engine.Param{
		{Name: "workers", Value: 3.0, Help: "consumers that drain the queue"},
		{Name: "time", Value: "60s"},
		{Name: "fast", Value: false},
	}, l.Params)
	assert.Equal(t, l.Params, l.Scenario.Params)

	l = loadWith(t, source, scripting.Options{Sets: []string{"workers=5", "time=1h", "fast=true", "web.count=2"}})
	assert.Equal(t, 5, l.Scenario.Consumers[0].Count)
	assert.Equal(t, engine.Hour, l.Scenario.Duration)
	assert.Equal(t, engine.Flat(1), l.Scenario.Producers[0].Rate)
	assert.Equal(t, 2, l.Scenario.Producers[0].Count)
	assert.Equal(t, 5.0, l.Params[0].Value)
}

// TestSet overrides fields by their paths, also where the file has no table for them.
func TestSet(t *testing.T) {
	source := `return { duration = "1m", producers = { web = { rate = 1 } },
		consumers = { pool = { service = 1, count = 2, retry = { attempts = 2 } } } }`
	l := loadWith(t, source, scripting.Options{Sets: []string{
		"duration=2m", "seed=7", "producers.web.rate=90/min", "pool.count=5", "pool.service=25ms",
		"pool.retry.attempts=3", "pool.retry.backoff.base=1s",
	}})
	s := l.Scenario
	assert.Equal(t, 2*engine.Minute, s.Duration)
	assert.Equal(t, uint64(7), s.Seed)
	assert.Equal(t, engine.Flat(1.5), s.Producers[0].Rate)
	assert.Equal(t, 5, s.Consumers[0].Count)
	assert.Equal(t, dist.Constant(0.025), s.Consumers[0].Service)
	assert.Equal(t, engine.Retry{Attempts: 3, Backoff: engine.Backoff{Base: engine.Second}}, s.Consumers[0].Retry)
}

// TestClassroom sets the fields of the only queue, producer and pool.
func TestClassroom(t *testing.T) {
	l := loadWith(t, `return { duration = "1m", producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`,
		scripting.Options{Classroom: scripting.Classroom{
			Items: "20", Producers: "2", Consumers: "3", Capacity: "10", FailureRate: "0.1",
			Timeout: "2", Rate: "90/min", Duration: "30s", Seed: "9",
		}})
	s := l.Scenario
	assert.Equal(t, int64(20), s.Items)
	assert.Equal(t, 2, s.Producers[0].Count)
	assert.Equal(t, 3, s.Consumers[0].Count)
	require.Len(t, s.Queues, 1)
	assert.Equal(t, 10, s.Queues[0].Capacity)
	assert.InDelta(t, 0.1, s.Consumers[0].FailureRate, 0)
	assert.Equal(t, 2*engine.Second, s.Consumers[0].IdleTimeout)
	assert.Equal(t, engine.Flat(1.5), s.Producers[0].Rate)
	assert.Equal(t, 30*engine.Second, s.Duration)
	assert.Equal(t, uint64(9), s.Seed)
}

// TestSetHuge: math.huge is a value of flags too.
func TestSetHuge(t *testing.T) {
	source := `return { items = 5, queues = { jobs = { capacity = 1 } }, producers = { web = { rate = 1 } },
		consumers = { pool = { service = param("n", 1) } } }`
	for _, o := range []scripting.Options{
		{Sets: []string{"pool.count=math.huge", "jobs.capacity=math.huge"}},
		{Classroom: scripting.Classroom{Consumers: "math.huge", Capacity: "math.huge"}},
	} {
		s := loadWith(t, source, o).Scenario
		assert.Equal(t, engine.Unlimited, s.Consumers[0].Count)
		assert.Equal(t, engine.Unlimited, s.Queues[0].Capacity)
	}
}

// TestSetTheOnlyQueue: a scenario without queues has one, and its fields can be set.
func TestSetTheOnlyQueue(t *testing.T) {
	for _, queues := range []string{"", "queues = {},"} {
		for _, set := range []string{"queue.capacity=10", "queues.queue.capacity=10"} {
			s := loadWith(t, `return { items = 5, `+queues+` producers = { web = { rate = 1 } },
				consumers = { pool = { service = 1 } } }`, scripting.Options{Sets: []string{set}}).Scenario
			require.Len(t, s.Queues, 1)
			assert.Equal(t, "queue", s.Queues[0].Name)
			assert.Equal(t, 10, s.Queues[0].Capacity)
			assert.Equal(t, "queue", s.Producers[0].To)
		}
	}
}
