package theory_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/theory"
)

// shop is an M/M/3 of 2.4 erlangs, whatever its names say.
func shop() *engine.Scenario {
	return &engine.Scenario{
		Name: "M/D/1", Duration: engine.Hour,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: engine.Unlimited}},
		Producers: []engine.Producer{{Name: "web", To: "jobs", Rate: engine.Flat(24)}},
		Consumers: []engine.Pool{{
			Name: "pool", From: []string{"jobs"}, Count: 3, Service: dist.Exponential(0.1),
		}},
	}
}

// only returns what a scenario of one station is.
func only(t *testing.T, s *engine.Scenario) theory.Station {
	t.Helper()
	require.NoError(t, s.Validate())
	stations := theory.Recognise(s)
	require.Len(t, stations, 1)
	return stations[0]
}

// figuresOf returns the figures of a station by their paths.
func figuresOf(st theory.Station) map[string]float64 {
	all := map[string]float64{}
	for _, f := range st.Figures {
		all[f.Path] = f.Value
	}
	return all
}

func TestRecognise(t *testing.T) {
	bounded := func(s *engine.Scenario, places int) {
		s.Queues[0].Capacity, s.Queues[0].WhenFull = places, engine.Reject
	}
	for _, tt := range []struct {
		name  string
		make  func(*engine.Scenario)
		want  string
		exact bool
	}{
		{"as it is", func(*engine.Scenario) {}, "M/M/3", true},
		{"without saying a queue", func(s *engine.Scenario) {
			s.Queues, s.Producers[0].To, s.Consumers[0].From = nil, "", nil
		}, "M/M/3", true},
		{"one consumer", func(s *engine.Scenario) {
			s.Consumers[0].Count, s.Consumers[0].Service = 1, dist.Exponential(0.03)
		}, "M/M/1", true},
		{"gaps that are exponential", func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Interarrival = nil, dist.Gamma{Shape: 1, Scale: 0.1}
		}, "M/M/3", true},
		{"many producers", func(s *engine.Scenario) {
			s.Producers = []engine.Producer{
				{Name: "a", Rate: engine.Flat(2), Count: 6},
				{Name: "b", Interarrival: dist.Exponential(0.1), To: "jobs"},
			}
		}, "M/M/3", true},
		{"places", func(s *engine.Scenario) { bounded(s, 7) }, "M/M/3/10", true},
		{"more than can be served, but bounded", func(s *engine.Scenario) {
			bounded(s, 7)
			s.Producers[0].Rate = engine.Flat(100)
		}, "M/M/3/10", true},
		{"no places", func(s *engine.Scenario) {
			bounded(s, 0)
			s.Consumers[0].Service = dist.Lognormal{Mu: -3, Sigma: 1}
		}, "M/G/3/3", true},
		{"constant services", func(s *engine.Scenario) {
			s.Consumers[0].Service = dist.Constant(0.1)
		}, "M/D/3", true},
		{"any services of one", func(s *engine.Scenario) {
			s.Consumers[0].Count, s.Consumers[0].Service = 1, dist.Uniform{Min: 0.01, Max: 0.05}
		}, "M/G/1", true},
		{"services in stages", func(s *engine.Scenario) {
			s.Consumers[0].Count, s.Consumers[0].Service = 1, dist.Erlang{Shape: 4, Total: 0.03}
		}, "M/E4/1", true},
		{"any services of several", func(s *engine.Scenario) {
			s.Consumers[0].Service = dist.Uniform{Min: 0.05, Max: 0.15}
		}, "M/G/3", false},
		{"even arrivals", func(s *engine.Scenario) { s.Producers[0].Even = true }, "D/M/3", false},
		{"even arrivals at one", func(s *engine.Scenario) {
			s.Producers[0].Even = true
			s.Consumers[0].Count, s.Consumers[0].Service = 1, dist.Exponential(0.03)
		}, "D/M/1", true},
		{"a server for each", func(s *engine.Scenario) {
			s.Consumers[0].Count, s.Queues[0].Capacity = engine.Unlimited, 0
		}, "M/M/∞", true},
		{"patience", func(s *engine.Scenario) { s.Queues[0].TTL = dist.Exponential(0.5) }, "M/M/3+M", true},
		{"patience and places", func(s *engine.Scenario) {
			bounded(s, 2)
			s.Queues[0].TTL = dist.Exponential(0.5)
		}, "M/M/3/5+M", true},
		{"retries", func(s *engine.Scenario) {
			s.Consumers[0].FailureRate = 0.1
			s.Consumers[0].Retry = engine.Retry{Attempts: 5, Backoff: engine.Backoff{Base: engine.Second}}
		}, "M/M/3", true},
		{"failures", func(s *engine.Scenario) { s.Consumers[0].FailureRate = 0.1 }, "M/M/3", true},
		{"last in, first out", func(s *engine.Scenario) { s.Queues[0].Order = engine.LIFO }, "M/M/3", true},
		{"until so many have come", func(s *engine.Scenario) { s.Items, s.Duration = 1000, 0 }, "M/M/3", true},
		{"cut, with a warm-up", func(s *engine.Scenario) {
			s.Finish, s.Warmup, s.Sample = engine.Cut, engine.Minute, engine.Second
		}, "M/M/3", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := shop()
			tt.make(s)
			st := only(t, s)
			require.NotNil(t, st.Model, st.Why)
			assert.Equal(t, tt.want, st.Model.Spec.String())
			assert.Equal(t, tt.exact, st.Model.Exact)
			assert.NotEmpty(t, st.Figures)
			assert.Equal(t, []string{"pool"}, st.Pools)
		})
	}
}

