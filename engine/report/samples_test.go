package report_test

import (
	"fmt"
	"math"

	"queuesim/engine"
)

// Results made by hand: what a run of each kind may have to say. Their accounts hold.

func at(seconds float64) engine.Time {
	t, ok := engine.Seconds(seconds)
	if !ok {
		panic(fmt.Sprintf("report_test: %v is no time", seconds))
	}
	return t
}

func ref[T any](v T) *T { return &v }

// trend returns a trend round a mean, with the spread of an exponential.
func trend(count int64, mean float64) engine.Trend {
	if count == 0 {
		return engine.Trend{}
	}
	t := engine.Trend{Count: count, Mean: mean, SD: mean, Min: at(mean / 100), Max: at(7.3 * mean)}
	for i, times := range []float64{0.69, 2.3, 3, 4.61, 6.9} {
		t.Quantiles[i] = at(times * mean)
	}
	return t
}

// exactly returns a sum of times.
func exactly(seconds float64) engine.ExactSeconds {
	var s engine.ExactSeconds
	s.Add(int64(at(seconds)))
	return s
}

// profile returns a profile of so many points over the time, with one queue called jobs.
func profile(points int, end engine.Time, depth func(x float64) float64) *engine.Series {
	s := &engine.Series{
		Step:  end / engine.Time(points),
		Depth: map[string][]int64{"jobs": nil},
		Busy:  map[string][]int64{},
	}
	for i := range points {
		d := depth(float64(i) / float64(points))
		s.Depth["jobs"] = append(s.Depth["jobs"], int64(math.Round(max(0, d))))
	}
	return s
}

// small is the classroom's run: twenty items.
func small() *engine.Result {
	counts := engine.Counts{Produced: 20, Consumed: 18, Failed: 2}
	return &engine.Result{
		Schema: engine.ResultSchema,
		Config: engine.Config{
			Name: "classroom", NumItems: ref(int64(20)), NumProducers: 1, NumConsumers: ref(3),
			QueueCapacity: ref(10), FailureRate: ref(0.1), Finish: "drain", Seed: 1, Clock: "virtual",
		},
		Total: engine.Total{
			Counts: counts, Attempts: 20, Duration: at(0.39), Throughput: 46.153846, Goodput: 46.153846,
			FailureRate: 0.1, Failures: map[string]int64{"failed": 2}, Sojourn: trend(20, 0.0523),
		},
		Queues: map[string]*engine.QueueResult{"jobs": {
			Offered: 20, Admitted: 20, Taken: 20, Capacity: ref(10),
			Depth: engine.LevelResult{Mean: 1.1, Max: 4}, Wait: trend(20, 0.0213),
		}},
		Producers: map[string]*engine.ProducerResult{"main": {
			Counts: counts, Sojourn: trend(20, 0.0523), Behind: engine.Trend{Count: 20},
		}},
		Consumers: map[string]*engine.PoolResult{"pool": {
			Count: ref(3), Attempts: 20, Consumed: 18, Failed: 2,
			Failures: map[string]int64{"failed": 2}, OfferedLoad: ref(1.59), Utilisation: ref(0.531),
			Busy: engine.LevelResult{Mean: 1.59, Max: 3}, Service: trend(20, 0.031),
			Left: map[string]int64{"sentinel": 3},
			Each: []engine.ConsumerResult{{ID: 1, Consumed: 7, MeanService: 0.03}},
		}},
		Priorities: map[string]*engine.PriorityResult{"0": {
			Counts: counts, Wait: trend(20, 0.0213), Sojourn: trend(20, 0.0523),
		}},
		Ended: engine.Ended{Reason: "drained", At: at(0.39)},
		Account: engine.Account{
			Sojourn: exactly(1.046), Wait: exactly(0.426), Service: exactly(0.62), Area: exactly(1.046),
		},
		Sample: []engine.ItemRecord{{
			Item: "main/1", Wait: at(0.01), Attempts: 1, Consumer: ref(1), Fate: "consumed",
		}},
		Profile: profile(20, at(0.39), func(x float64) float64 { return 4 * math.Sin(math.Pi*x) }),
	}
}

