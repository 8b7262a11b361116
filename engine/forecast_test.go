package engine_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
)

type (
	producer = engine.Producer
	pool     = engine.Pool
)

// shop is a scenario with one producer, queue and pool, of 100 s.
func shop(p producer, c pool) engine.Scenario {
	p.Name, c.Name = "web", "pool"
	return engine.Scenario{
		Duration: 100 * second, Seed: 1,
		Producers: []producer{p}, Consumers: []pool{c},
	}
}

// points are the points of a schedule: instants in seconds, and values.
func points(numbers ...float64) []engine.Point {
	var all []engine.Point
	for i := 0; i+1 < len(numbers); i += 2 {
		all = append(all, engine.Point{At: at(numbers[i])[0], Value: numbers[i+1]})
	}
	return all
}

// forecast returns what is told of the only group of a scenario.
func forecast(t *testing.T, s engine.Scenario) engine.Group {
	t.Helper()
	require.NoError(t, s.Validate())
	f := s.Forecast()
	require.Len(t, f.Groups, 1)
	return f.Groups[0]
}

// TestForecastOfArrivals: 2 s of work an item, so the load is twice the rate.
func TestForecastOfArrivals(t *testing.T) {
	ascending := make([]engine.Time, 400) // 1 a second for 100 s, then 3
	for i := range ascending {
		ascending[i] = engine.Time(min(i, 100))*second + engine.Time(max(0, i-100))*second/3
	}
	for _, tt := range []struct {
		name       string
		producer   producer
		items      int64
		mean, peak float64
	}{
		{"a rate", producer{Rate: engine.Flat(3)}, 0, 6, 6},
		{"evenly spaced", producer{Rate: engine.Flat(3), Even: true}, 0, 6, 6},
		{"several", producer{Rate: engine.Flat(3), Count: 4}, 0, 24, 24},
		{"batches", producer{Rate: engine.Flat(3), Batch: constant(5)}, 0, 30, 30},
		{
			"part of the time",
			producer{Rate: engine.Flat(3), Start: 25 * second, Stop: 75 * second},
			0,
			3, 6,
		},
		{"steps", producer{Rate: engine.Steps(points(0, 1, 50, 3))}, 0, 4, 6},
		{"steps from later on", producer{Rate: engine.Steps(points(75, 4))}, 0, 2, 8},
		{"a ramp", producer{Rate: engine.Ramp(points(0, 0, 100, 3))}, 0, 3, 6},
		{"a ramp down", producer{Rate: engine.Ramp(points(0, 3, 100, 0))}, 0, 3, 6},
		{"gaps", producer{Interarrival: dist.Exponential(0.5)}, 0, 4, 4},
		{"gaps without a mean", producer{Interarrival: dist.Pareto{Scale: 1, Shape: 1}}, 0, 0, 0},
		{"some items", producer{Rate: engine.Flat(3), Items: 30}, 0, 0.6, 6},
		{"some gaps", producer{Interarrival: constant(0.5), Items: 30}, 0, 0.6, 4},
		{"so many in all", producer{Rate: engine.Flat(3)}, 30, 0.6, 6},
		{"so many in all, on a ramp", producer{Rate: engine.Ramp(points(0, 0, 100, 4))}, 50, 1, 4},
		{"a few times", producer{Times: at(0, 10, 20, 30)}, 0, 0.08, 0.2},
		{"times before the start", producer{Times: at(0, 10, 20, 30), Start: 5 * second}, 0, 0.06, 0.2},
		{"times after the end", producer{Times: at(100, 110)}, 0, 0, 0},
		{"all at once", producer{Times: at(7, 7, 7)}, 0, 0.06, 0},
		{"a record", producer{Trace: &engine.Trace{Times: ascending}}, 0, 2, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := shop(tt.producer, pool{Count: 1, Service: constant(2)})
			s.Items = tt.items
			g := forecast(t, s)
			require.True(t, g.Known, g.Asks)
			assert.InDelta(t, tt.mean, g.Least.Mean, 1e-6)
			assert.InDelta(t, tt.peak, g.Least.Peak, 1e-6)
			assert.Equal(t, g.Least, g.Most)
		})
	}
}

