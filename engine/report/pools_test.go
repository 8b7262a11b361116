package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
	"queuesim/engine/report"
)

// Means of few services differ by luck; only what luck doesn't explain is shown.
func TestConsumersThatDiffer(t *testing.T) {
	for _, tt := range []struct {
		name  string
		first engine.ConsumerResult // the others' mean is that of the pool, 25 ms, as is the deviation
		shown bool
	}{
		{"slow, and it is no luck", engine.ConsumerResult{Consumed: 1000, MeanService: 0.05}, true},
		{"slow, but after few services", engine.ConsumerResult{Consumed: 8, MeanService: 0.05}, false},
		{"hardly slower, after many", engine.ConsumerResult{Consumed: 1e9, MeanService: 0.029}, false},
		{"never served", engine.ConsumerResult{}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := burst()
			tt.first.ID = 1
			res.Consumers["pool"].Each[0] = tt.first
			out := text(t, res, report.TextOptions{})
			if tt.shown {
				assert.Contains(t, out, "mean service of each consumer: #1 50.0 ms, #3 25.2 ms, #2 24.9 ms")
			} else {
				assert.NotContains(t, out, "mean service of each")
			}
		})
	}
}

func TestFailuresThatNeedNoReason(t *testing.T) {
	assert.NotContains(t, text(t, small(), report.TextOptions{}), "failed attempts")

	res := small()
	res.Consumers["pool"].Retries = 1
	assert.Contains(t, text(t, res, report.TextOptions{}), "failed attempts: 2 failed; 1 retried")
}
