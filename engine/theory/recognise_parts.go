package theory

import (
	"slices"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// law returns the law of a quantity of time that a distribution gives.
func law(path string, q engine.Quantity) (Law, string) {
	d, ok := q.(dist.Distribution)
	if !ok {
		return Law{}, path + ": a function says it"
	}
	l := LawOf(d)
	const grain = 1e-6 // below, that times are whole nanoseconds is felt
	if !(l.Mean >= grain) {
		return Law{}, path + ": theory knows no grain of time, and below a microsecond it is felt"
	}
	return l, ""
}

// servers reads a pool.
func (r *recogniser) servers(s *Spec, p *engine.Pool) (why string) {
	path := "consumers." + p.Name
	switch {
	case p.Counts != nil:
		return path + ".count changes"
	case p.Count < 1:
		return path + ".count: there is no consumer"
	case p.Fails != nil:
		return path + ".fails: a function says it"
	case p.AttemptTimeout != nil:
		return path + ".attempt_timeout cuts services"
	case p.IdleTimeout > 0:
		return path + ".idle_timeout: consumers leave"
	}
	s.Servers = p.Count
	if s.Service, why = law(path+".service", p.Service); why != "" {
		return why
	}
	s.Retry = Retry{Fails: p.FailureRate, Attempts: max(1, p.Retry.Attempts)}
	if s.attempts() > 1 && p.FailureRate > 0 {
		return s.pauses(path+".retry.backoff", &p.Retry.Backoff)
	}
	return ""
}

// pauses adds up the mean pauses of an item between its attempts: the k-th comes with the chance
// of k failures.
func (s *Spec) pauses(path string, b *engine.Backoff) (why string) {
	delay := 0.0
	if b.Delay != nil {
		d, ok := b.Delay.(dist.Distribution)
		if !ok {
			return path + ": a function says it"
		}
		if whole, err := dist.NonNegative(d); err == nil {
			d = whole
		}
		delay = d.Mean()
	}
	const most = 100_000
	chance, base := 1.0, b.Base.Seconds()
	for k := 1; k < s.attempts() && chance > 1e-18; k++ {
		if k > most {
			return path + ": there are more pauses than can be added up"
		}
		chance = float64(chance * s.Retry.Fails)
		pause := base
		if b.Max > 0 {
			pause = min(pause, b.Max.Seconds())
		}
		switch {
		case b.Delay != nil:
			pause = delay
		case b.Jitter == engine.FullJitter:
			pause = float64(pause / 2)
		case b.Jitter == engine.EqualJitter:
			pause = float64(0.75 * pause)
		}
		s.Retry.Pause += float64(chance * pause)
		base = float64(base * max(1, b.Factor))
	}
	if !nonNegative(s.Retry.Pause) {
		return path + " has no mean"
	}
	return ""
}

// waitingPlaces reads the queues of a station.
func (r *recogniser) waitingPlaces(s *Spec, st *Station) (why string) {
	if s.Servers == engine.Unlimited {
		return "" // nobody ever waits
	}
	for _, name := range st.Queues {
		q := r.queues[name]
		path := "queues." + name
		switch q.Order {
		case engine.FIFO, engine.ByPriority:
		case engine.LIFO, engine.AtRandom:
			s.MeansOnly = true
		default:
			return path + ".order looks at the items"
		}
		switch {
		case q.Capacity == engine.Unlimited:
		case q.WhenFull != engine.Reject:
			return path + `.when_full: theory turns the newcomer away, as "reject" does`
		case len(st.Queues) > 1:
			return path + ".capacity: the pool serves other queues too"
		default:
			s.Places = q.Capacity
		}
		if q.TTL != nil {
			ttl, why := law(path+".ttl", q.TTL)
			switch {
			case why != "":
				return why
			case !ttl.isMemoryless():
				return path + ".ttl isn't exponential"
			case len(st.Queues) > 1:
				return path + ".ttl: the pool serves other queues too"
			}
			s.Patience = ttl.Mean
		}
	}
	return ""
}

// gapsOf returns the law of the gaps between the arrivals of one source of a producer.
func (r *recogniser) gapsOf(p *engine.Producer) (Law, string) {
	path := "producers." + p.Name
	if p.Interarrival != nil {
		return law(path+".interarrival", p.Interarrival)
	}
	rate, ok := p.Rate.(engine.Flat)
	switch {
	case p.Rate == nil:
		return Law{}, path + ": its arrivals are a list"
	case !ok:
		return Law{}, path + ".rate changes"
	case !(rate > 0):
		return Law{}, path + ".rate: nothing comes"
	case p.Even:
		return law(path+".rate", dist.Constant(1/rate))
	}
	return law(path+".rate", dist.Exponential(1/rate))
}

// source checks that a producer is one that theory knows, and returns its gaps.
func (r *recogniser) source(p *engine.Producer) (Law, string) {
	path := "producers." + p.Name
	_, drawn := p.Priority.(dist.Distribution)
	switch batch, ok := p.Batch.(dist.Constant); {
	case p.Batch != nil && !(ok && batch == 1):
		return Law{}, path + ".batch: items don't come one by one"
	case p.Items > 0:
		return Law{}, path + ".items: its arrivals end before the others"
	case p.Start > 0:
		return Law{}, path + ".start: it isn't there from the start"
	case p.Stop > 0:
		return Law{}, path + ".stop: its arrivals end before the others"
	case p.Deadline != nil:
		return Law{}, path + ".deadline: theory knows none"
	case p.Priority != nil && !drawn:
		return Law{}, path + ".priority: a function says it"
	}
	if _, isFunc := p.Size.(engine.Func); isFunc {
		return Law{}, path + ".size: a function says it"
	}
	return r.gapsOf(p)
}

// A class is what comes to one queue with one priority.
type class struct {
	queue     int // its place in the station
	priority  float64
	rate      float64
	producers []string
}

// arrivals reads the producers of a station, class by class of priority.
func (r *recogniser) arrivals(s *Spec, st *Station) string {
	classes, sources, why := r.classes(s, st)
	switch {
	case why != "":
		return why
	case len(classes) == 0:
		return "queues." + st.Queues[0] + ": nothing comes to it"
	case sources > 1 && !s.Gaps.isMemoryless():
		return "queues." + st.Queues[0] + ": several streams that aren't at random make no other"
	}
	for _, c := range classes {
		s.Arrivals = append(s.Arrivals, c.rate)
	}
	return ""
}

// classes returns the classes of a station, the first to be served first, and how many independent
// streams there are. It sets the gaps.
func (r *recogniser) classes(s *Spec, st *Station) (classes []class, sources int, why string) {
	for at, name := range st.Queues {
		for _, p := range r.producers[name] {
			gaps, why := r.source(p)
			if why != "" {
				return nil, 0, why
			}
			if sources == 0 || !gaps.isMemoryless() {
				s.Gaps = gaps
			}
			n := max(1, p.Count)
			sources += n
			c := class{queue: at, rate: float64(n) / gaps.Mean, producers: []string{p.Name}}
			if s.Servers == engine.Unlimited {
				c.queue = 0
			} else if r.queues[name].Order == engine.ByPriority && p.Priority != nil {
				priority, ok := p.Priority.(dist.Constant)
				if !ok {
					return nil, 0, "producers." + p.Name + ".priority differs from item to item"
				}
				c.priority = float64(priority)
			}
			classes = c.among(classes)
		}
	}
	slices.SortFunc(classes, class.compare)
	return classes, sources, ""
}

// among adds a class to others, or to the one that it is.
func (c class) among(others []class) []class {
	for i := range others {
		if o := &others[i]; c.compare(*o) == 0 {
			o.rate += c.rate
			o.producers = append(o.producers, c.producers...)
			return others
		}
	}
	return append(others, c)
}

// compare orders classes as they are served: the first queue first, then the greatest priority.
func (c class) compare(o class) int {
	switch {
	case c.queue != o.queue:
		return c.queue - o.queue
	case c.priority > o.priority:
		return -1
	case c.priority < o.priority:
		return 1
	}
	return 0
}