// burst is a run in which a burst fills the queue and stops its producers.
func burst() *engine.Result {
	steady := engine.Counts{Produced: 2411, Consumed: 2409, Failed: 2}
	crowd := engine.Counts{Produced: 3012, Consumed: 3004, Failed: 8}
	all := engine.Counts{Produced: 5423, Consumed: 5413, Failed: 10}
	high := engine.Counts{Produced: 302, Consumed: 302}
	low := engine.Counts{Produced: 5121, Consumed: 5111, Failed: 10}
	res := small()
	res.Config.Name, res.Config.Duration, res.Config.NumItems = "burst", ref(at(60)), nil
	res.Config.NumProducers, res.Config.FailureRate = 2, nil
	res.Total = engine.Total{
		Counts: all, Attempts: 6010, Retries: 587, Duration: at(60), Throughput: 89.83, Goodput: 89.83,
		FailureRate: 0.0993, Failures: map[string]int64{"flaky": 571, "timeout": 26},
		Sojourn: trend(5423, 2.41),
	}
	res.Queues = map[string]*engine.QueueResult{"jobs": {
		Offered: 6010, Admitted: 6010, Taken: 6010, Capacity: ref(100),
		Depth: engine.LevelResult{Mean: 43.2, Max: 100}, Wait: trend(6010, 0.412),
		Blocked: trend(1911, 2.02),
	}}
	res.Producers = map[string]*engine.ProducerResult{
		"steady": {
			Counts: steady, Blocked: trend(310, 0.0312), Sojourn: trend(2411, 0.487),
			Behind: trend(2411, 0.121),
		},
		"burst": {
			Counts: crowd, Blocked: trend(1601, 0.0301), Sojourn: trend(3012, 3.95),
			Behind: trend(3012, 2.31),
		},
	}
	res.Consumers = map[string]*engine.PoolResult{"pool": {
		Count: ref(3), Attempts: 6010, Consumed: 5413, Failed: 597, Retries: 587,
		Failures:    map[string]int64{"flaky": 571, "timeout": 26},
		OfferedLoad: ref(2.51), Utilisation: ref(0.835), Busy: engine.LevelResult{Mean: 2.505, Max: 3},
		Service: trend(6010, 0.025), Left: map[string]int64{"sentinel": 3},
		Each: []engine.ConsumerResult{
			{ID: 1, Consumed: 1900, Failed: 200, MeanService: 0.0251, Utilisation: 0.84},
			{ID: 2, Consumed: 1900, Failed: 200, MeanService: 0.0249, Utilisation: 0.83},
			{ID: 3, Consumed: 1613, Failed: 197, MeanService: 0.0252, Utilisation: 0.83},
		},
	}}
	res.Priorities = map[string]*engine.PriorityResult{
		"9": {Counts: high, Wait: trend(302, 0.0191), Sojourn: trend(302, 1.02)},
		"1": {Counts: low, Wait: trend(5121, 0.443), Sojourn: trend(5121, 2.49)},
	}
	res.Ended = engine.Ended{Reason: "drained", At: at(60.41)}
	res.Account = engine.Account{
		Sojourn: exactly(13069.431000001), Blocked: exactly(7000.25), Wait: exactly(2476.12),
		Service: exactly(150.300000001), BackOff: exactly(3442.761), Area: exactly(13069.431000001),
	}
	res.Expect = []engine.Expectation{
		{Text: "steady.sojourn.p99 < 3", OK: true},
		{Text: "failed / produced < 0.01", OK: true},
	}
	res.Profile = profile(128, at(60.41), func(x float64) float64 {
		return min(100, max(2+2*math.Sin(40*x), 900*(x-0.33)), max(2, 900*(0.8-x)))
	})
	return res
}