// Each of these changes one thing that a model knows nothing of: then there is no model.
func TestRecogniseRefuses(t *testing.T) {
	hook := func(*engine.Call) error { return nil }
	number := engine.Func(func(*engine.Call) (float64, error) { return 1, nil })
	level := func(*engine.Call) (float64, error) { return 1, nil }
	steps := engine.Steps{{At: 0, Value: 24}, {At: engine.Minute, Value: 10}}
	full := func(w engine.WhenFull) func(*engine.Scenario) {
		return func(s *engine.Scenario) { s.Queues[0].Capacity, s.Queues[0].WhenFull = 10, w }
	}
	retry := func(s *engine.Scenario) *engine.Pool {
		s.Consumers[0].FailureRate, s.Consumers[0].Retry.Attempts = 0.1, 3
		return &s.Consumers[0]
	}
	for field, change := range map[string]func(*engine.Scenario){
		"Scenario.Duration": func(s *engine.Scenario) {
			s.Duration, s.Producers[0].Stop = 0, engine.Hour
		},
		"Scenario.Finish": func(s *engine.Scenario) { s.Finish = engine.NeverTold },
		"Scenario.At":     func(s *engine.Scenario) { s.At = []engine.Timed{{Time: 1, Run: hook}} },
		"Scenario.Every":  func(s *engine.Scenario) { s.Every = []engine.Timed{{Time: 1, Run: hook}} },
		"Scenario.Consumers": func(s *engine.Scenario) {
			s.Consumers = append(s.Consumers, engine.Pool{Name: "b", Count: 1, Service: dist.Exponential(0.1)})
		},
		"Scenario.Producers": func(s *engine.Scenario) {
			s.Queues = append(s.Queues, engine.Queue{Name: "other", Order: engine.ByKey, Key: number})
			s.Consumers = append(s.Consumers, s.Consumers[0])
			s.Consumers[1].Name, s.Consumers[1].From = "b", []string{"other"}
			s.Producers[0].To = "other"
		},
		"Hooks.Start":    func(s *engine.Scenario) { s.On.Start = hook },
		"Hooks.Arrive":   func(s *engine.Scenario) { s.On.Arrive = hook },
		"Hooks.Begin":    func(s *engine.Scenario) { s.On.Begin = hook },
		"Hooks.Complete": func(s *engine.Scenario) { s.On.Complete = hook },
		"Hooks.Retry":    func(s *engine.Scenario) { s.On.Retry = hook },
		"Hooks.Leave":    func(s *engine.Scenario) { s.On.Leave = hook },
		"Hooks.Stop":     func(s *engine.Scenario) { s.On.Stop = hook },

		"Queue.Order": func(s *engine.Scenario) {
			s.Queues[0].Order, s.Producers[0].Size = engine.ShortestFirst, dist.Exponential(1)
		},
		"Queue.Key":            func(s *engine.Scenario) { s.Queues[0].Order, s.Queues[0].Key = engine.ByKey, number },
		"Queue.Capacity":       full(engine.Block),
		"Queue.WhenFull":       full(engine.DropOldest),
		"Queue.WhenFull again": full(engine.DropLowest),
		"Queue.Capacity of any services": func(s *engine.Scenario) {
			full(engine.Reject)(s)
			s.Consumers[0].Service = dist.Constant(0.1)
		},
		"Queue.Capacity with retries": func(s *engine.Scenario) {
			full(engine.Reject)(s)
			retry(s)
		},
		"Queue.TTL":            func(s *engine.Scenario) { s.Queues[0].TTL = dist.Constant(1) },
		"Queue.TTL a function": func(s *engine.Scenario) { s.Queues[0].TTL = number },
		"Queue.TTL of any services": func(s *engine.Scenario) {
			s.Queues[0].TTL, s.Consumers[0].Service = dist.Exponential(1), dist.Constant(0.1)
		},
		"Queue.TTL in another order": func(s *engine.Scenario) {
			s.Queues[0].TTL, s.Queues[0].Order = dist.Exponential(1), engine.LIFO
		},
		"Queue.TTL with retries": func(s *engine.Scenario) {
			s.Queues[0].TTL = dist.Exponential(1)
			retry(s)
		},

		"Producer.Rate":          func(s *engine.Scenario) { s.Producers[0].Rate = steps },
		"Producer.Rate too high": func(s *engine.Scenario) { s.Producers[0].Rate = engine.Flat(31) },
		"Producer.Rate varying": func(s *engine.Scenario) {
			s.Producers[0].Rate = engine.Varying{Max: 24, Rate: level}
		},
		"Producer.Rate bursty": func(s *engine.Scenario) {
			s.Producers[0].Rate = engine.Bursty{
				{Rate: 20, Lasts: engine.Second}, {Rate: 28, Lasts: engine.Second},
			}
		},
		"Producer.Rate a sine": func(s *engine.Scenario) {
			s.Producers[0].Rate = engine.Sine{Mean: 24, Amplitude: 1, Period: engine.Minute}
		},
		"Producer.Rate a ramp": func(s *engine.Scenario) { s.Producers[0].Rate = engine.Ramp(steps) },
		"Producer.Even":        func(s *engine.Scenario) { s.Producers[0].Even, s.Producers[0].Count = true, 2 },
		"Producer.Interarrival": func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Interarrival = nil, number
		},
		"Producer.Count": func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Interarrival = nil, dist.Erlang{Shape: 2, Total: 0.1}
			s.Producers[0].Count = 2
		},
		"Producer.Times": func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Times = nil, []engine.Time{1, 2, 3}
		},
		"Producer.Trace": func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Trace = nil, &engine.Trace{Times: []engine.Time{1, 2, 3}}
		},
		"Producer.Items":    func(s *engine.Scenario) { s.Producers[0].Items = 10 },
		"Producer.Start":    func(s *engine.Scenario) { s.Producers[0].Start = engine.Second },
		"Producer.Stop":     func(s *engine.Scenario) { s.Producers[0].Stop = engine.Second },
		"Producer.Batch":    func(s *engine.Scenario) { s.Producers[0].Batch = dist.Constant(2) },
		"Producer.Batch's":  func(s *engine.Scenario) { s.Producers[0].Batch = number },
		"Producer.Priority": func(s *engine.Scenario) { s.Producers[0].Priority = number },
		"Producer.Priority by chance": func(s *engine.Scenario) {
			s.Producers[0].Priority, s.Queues[0].Order = dist.Geometric{}, engine.ByPriority
		},
		"Producer.Size":     func(s *engine.Scenario) { s.Producers[0].Size = number },
		"Producer.Deadline": func(s *engine.Scenario) { s.Producers[0].Deadline = dist.Constant(1) },
		"Producer.Fill":     func(s *engine.Scenario) { s.Producers[0].Fill = hook },

		"Pool.Count": func(s *engine.Scenario) { s.Consumers[0].Count = 2 },
		"Pool.Counts": func(s *engine.Scenario) {
			s.Consumers[0].Counts = engine.Steps{{At: 0, Value: 3}}
		},
		"Pool.Asked":   func(s *engine.Scenario) { s.Consumers[0].Asked = level },
		"Pool.Service": func(s *engine.Scenario) { s.Consumers[0].Service = number },
		"Pool.Service too short": func(s *engine.Scenario) {
			s.Consumers[0].Service = dist.Exponential(1e-7)
		},
		"Pool.Service without end": func(s *engine.Scenario) {
			s.Consumers[0].Service, s.Consumers[0].Count = dist.Pareto{Scale: 0.01, Shape: 1.5}, 1
		},
		"Pool.Fails": func(s *engine.Scenario) {
			s.Consumers[0].Fails = func(*engine.Call) (string, bool, error) { return "", false, nil }
		},
		"Pool.AttemptTimeout": func(s *engine.Scenario) { s.Consumers[0].AttemptTimeout = dist.Constant(1) },
		"Pool.IdleTimeout":    func(s *engine.Scenario) { s.Consumers[0].IdleTimeout = engine.Second },
		"Retry.Attempts": func(s *engine.Scenario) {
			retry(s).FailureRate = 0.9
		},
		"Retry.Attempts without end": func(s *engine.Scenario) {
			retry(s).FailureRate = 1
			s.Consumers[0].Retry.Attempts = math.MaxInt
		},
		"Retry.Backoff": func(s *engine.Scenario) { retry(s).Retry.Backoff.Delay = number },
		"Retry of any services": func(s *engine.Scenario) {
			retry(s).Service = dist.Constant(0.05)
		},
		"Retry in another order": func(s *engine.Scenario) {
			retry(s)
			s.Queues[0].Order = engine.AtRandom
		},
	} {
		t.Run(field, func(t *testing.T) {
			s := shop()
			change(s)
			for _, st := range theory.Recognise(s) {
				assert.Nil(t, st.Model)
				assert.Empty(t, st.Figures)
				assert.NotEmpty(t, st.Why)
			}
		})
	}
}

