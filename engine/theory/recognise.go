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
	r := newRecogniser(s)
	why, length := r.whole(), r.length()
	stations := r.stations()
	for i := range stations {
		st := &stations[i]
		st.Length, st.Why = length, why
		if why == "" {
			r.look(st, len(stations) == 1)
		}
	}
	return stations
}

// A recogniser looks at one scenario.
type recogniser struct {
	*engine.Scenario
	first     string // the queue of those that don't say one
	queues    map[string]*engine.Queue
	pools     map[string]*engine.Pool
	producers map[string][]*engine.Producer // by their queue
}

func newRecogniser(s *engine.Scenario) *recogniser {
	r := &recogniser{
		Scenario: s, queues: map[string]*engine.Queue{}, pools: map[string]*engine.Pool{},
		producers: map[string][]*engine.Producer{},
	}
	queues := s.Queues
	if len(queues) == 0 {
		queues = []engine.Queue{{Name: engine.DefaultQueue, Capacity: engine.Unlimited}}
	}
	r.first = queues[0].Name
	for i := range queues {
		r.queues[queues[i].Name] = &queues[i]
	}
	for i := range s.Consumers {
		r.pools[s.Consumers[i].Name] = &s.Consumers[i]
	}
	for i := range s.Producers {
		to := s.Producers[i].To
		if to == "" {
			to = r.first
		}
		r.producers[to] = append(r.producers[to], &s.Producers[i])
	}
	return r
}

// look finds the model of a station, or why there is none.
func (r *recogniser) look(st *Station, alone bool) {
	spec, why := r.spec(st)
	if why != "" {
		st.Why = why
		return
	}
	model, err := spec.Solve()
	if err != nil {
		st.Why = err.Error()
		return
	}
	st.Model = &model
	st.Figures = r.figures(st, alone)
}

// stations puts pools that share a queue together, in the order of the pools.
func (r *recogniser) stations() []Station {
	var all []*Station
	of := map[string]*Station{} // by queue
	for i := range r.Consumers {
		p := &r.Consumers[i]
		from := p.From
		if len(from) == 0 {
			from = []string{r.first}
		}
		st := &Station{Pools: []string{p.Name}}
		for _, name := range from {
			if other := of[name]; other != nil && other != st {
				st = joined(other, st, of)
			}
			if of[name] == nil {
				st.Queues = append(st.Queues, name)
				of[name] = st
			}
		}
		all = append(all, st)
	}
	var stations []Station
	seen := map[*Station]bool{}
	for _, st := range all {
		if st.Pools != nil && !seen[st] {
			stations = append(stations, *st)
		}
		seen[st] = true
	}
	return stations
}

// joined puts what is known of two stations into the first.
func joined(a, b *Station, of map[string]*Station) *Station {
	a.Pools, a.Queues = append(a.Pools, b.Pools...), append(a.Queues, b.Queues...)
	for _, name := range b.Queues {
		of[name] = a
	}
	b.Pools, b.Queues = nil, nil
	return a
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
	pool := r.pools[st.Pools[0]]
	if why := r.servers(&s, pool); why != "" {
		return s, why
	}
	if why := r.waitingPlaces(&s, st); why != "" {
		return s, why
	}
	why := r.arrivals(&s, st)
	return s, why
}
