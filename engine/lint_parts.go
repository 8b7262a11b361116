package engine

import "queuesim/engine/dist"

// samePriority returns the priority that all items of the producers have, if it is known to be one.
func samePriority(all []*Producer) (priority float64, same bool) {
	for i, p := range all {
		x := 0.0
		if p.Priority != nil {
			fixed, ok := p.Priority.(dist.Constant)
			if !ok {
				return 0, false
			}
			x = float64(fixed)
		}
		if p.Fill != nil || i > 0 && x != priority {
			return 0, false
		}
		priority = x
	}
	return priority, len(all) > 0
}

// producer looks at one producer.
func (l *linter) producer(p *Producer) {
	path := "producers." + p.Name
	limit := Never
	if l.Duration > 0 {
		limit = l.Duration
	}
	f := inflowOf(p, limit, &l.bends)
	if f.asks == nil && !l.may.Rate && f.pile == 0 && f.rate.area(f.end) == 0 {
		l.add("unreachable", path, "look at its rate or times, start and stop",
			"it brings nothing before the end")
	}
	if fixed, ok := p.Deadline.(dist.Constant); ok && p.Fill == nil {
		l.deadline(path+".deadline", p, float64(fixed))
	}
}

// deadline looks whether a service can be over by a deadline.
func (l *linter) deadline(path string, p *Producer, limit float64) {
	name := p.To
	if name == "" {
		name = l.Queues[0].Name
	}
	for _, pool := range l.served[name] {
		if mayBeWithin(pool.Service, limit) {
			return
		}
	}
	l.add("all-late", path, "a later deadline, or a shorter service",
		"every service takes longer than %v s, so every item is late", limit)
}

// mayBeWithin reports whether a quantity may be as small as a limit, as far as is known.
func mayBeWithin(q Quantity, limit float64) bool {
	d, ok := q.(dist.Distribution)
	if !ok {
		return true
	}
	if whole, err := dist.NonNegative(d); err == nil {
		d = whole
	}
	law, ok := d.(dist.Law)
	return !ok || law.CDF(limit) > 0
}

// pool looks at one pool.
func (l *linter) pool(p *Pool) {
	path := "consumers." + p.Name
	limit, isLimited := p.AttemptTimeout.(dist.Constant)
	if isLimited && !mayBeWithin(p.Service, float64(limit)) {
		l.add("all-fail", path+".attempt_timeout", "a longer attempt_timeout, or a shorter service",
			"every service takes longer, so every attempt is cut")
	}
	if p.FailureRate == 1 {
		l.add("all-fail", path+".fails", "fails = 0.01 is one in a hundred", "every attempt fails")
	}
	l.retry(path+".retry", p)
}

// retry looks at what follows a failed attempt.
func (l *linter) retry(path string, p *Pool) {
	r := &p.Retry
	b := &r.Backoff
	isShaped := b.Factor != 0 || b.Max != 0 || b.Jitter != NoJitter
	never := b.Delay == nil && b.Base == 0
	if zero, ok := b.Delay.(dist.Constant); ok && zero == 0 {
		never = true
	}
	switch {
	case r.Attempts <= 1 && (isShaped || !never):
		l.add("no-retry", path, "attempts = 4 is three retries",
			"there is a back-off, but only one attempt")
	case r.Attempts <= 1:
	case p.FailureRate == 0 && p.Fails == nil && p.AttemptTimeout == nil:
		l.add("no-retry", path, "say fails, or attempt_timeout",
			"nothing can fail here, so nothing is retried")
	case never && isShaped:
		l.add("no-pause", path+".backoff", "base = \"100ms\"",
			"base is 0, so there is no pause before a retry")
	case never:
		l.add("no-pause", path,
			"backoff = { base = \"100ms\", factor = 2, max = \"5s\", jitter = \"full\" }",
			"there is no back-off: what has failed is tried again at once")
	}
}