// Whoever gives a scenario a new field is to say here whether a model knows of it. If none does,
// Recognise must refuse it, and TestRecogniseRefuses must show that.
func TestRecogniseKnowsEveryField(t *testing.T) {
	known := map[string][]string{
		"Scenario": {
			"Name", "Description", "Duration", "Items", "Warmup", "Seed", "Finish", "Sample", "Queues",
			"Producers", "Consumers", "On", "At", "Every", "Params", "Release", "Replications",
		},
		"Queue": {"Name", "Capacity", "Order", "Key", "WhenFull", "TTL"},
		"Producer": {
			"Name", "To", "Count", "Rate", "Even", "Interarrival", "Times", "Trace", "Items", "Start",
			"Stop", "Batch", "Priority", "Size", "Deadline", "Fill",
		},
		"Pool": {
			"Name", "From", "Count", "Counts", "Asked", "Service", "Work", "FailureRate", "Fails",
			"AttemptTimeout", "IdleTimeout", "Retry",
		},
		"Retry":   {"Attempts", "Backoff"},
		"Backoff": {"Delay", "Base", "Factor", "Max", "Jitter"},
		"Hooks":   {"Start", "Arrive", "Begin", "Complete", "Retry", "Leave", "Stop"},
	}
	for _, part := range []any{
		engine.Scenario{},
		engine.Queue{},
		engine.Producer{},
		engine.Pool{},
		engine.Retry{},
		engine.Backoff{},
		engine.Hooks{},
	} {
		part := reflect.TypeOf(part)
		for i := range part.NumField() {
			assert.Contains(t, known[part.Name()], part.Field(i).Name, "engine.%s", part.Name())
		}
	}
}

