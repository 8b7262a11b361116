package engine

import (
	"strconv"
	"strings"

	"queuesim/engine/stats"
)

// measures are what a run has measured up to some instant, by the names that it has as figures:
// jobs.wait, of whose values there are means and quantiles, and jobs.depth.mean, which is one sum
// over another. They only grow, so what has happened between two instants is a difference, and
// those of several runs add up.
type measures struct {
	trends    map[string]*stats.Trend
	own       map[string]*stats.FloatTrend // observations.NAME
	fractions map[string]fraction
	known     map[string][]Figure // of trends, until anything is added
}

// A fraction is one sum over another: an area over the time that it took, attempts that failed over all.
type fraction struct{ over, under float64 }

func (s fraction) value() float64 { return orZero(s.over / s.under) }

func newMeasures() *measures {
	return &measures{
		trends: map[string]*stats.Trend{}, own: map[string]*stats.FloatTrend{},
		fractions: map[string]fraction{},
	}
}

// trend returns the trend of a name, empty if there was none.
func (ms *measures) trend(name string) *stats.Trend {
	t := ms.trends[name]
	if t == nil {
		t = new(stats.Trend)
		ms.trends[name] = t
	}
	return t
}

// add adds what another run has measured.
func (ms *measures) add(other *measures) {
	ms.known = nil
	for name, t := range other.trends {
		ms.trend(name).Merge(t)
	}
	for name, t := range other.own {
		if ms.own[name] == nil {
			ms.own[name] = new(stats.FloatTrend)
		}
		ms.own[name].Merge(t)
	}
	for name := range other.fractions {
		ms.fractions[name] = fraction{} // no sum is needed: parts know what weighs how much
	}
}

// The kinds of figures, by what they are when runs are put together.
const (
	counted = iota // the mean of the runs'
	divided        // a fraction: the mean by what stands under it
	pooled         // of a trend: that of all values
	extreme        // of a trend too, but the mean of the runs' that have any values
)

// kindOf returns the kind of a figure, and the trend that it is of.
func (ms *measures) kindOf(path string) (kind int, trend string) {
	if _, ok := ms.fractions[path]; ok {
		return divided, ""
	}
	trend, name := path, ""
	if at := strings.LastIndexByte(path, '.'); at >= 0 {
		trend, name = path[:at], path[at+1:]
	}
	if ms.trends[trend] == nil && ms.own[trend] == nil || name == "count" {
		return counted, ""
	}
	if name == "min" || name == "max" {
		return extreme, trend
	}
	return pooled, trend
}

// weight returns how much a figure of a run weighs against the same one of other runs: as much as
// there are values, or time.
func (ms *measures) weight(path string) float64 {
	switch kind, trend := ms.kindOf(path); {
	case kind == divided:
		return ms.fractions[path].under
	case kind == pooled && ms.trends[trend] != nil:
		return float64(ms.trends[trend].Count())
	case kind == pooled:
		return float64(ms.own[trend].Count())
	}
	return 1
}

// figure returns a figure that is of all values of a trend.
func (ms *measures) figure(path string) (float64, bool) {
	kind, trend := ms.kindOf(path)
	if kind != pooled {
		return 0, false
	}
	for _, f := range ms.figuresOf(trend) {
		if path == trend+"."+f.Name {
			return f.Value, true
		}
	}
	return 0, false
}

// of returns a figure that is of the whole run.
func (ms *measures) of(path string) float64 {
	if f, ok := ms.fractions[path]; ok {
		return f.value()
	}
	x, _ := ms.figure(path)
	return x
}

// figuresOf returns the figures of a trend. They are remembered: they are asked for one by one.
func (ms *measures) figuresOf(trend string) []Figure {
	if ms.known == nil {
		ms.known = map[string][]Figure{}
	}
	if ms.known[trend] == nil {
		if t := ms.trends[trend]; t != nil {
			ms.known[trend] = TrendOf(t).Figures()
		} else {
			ms.known[trend] = observationOf(ms.own[trend]).Figures()
		}
	}
	return ms.known[trend]
}

// measure adds up what has been measured up to now, from the finest cells.
func (m *Model) measure() *measures {
	ms := newMeasures()
	m.cells(func(name string, t *stats.Trend) { ms.trend(name).Merge(t) })
	for _, s := range m.sources {
		ms.trend(s.spec.Name + ".behind").AddZeros(s.rec.onTime)
	}
	for name, t := range m.rec.observations {
		ms.own["observations."+name] = t
	}
	m.measureFractions(ms.fractions)
	return ms
}

// cells yields all trends as they are recorded, each under every name whose trend it is a part of.
func (m *Model) cells(yield func(name string, t *stats.Trend)) {
	var none stats.Trend
	yield("sojourn", &none)
	for _, l := range m.lines {
		name := l.spec.Name
		yield(name+".wait", &none)
		for level, t := range l.rec.waits {
			if t != nil {
				yield(name+".wait", t)
				yield(priorityName(level)+".wait", t)
			}
		}
		yield(name+".left_wait", &l.rec.leftWait)
		yield(name+".blocked", &l.rec.blocked)
	}
	for _, c := range m.crews {
		yield(c.spec.Name+".service", &c.rec.service)
	}
	for _, s := range m.sources {
		name := s.spec.Name
		yield(name+".blocked", &s.rec.blocked)
		yield(name+".behind", &s.rec.behind)
		yield(name+".sojourn", &none)
		for level, c := range s.rec.cells {
			if c != nil {
				yield("sojourn", &c.sojourn)
				yield(name+".sojourn", &c.sojourn)
				yield(priorityName(level)+".sojourn", &c.sojourn)
			}
		}
	}
}

// measureFractions adds up the sums that are shown one over another.
func (m *Model) measureFractions(to map[string]fraction) {
	var attempts, failed int64
	for _, l := range m.lines {
		to[l.spec.Name+".depth.mean"] = m.average(&l.rec.depth)
	}
	for _, c := range m.crews {
		attempts += c.rec.attempts
		failed += c.rec.failed
		to[c.spec.Name+".busy.mean"] = m.average(&c.rec.busy)
		if !c.unlimited() {
			busy, presence := m.duties(c)
			to[c.spec.Name+".utilisation"] = fraction{busy.Float(), presence.Float()}
		}
	}
	window := m.window()
	to["throughput"] = fraction{float64(m.rec.consumed), window}
	to["goodput"] = fraction{float64(m.rec.inTime), window}
	to["failure_rate"] = fraction{float64(failed), float64(attempts)}
}

// priorityName returns how figures of a priority begin.
func priorityName(level int) string { return "priorities." + strconv.Itoa(level) }

// average returns the area under a level in the window over the window's length, in nanoseconds. The
// level may have changed after the window, which it closes by itself.
func (m *Model) average(l *stats.Level) fraction {
	return fraction{l.Area(int64(m.levelEnd())).Float(), float64(m.windowLength())}
}

// duties returns how long the consumers of a pool were busy in the window, and there.
func (m *Model) duties(c *crew) (busySum, presenceSum stats.Sum) {
	for _, w := range c.all {
		busy, presence := m.times(w)
		busySum.Add(int64(busy))
		presenceSum.Add(int64(presence))
	}
	return busySum, presenceSum
}