// lossy is a run that turns many away, breaks expectations and has words of its author in it.
func lossy() *engine.Result {
	counts := engine.Counts{
		Produced: 100_000, Consumed: 81_220, Failed: 310, Rejected: 14_100, Expired: 4002, Reneged: 368,
	}
	res := small()
	res.Config.Name, res.Config.Duration, res.Config.NumItems = "lossy", ref(at(3600)), nil
	res.Config.Warmup = at(60)
	res.Total = engine.Total{
		Counts: counts, Attempts: 83_000, Retries: 1470, Late: 912, Duration: at(3540),
		Throughput: 22.9, Goodput: 22.7, Sojourn: trend(100_000, 0.72),
	}
	res.Queues = map[string]*engine.QueueResult{"jobs": {
		Offered: 101_470, Admitted: 87_370, Taken: 83_000, Rejected: 14_100, Expired: 4002, Reneged: 368,
		Capacity: ref(10), Depth: engine.LevelResult{Mean: 6.71, Max: 10}, Wait: trend(83_000, 0.245),
	}}
	res.Producers["main"] = &engine.ProducerResult{Counts: counts, Sojourn: res.Total.Sojourn}
	res.Priorities["0"] = &engine.PriorityResult{Counts: counts}
	res.Consumers = map[string]*engine.PoolResult{"pool": {
		Count: ref(3), Attempts: 83_000, Consumed: 81_220, Failed: 1780, Retries: 1470,
		Failures:    map[string]int64{"flaky": 1600, "no\x1b[31m paper": 150, "\u202egnitset": 30},
		OfferedLoad: ref(3.52), Utilisation: ref(0.976), Busy: engine.LevelResult{Mean: 2.93, Max: 3},
		Service: trend(83_000, 0.125), Left: map[string]int64{"sentinel": 1, "idle": 2},
		Each: []engine.ConsumerResult{
			{ID: 1, Consumed: 40_000, MeanService: 0.0801},
			{ID: 2, Consumed: 39_000, MeanService: 0.0799},
			{ID: 3, Consumed: 4000, MeanService: 1.01},
		},
	}}
	res.Ended = engine.Ended{Reason: "drained", At: at(3601.2)}
	res.Tallies = map[string]float64{"breaker opened": 12, "cost": 1234.5678, "skipped": 0.25}
	res.Observations = map[string]engine.Observation{
		"tokens": {
			Count: 81_220, Mean: 812.3, SD: 90, Min: 1, Max: 4096,
			Quantiles: [5]float64{790, 1500, 1800, 3200.5, 4000},
		},
		"nothing": {},
	}
	res.Expect = []engine.Expectation{
		{
			Text:   "rejected / produced < 0.1",
			Values: map[string]float64{"rejected": 14_100, "produced": 100_000},
		},
		{Text: "jobs.wait.p99 < 2", OK: true, Values: map[string]float64{"jobs.wait.p99": 1.13}},
		{Text: "urgent.wait.p99 < 1", Why: "urgent.wait: nothing was served"},
	}
	res.Warnings = []string{"the warm-up of 1m is short against waits of up to 1.8 s"}
	res.Profile = profile(128, at(3601.2), func(x float64) float64 {
		return 6.5 + 3.5*math.Sin(57*x)*math.Cos(23*x)
	})
	return res
}