func TestFiguresOfAStation(t *testing.T) {
	st := only(t, shop())
	m := theory.MMc{Lambda: 24, Mu: 10, C: 3}
	got := figuresOf(st)
	for path, want := range map[string]float64{
		"jobs.wait.mean": m.Wq(), "jobs.wait.sd": m.WaitSD(), "jobs.wait.p50": m.WaitQuantile(0.5),
		"jobs.wait.p999": m.WaitQuantile(0.999), "jobs.depth.mean": m.Lq(),
		"pool.utilisation": 0.8, "pool.busy.mean": 2.4, "pool.offered_load": 2.4,
		"pool.service.mean": 0.1, "stats.throughput": 24, "stats.sojourn.mean": m.W(),
		"stats.sojourn.p95": m.SojournQuantile(0.95),
	} {
		assert.InEpsilon(t, want, got[path], 1e-9, path)
		delete(got, path)
	}
	assert.Len(t, got, 7, "the other quantiles, and no more")
	assert.InEpsilon(t, m.Shares().At(5), st.Model.PInside(5), 1e-12)
	assert.InDelta(t, 3600, st.Length, 1e-9)
}

// In another order only means are told; with several stations nothing is said of the whole run.
func TestFiguresThatAreNotTold(t *testing.T) {
	s := shop()
	s.Queues[0].Order = engine.AtRandom
	for path := range figuresOf(only(t, s)) {
		assert.NotContains(t, path, ".p")
		assert.NotContains(t, path, ".sd")
	}

	s = shop()
	s.Queues = append(s.Queues, engine.Queue{Name: "other"})
	s.Producers = append(s.Producers, engine.Producer{Name: "p", To: "other", Times: []engine.Time{5}})
	s.Consumers = append(s.Consumers, engine.Pool{
		Name: "q", From: []string{"other"}, Count: 1, Service: dist.Constant(1),
	})
	stations := theory.Recognise(s)
	require.Len(t, stations, 2)
	require.NotNil(t, stations[0].Model)
	assert.Nil(t, stations[1].Model, "a list of arrivals is no model")
	for _, f := range stations[0].Figures {
		assert.NotContains(t, f.Path, "stats.")
	}
}