// TestForecastOfRecords: a record is looked at in spans, so that its rush hour is seen.
func TestForecastOfRecords(t *testing.T) {
	var times []engine.Time
	for i := range 1000 { // 1 a second, but for 10 a second in the second half
		times = append(times, engine.Time(min(i, 500))*second+engine.Time(max(0, i-500))*second/10)
	}
	s := shop(producer{Trace: &engine.Trace{Times: times}}, pool{Count: 1, Service: constant(1)})
	s.Duration = 0
	f := s.Forecast()
	assert.InDelta(t, 550, f.Until.Seconds(), 1)
	assert.InDelta(t, 1000.0/550, f.Groups[0].Least.Mean, 0.01)
	assert.InDelta(t, 10, f.Groups[0].Least.Peak, 2.5)
	assert.Greater(t, f.Groups[0].Least.PeakAt, 480*second)
}

// TestForecastOfEffort: 1 item a second, so the load is what an item costs.
func TestForecastOfEffort(t *testing.T) {
	fails := func(*engine.Call) (string, bool, error) { return "", false, nil }
	thrice := engine.Retry{Attempts: 3}
	for _, tt := range []struct {
		name               string
		pool               pool
		least, most, first float64
	}{
		{"fixed", pool{Service: constant(2)}, 2, 2, 2},
		{"redrawn below 0", pool{Service: dist.Normal{Mu: 0, Sigma: 1}}, 0.797885, 0.797885, 0.797885},
		{"retries", pool{Service: constant(2), FailureRate: 0.5, Retry: thrice}, 3.5, 3.5, 2},
		{"always fails", pool{Service: constant(2), FailureRate: 1, Retry: thrice}, 6, 6, 2},
		{"fails, no retries", pool{Service: constant(2), FailureRate: 0.5}, 2, 2, 2},
		{"a function decides", pool{Service: constant(2), Fails: fails, Retry: thrice}, 2, 6, 2},
		{"a function, no retries", pool{Service: constant(2), Fails: fails}, 2, 2, 2},
		{
			"cut off",
			pool{Service: constant(2), AttemptTimeout: constant(0.5), Retry: thrice},
			1.5, 1.5, 0.5,
		},
		{"in time", pool{Service: constant(2), AttemptTimeout: constant(2), Retry: thrice}, 2, 2, 2},
		{
			"some cut off", // 1 − e⁻¹ of the mean, and e⁻¹ are cut
			pool{
				Service: dist.Exponential(2), AttemptTimeout: constant(2),
				Retry: engine.Retry{Attempts: 2},
			},
			2 * (1 - 1/math.E) * (1 + 1/math.E), 2 * (1 - 1/math.E) * (1 + 1/math.E), 2 * (1 - 1/math.E),
		},
		{
			"a long time-out",
			pool{Service: dist.Exponential(1e-6), AttemptTimeout: constant(3600)},
			1e-6, 1e-6, 1e-6,
		},
		{
			"a heavy tail cut", // 1 + ln 10
			pool{Service: dist.Pareto{Scale: 1, Shape: 1}, AttemptTimeout: constant(10)},
			1 + math.Log(10), 1 + math.Log(10), 1 + math.Log(10),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.pool.Count = 1
			g := forecast(t, shop(producer{Rate: engine.Flat(1)}, tt.pool))
			require.True(t, g.Known)
			assert.InDelta(t, tt.least, g.Least.Mean, 2e-6*tt.least)
			assert.InDelta(t, tt.most, g.Most.Mean, 2e-6*tt.most)
			assert.InDelta(t, tt.first, g.First.Mean, 2e-6*tt.first)
		})
	}
}

