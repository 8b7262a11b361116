package engine_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// TestValidate has a row for each mistake that can be told of a scenario: one change that makes a
// good scenario bad, and the one thing that is then said.
func TestValidate(t *testing.T) {
	type s = engine.Scenario
	const long, tooMany = engine.Longest + 1, 1 << 20
	for _, tt := range []struct {
		name   string
		change func(s *s)
		path   string
		want   string
	}{
		{
			"negative duration", func(s *s) { s.Duration = -1 }, "duration",
			"want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"endless warm-up", func(s *s) { s.Warmup, s.Duration, s.Items = long, 0, 1 }, "warmup",
			"want a time from 0 to 100 years, got 3153600000.000000001s",
		},
		{
			"negative sample", func(s *s) { s.Sample = -second }, "sample",
			"want a time from 0 to 100 years, got -1s",
		},
		{"negative items", func(s *s) { s.Items = -1 }, "items", "want a whole number from 1, got -1"},
		{
			"all is warm-up", func(s *s) { s.Warmup = s.Duration }, "warmup",
			"want a time below the duration, 10s, got 10s",
		},
		{"no such finish", func(s *s) { s.Finish = 3 }, "finish", "want a way to finish, got 3"},
		{
			"cut nowhere", func(s *s) { s.Finish, s.Duration, s.Items = engine.Cut, 0, 5 }, "finish",
			`"cut" ends the run at its duration, and there is none`,
		},
		{
			"no producers", func(s *s) { s.Producers = nil }, "producers",
			"nothing ever arrives: want a producer",
		},
		{
			"no consumers", func(s *s) { s.Consumers = nil }, "consumers",
			"nothing is ever served: want consumers",
		},
		{
			"too many sources", func(s *s) { s.Producers[0].Count = 2_000_000 }, "producers",
			"want at most 1000000 producers in all, got more",
		},
		{
			"too many consumers", func(s *s) { s.Consumers[0].Count = 20_000_000 }, "consumers",
			"want at most 1000000 consumers in all, got 20000000",
		},
		{"too many hooks", func(s *s) {
			s.Every = make([]engine.Timed, tooMany)
			for i := range s.Every {
				s.Every[i].Time = 1
			}
		}, "", "want at most 1048575 queues, producers, pools or periodic hooks"},
		{
			"at no time", func(s *s) { s.At = []engine.Timed{{}, {Time: -1}} }, "at[2]",
			"want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"every so often", func(s *s) { s.Every = []engine.Timed{{Time: long}} }, "every[1]",
			"want a time from 0 to 100 years, got 3153600000.000000001s",
		},
		{
			"every nothing", func(s *s) { s.Every = []engine.Timed{{}} }, "every[1]",
			"want a period above 0, got 0",
		},

		{"a queue without a name", func(s *s) {
			s.Queues = append(s.Queues, engine.Queue{Capacity: 1})
			s.Producers[0].To, s.Consumers[0].From = "jobs", []string{"jobs"}
		}, "queues", "want a name"},
		{"a producer without a name", func(s *s) { s.Producers[0].Name = "" }, "producers", "want a name"},
		{"a pool without a name", func(s *s) { s.Consumers[0].Name = "" }, "consumers", "want a name"},
		{
			"names that are taken", func(s *s) { s.Consumers[0].Name = "web" }, "consumers.web",
			"the name is taken by producers.web",
		},
		{
			"negative capacity", func(s *s) { s.Queues[0].Capacity = -1 }, "queues.jobs.capacity",
			"want a whole number from 0, got -1",
		},
		{
			"more than unbounded", func(s *s) { s.Queues[0].Capacity = engine.Unlimited + 1 },
			"queues.jobs.capacity", "want a whole number from 0, got 2147483648",
		},
		{
			"no such order", func(s *s) { s.Queues[0].Order = 7 }, "queues.jobs.order",
			"want an order, and a key with ByKey alone",
		},
		{
			"a key and an order", func(s *s) { s.Queues[0].Key = byID(1) }, "queues.jobs.order",
			"want an order, and a key with ByKey alone",
		},
		{
			"by key, without one", func(s *s) { s.Queues[0].Order = engine.ByKey }, "queues.jobs.order",
			"want an order, and a key with ByKey alone",
		},
		{
			"no such policy", func(s *s) { s.Queues[0].WhenFull = 4 }, "queues.jobs.when_full",
			"want a way to deal with a full queue, got 4",
		},
		{
			"negative ttl", func(s *s) { s.Queues[0].TTL = constant(-1) }, "queues.jobs.ttl",
			"want a time from 0 to 100 years, got -1 s",
		},
		{
			"a ttl that may be negative", func(s *s) { s.Queues[0].TTL = dist.Uniform{Min: -1, Max: 1} },
			"queues.jobs.ttl", "uniform { min = -1, max = 1 } can be negative, a time can't",
		},

		{
			"no such queue", func(s *s) { s.Producers[0].To = "jbos" }, "producers.web.to",
			`no queue is called "jbos"`,
		},
		{
			"no arrivals", func(s *s) { s.Producers[0].Rate = nil }, "producers.web",
			"want one of rate, interarrival, times and trace, to know when items arrive",
		},
		{
			"two kinds of arrivals", func(s *s) { s.Producers[0].Times = at(1) }, "producers.web",
			"want one of rate, interarrival, times and trace, got rate and times",
		},
		{"even what", func(s *s) {
			s.Producers[0].Rate, s.Producers[0].Even, s.Producers[0].Times = nil, true, at(1)
		}, "producers.web.arrivals", `"even" goes with a rate`},
		{
			"negative rate", func(s *s) { s.Producers[0].Rate = engine.Flat(-1) }, "producers.web.rate",
			"want a number from 0, got -1",
		},
		{
			"infinite rate", func(s *s) { s.Producers[0].Rate = engine.Flat(math.Inf(1)) },
			"producers.web.rate", "want a number from 0, got +Inf",
		},
		{
			"no steps", func(s *s) { s.Producers[0].Rate = engine.Steps{} }, "producers.web.rate",
			"want at least one point { time, value }",
		},
		{"steps back", func(s *s) {
			s.Producers[0].Rate = engine.Steps{{At: second, Value: 1}, {At: second, Value: 2}}
		}, "producers.web.rate", "want ascending times, got 1s after 1s"},
		{
			"negative step", func(s *s) { s.Producers[0].Rate = engine.Ramp{{At: 0, Value: nan}} },
			"producers.web.rate", "want a number from 0, got NaN",
		},
		{
			"a step before the start", func(s *s) { s.Producers[0].Rate = engine.Ramp{{At: -1, Value: 1}} },
			"producers.web.rate", "want a time from 0 to 100 years, got -0.000000001s",
		},
		{"negative gaps", func(s *s) {
			s.Producers[0].Rate, s.Producers[0].Interarrival = nil, constant(-1)
		}, "producers.web.interarrival", "want a time from 0 to 100 years, got -1 s"},
		{"times out of order", func(s *s) {
			s.Producers[0].Rate, s.Producers[0].Times = nil, at(1, 3, 2)
		}, "producers.web.times", "want times in ascending order, got 2s after 3s"},
		{"times before 0", func(s *s) {
			s.Producers[0].Rate, s.Producers[0].Trace = nil, &engine.Trace{Times: []engine.Time{-1}}
		}, "producers.web.trace", "want times from 0 to 100 years, got -0.000000001s at number 1"},
		{
			"negative count", func(s *s) { s.Producers[0].Count = -1 }, "producers.web.count",
			"want a whole number from 1, got -1",
		},
		{
			"negative items of one", func(s *s) { s.Producers[0].Items = -1 }, "producers.web.items",
			"want a whole number from 1, got -1",
		},
		{
			"negative start", func(s *s) { s.Producers[0].Start = -1 }, "producers.web.start",
			"want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"negative stop", func(s *s) { s.Producers[0].Stop = -1 }, "producers.web.stop",
			"want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"stop before start", func(s *s) { s.Producers[0].Start, s.Producers[0].Stop = 2, 2 },
			"producers.web.stop", "want a time after the start, 0.000000002s, got 0.000000002s",
		},
		{
			"start after the end", func(s *s) { s.Producers[0].Start = 10 * second }, "producers.web.start",
			"want a time before the end, 10s, got 10s: it would bring nothing",
		},
		{
			"half a batch", func(s *s) { s.Producers[0].Batch = constant(1.5) }, "producers.web.batch",
			"want a whole number from 0 to 1000000, got 1.5",
		},
		{
			"no batch", func(s *s) { s.Producers[0].Batch = constant(0) }, "producers.web.batch",
			"want a batch of 1 or more, got 0: it would bring nothing",
		},
		{
			"too high a priority", func(s *s) { s.Producers[0].Priority = constant(256) },
			"producers.web.priority", "want a whole number from 0 to 255, got 256",
		},
		{
			"negative deadline", func(s *s) { s.Producers[0].Deadline = constant(-1) },
			"producers.web.deadline", "want a time from 0 to 100 years, got -1 s",
		},
		{
			"no end", func(s *s) { s.Duration = 0 }, "producers.web",
			"this never ends: nothing limits its arrivals",
		},
		{
			"an order by size without one", func(s *s) { s.Queues[0].Order = engine.ShortestFirst },
			"producers.web", `want a size: its queue "jobs" serves the shortest first`,
		},
		{
			"an order by deadline without one", func(s *s) { s.Queues[0].Order = engine.ByDeadline },
			"producers.web", `want a deadline: its queue "jobs" serves the earliest first`,
		},
		{
			"where to", func(s *s) { twoQueues(s); s.Producers[0].To = "" }, "producers.web.to",
			"want the name of a queue: there are several",
		},
		{
			"where nobody serves", func(s *s) { twoQueues(s); s.Producers[0].To = "more" },
			"producers.web.to", `no pool serves "more"`,
		},

		{
			"where from", func(s *s) { twoQueues(s); s.Consumers[0].From = nil }, "consumers.pool.from",
			"want the name of a queue, or a list: there are several",
		},
		{
			"from nowhere", func(s *s) { s.Consumers[0].From = []string{"jobs", "x"} },
			"consumers.pool.from", `no queue is called "x"`,
		},
		{
			"from twice", func(s *s) { s.Consumers[0].From = []string{"jobs", "jobs"} },
			"consumers.pool.from", `"jobs" is there twice`,
		},
		{
			"negative consumers", func(s *s) { s.Consumers[0].Count = -1 }, "consumers.pool.count",
			"want a whole number from 0, got -1",
		},
		{
			"nobody ever", func(s *s) { s.Consumers[0].Count = 0 }, "consumers.pool.count",
			"this pool can never have a consumer",
		},
		{
			"nobody ever by schedule", func(s *s) { s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 0}} },
			"consumers.pool.count", "this pool can never have a consumer",
		},
		{
			"half a consumer", func(s *s) { s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 1.5}} },
			"consumers.pool.count", "want whole numbers of consumers up to 1000000, got 1.5",
		},
		{
			"more and more consumers", func(s *s) { s.Consumers[0].Counts = engine.Ramp{{At: 0, Value: 1}} },
			"consumers.pool.count", "want steps of whole numbers, got a ramp",
		},
		{
			"no service", func(s *s) { s.Consumers[0].Service = nil }, "consumers.pool.service",
			"want the time that an attempt takes",
		},
		{
			"too long a service", func(s *s) { s.Consumers[0].Service = constant(1e10) },
			"consumers.pool.service", "want a time from 0 to 100 years, got 1e+10 s",
		},
		{
			"hardly ever a time", func(s *s) { s.Consumers[0].Service = dist.Normal{Mu: -60, Sigma: 10} },
			"consumers.pool.service", "normal { mean = -60, sd = 10 } is next to never above 0, as a time is",
		},
		{
			"more than always", func(s *s) { s.Consumers[0].FailureRate = 1.1 }, "consumers.pool.fails",
			"want a probability from 0 to 1, got 1.1",
		},
		{
			"never a number", func(s *s) { s.Consumers[0].FailureRate = nan }, "consumers.pool.fails",
			"want a probability from 0 to 1, got NaN",
		},
		{
			"negative time-out", func(s *s) { s.Consumers[0].AttemptTimeout = constant(-1) },
			"consumers.pool.attempt_timeout", "want a time from 0 to 100 years, got -1 s",
		},
		{
			"negative idleness", func(s *s) { s.Consumers[0].IdleTimeout = -1 },
			"consumers.pool.idle_timeout", "want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"negative attempts", func(s *s) { s.Consumers[0].Retry.Attempts = -1 },
			"consumers.pool.retry.attempts", "want a whole number from 1, got -1",
		},
		{
			"negative back-off", func(s *s) { s.Consumers[0].Retry.Backoff.Delay = constant(-1) },
			"consumers.pool.retry.backoff", "want a time from 0 to 100 years, got -1 s",
		},
		{
			"negative base", func(s *s) { s.Consumers[0].Retry.Backoff.Base = -1 },
			"consumers.pool.retry.backoff.base", "want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"negative bound", func(s *s) { s.Consumers[0].Retry.Backoff.Max = -1 },
			"consumers.pool.retry.backoff.max", "want a time from 0 to 100 years, got -0.000000001s",
		},
		{
			"shrinking back-off", func(s *s) { s.Consumers[0].Retry.Backoff.Factor = 0.5 },
			"consumers.pool.retry.backoff.factor", "want a number from 1, got 0.5",
		},
		{
			"no such jitter", func(s *s) { s.Consumers[0].Retry.Backoff.Jitter = 3 },
			"consumers.pool.retry.backoff.jitter", "want a kind of jitter, got 3",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := simple(engine.Producer{Rate: engine.Flat(1)}, constant(1))
			s.Duration = 10 * second
			require.NoError(t, s.Validate())
			tt.change(&s)
			var mistakes engine.Mistakes
			require.ErrorAs(t, s.Validate(), &mistakes)
			require.Len(t, mistakes, 1, "%v", mistakes)
			assert.Equal(t, tt.path, mistakes[0].Path)
			assert.Equal(t, tt.want, mistakes[0].Msg)
		})
	}
}

