package engine_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// lintable is a scenario of which there is nothing to say.
func lintable() engine.Scenario {
	return engine.Scenario{
		Duration:  100 * second,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: engine.Unlimited}},
		Producers: []producer{{Name: "web", To: "jobs", Rate: engine.Flat(1)}},
		Consumers: []pool{{
			Name: "pool", From: []string{"jobs"}, Count: 1, Service: dist.Uniform{Min: 0.1, Max: 0.9},
		}},
	}
}

// TestLint has rows for each rule: a change that makes it speak, and changes that are so near that
// it could be tempted. "" is silence.
func TestLint(t *testing.T) {
	type (
		s          = engine.Scenario
		changeable = engine.Changeable
	)
	const (
		atOnce   = "there is no back-off: what has failed is tried again at once"
		allAlike = "all items have the priority 0, so the order is that of arrival"
	)
	none := changeable{}
	hook := func(*engine.Call) error { return nil }
	f := engine.Func(func(*engine.Call) (float64, error) { return 1, nil })
	fails := func(*engine.Call) (string, bool, error) { return "", false, nil }
	slow := func(s *s) { s.Consumers[0].Service = constant(3) }
	priority := func(s *s) {
		s.Queues[0].Order = engine.ByPriority
		s.Producers = append(s.Producers, producer{Name: "other", To: "jobs", Rate: engine.Flat(0.1)})
	}
	twice := func(s *s) {
		s.Consumers[0].FailureRate, s.Consumers[0].Retry = 0.01, engine.Retry{Attempts: 2}
	}
	for _, tt := range []struct {
		name   string
		change func(s *s)
		may    changeable
		path   string
		want   string
	}{
		{"nothing to say", func(*s) {}, none, "", ""},

		{
			"too much", slow, none, "consumers.pool",
			"3 erlangs of work come, and 1 can be done: it can never keep up",
		},
		{"too much, but more may be hired", slow, changeable{Count: true}, "", ""},
		{"too much, but it may become less", slow, changeable{Rate: true}, "", ""},
		{"a given number of items", func(s *s) { slow(s); s.Items = 50 }, none, "", ""},
		{"a given number of each", func(s *s) { slow(s); s.Producers[0].Items = 50 }, none, "", ""},
		{"just enough", func(s *s) { s.Consumers[0].Service = constant(1) }, none, "", ""},
		{"too much for a while", func(s *s) {
			s.Producers[0].Rate = engine.Steps(points(0, 0, 40, 4, 50, 0))
		}, none, "", ""},
		{"too much by retries", func(s *s) {
			twice(s)
			s.Consumers[0].FailureRate, s.Consumers[0].Service = 0.9, constant(0.9)
			s.Consumers[0].Retry.Backoff.Base = second
		}, none, "consumers.pool", "1.71 erlangs of work come, and 1 can be done: it can never keep up"},
		{"too much by retries, but the deadline ends them", func(s *s) {
			twice(s)
			s.Consumers[0].FailureRate, s.Consumers[0].Service = 0.9, constant(0.9)
			s.Consumers[0].Retry.Backoff.Base = second
			s.Producers[0].Deadline = constant(1)
		}, none, "", ""},
		{"too much by retries, but they may be rejected", func(s *s) {
			twice(s)
			s.Consumers[0].FailureRate, s.Consumers[0].Service = 0.9, constant(0.9)
			s.Consumers[0].Retry.Backoff.Base = second
			s.Queues[0].Capacity, s.Queues[0].WhenFull = 5, engine.Reject
		}, none, "", ""},
		{"too much if they fail", func(s *s) {
			twice(s)
			s.Consumers[0].FailureRate, s.Consumers[0].Fails = 0, fails
			s.Consumers[0].Service = constant(0.9)
			s.Consumers[0].Retry.Backoff.Base = second
		}, none, "", ""},
		{
			"too much for two", func(s *s) {
				slow(s)
				s.Consumers = append(s.Consumers, pool{
					Name: "more", From: []string{"jobs"}, Count: 1, Service: constant(2),
				})
			}, none, "consumers.more",
			"more and pool can do 0.8333 items a second together, and 1 come: they can never keep up",
		},

		{"at once", twice, none, "consumers.pool.retry", atOnce},
		{"at once, if a function says so", func(s *s) {
			twice(s)
			s.Consumers[0].FailureRate, s.Consumers[0].Fails = 0, fails
		}, none, "consumers.pool.retry", atOnce},
		{
			"a back-off from nothing", func(s *s) { twice(s); s.Consumers[0].Retry.Backoff.Factor = 2 }, none,
			"consumers.pool.retry.backoff", "base is 0, so there is no pause before a retry",
		},
		{"a fixed pause", func(s *s) {
			twice(s)
			s.Consumers[0].Retry.Backoff.Delay = constant(1)
		}, none, "", ""},
		{
			"a fixed pause of nothing", func(s *s) { twice(s); s.Consumers[0].Retry.Backoff.Delay = constant(0) },
			none, "consumers.pool.retry", atOnce,
		},
		{
			"nothing fails", func(s *s) { twice(s); s.Consumers[0].FailureRate = 0 }, none,
			"consumers.pool.retry", "nothing can fail here, so nothing is retried",
		},
		{"only one attempt", func(s *s) {
			twice(s)
			s.Consumers[0].Retry = engine.Retry{Attempts: 1, Backoff: engine.Backoff{Base: second}}
		}, none, "consumers.pool.retry", "there is a back-off, but only one attempt"},

		{
			"all fail", func(s *s) { s.Consumers[0].FailureRate = 1 }, none,
			"consumers.pool.fails", "every attempt fails",
		},
		{
			"all are cut", func(s *s) { s.Consumers[0].AttemptTimeout = constant(0.1) }, none,
			"consumers.pool.attempt_timeout", "every service takes longer, so every attempt is cut",
		},
		{"some are cut", func(s *s) { s.Consumers[0].AttemptTimeout = constant(0.11) }, none, "", ""},
		{
			"all are cut, if the function wills", func(s *s) {
				s.Consumers[0].AttemptTimeout, s.Consumers[0].Service = constant(0.1), f
			}, none, "", "",
		},
		{
			"all late", func(s *s) { s.Producers[0].Deadline = constant(0.1) }, none,
			"producers.web.deadline", "every service takes longer than 0.1 s, so every item is late",
		},
		{"not all late", func(s *s) { s.Producers[0].Deadline = constant(0.2) }, none, "", ""},

		{"one priority", priority, none, "queues.jobs.order", allAlike},
		{"one priority, not 0", func(s *s) {
			priority(s)
			s.Producers[0].Priority, s.Producers[1].Priority = constant(3), constant(3)
		}, none, "queues.jobs.order", "all items have the priority 3, so the order is that of arrival"},
		{"two priorities", func(s *s) { priority(s); s.Producers[1].Priority = constant(3) }, none, "", ""},
		{"priorities by a function", func(s *s) { priority(s); s.Producers[0].Priority = f }, none, "", ""},
		{"priorities by the item", func(s *s) { priority(s); s.Producers[1].Fill = hook }, none, "", ""},
		{
			"the lowest of one priority", func(s *s) {
				s.Queues[0].Capacity, s.Queues[0].WhenFull = 3, engine.DropLowest
			}, none, "queues.jobs.when_full",
			"all items have the priority 0, so none is lower than the newcomer",
		},

		{
			"never full", func(s *s) { s.Queues[0].WhenFull = engine.Reject }, none,
			"queues.jobs.when_full", "the queue has no bound, so it is never full",
		},
		{
			"never full, unless bounded later", func(s *s) { s.Queues[0].WhenFull = engine.Reject },
			changeable{Capacity: true},
			"", "",
		},

		{
			"unfed", func(s *s) {
				s.Queues = append(s.Queues, engine.Queue{Name: "lost", Capacity: 1})
				s.Consumers[0].From = []string{"jobs", "lost"}
			}, none, "queues.lost", "nobody feeds it",
		},
		{
			"alone", func(s *s) { s.Queues = append(s.Queues, engine.Queue{Name: "lost", Capacity: 1}) },
			none, "queues.lost", "nobody feeds it, and nobody serves it",
		},
		{
			"brings nothing", func(s *s) { s.Producers[0].Rate = engine.Steps(points(100, 1)) },
			none, "producers.web", "it brings nothing before the end",
		},
		{
			"brings nothing yet", func(s *s) { s.Producers[0].Rate = engine.Flat(0) },
			changeable{Rate: true},
			"", "",
		},
		{"brings one", func(s *s) { s.Producers[0].Rate, s.Producers[0].Times = nil, at(99) }, none, "", ""},
		{
			"brings none", func(s *s) { s.Producers[0].Rate, s.Producers[0].Times = nil, at(100) },
			none, "producers.web", "it brings nothing before the end",
		},

		{
			"forever", func(s *s) { s.Finish = engine.NeverTold }, none, "finish",
			"the consumers of pool wait forever: nobody tells them that nothing more will come",
		},
		{"unless stopped", func(s *s) { s.Finish = engine.NeverTold }, changeable{End: true}, "", ""},
		{"unless dismissed", func(s *s) { s.Finish = engine.NeverTold }, changeable{Count: true}, "", ""},
		{"not so long", func(s *s) {
			s.Finish, s.Consumers[0].IdleTimeout = engine.NeverTold, second
		}, none, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := lintable()
			tt.change(&s)
			require.NoError(t, s.Validate())
			lints := s.Lint(tt.may)
			if tt.want == "" {
				assert.Empty(t, lints)
				return
			}
			require.Len(t, lints, 1)
			assert.Equal(t, tt.path, lints[0].Path)
			assert.Equal(t, tt.want, lints[0].Msg)
			assert.NotEmpty(t, lints[0].Hint)
			known := false
			for _, r := range engine.LintRules {
				known = known || r.Name == lints[0].Rule
			}
			assert.True(t, known, lints[0].Rule)
		})
	}
}
