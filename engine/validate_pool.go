package engine

import "math"

func (c *checker) pool(p *Pool) {
	path := "consumers." + p.Name
	c.from(path+".from", p.From)
	if p.Count < 0 {
		c.wrong(path+".count", "", "want a whole number from 0, got %d", p.Count)
	}
	if p.Counts != nil {
		c.level(path+".count", p.Counts)
		c.wholeCounts(path+".count", p.Counts)
	}
	if c.neverServes(p) {
		c.wrong(path+".count", "count = 1, or more", "this pool can never have a consumer")
	}
	if p.Service == nil {
		c.wrong(path+".service", "service = 0.1 is a tenth of a second", "want the time that an attempt takes")
	}
	c.time(path+".service", p.Service)
	if !(p.FailureRate >= 0 && p.FailureRate <= 1) {
		c.wrong(path+".fails", "", "want a probability from 0 to 1, got %v", p.FailureRate)
	}
	c.time(path+".attempt_timeout", p.AttemptTimeout)
	c.span(path+".idle_timeout", p.IdleTimeout)
	c.retry(path+".retry", &p.Retry)
}

// wholeCounts checks a schedule of consumers, point by point.
func (c *checker) wholeCounts(path string, l Level) {
	if _, ok := l.(Ramp); ok {
		c.wrong(path, "use steps", "want steps of whole numbers, got a ramp")
		return
	}
	for t := Time(0); t != Never; t = l.Next(t) {
		if _, ok := toCount(l.At(t)); !ok {
			c.wrong(path, "", "want whole numbers of consumers up to %d, got %v", MostConsumers, l.At(t))
			return
		}
	}
}

// neverServes tells whether the pool has no consumer now and nothing can ever give it one.
func (c *checker) neverServes(p *Pool) bool {
	if p.Asked != nil || c.hasHooks() {
		return false
	}
	if p.Counts == nil {
		return p.Count == 0
	}
	for t := Time(0); t != Never; t = p.Counts.Next(t) {
		if p.Counts.At(t) > 0 {
			return false
		}
	}
	return true
}

// hasHooks tells whether the author's functions could change the size of a pool.
func (c *checker) hasHooks() bool {
	on := c.On
	for _, h := range []Hook{on.Start, on.Arrive, on.Begin, on.Complete, on.Retry, on.Leave} {
		if h != nil {
			return true
		}
	}
	return len(c.At)+len(c.Every) > 0
}

func (c *checker) from(path string, names []string) {
	if len(names) == 0 && len(c.Queues) > 1 {
		c.wrong(path, c.known(), "want the name of a queue, or a list: there are several")
	}
	seen := map[string]bool{}
	for _, name := range names {
		if c.queueNamed(name) == nil {
			c.wrong(path, c.known(), "no queue is called %q", name)
		} else if seen[name] {
			c.wrong(path, "", "%q is there twice", name)
		}
		seen[name] = true
	}
}

func (c *checker) retry(path string, r *Retry) {
	if r.Attempts < 0 {
		c.wrong(path+".attempts", "", "want a whole number from 1, got %d", r.Attempts)
	}
	b := &r.Backoff
	c.time(path+".backoff", b.Delay)
	c.span(path+".backoff.base", b.Base)
	c.span(path+".backoff.max", b.Max)
	if !(b.Factor == 0 || b.Factor >= 1 && b.Factor <= math.MaxFloat64) {
		c.wrong(path+".backoff.factor", "", "want a number from 1, got %v", b.Factor)
	}
	if b.Jitter > EqualJitter {
		c.wrong(path+".backoff.jitter", "", "want a kind of jitter, got %d", b.Jitter)
	}
}
