package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"queuesim/engine"
)

// filled returns res as its readers may rely on it: collections are there, if empty, and what the
// scenario's author passed through is something JSON can say. res itself stays as it is.
func filled(res *engine.Result) *engine.Result {
	out := *res
	out.Config.Params = params(res.Config.Params)
	out.Total.InsideByState = orEmpty(res.Total.InsideByState)
	out.Total.Failures = orEmpty(res.Total.Failures)
	out.Total.GaveUp = orEmpty(res.Total.GaveUp)
	out.Queues = orEmpty(res.Queues)
	out.Producers = orEmpty(res.Producers)
	out.Consumers = make(map[string]*engine.PoolResult, len(res.Consumers))
	for name, pool := range res.Consumers {
		full := *pool
		full.Failures, full.Left = orEmpty(pool.Failures), orEmpty(pool.Left)
		full.Each = orNone(pool.Each)
		out.Consumers[name] = &full
	}
	out.Priorities = orEmpty(res.Priorities)
	out.Tallies = orEmpty(res.Tallies)
	out.Observations = orEmpty(res.Observations)
	out.Intervals = orEmpty(res.Intervals)
	out.Sample = orNone(res.Sample)
	out.Expect = expectations(res.Expect)
	out.Warnings = orNone(res.Warnings)
	return &out
}

func orEmpty[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return m
}

func orNone[E any](s []E) []E {
	if s == nil {
		return []E{}
	}
	return s
}

// params writes numbers that JSON doesn't have (an author may well say math.huge) as text.
func params(in map[string]any) map[string]any {
	out := make(map[string]any, len(in))
	for name, v := range in {
		if x, ok := v.(float64); ok && !finite(x) {
			v = strconv.FormatFloat(x, 'g', -1, 64)
		}
		out[name] = v
	}
	return out
}

// expectations leaves out values that are no numbers and says so.
func expectations(in []engine.Expectation) []engine.Expectation {
	out := make([]engine.Expectation, len(in))
	for i, e := range in {
		values := make(map[string]float64, len(e.Values))
		for _, path := range slices.Sorted(maps.Keys(e.Values)) {
			if x := e.Values[path]; finite(x) {
				values[path] = x
			} else if e.Why == "" {
				e.Why = fmt.Sprintf("%s is %v", path, x)
			}
		}
		e.Values = values
		out[i] = e
	}
	return out
}