// TestForecastAsks: what a function decides isn't known, and it is said which.
func TestForecastAsks(t *testing.T) {
	f := engine.Func(func(*engine.Call) (float64, error) { return 1, nil })
	fails := func(*engine.Call) (string, bool, error) { return "", false, nil }
	asked := func(*engine.Call) (float64, error) { return 1, nil }
	for _, tt := range []struct {
		name     string
		producer producer
		pool     pool
		known    bool
		asks     []string
	}{
		{"a gap", producer{Interarrival: f}, pool{}, false, []string{"producers.web.interarrival"}},
		{
			"a batch",
			producer{Rate: engine.Flat(1), Batch: f},
			pool{},
			false,
			[]string{"producers.web.batch"},
		},
		{"a service", producer{}, pool{Service: f}, false, []string{"consumers.pool.service"}},
		{
			"a time-out",
			producer{},
			pool{Service: constant(1), AttemptTimeout: f},
			false,
			[]string{"consumers.pool.attempt_timeout"},
		},
		{"a count", producer{}, pool{Asked: asked}, true, []string{"consumers.pool.count"}},
		{
			"which fail",
			producer{},
			pool{Fails: fails, Retry: engine.Retry{Attempts: 2}},
			true,
			[]string{"consumers.pool.fails"},
		},
		{"a priority", producer{Priority: f}, pool{}, true, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.pool.Service == nil {
				tt.pool.Service = constant(1)
			}
			if tt.producer.Interarrival == nil {
				tt.producer.Rate = engine.Flat(1)
			}
			tt.pool.Count = 1
			g := forecast(t, shop(tt.producer, tt.pool))
			assert.Equal(t, tt.known, g.Known)
			assert.Equal(t, tt.asks, g.Asks)
		})
	}
	s := shop(producer{Interarrival: f}, pool{Count: 1, Service: constant(1)})
	s.Duration, s.Items = 0, 10
	assert.Zero(t, s.Forecast().Until)
}

// TestForecastSheds: whether an item's way may end early.
func TestForecastSheds(t *testing.T) {
	for _, tt := range []struct {
		name     string
		producer producer
		queue    engine.Queue
		want     bool
	}{
		{"no bound", producer{}, engine.Queue{Capacity: engine.Unlimited, WhenFull: engine.Reject}, false},
		{"producers stand still", producer{}, engine.Queue{Capacity: 3}, false},
		{"newcomers go", producer{}, engine.Queue{Capacity: 3, WhenFull: engine.Reject}, true},
		{"the oldest go", producer{}, engine.Queue{Capacity: 3, WhenFull: engine.DropOldest}, true},
		{"they expire", producer{}, engine.Queue{Capacity: engine.Unlimited, TTL: constant(3)}, true},
		{
			"they have a deadline",
			producer{Deadline: constant(3)},
			engine.Queue{Capacity: engine.Unlimited},
			true,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.producer.Rate, tt.queue.Name = engine.Flat(1), "jobs"
			s := shop(tt.producer, pool{Count: 1, Service: constant(1)})
			s.Queues = []engine.Queue{tt.queue}
			assert.Equal(t, tt.want, forecast(t, s).Sheds)
		})
	}
}

// TestForecastOfManySteps: there is a bound on how much of all levels is looked at.
func TestForecastOfManySteps(t *testing.T) {
	steps := make(engine.Steps, 60_000)
	for i := range steps {
		steps[i] = engine.Point{At: engine.Time(i) * engine.Millisecond, Value: float64(i % 2)}
	}
	s := shop(producer{Rate: steps}, pool{Count: 1, Service: constant(1)})
	assert.InDelta(t, 30+40, 100*forecast(t, s).Least.Mean, 0.001, "half of the first minute, then 1")
	s.Producers = append(s.Producers, producer{Name: "xtra", Rate: steps})
	g := forecast(t, s)
	assert.False(t, g.Known)
	assert.Equal(t, []string{"producers.xtra.rate"}, g.Asks)
}