// unstable is a run whose queue grows without bound, cut at its end.
func unstable() *engine.Result {
	counts := engine.Counts{Produced: 72_131, Consumed: 64_801, Inside: 7330}
	res := small()
	res.Config.Name, res.Config.Duration, res.Config.Finish = "overload", ref(at(3600)), "cut"
	res.Config.NumItems, res.Config.QueueCapacity = nil, nil
	res.Total = engine.Total{
		Counts: counts, InsideByState: map[string]int64{"waiting": 7327, "in_service": 3},
		Attempts: 64_804, Duration: at(3600), Throughput: 18, Goodput: 18, Sojourn: trend(64_801, 184.2),
	}
	res.Queues = map[string]*engine.QueueResult{"jobs": {
		Offered: 72_131, Admitted: 72_131, Taken: 64_804, WaitingNow: 7327,
		Depth: engine.LevelResult{Mean: 3650.4, Max: 7330}, Wait: trend(64_804, 184.1),
	}}
	res.Producers["main"] = &engine.ProducerResult{Counts: counts, Sojourn: res.Total.Sojourn}
	res.Priorities["0"] = &engine.PriorityResult{Counts: counts}
	res.Consumers["pool"] = &engine.PoolResult{
		Count: ref(3), Attempts: 64_804, Consumed: 64_801, InServiceNow: 3, OfferedLoad: ref(3.4),
		Utilisation: ref(0.9998), Busy: engine.LevelResult{Mean: 2.9994, Max: 3},
		Service: trend(64_801, 0.1667),
	}
	res.Ended = engine.Ended{Reason: "cut", At: at(3600)}
	res.Profile = profile(128, at(3600), func(x float64) float64 { return 7330*x + 40*math.Sin(90*x) })
	return res
}

// empty is a run in which nothing arrived.
func empty() *engine.Result {
	res := small()
	res.Config.Name = "empty"
	res.Config.Duration = ref(at(10))
	res.Total = engine.Total{Duration: at(10)}
	res.Queues = map[string]*engine.QueueResult{"jobs": {Capacity: ref(10)}}
	res.Producers = map[string]*engine.ProducerResult{"main": {}}
	res.Consumers = map[string]*engine.PoolResult{"pool": {
		Count: ref(3), OfferedLoad: ref(0.0), Utilisation: ref(0.0),
	}}
	res.Priorities = nil
	res.Account = engine.Account{}
	res.Sample = nil
	res.Ended = engine.Ended{Reason: "drained", At: at(10)}
	res.Profile = profile(64, at(10), func(float64) float64 { return 0 })
	return res
}

// stuck is a run that ended with items inside and nobody to serve them.
func stuck() *engine.Result {
	counts := engine.Counts{Produced: 20, Consumed: 8, Inside: 12}
	res := small()
	res.Config.Name = "stuck"
	res.Total = engine.Total{
		Counts: counts, InsideByState: map[string]int64{"waiting": 10, "blocked": 2},
		Attempts: 8, Duration: at(3.5), Throughput: 2.28, Goodput: 2.28, Sojourn: trend(8, 0.05),
	}
	res.Queues = map[string]*engine.QueueResult{"jobs": {
		Offered: 20, Admitted: 18, Taken: 8, WaitingNow: 10, BlockedNow: 2, Capacity: ref(10),
		Depth: engine.LevelResult{Mean: 6.2, Max: 10}, Wait: trend(8, 0.02),
	}}
	res.Producers["main"] = &engine.ProducerResult{Counts: counts, Sojourn: res.Total.Sojourn}
	res.Consumers["pool"] = &engine.PoolResult{
		Count: ref(0), Attempts: 8, Consumed: 8, OfferedLoad: ref(0.08), Utilisation: ref(0.61),
		Busy: engine.LevelResult{Mean: 0.08, Max: 3}, Service: trend(8, 0.031),
		Left: map[string]int64{"count": 3},
	}
	res.Ended = engine.Ended{
		Reason: "stuck", At: at(3.5), Partial: true,
		Message: "stuck: 12 inside, nobody serves them, and nothing is pending that could change it",
	}
	res.Profile = profile(40, at(3.5), func(x float64) float64 { return 20 * x })
	return res
}

// many is a run with ten thousand queues, of which some are in trouble.
func many() *engine.Result {
	res := burst()
	res.Config.Name = "many"
	res.Queues = map[string]*engine.QueueResult{}
	for i := range 10_000 {
		mean := 0.001 + float64(i*7919%9973)/1e5
		res.Queues[fmt.Sprintf("shard_%05d", i)] = &engine.QueueResult{
			Offered: 100, Admitted: 100, Taken: 100,
			Depth: engine.LevelResult{Mean: 10 * mean, Max: int64(i % 17)}, Wait: trend(100, mean),
		}
	}
	res.Profile.Depth = map[string][]int64{
		"shard_00403": {0, 1, 2, 3, 2, 1, 0, 0, 4, 8, 1, 0}, "shard_08385": {0, 0, 0, 0, 1, 0, 2, 0, 1, 0},
		"shard_00001": {9, 9, 9},
	}
	res.Profile.Step = at(5)
	res.Priorities = nil
	return res
}

