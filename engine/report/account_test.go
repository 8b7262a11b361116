package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
	"queuesim/engine/report"
)

// wrong returns the lines of the account that are marked as not holding.
func wrong(t *testing.T, res *engine.Result) []string {
	t.Helper()
	out := text(t, res, report.TextOptions{Account: true})
	var marked []string
	for line := range strings.Lines(out[strings.Index(out, "account of items"):]) {
		if strings.HasPrefix(line, "✗") {
			marked = append(marked, strings.TrimSpace(line))
		}
	}
	return marked
}

func TestAccountMarksWhatDoesNotHold(t *testing.T) {
	assert.Empty(t, wrong(t, small()))
	for _, tt := range []struct {
		name   string
		change func(*engine.Result)
		want   string
	}{
		{
			"an item is missing",
			func(r *engine.Result) { r.Total.Consumed-- },
			"✗ produced 20 = consumed 17 + failed 2 + inside 0",
		},
		{
			"a passage is missing",
			func(r *engine.Result) { r.Queues["jobs"].Taken++ },
			"✗ jobs: admitted 20 = taken 21 + waiting now 0",
		},
		{
			"an attempt is missing",
			func(r *engine.Result) { r.Consumers["pool"].Attempts++ },
			"✗ pool: attempts 21 = consumed 18 + failed 2 + in service now 0",
		},
		{
			"a nanosecond of waiting is missing",
			func(r *engine.Result) { r.Account.Wait.Add(1) },
			"✗ equal to the nanosecond",
		},
		{
			"a nanosecond of the area is missing",
			func(r *engine.Result) { r.Account.Area.Add(1) },
			"✗ equal to the nanosecond",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := small()
			tt.change(res)
			assert.Equal(t, []string{tt.want}, wrong(t, res))
		})
	}
}