// TestForecastOfConsumers: when there is more work than can be done.
func TestForecastOfConsumers(t *testing.T) {
	up := engine.Ramp(points(0, 0, 100, 10))
	for _, tt := range []struct {
		name           string
		rate           engine.Level
		pool           pool
		consumers      float64
		over, from, to float64
	}{
		{"enough", engine.Flat(2), pool{Count: 3}, 3, 0, 0, 0},
		{"just enough", engine.Flat(3), pool{Count: 3}, 3, 0, 0, 0},
		{"too few", engine.Flat(4), pool{Count: 3}, 3, 100, 0, 100},
		{"too few from a third on", up, pool{Count: 3}, 3, 70, 30, 100},
		{"no bound", engine.Flat(4), pool{Count: engine.Unlimited}, math.Inf(1), 0, 0, 0},
		{
			"a break", engine.Flat(2),
			pool{Counts: engine.Steps(points(0, 3, 40, 0, 50, 3))},
			2.7, 10, 40, 50,
		},
		{
			"two rushes", engine.Steps(points(0, 5, 10, 1, 30, 5, 60, 1)),
			pool{Count: 2},
			2, 40, 0, 10,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.pool.Service = constant(1)
			l := forecast(t, shop(producer{Rate: tt.rate}, tt.pool)).Least
			assert.InDelta(t, tt.consumers, l.Consumers, 1e-9)
			assert.InDelta(t, tt.over, l.Over.Seconds(), 1e-6)
			assert.InDelta(t, tt.from, l.From.Seconds(), 1e-6)
			assert.InDelta(t, tt.to, l.To.Seconds(), 1e-6)
		})
	}
}

// TestForecastOfGroups: pools with a queue in common are told of together, in items a second.
func TestForecastOfGroups(t *testing.T) {
	s := engine.Scenario{
		Duration: 100 * second,
		Queues: []engine.Queue{
			{Name: "a", Capacity: engine.Unlimited},
			{Name: "b", Capacity: engine.Unlimited},
			{Name: "c", Capacity: engine.Unlimited},
		},
		Producers: []producer{
			{Name: "pa", To: "a", Rate: engine.Flat(1)},
			{Name: "pb", To: "b", Rate: engine.Flat(2)},
			{Name: "pc", To: "c", Rate: engine.Flat(4)},
		},
		Consumers: []pool{
			{Name: "fast", From: []string{"c"}, Count: 5, Service: constant(0.5)},
			{Name: "slow", From: []string{"b"}, Count: 4, Service: constant(2)},
			{Name: "both", From: []string{"a", "b"}, Count: 1, Service: constant(1)},
		},
	}
	require.NoError(t, s.Validate())
	f := s.Forecast()
	require.Len(t, f.Groups, 2)
	assert.Equal(t, []string{"both", "slow"}, f.Groups[0].Pools)
	assert.Equal(t, []string{"a", "b"}, f.Groups[0].Queues)
	assert.InDelta(t, 3, f.Groups[0].Least.Mean, 1e-9)
	assert.InDelta(t, 3, f.Groups[0].Least.Consumers, 1e-9, "1 item a second and 4 in 2 s")
	assert.Equal(t, []string{"fast"}, f.Groups[1].Pools)
	assert.InDelta(t, 2, f.Groups[1].Least.Mean, 1e-9, "erlangs")
	assert.InDelta(t, 5, f.Groups[1].Least.Consumers, 1e-9)
}

// TestForecastAgrees: in a long run the load is what was told of it. It is a mean over n items whose
// efforts have a coefficient of variation of 1 or so: 4 standard errors are 4/√n, twice.
func TestForecastAgrees(t *testing.T) {
	const n = 100_000
	for _, s := range []engine.Scenario{
		shop(producer{Rate: engine.Flat(10), Batch: constant(2)}, pool{
			Count: 9, Service: dist.Exponential(0.2), FailureRate: 0.3, AttemptTimeout: constant(0.3),
			Retry: engine.Retry{Attempts: 4, Backoff: engine.Backoff{Base: second}},
		}),
		shop(producer{
			Rate: engine.Ramp(points(0, 0, n/20, 40)),
		}, pool{
			Count: 9, Service: dist.Normal{Mu: 0.1, Sigma: 0.1}, FailureRate: 0.1,
			Retry: engine.Retry{Attempts: 2},
		}),
	} {
		s.Duration = n / 20 * second
		s.Finish = engine.Cut
		told, got := forecast(t, s).Least.Mean, ran(t, s).Consumers["pool"].OfferedLoad
		require.NotNil(t, got)
		assert.InEpsilon(t, told, *got, 8/math.Sqrt(n))
	}
}
