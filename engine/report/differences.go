package report

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"queuesim/engine"
)

// A Difference is a figure of one scenario in virtual time and live.
type Difference struct {
	Figure     string   `json:"figure"`     // its path, as expectations name it
	Virtual    *float64 `json:"virtual"`    // nil: nothing was measured
	Live       *float64 `json:"live"`       // nil: nothing was measured
	Difference *float64 `json:"difference"` // (live − virtual) ÷ virtual; nil: can't be said
	Differs    bool     `json:"differs"`    // by more than is to be expected of a good machine

	part owner
	unit unit
}

// A unit says how a figure is written, and from which difference on it matters.
type unit uint8

const (
	items unit = iota
	perSecond
	timeSpan
	partOfOne
	average
)

// An owner says whose figure it is.
type owner struct {
	kind kind
	name string
}

// A kind is a kind of part of a scenario.
type kind uint8

const (
	wholeRun kind = iota
	aQueue
	aProducer
	aPool
)

// From here on a difference is pointed out. What is less than a twentieth of a mean service, of a
// place or of a per cent isn't, however large a part it is of what was next to nothing.
const (
	notable      = 0.05
	notableLevel = 0.05
	notableShare = 0.0005
)

// Differences returns the figures by both clocks: of the run, of queues, of producers and of pools,
// each by name. What is 0 by both is left out.
func Differences(virtual, live *engine.Result) []Difference {
	theirs := map[string]*float64{}
	for _, f := range figuresOf(live) {
		theirs[f.Figure] = f.Virtual
	}
	smallest := smallestService(virtual)
	all := []Difference{}
	for _, d := range figuresOf(virtual) {
		d.Live = theirs[d.Figure]
		if isNothing(d.Virtual) && isNothing(d.Live) {
			continue
		}
		d.compare(smallest)
		all = append(all, d)
	}
	return all
}

func isNothing(x *float64) bool { return x == nil || *x == 0 }

// compare says by how much the two differ. A time must differ by a part of a mean service.
func (d *Difference) compare(service float64) {
	if d.Virtual == nil || d.Live == nil {
		d.Differs = true
		return
	}
	by := *d.Live - *d.Virtual
	if *d.Virtual != 0 {
		part := by / *d.Virtual
		d.Difference = &part
	}
	least := [...]float64{
		timeSpan: float64(notable * service), average: notableLevel, partOfOne: notableShare,
	}[d.unit]
	large := d.Difference == nil || math.Abs(*d.Difference) > notable
	d.Differs = large && math.Abs(by) > least
}

// smallestService returns the least mean service of the pools that served.
func smallestService(res *engine.Result) float64 {
	least := 0.0
	for _, pool := range res.Consumers {
		if mean := pool.Service.Mean; pool.Service.Count > 0 && (least == 0 || mean < least) {
			least = mean
		}
	}
	return least
}

// CompareJSON writes both results and their differences as indented JSON. Without a live result
// there are no differences: the run in virtual time was interrupted.
func CompareJSON(w io.Writer, virtual, live *engine.Result) error {
	doc := struct {
		Schema      string          `json:"schema"`
		Virtual     json.RawMessage `json:"virtual"`
		Live        json.RawMessage `json:"live"`
		Differences []Difference    `json:"differences"`
	}{Schema: CompareSchema, Live: json.RawMessage("null"), Differences: []Difference{}}
	var err error
	if doc.Virtual, err = signed(virtual); err != nil {
		return err
	}
	if live != nil {
		if doc.Live, err = signed(live); err != nil {
			return err
		}
		doc.Differences = Differences(virtual, live)
	}
	compact, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("encode comparison: %w", err)
	}
	return writeIndented(w, compact)
}

// CompareSchema names the version of a comparison's JSON.
const CompareSchema = "queuesim.compare/1"

// A collector gathers the figures of one result.
type collector struct {
	figures []Difference
	part    owner
}

// figuresOf returns the figures of a result that are compared, as if it were the virtual one.
func figuresOf(res *engine.Result) []Difference {
	c := new(collector)
	c.whole(&res.Total)
	for _, name := range slices.Sorted(maps.Keys(res.Queues)) {
		c.part = owner{aQueue, name}
		c.trend("wait", res.Queues[name].Wait)
		c.level("depth", res.Queues[name].Depth)
	}
	for _, name := range slices.Sorted(maps.Keys(res.Producers)) {
		c.part = owner{aProducer, name}
		producer := res.Producers[name]
		if len(res.Producers) > 1 { // else they are those of the run
			c.add("consumed", items, float64(producer.Consumed))
			c.trend("sojourn", producer.Sojourn)
		}
		c.trend("behind", producer.Behind)
	}
	for _, name := range slices.Sorted(maps.Keys(res.Consumers)) {
		c.part = owner{aPool, name}
		c.pool(res.Consumers[name])
	}
	return c.figures
}

func (c *collector) whole(t *engine.Total) {
	for _, n := range append([]part{{"produced", t.Produced}}, fatesOf(t.Counts)...) {
		c.add(n.name, items, float64(n.n))
	}
	c.add("inside", items, float64(t.Inside))
	c.add("attempts", items, float64(t.Attempts))
	c.add("late", items, float64(t.Late))
	c.add("throughput", perSecond, t.Throughput)
	c.trend("sojourn", t.Sojourn)
}

func (c *collector) pool(pool *engine.PoolResult) {
	if pool.Utilisation != nil {
		c.add("utilisation", partOfOne, *pool.Utilisation)
	}
	c.add("busy.mean", average, pool.Busy.Mean)
	if pool.Service.Count > 0 {
		c.add("service.mean", timeSpan, pool.Service.Mean)
	}
}

// add adds a figure of the part that is being read.
func (c *collector) add(name string, u unit, x float64) {
	path := name
	if c.part.kind != wholeRun {
		path = c.part.name + "." + name
	}
	c.figures = append(c.figures, Difference{Figure: path, Virtual: &x, part: c.part, unit: u})
}

func (c *collector) trend(name string, t engine.Trend) {
	figures := []struct {
		name  string
		value float64
	}{{"mean", t.Mean}, {"p50", t.Quantiles[p50].Seconds()}, {"p99", t.Quantiles[p99].Seconds()}}
	for _, f := range figures {
		c.add(name+"."+f.name, timeSpan, f.value)
		if t.Count == 0 {
			c.figures[len(c.figures)-1].Virtual = nil
		}
	}
}

func (c *collector) level(name string, l engine.LevelResult) {
	c.add(name+".mean", average, l.Mean)
	c.add(name+".max", items, float64(l.Max))
}