// alive is the burst on real goroutines, twenty times as fast.
func alive() *engine.Result {
	res := burst()
	res.Config.Clock = "live"
	res.Live = &engine.LiveResult{
		Speed: 20, Wall: at(3.0262), Processors: 2, Goroutines: 6, Locks: 1, Wakeups: 12_518,
		Grain: at(0.0000642), Lateness: trend(8123, 0.0000213), Script: at(0.0872), ScriptShare: 0.0288,
	}
	res.Warnings = []string{
		"pool: sleeps ended 160µs late on average, 13 % of a mean service of 1.25ms: run it slower, " +
			"or take longer services",
	}
	return res
}

// unpaced is a live run for which nobody waited.
func unpaced() *engine.Result {
	res := small()
	counts := engine.Counts{Produced: 1_000_000, Consumed: 899_998, Failed: 100_000, Inside: 2}
	res.Config.Clock, res.Total.Counts = "live", counts
	res.Total.Duration, res.Total.Throughput = at(0.61), 1_475_406
	res.Producers["main"].Counts, res.Priorities["0"].Counts = counts, counts
	res.Producers["main"].Blocked = trend(800_000, 0.000002)
	res.Ended = engine.Ended{Reason: "interrupted", At: at(0.61), Partial: true}
	res.Live = &engine.LiveResult{
		Wall: at(0.6123), Processors: 2, Goroutines: 1, Locks: 1, Wakeups: 1, Grain: at(0.0000642),
	}
	return res
}

// behindPlan is the burst live, on a machine that adds something.
func behindPlan() *engine.Result {
	res := alive()
	res.Total.Throughput, res.Total.Sojourn = 88.1, trend(5423, 2.55)
	res.Total.Failed, res.Total.Consumed = 11, 5412
	res.Queues["jobs"].Wait, res.Queues["jobs"].Depth.Max = trend(6010, 0.4291), 97
	res.Producers["steady"].Behind = trend(2411, 1.9)
	res.Consumers["pool"].Service = trend(6010, 0.0262)
	res.Expect = []engine.Expectation{
		{Text: "steady.sojourn.p99 < 3", Values: map[string]float64{"steady.sojourn.p99": 3.15}},
		{Text: "failed / produced < 0.01", OK: true},
	}
	return res
}

// exact is a live run of the classroom on a machine that adds nothing worth a word.
func exact() *engine.Result {
	res := small()
	res.Producers["main"].Behind = trend(20, 0.0000001)
	res.Live = &engine.LiveResult{
		Speed: 1, Wall: at(0.39), Processors: 2, Goroutines: 5, Locks: 1, Wakeups: 31,
		Grain: at(0.0000012), Lateness: trend(40, 0.0000015),
	}
	return res
}

// manyLive is the run with ten thousand queues live: some of them are worse off.
func manyLive() *engine.Result {
	res := many()
	res.Live = &engine.LiveResult{Speed: 1, Wall: at(61), Processors: 2, Goroutines: 6, Locks: 1}
	for i := range 9 {
		res.Queues[fmt.Sprintf("shard_%05d", 1000*i)].Wait = trend(100, 0.2+float64(i))
	}
	res.Queues["shard_00001"].Wait = engine.Trend{}
	return res
}

// cutOff is a live run that was interrupted before anything happened.
func cutOff() *engine.Result {
	res := empty()
	res.Ended = engine.Ended{Reason: "interrupted", At: at(0.01), Partial: true}
	res.Live = &engine.LiveResult{Speed: 1, Processors: 2}
	return res
}
