package engine

import (
	"fmt"
	"math"

	"queuesim/engine/stats"
)

// This file gets intervals out of one run: the window is cut into batches, each long enough that it
// knows little of the one before, and these are treated as replications are. Whether they are long
// enough is tested on a finer cut: if even its pieces, a sixteenth as long, don't follow each other, the
// batches surely don't.
//
// Sources: Law, Simulation Modeling and Analysis, 5th ed. (2015), §9.5.3 (batch means); von Neumann,
// Distribution of the Ratio of the Mean Square Successive Difference to the Variance, Annals of
// Mathematical Statistics 12 (1941), and Fishman, Grouping Observations in Digital Simulation,
// Management Science 24 (1978) (the test).

// A marker notes what has been measured where pieces of the run end: of the window, if its length is
// known, else of the items.
type marker struct {
	every int64 // in nanoseconds, or in items
	marks []mark
}

// A mark is what had been measured at some instant, since the beginning.
type mark struct {
	sums map[string]fraction // fractions; and of trends, by their names, the sum over the count

	trends map[string]*stats.Trend // only where a batch ends
}

const (
	pieces      = 256
	batches     = 16
	fewestItems = 10 * pieces
	mostMarked  = 32 // queues, producers and pools that a scenario may have to be marked
)

// marking is the number of the marker among those that sample.
const marking = 2

// startMarks makes a marker, if it makes sense that there is one.
func (m *Model) startMarks() {
	if m.actors != nil || m.unpaced {
		return
	}
	s := m.scenario
	m.rec.unsteady = s.Unsteady()
	switch {
	case m.rec.unsteady != "" || len(m.lines)+len(m.crews)+len(m.sources) > mostMarked:
		return
	case s.Items > 0 && (s.Items < fewestItems || s.Warmup > 0):
		return
	case s.Items > 0:
		m.rec.marker = &marker{every: s.Items / pieces}
		m.rec.marked = m.left - m.rec.marker.every
	case m.rec.to > 0:
		m.rec.marker = &marker{every: max(1, int64(m.rec.to-m.rec.from)/pieces)}
		m.schedule(sampling, m.rec.from+Time(m.rec.marker.every), marking, marking, 0)
	}
}

// takeMark notes what has been measured. The end of the last piece is the end of the run.
func (m *Model) takeMark() {
	k := m.rec.marker
	now := mark{sums: map[string]fraction{}}
	m.measureFractions(now.sums)
	batchEnds := (len(k.marks)+1)%(pieces/batches) == 0
	if batchEnds {
		now.trends = map[string]*stats.Trend{}
	}
	m.cells(func(name string, t *stats.Trend) { now.add(name, t) })
	k.marks = append(k.marks, now)
	if m.scenario.Items == 0 && len(k.marks) < pieces-1 {
		m.schedule(sampling, m.now+Time(k.every), marking, marking, 0)
	}
}

// add adds a part of a trend.
func (k *mark) add(name string, t *stats.Trend) {
	sum := t.Sum()
	f := k.sums[name]
	f.over += float64(sum.Float() / 1e9)
	f.under += float64(t.Count())
	k.sums[name] = f
	if k.trends == nil {
		return
	}
	if k.trends[name] == nil {
		k.trends[name] = new(stats.Trend)
	}
	k.trends[name].Merge(t)
}

// passMark lets a mark be taken when all has happened that happens at this instant: so many items have
// come since the last one.
func (m *Model) passMark() {
	k := m.rec.marker
	m.rec.marked = -1
	if len(k.marks) < pieces-2 {
		m.rec.marked = m.left - k.every
	}
	m.schedule(sampling, m.now, marking, marking, 0)
}

// batch gives the result of one run its intervals, or the reason why it has none.
func (m *Model) batch(res *Result) {
	res.Doubt = m.doubt(res)
	if res.Doubt != "" {
		return
	}
	last := mark{sums: map[string]fraction{}, trends: map[string]*stats.Trend{}}
	m.measureFractions(last.sums)
	m.cells(last.add)
	c := cutting{marks: append([]mark{{}}, append(m.rec.marker.marks, last)...)}
	for name := range res.measured.fractions {
		c.add(res, name, name)
	}
	for name := range res.measured.trends {
		c.addTrend(res, name)
	}
	if len(res.Intervals) == 0 {
		res.Doubt = "the run is too short: what happens early in it still shows late"
	}
}

