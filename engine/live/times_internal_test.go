package live

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
)

// TestDebt: a consumer that was late goes on to a service that much shorter, a producer to its plan.
func TestDebt(t *testing.T) {
	const now, late = engine.Second, engine.Millisecond
	for _, tt := range []struct {
		name  string
		who   engine.Actor
		after engine.Time // at which it is planned
		want  engine.Time
	}{
		{"a service", -1, 10 * late, now + 9*late},
		{"one shorter than the debt", -1, late / 2, now},
		{"an arrival", 0, 10 * late, now + 10*late},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &actor{who: tt.who, debt: late}
			a.prepare(engine.Event{At: now + tt.after}, now)
			assert.Equal(t, tt.want, a.next.At)
			assert.Equal(t, tt.want-now, a.span)
			assert.True(t, a.planned)
		})
	}
}

// TestWarnings: what the machine has added is told when it is too much, and only then.
func TestWarnings(t *testing.T) {
	const service = 10 * engine.Millisecond
	for _, tt := range []struct {
		name              string
		late, asked, took engine.Time
		share, speed      float64
		want              string
	}{
		{name: "all is well", late: service / 25, asked: 10, took: 11, share: 0.4, speed: 1},
		{
			name: "late sleeps", late: service / 10, speed: 1,
			want: "pool: sleeps ended 1 ms late on average, 10 % of a mean service of 10 ms: ",
		},
		{
			name: "late sleeps at a speed", late: service / 25, speed: 10,
			want: "pool: sleeps ended 400 µs late on average, 40 % of a mean service of 1 ms: ",
		},
		{
			name: "computing that took its time", asked: 10, took: 13, speed: 1,
			want: "pool: computing took 1.3 times as long as alone: 2 processors were too few",
		},
		{
			name: "a script", share: 0.66, speed: 1,
			want: "functions of the scenario took 66 % of the run, one at a time: they were the bottleneck",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			times := poolTimes{}
			p := times.of("pool")
			p.asked, p.took = tt.asked, tt.took
			if tt.late > 0 {
				p.late.Add(int64(tt.late))
			}
			res := &engine.Result{
				Consumers: map[string]*engine.PoolResult{
					"pool": {Service: engine.Trend{Count: 1, Mean: service.Seconds()}},
				},
				Live: &engine.LiveResult{ScriptShare: tt.share, Processors: 2},
			}
			(&run{clock: clock{speed: tt.speed}}).warn(res, times)
			if tt.want == "" {
				assert.Empty(t, res.Warnings)
			} else if assert.Len(t, res.Warnings, 1) {
				assert.Contains(t, res.Warnings[0], tt.want)
			}
		})
	}
}
