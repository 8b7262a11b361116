package engine

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"

	"queuesim/engine/stats"
)

// MostReplications bounds a study.
const MostReplications = 100_000

// A Study is what several replications of one scenario, each with a luck of its own, say together. Its
// result has the form of a run's: counts and extremes are means over the replications; means, shares
// of time and quantiles are those of all replications together. The zero Study is empty.
type Study struct {
	res    *Result // of the first, and what the others have beside their figures
	pooled *measures
	runs   int
	parts  map[string][]stats.Part // by figure; see note
	kept   keeper
}

// Add takes in the result of the next replication, which it keeps. Replications come in their order:
// then it doesn't show who ran them, and when. Quantiles of the author's own observations have no interval.
func (st *Study) Add(res *Result) {
	if st.res == nil {
		st.res, st.pooled, st.parts = res, newMeasures(), map[string][]stats.Part{}
	}
	st.pooled.add(res.measured)
	st.kept.keep(res.measured)
	res.visit(visitor{
		number: func(path string, v reflect.Value) {
			st.note(path, stats.Part{Value: numberIn(v), Weight: res.measured.weight(path)})
		},
		trend: func(path string, v reflect.Value) {
			for _, f := range v.Interface().(interface{ Figures() []Figure }).Figures() {
				st.note(join(path, f.Name), stats.Part{
					Value: f.Value, Weight: res.measured.weight(join(path, f.Name)),
				})
			}
		},
	})
	st.runs++
	if res != st.res {
		st.merge(res)
	}
	res.measured = nil
}

// note notes what a replication says of a figure. The ones before may have said nothing of it: such a
// part has no weight.
func (st *Study) note(path string, p stats.Part) {
	parts := st.parts[path]
	for len(parts) < st.runs {
		parts = append(parts, stats.Part{})
	}
	st.parts[path] = append(parts, p)
}

// merge takes in what a further replication has beside its figures.
func (st *Study) merge(res *Result) {
	r := st.res
	r.unite(res)
	r.Account.add(&res.Account)
	if weight[res.Ended.Reason] > weight[r.Ended.Reason] {
		r.Ended.Reason, r.Ended.Message = res.Ended.Reason, res.Ended.Message
	}
	r.Ended.At = max(r.Ended.At, res.Ended.At)
	r.Ended.Partial = r.Ended.Partial || res.Ended.Partial
	for _, text := range res.Warnings {
		if !slices.Contains(r.Warnings, text) {
			r.Warnings = append(r.Warnings, text)
		}
	}
}

// add adds the times of another run.
func (a *Account) add(other *Account) {
	for _, sums := range [][2]*ExactSeconds{
		{&a.Sojourn, &other.Sojourn},
		{&a.Blocked, &other.Blocked},
		{&a.Wait, &other.Wait},
		{&a.LeftWait, &other.LeftWait},
		{&a.Service, &other.Service},
		{&a.BackOff, &other.BackOff},
		{&a.Area, &other.Area},
	} {
		sums[0].Merge(sums[1].Sum)
	}
}

// Runs returns how many replications there are.
func (st *Study) Runs() int { return st.runs }

// Parts returns what each replication says of a figure; nil if none says anything. What isn't there is
// no value of a trend, and 0 of anything that is counted.
func (st *Study) Parts(path string) []stats.Part {
	parts := st.parts[path]
	if parts == nil {
		return nil
	}
	for len(parts) < st.runs {
		parts = append(parts, stats.Part{})
	}
	if kind, _ := st.pooled.kindOf(path); kind == counted {
		for i := range parts {
			parts[i].Weight = 1
		}
	}
	return parts
}

// Figure returns a figure of all replications together, NaN if there is none.
func (st *Study) Figure(path string) float64 {
	if x, ok := st.pooled.figure(path); ok {
		return x
	}
	return stats.Mean(st.Parts(path))
}

// Interval returns a figure with its interval; false if the replications don't allow one.
func (st *Study) Interval(path string) (stats.Interval, bool) {
	if isQuantile(path) {
		return st.quantile(path)
	}
	return intervalOf(path, st.Figure(path), st.Parts(path))
}

// intervalOf returns the interval round a figure that parts of the simulation say something of.
func intervalOf(path string, figure float64, parts []stats.Part) (stats.Interval, bool) {
	i, ok := stats.IntervalAround(figure, parts)
	if !strings.HasPrefix(path, "tallies.") && !strings.HasPrefix(path, "observations.") {
		i.Low = max(i.Low, 0) // nothing else can be negative
	}
	return i, ok
}

// Result returns the figures of all replications, with their intervals; one alone keeps those that it
// has. Nothing can be added any more.
func (st *Study) Result() *Result {
	r := st.res
	if st.runs == 1 {
		return r
	}
	r.Doubt = ""
	r.Config.Replications = st.runs
	r.means, r.Intervals = map[string]float64{}, map[string]Interval{}
	for _, path := range slices.Sorted(maps.Keys(st.parts)) {
		if r.means[path] = st.Figure(path); math.IsNaN(r.means[path]) {
			r.means[path] = 0 // no replication has a window: each of them says 0
		}
		if i, ok := st.Interval(path); ok {
			r.Intervals[path] = Interval{Interval: i, Replications: st.runs}
		}
	}
	r.visit(visitor{
		number: func(path string, v reflect.Value) { setNumber(v, r.means[path]) },
		trend:  func(path string, v reflect.Value) { r.setTrend(path, v) },
	})
	return r
}

// setTrend sets a trend to its figures.
func (r *Result) setTrend(path string, v reflect.Value) {
	of := func(name string) float64 { return r.means[join(path, name)] }
	o := Observation{
		Count: int64(of("count") + 0.5), Mean: of("mean"), SD: of("sd"), Min: of("min"), Max: of("max"),
	}
	for i, q := range quantiles {
		o.Quantiles[i] = of(q.name)
	}
	if v.Type() == reflect.TypeFor[Observation]() {
		v.Set(reflect.ValueOf(o))
		return
	}
	t := Trend{Count: o.Count, Mean: o.Mean, SD: o.SD, Min: nearest(o.Min), Max: nearest(o.Max)}
	for i := range quantiles {
		t.Quantiles[i] = nearest(o.Quantiles[i])
	}
	v.Set(reflect.ValueOf(t))
}