func twoQueues(s *engine.Scenario) {
	s.Queues = append(s.Queues, engine.Queue{Name: "more", Capacity: 1})
	s.Producers[0].To, s.Consumers[0].From = "jobs", []string{"jobs"}
}

// All mistakes are told at once, each on a line, with what there is to choose from.
func TestValidateTellsAll(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(-1), To: "jbos"}, constant(-1))
	twoQueues(&s)
	s.Producers[0].To, s.Duration = "jbos", second
	err := s.Validate()
	require.Error(t, err)
	assert.Equal(t, `producers.web.to: no queue is called "jbos" (there is jobs, more)
producers.web.rate: want a number from 0, got -1
consumers.pool.service: want a time from 0 to 100 years, got -1 s`, err.Error())
	assert.Equal(t, "two words", engine.Mistake{Msg: "two words"}.Error())
}

// TestValidateLeavesTheScenarioAlone: it sorts a copy.
func TestValidateLeavesTheScenarioAlone(t *testing.T) {
	s := simple(engine.Producer{Times: at(1)}, constant(1))
	s.Producers = append(s.Producers, engine.Producer{Name: "a", Times: at(1)})
	require.NoError(t, s.Validate())
	ran(t, s)
	assert.Equal(t, "web", s.Producers[0].Name)
	assert.Zero(t, s.Consumers[0].Retry.Attempts)
}