// doubt says why one run can't have intervals; "" if it may.
func (m *Model) doubt(res *Result) string {
	if m.unpaced || m.clock() != virtually {
		return "intervals come from virtual time"
	}
	if m.rec.unsteady != "" {
		return "there is no steady state: " + m.rec.unsteady
	}
	switch k := m.rec.marker; {
	case m.scenario.Items > 0 && m.scenario.Warmup > 0:
		return "a warm-up and a number of items together leave no batches of equal length"
	case len(m.lines)+len(m.crews)+len(m.sources) > mostMarked:
		return fmt.Sprintf("there are more than %d queues, producers and pools", mostMarked)
	case k == nil || len(k.marks) != pieces-1 || res.Ended.Partial:
		return "the run is too short to be cut into batches"
	}
	return ""
}

// A cutting is a run cut into pieces.
type cutting struct {
	marks []mark // where the first piece begins, and where each of them ends
}

// parts cuts the run after so many pieces again and again, and asks what each part says.
func (c *cutting) parts(size int, of func(from, to *mark) stats.Part) []stats.Part {
	var parts []stats.Part
	for i := size; i < len(c.marks); i += size {
		parts = append(parts, of(&c.marks[i-size], &c.marks[i]))
	}
	return parts
}

const batchSize = pieces / batches

// add gives a fraction, or the mean of a trend, its interval, and tells whether its pieces are
// independent.
func (c *cutting) add(res *Result, path, sums string) bool {
	of := func(from, to *mark) stats.Part {
		f := fraction{
			over:  to.sums[sums].over - from.sums[sums].over,
			under: to.sums[sums].under - from.sums[sums].under,
		}
		return stats.Part{Value: f.value(), Weight: f.under}
	}
	fine := c.parts(1, of)
	if !independent(stats.Mean(fine), fine) {
		return false
	}
	c.enter(res, path, c.parts(batchSize, of))
	return true
}

// addTrend gives the mean and the quantiles of a trend their intervals. Where means follow each other,
// so do quantiles.
func (c *cutting) addTrend(res *Result, name string) {
	if !c.add(res, name+".mean", name) {
		return
	}
	whole := res.measured.trend(name)
	values, before := whole.Quantiles(shares()...), make([]int64, len(quantiles))
	parts := make([][]stats.Part, len(quantiles))
	c.parts(batchSize, func(from, to *mark) stats.Part {
		count := float64(to.trend(name).Count() - from.trend(name).Count())
		upTo := to.trend(name).CountsUpTo(values...)
		for i := range quantiles {
			f := fraction{float64(upTo[i] - before[i]), count}
			parts[i] = append(parts[i], stats.Part{Value: f.value(), Weight: count})
		}
		before = upTo
		return stats.Part{}
	})
	for i, q := range quantiles {
		if in, ok := quantileInterval(whole, q.q, parts[i]); ok {
			res.Intervals[name+"."+q.name] = Interval{Interval: in, Batches: len(parts[i])}
		}
	}
}

// trend returns a trend as it was, empty if there was none.
func (k *mark) trend(name string) *stats.Trend {
	if t := k.trends[name]; t != nil {
		return t
	}
	return new(stats.Trend)
}

// enter gives a figure its interval from what the batches say, if they allow one.
func (c *cutting) enter(res *Result, path string, parts []stats.Part) {
	for _, p := range parts {
		if p.Weight == 0 {
			return
		}
	}
	if i, ok := intervalOf(path, res.measured.of(path), parts); ok {
		res.Intervals[path] = Interval{Interval: i, Batches: len(parts)}
	}
}

// independent tells whether pieces follow each other no more than luck would have it: by von Neumann's
// ratio of successive differences to the variance, on the level of 5 %.
func independent(figure float64, pieces []stats.Part) bool {
	d := stats.Deviations(figure, pieces)
	squares, differences := 0.0, 0.0
	for i := range d {
		squares += float64(d[i] * d[i])
		if i > 0 {
			step := d[i] - d[i-1]
			differences += float64(step * step)
		}
	}
	if squares == 0 {
		return true
	}
	n := float64(len(d))
	follow := 1 - differences/float64(2*squares)
	return follow <= float64(1.645*math.Sqrt((n-2)/(float64(n*n)-1)))
}