func TestFiguresOfLosses(t *testing.T) {
	s := shop()
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 2, engine.Reject
	s.Consumers[0].FailureRate = 0.25
	m := theory.MMcK{Lambda: 24, Mu: 10, C: 3, Places: 2}
	got := figuresOf(only(t, s))
	assert.InEpsilon(t, m.PLoss(), got["jobs.rejected / jobs.offered"], 1e-9)
	assert.InEpsilon(t, 0.75*m.Throughput(), got["stats.throughput"], 1e-9, "a quarter fails")
	assert.InEpsilon(t, 0.25*(1-m.PLoss()), got["stats.failed / stats.produced"], 1e-9)
	assert.InEpsilon(t, m.W()*(1-m.PLoss()), got["stats.sojourn.mean"], 1e-9)

	s.Queues[0].TTL = dist.Exponential(0.2)
	a := theory.ErlangA{Lambda: 24, Mu: 10, Theta: 5, C: 3, Places: 2}.Solve()
	got = figuresOf(only(t, s))
	assert.InEpsilon(t, a.Left, got["jobs.expired / jobs.offered"], 1e-9)
	assert.InEpsilon(t, a.Lost, got["jobs.rejected / jobs.offered"], 1e-9)
	assert.InEpsilon(t, a.LeftWait, got["jobs.left_wait.mean"], 1e-9)
	assert.InEpsilon(t, a.L/24, got["stats.sojourn.mean"], 1e-9, "Little's law")
}

// Retries make more work: of three attempts each fails by 0.2, so 1 + 0.2 + 0.04 services.
func TestFiguresOfRetries(t *testing.T) {
	s := shop()
	s.Producers[0].Rate = engine.Flat(20)
	s.Consumers[0].FailureRate = 0.2
	s.Consumers[0].Retry = engine.Retry{Attempts: 3, Backoff: engine.Backoff{
		Base: engine.Second, Factor: 10, Max: 4 * engine.Second, Jitter: engine.EqualJitter,
	}}
	m := theory.MMc{Lambda: 20 * 1.24, Mu: 10, C: 3}
	got := figuresOf(only(t, s))
	assert.InEpsilon(t, m.Wq(), got["jobs.wait.mean"], 1e-9)
	assert.InEpsilon(t, m.WaitQuantile(0.99), got["jobs.wait.p99"], 1e-9)
	assert.InEpsilon(t, 20*(1-0.008), got["stats.throughput"], 1e-9)
	assert.InEpsilon(t, 0.008, got["stats.failed / stats.produced"], 1e-9)
	pauses := 0.2*0.75*1 + 0.04*0.75*4
	assert.InEpsilon(t, 1.24*m.W()+pauses, got["stats.sojourn.mean"], 1e-9)
	assert.NotContains(t, got, "stats.sojourn.p50")
}

