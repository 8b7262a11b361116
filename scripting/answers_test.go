package scripting_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// answering is a scenario in which a function stands at PATH and returns ANSWER.
const answering = `local t = { queues = { jobs = {} }, consumers = { pool = { service = 1 } },
  producers = { web = { times = { 0.5, 0.6 } } }, duration = 10 }
t.PATH = function(item)
  return ANSWER
end
return t`

// TestAnswersOutOfRange are told with the line of the function, its field, what it answered, and the
// item and the time as far as there are any.
func TestAnswersOutOfRange(t *testing.T) {
	const (
		aTime = `want a time such as "30s" or a number of seconds from 0 to 100 years, got `
		nan   = "a value that is not a number (NaN)"
		born  = " (item web/1, at 0.5s)"
		at    = " (at 0s)"
	)
	for _, tt := range []struct{ path, answer, want string }{
		{"consumers.pool.service", "-item.id", aTime + "-1" + born},
		{"consumers.pool.service", "0/0", aTime + nan + born},
		{"consumers.pool.service", "math.huge", aTime + "infinity" + born},
		{"consumers.pool.service", "1e10", aTime + "10000000000" + born},
		{"consumers.pool.service", "'soon'", aTime + `"soon"` + born},
		{"consumers.pool.service", "nil", aTime + "nothing" + born},
		{"consumers.pool.attempt_timeout", "-1", aTime + "-1" + born},
		{"consumers.pool.count", "1.5", "want a whole number from 0 to 1000000, or math.huge, got 1.5" + at},
		{
			"consumers.pool.count", "1e6 + 1",
			"want a whole number from 0 to 1000000, or math.huge, got 1000001" + at,
		},
		{"consumers.pool.count", "-1", "want a whole number from 0 to 1000000, or math.huge, got -1" + at},
		{"consumers.pool.count", "0/0", "want a whole number from 0 to 1000000, or math.huge, got " + nan + at},
		{"queues.jobs.order", "0/0", "want a number, got " + nan + born},
		{"queues.jobs.order", "'first'", `want a number, got "first"` + born},
		{"queues.jobs.ttl", "{}", aTime + "a table (item web/2, at 0.6s)"},
		{"producers.web.interarrival", "-1", aTime + "-1" + at},
		{"producers.web.batch", "-1", "want a whole number from 0 to 1000000, got -1 (at 0.5s)"},
		{"producers.web.batch", "2e6", "want a whole number from 0 to 1000000, got 2000000 (at 0.5s)"},
		{"producers.web.priority", "256", "want a whole number from 0 to 255, got 256" + born},
		{"producers.web.priority", "0.5", "want a whole number from 0 to 255, got 0.5" + born},
		{"producers.web.size", "0/0", "want a finite number, got " + nan + born},
		{"producers.web.size", "math.huge", "want a finite number, got infinity" + born},
		{"producers.web.deadline", "-0.1", aTime + "-0.1" + born},
	} {
		t.Run(tt.path+" "+tt.answer, func(t *testing.T) {
			source := strings.NewReplacer("PATH", tt.path, "ANSWER", tt.answer).Replace(answering)
			if tt.path == "producers.web.interarrival" {
				source = strings.Replace(source, "times = { 0.5, 0.6 }", "items = 1", 1)
			}
			_, res, err := run(t, source)
			require.Error(t, err)
			require.NotNil(t, res, "what was known up to then")
			var told *scripting.Error
			require.ErrorAs(t, err, &told)
			assert.Equal(t, tt.path, told.Path)
			assert.Equal(t, tt.want, told.Msg)
			assert.Equal(t, 3, told.Pos.Line)
			assert.Equal(t, "t."+tt.path+" = function(item)", told.Text)
		})
	}
}

// TestAnswersOfLuasOwn: a function that has no line of its own is told by that of its field.
func TestAnswersOfLuasOwn(t *testing.T) {
	_, _, err := run(t, `return {
		producers = { web = { times = { 0.5 } } },
		consumers = { pool = {
			service = math.abs,
		} },
	}`)
	var told *scripting.Error
	require.ErrorAs(t, err, &told)
	assert.Equal(t, scripting.Position{File: "test.lua", Line: 4}, told.Pos)
	assert.Contains(t, told.Text, "service = math.abs,")
	assert.Equal(t, "consumers.pool.service", told.Path)
}
