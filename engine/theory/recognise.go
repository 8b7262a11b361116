package theory

import (
	"fmt"
	"math"

	"queuesim/engine"
)

// A Station is a pool with the queues that it serves, and the model that they are, if they are
// one.
type Station struct {
	Queues []string // in the order in which the pool looks into them
	Pools  []string // several if they share a queue

	Model   *Model   // nil: theory has none for it
	Figures []Figure // what the Model says, by the names of a result's figures
	Why     string   // without a Model: the field that is in the way, and how

	// Length is how many seconds the averages are taken over, as far as can be told beforehand; NaN
	// if it can't.
	Length float64
}

// A Figure is a number that a result has too.
type Figure struct {
	Path  string // as in an expectation: jobs.wait.mean, or jobs.rejected / jobs.offered
	Value float64

	// Needs is how many seconds a run must last at least to be held against the figure. For a mean
	// that is a hundred times as long as a start is felt: what that adds is then about a tenth of
	// what chance does. What is rare comes in spells as long as that, of which there must be some.
	Needs float64
}

// Tells reports whether the run is long enough to be held against a figure.
func (s Station) Tells(f Figure) bool { return s.Length >= f.Needs }

// Recognise looks which models the queues of a valid scenario are, station by station in the order
// of the pools. It goes by what the scenario is made of, not by any name; and whatever a model
// doesn't know of keeps it from being one. It is about virtual time: live, consumers that compute
// share processors, which no model knows either.
func Recognise(s *engine.Scenario) []Station {
	r := recogniser{Scenario: s, queues: s.Queues}
	if len(r.queues) == 0 {
		r.queues = []engine.Queue{{Name: engine.DefaultQueue, Capacity: engine.Unlimited}}
	}
	stations := r.stations()
	for i := range stations {
		st := &stations[i]
		st.Length = r.length()
		model, why := r.model(st)
		if why != "" {
			st.Why = why
			continue
		}
		st.Model = &model
		st.Figures = r.figures(st, len(stations) == 1)
	}
	return stations
}

// A recogniser looks at one scenario.
type recogniser struct {
	*engine.Scenario
	queues []engine.Queue // with the one that there is if none is said
}

// fromOf returns the queues that a pool serves.
func (r *recogniser) fromOf(p *engine.Pool) []string {
	if len(p.From) == 0 {
		return []string{r.queues[0].Name}
	}
	return p.From
}

// toOf returns the queue that a producer feeds.
func (r *recogniser) toOf(p *engine.Producer) string {
	if p.To == "" {
		return r.queues[0].Name
	}
	return p.To
}

// queue returns a queue by its name; there must be one.
func (r *recogniser) queue(name string) *engine.Queue {
	for i := range r.queues {
		if r.queues[i].Name == name {
			return &r.queues[i]
		}
	}
	panic("theory: there is no queue " + name)
}

// stations puts pools that share a queue together.
func (r *recogniser) stations() []Station {
	var all []Station
	for i := range r.Consumers {
		p := &r.Consumers[i]
		st := Station{Queues: append([]string(nil), r.fromOf(p)...), Pools: []string{p.Name}}
		var apart []Station
		for _, other := range all {
			if shares(other.Queues, st.Queues) {
				st = joined(other, st)
			} else {
				apart = append(apart, other)
			}
		}
		all = append(apart, st)
	}
	return all
}

// joined puts two stations together.
func joined(a, b Station) Station {
	a.Pools = append(a.Pools, b.Pools...)
	for _, name := range b.Queues {
		if !shares(a.Queues, []string{name}) {
			a.Queues = append(a.Queues, name)
		}
	}
	return a
}

// shares reports whether two lists have a name in common.
func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// length returns how long averages are taken, in seconds.
func (r *recogniser) length() float64 {
	length := math.Inf(1)
	if r.Duration > 0 {
		length = r.Duration.Seconds()
	}
	if r.Items > 0 {
		rate := 0.0
		for i := range r.Producers {
			p := &r.Producers[i]
			gaps, why := r.gapsOf(p)
			if why != "" {
				return math.NaN()
			}
			rate += float64(max(1, p.Count)) / gaps.Mean
		}
		length = min(length, float64(r.Items)/rate)
	}
	return length - r.Warmup.Seconds()
}

// model returns the model of a station, or why there is none.
func (r *recogniser) model(st *Station) (Model, string) {
	if why := r.whole(); why != "" {
		return Model{}, why
	}
	spec, why := r.spec(st)
	if why != "" {
		return Model{}, why
	}
	model, err := spec.Solve()
	if err != nil {
		return Model{}, err.Error()
	}
	return model, ""
}

// whole says what in the scenario is in the way of all models: functions that may change anything,
// and no end.
func (r *recogniser) whole() string {
	on := &r.On
	for _, hook := range []struct {
		name string
		hook engine.Hook
	}{
		{"start", on.Start},
		{"arrive", on.Arrive},
		{"begin", on.Begin},
		{"complete", on.Complete},
		{"retry", on.Retry},
		{"leave", on.Leave},
		{"stop", on.Stop},
	} {
		if hook.hook != nil {
			return "on." + hook.name + mayChange
		}
	}
	switch {
	case len(r.At) > 0:
		return "at" + mayChange
	case len(r.Every) > 0:
		return "every" + mayChange
	case r.Finish == engine.NeverTold:
		return `finish = "never": the run ends in an error`
	case r.Duration == 0 && r.Items == 0:
		return "duration: there is none, and no items, so arrivals end one by one"
	}
	for i := range r.Producers {
		p := &r.Producers[i]
		if _, ok := p.Rate.(engine.Varying); ok {
			return "producers." + p.Name + ".rate" + mayChange
		}
		if p.Fill != nil {
			return "producers." + p.Name + ".item" + mayChange
		}
	}
	for i := range r.Consumers {
		if p := &r.Consumers[i]; p.Asked != nil {
			return "consumers." + p.Name + ".count" + mayChange
		}
	}
	return ""
}

const mayChange = ": a function may change anything"

// spec returns what a station is in Kendall's terms, or why it can't be said in them.
func (r *recogniser) spec(st *Station) (Spec, string) {
	if len(st.Pools) > 1 {
		return Spec{}, fmt.Sprintf("consumers.%s and consumers.%s share a queue", st.Pools[0], st.Pools[1])
	}
	s := Spec{Places: engine.Unlimited}
	pool := r.pool(st.Pools[0])
	if why := r.servers(&s, pool); why != "" {
		return s, why
	}
	if why := r.waitingPlaces(&s, st); why != "" {
		return s, why
	}
	why := r.arrivals(&s, st)
	return s, why
}

// pool returns a pool by its name.
func (r *recogniser) pool(name string) *engine.Pool {
	for i := range r.Consumers {
		if r.Consumers[i].Name == name {
			return &r.Consumers[i]
		}
	}
	panic("theory: there is no pool " + name)
}