// Three producers of two priorities: by priority in one queue, or by the queue that is looked into
// first. In a queue that doesn't look at priorities they don't matter.
func TestFiguresOfPriorities(t *testing.T) {
	s := shop()
	s.Producers = []engine.Producer{
		{Name: "low", Rate: engine.Flat(14)},
		{Name: "high", Rate: engine.Flat(3), Priority: dist.Constant(7)},
		{Name: "too", Rate: engine.Flat(7), Priority: dist.Constant(7)},
	}
	assert.Nil(t, only(t, s).Model.Classes)
	s.Queues[0].Order = engine.ByPriority
	waits := theory.CobhamMMc(10, 3, 10, 14)
	st := only(t, s)
	got := figuresOf(st)
	assert.Len(t, st.Model.Classes, 2)
	assert.InEpsilon(t, waits[0], got[`priorities["7"].wait.mean`], 1e-9)
	assert.InEpsilon(t, waits[1], got[`priorities["0"].wait.mean`], 1e-9)
	assert.InEpsilon(t, waits[0]+0.1, got["too.sojourn.mean"], 1e-9)
	assert.InEpsilon(t, theory.MMc{Lambda: 24, Mu: 10, C: 3}.Wq(), got["jobs.wait.mean"], 1e-9)
	assert.NotContains(t, got, "jobs.wait.p50")

	s.Queues = []engine.Queue{
		{Name: "b", Capacity: engine.Unlimited},
		{Name: "a", Capacity: engine.Unlimited},
	}
	s.Producers[0].To, s.Producers[1].To, s.Producers[2].To = "a", "b", "b"
	s.Consumers[0].From = []string{"b", "a"}
	got = figuresOf(only(t, s))
	assert.InEpsilon(t, waits[0], got["b.wait.mean"], 1e-9)
	assert.InEpsilon(t, waits[1], got["a.wait.mean"], 1e-9)
	assert.InEpsilon(t, 14*waits[1], got["a.depth.mean"], 1e-9)
	assert.InEpsilon(t, waits[1]+0.1, got["low.sojourn.mean"], 1e-9)
	s.Queues[1].Capacity, s.Queues[1].WhenFull = 5, engine.Reject
	assert.Contains(t, only(t, s).Why, "queues.a.capacity")
}

// The nearer to all that can be done, and the rarer, the longer a run must be.
func TestTells(t *testing.T) {
	s := shop()
	s.Consumers[0].Count, s.Consumers[0].Service = 1, dist.Exponential(0.04)
	tells := func(path string) bool {
		st := only(t, s)
		i := slices.IndexFunc(st.Figures, func(f theory.Figure) bool { return f.Path == path })
		return st.Tells(st.Figures[i])
	}
	root := 5 - 4.898979485566356 // √25 − √24
	relaxation := only(t, s).Model.Spec.Relaxation()
	assert.InEpsilon(t, 1/(root*root), relaxation, 1e-9)
	assert.InDelta(t, 98, relaxation, 0.5, "seconds until a start is forgotten")
	assert.False(t, tells("jobs.wait.mean"))
	s.Duration = 3 * engine.Hour
	assert.True(t, tells("jobs.wait.mean"))
	assert.True(t, tells("jobs.wait.p90"))
	assert.False(t, tells("jobs.wait.p99"))
	s.Duration = 30 * engine.Hour
	assert.True(t, tells("jobs.wait.p99"))
	s.Warmup = 29 * engine.Hour
	assert.False(t, tells("jobs.wait.mean"))

	s.Duration, s.Warmup, s.Items = 0, 0, 24*3600
	assert.InEpsilon(t, 3600, only(t, s).Length, 1e-9)
	s.Duration = engine.Minute
	assert.InEpsilon(t, 60, only(t, s).Length, 1e-9)
	s.Consumers[0].Count = 0
	assert.False(t, theory.Recognise(s)[0].Tells(theory.Figure{Needs: 100}))
}

// Pools that share queues are one station, however they hang together.
func TestStations(t *testing.T) {
	s := shop()
	s.Queues, s.Consumers = nil, nil
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		s.Queues = append(s.Queues, engine.Queue{Name: name, Capacity: engine.Unlimited})
	}
	for _, pool := range []struct {
		name string
		from []string
	}{{"p", []string{"a"}}, {"q", []string{"c", "b"}}, {"r", []string{"e"}}, {"s", []string{"b", "a"}}} {
		s.Consumers = append(s.Consumers, engine.Pool{
			Name: pool.name, From: pool.from, Count: 1, Service: dist.Exponential(0.01),
		})
	}
	s.Producers = []engine.Producer{{Name: "web", To: "e", Rate: engine.Flat(1)}}
	stations := theory.Recognise(s)
	require.Len(t, stations, 2)
	for _, st := range stations {
		if len(st.Pools) == 1 {
			assert.Equal(t, []string{"e"}, st.Queues)
			assert.NotNil(t, st.Model)
			continue
		}
		assert.ElementsMatch(t, []string{"p", "q", "s"}, st.Pools)
		assert.ElementsMatch(t, []string{"a", "b", "c"}, st.Queues)
		assert.Contains(t, st.Why, "share a queue")
	}
}
