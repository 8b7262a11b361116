package theory

import (
	"math"
	"strconv"

	"queuesim/engine"
)

// figures names what the model of a station says as a result does. If the station is all that
// there is, it speaks for the whole run too.
func (r *recogniser) figures(st *Station, whole bool) []Figure {
	f := figures{Model: st.Model}
	if len(st.Queues) == 1 {
		f.queue(st.Queues[0])
	}
	f.servers(st.Pools[0])
	if whole {
		f.run()
	}
	if st.Model.Classes != nil {
		r.byClass(&f, st, whole)
	}
	return f.all
}

// Figures names what a model says as the result of a scenario would that has this queue and this
// pool and nothing else.
func (m *Model) Figures(queue, pool string) []Figure {
	f := figures{Model: m}
	f.queue(queue)
	f.servers(pool)
	f.run()
	return f.all
}

// figures collects figures.
type figures struct {
	*Model
	all []Figure
}

// add adds a figure that is decided by what is usual, if it is known.
func (f *figures) add(path string, value float64) { f.addRare(path, value, 1) }

// addRare adds a figure that is decided by so small a share of the time.
func (f *figures) addRare(path string, value, share float64) {
	if !math.IsNaN(value) {
		f.all = append(f.all, Figure{path, value, f.Spec.needs(min(share, 0.1))})
	}
}

// quantiles adds those that a result has of a trend.
func (f *figures) quantiles(path string, quantile func(float64) float64) {
	if quantile == nil {
		return
	}
	for _, q := range []struct {
		name  string
		share float64
	}{{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p999", 0.999}} {
		f.addRare(path+"."+q.name, quantile(q.share), 1-q.share)
	}
}

// queue adds what the model says of the queue.
func (f *figures) queue(name string) {
	f.add(name+".wait.mean", f.Wait)
	f.addRare(name+".wait.sd", f.WaitSD, 0.01) // the longest waits decide
	f.quantiles(name+".wait", f.WaitQuantile)
	f.add(name+".depth.mean", f.Waiting)
	if f.Lost > 0 {
		f.add(name+".rejected / "+name+".offered", f.Lost)
	}
	if f.Left > 0 {
		f.add(name+".expired / "+name+".offered", f.Left)
		f.add(name+".left_wait.mean", f.LeftWait)
	}
}

// servers adds what it says of the pool.
func (f *figures) servers(name string) {
	f.add(name+".utilisation", f.Utilisation)
	f.add(name+".busy.mean", f.Busy)
	if f.Spec.Users == 0 {
		f.add(name+".offered_load", f.Load)
	}
	f.add(name+".service.mean", f.Spec.Service.Mean)
}

// run adds what it says of the run as a whole.
func (f *figures) run() {
	f.add("stats.throughput", f.Throughput)
	f.add("stats.sojourn.mean", f.Sojourn)
	f.quantiles("stats.sojourn", f.SojournQuantile)
	if f.Failed > 0 {
		f.add("stats.failed / stats.produced", f.Failed)
	}
}

// byClass adds the waits of each class of priority: by its queue, if each has one of its own, and
// by its number, which is the whole run's; and the sojourns of its producers.
func (r *recogniser) byClass(f *figures, st *Station, whole bool) {
	spec := f.Spec
	classes, _, _ := r.classes(&spec, st)
	perQueue := map[int]int{}
	for _, c := range classes {
		perQueue[c.queue]++
	}
	for i, c := range classes {
		known := f.Classes[i]
		name := st.Queues[c.queue]
		switch {
		case len(st.Queues) > 1 && perQueue[c.queue] == 1:
			f.add(name+".wait.mean", known.Wait)
			f.add(name+".depth.mean", known.Waiting)
		case len(st.Queues) == 1 && whole && r.tellsApart(st):
			f.add(`priorities["`+strconv.Itoa(int(c.priority))+`"].wait.mean`, known.Wait)
		}
		for _, producer := range c.producers {
			f.add(producer+".sojourn.mean", known.Wait+f.Spec.Service.Mean)
		}
	}
}

// tellsApart reports whether the only queue of a station serves by priority.
func (r *recogniser) tellsApart(st *Station) bool {
	return r.queues[st.Queues[0]].Order == engine.ByPriority
}
