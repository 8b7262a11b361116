package engine

import (
	"fmt"
	"math"
	"strings"

	"queuesim/engine/dist"
)

// Validate says whether the scenario can run: nil, or Mistakes with everything that is wrong.
func (s Scenario) Validate() error {
	c := checker{Scenario: s.sorted()}
	c.whole()
	for i := range c.Queues {
		c.queue(&c.Queues[i])
	}
	for i := range c.Producers {
		c.producer(&c.Producers[i])
	}
	for i := range c.Consumers {
		c.pool(&c.Consumers[i])
	}
	c.joined()
	if c.mistakes == nil {
		return nil
	}
	return c.mistakes
}

// A checker collects mistakes.
type checker struct {
	Scenario
	queues   map[string]*Queue
	mistakes Mistakes
}

// wrong notes a mistake.
func (c *checker) wrong(path, hint, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{Path: path, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// span checks that a time is one.
func (c *checker) span(path string, t Time) {
	if t < 0 || t > Longest {
		c.wrong(path, "", "want a time from 0 to 100 years, got %v", t)
	}
}

// Bounds of what a scenario may ask for; all fit into a machine.
const (
	mostParts     = maxRank    // queues, producers, pools
	mostSources   = 1_000_000  // producers with their count
	mostConsumers = 10_000_000 // at the start
)

// whole checks what belongs to no part.
func (c *checker) whole() {
	c.span("duration", c.Duration)
	c.span("warmup", c.Warmup)
	c.span("sample", c.Sample)
	if c.Items < 0 {
		c.wrong("items", "", "want a whole number from 1, got %d", c.Items)
	}
	if c.Duration > 0 && c.Warmup >= c.Duration {
		c.wrong("warmup", "", "want a time below the duration, %v, got %v", c.Duration, c.Warmup)
	}
	if c.Finish > NeverTold {
		c.wrong("finish", "", "want a way to finish, got %d", c.Finish)
	}
	if c.Finish == Cut && c.Duration == 0 {
		c.wrong("finish", "say duration", "\"cut\" ends the run at its duration, and there is none")
	}
	if len(c.Producers) == 0 {
		c.wrong("producers", "producers = { web = { rate = 10 } }", "nothing ever arrives: want a producer")
	}
	if len(c.Consumers) == 0 {
		c.wrong("consumers", "consumers = { pool = { service = 0.1 } }",
			"nothing is ever served: want consumers")
	}
	sources, consumers := 0, 0
	for i := range c.Producers {
		sources += min(max(1, c.Producers[i].Count), mostSources+1)
	}
	for i := range c.Consumers {
		if n := c.Consumers[i].Count; n < Unlimited {
			consumers += n
		}
	}
	if sources > mostSources {
		c.wrong("producers", "", "want at most %d producers in all, got more", mostSources)
	}
	if consumers > mostConsumers {
		c.wrong("consumers", "use math.huge for a delay", "want at most %d consumers in all, got %d",
			mostConsumers, consumers)
	}
	if max(len(c.Queues), len(c.Producers), len(c.Consumers), len(c.Every)) > mostParts {
		c.wrong("", "", "want at most %d queues, producers, pools or periodic hooks", mostParts)
	}
	for i, t := range c.At {
		c.span(fmt.Sprintf("at[%d]", i+1), t.Time)
	}
	for i, t := range c.Every {
		path := fmt.Sprintf("every[%d]", i+1)
		c.span(path, t.Time)
		if t.Time == 0 {
			c.wrong(path, "", "want a period above 0, got 0")
		}
	}
	c.uniqueNames()
}

// uniqueNames checks that queues, producers and pools share one name space.
func (c *checker) uniqueNames() {
	seen := map[string]string{}
	check := func(kind, name string) {
		path := kind + "." + name
		switch before, taken := seen[name]; {
		case name == "":
			c.wrong(kind, "", "want a name")
		case taken:
			c.wrong(path, "results go by the name alone", "the name is taken by %s.%s", before, name)
		}
		seen[name] = kind
	}
	for i := range c.Queues {
		check("queues", c.Queues[i].Name)
	}
	for i := range c.Producers {
		check("producers", c.Producers[i].Name)
	}
	for i := range c.Consumers {
		check("consumers", c.Consumers[i].Name)
	}
}

func (c *checker) queue(q *Queue) {
	path := "queues." + q.Name
	if q.Capacity < 0 || q.Capacity > Unlimited {
		c.wrong(path+".capacity", "", "want a whole number from 0, got %d", q.Capacity)
	}
	if int(q.Order) >= len(Orders) || (q.Order == ByKey) != (q.Key != nil) {
		c.wrong(path+".order", "", "want an order, and a key with ByKey alone")
	}
	if q.WhenFull > DropLowest {
		c.wrong(path+".when_full", "", "want a way to deal with a full queue, got %d", q.WhenFull)
	}
	c.time(path+".ttl", q.TTL)
}

func (c *checker) producer(p *Producer) {
	path := "producers." + p.Name
	c.to(path+".to", p.To)
	c.arrivals(path, p)
	if p.Count < 0 {
		c.wrong(path+".count", "", "want a whole number from 1, got %d", p.Count)
	}
	if p.Items < 0 {
		c.wrong(path+".items", "", "want a whole number from 1, got %d", p.Items)
	}
	c.span(path+".start", p.Start)
	c.span(path+".stop", p.Stop)
	if p.Stop > 0 && p.Stop <= p.Start {
		c.wrong(path+".stop", "", "want a time after the start, %v, got %v", p.Start, p.Stop)
	}
	if c.Duration > 0 && p.Start >= c.Duration {
		c.wrong(path+".start", "", "want a time before the end, %v, got %v: it would bring nothing",
			c.Duration, p.Start)
	}
	c.wholeNumber(path+".batch", p.Batch, mostInBatch)
	if x, ok := p.Batch.(dist.Constant); ok && x == 0 {
		c.wrong(path+".batch", "", "want a batch of 1 or more, got 0: it would bring nothing")
	}
	c.wholeNumber(path+".priority", p.Priority, 255)
	c.time(path+".deadline", p.Deadline)
	if finite := p.Times != nil || p.Trace != nil || p.Items > 0 || p.Stop > 0; !finite &&
		c.Items == 0 && c.Duration == 0 {
		c.wrong(path, "say duration or items", "this never ends: nothing limits its arrivals")
	}
}

// to checks where a producer sends its items.
func (c *checker) to(path, name string) {
	switch {
	case name == "" && len(c.Queues) > 1:
		c.wrong(path, c.known(), "want the name of a queue: there are several")
	case name != "" && c.queueNamed(name) == nil:
		c.wrong(path, c.known(), "no queue is called %q", name)
	}
}

// arrivals checks that exactly one thing says when items arrive, and that it makes sense.
func (c *checker) arrivals(path string, p *Producer) {
	var said []string
	for _, way := range []struct {
		name string
		set  bool
	}{
		{"rate", p.Rate != nil}, {"interarrival", p.Interarrival != nil},
		{"times", p.Times != nil}, {"trace", p.Trace != nil},
	} {
		if way.set {
			said = append(said, way.name)
		}
	}
	switch {
	case len(said) == 0:
		c.wrong(path, "rate = 10 is ten a second",
			"want one of rate, interarrival, times and trace, to know when items arrive")
	case len(said) > 1:
		c.wrong(path, "", "want one of rate, interarrival, times and trace, got %s",
			strings.Join(said, " and "))
	}
	if p.Even && p.Rate == nil {
		c.wrong(path+".arrivals", "", "\"even\" goes with a rate")
	}
	if p.Rate != nil {
		c.level(path+".rate", p.Rate)
	}
	c.time(path+".interarrival", p.Interarrival)
	c.ascending(path+".times", p.Times)
	if p.Trace != nil {
		c.ascending(path+".trace", p.Trace.Times)
	}
}

func (c *checker) ascending(path string, times []Time) {
	for i, t := range times {
		if t < 0 || t > Longest {
			c.wrong(path, "", "want times from 0 to 100 years, got %v at number %d", t, i+1)
			return
		}
		if i > 0 && t < times[i-1] {
			c.wrong(path, "", "want times in ascending order, got %v after %v", t, times[i-1])
			return
		}
	}
}

// level checks that a level is never negative and that its points are in order.
func (c *checker) level(path string, l Level) {
	switch l := l.(type) {
	case Flat:
		c.nonNegative(path, float64(l))
	case Steps:
		c.points(path, l)
	case Ramp:
		c.points(path, l)
	}
}

func (c *checker) points(path string, points []Point) {
	if len(points) == 0 {
		c.wrong(path, "", "want at least one point { time, value }")
	}
	for i, p := range points {
		c.span(path, p.At)
		c.nonNegative(path, p.Value)
		if i > 0 && p.At <= points[i-1].At {
			c.wrong(path, "", "want ascending times, got %v after %v", p.At, points[i-1].At)
		}
	}
}

func (c *checker) nonNegative(path string, x float64) {
	if !(x >= 0 && x <= math.MaxFloat64) {
		c.wrong(path, "", "want a number from 0, got %v", x)
	}
}

// time checks a quantity of seconds as far as it is known beforehand.
func (c *checker) time(path string, q Quantity) {
	switch q := q.(type) {
	case dist.Constant:
		if _, ok := Seconds(float64(q)); !ok {
			c.wrong(path, "", "want a time from 0 to 100 years, got %v s", float64(q))
		}
	case dist.Distribution:
		if _, err := dist.NonNegative(q); err != nil {
			c.wrong(path, "", "%v", err)
		}
	}
}

func (c *checker) wholeNumber(path string, q Quantity, most int) {
	x, ok := q.(dist.Constant)
	if ok && (x < 0 || x > dist.Constant(most) || float64(x) != math.Floor(float64(x))) {
		c.wrong(path, "", "want a whole number from 0 to %d, got %v", most, float64(x))
	}
}

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
		if n, ok := toCount(l.At(t)); !ok || n > mostConsumers && n < Unlimited {
			c.wrong(path, "", "want whole numbers of consumers, got %v", l.At(t))
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

// joined checks what queues, producers and pools are to one another.
func (c *checker) joined() {
	served := map[string]bool{}
	for i := range c.Consumers {
		for _, name := range c.fromOf(&c.Consumers[i]) {
			served[name] = true
		}
	}
	for i := range c.Producers {
		p := &c.Producers[i]
		name := p.To
		if name == "" {
			name = c.Queues[0].Name
		}
		q := c.queueNamed(name)
		if q == nil {
			continue
		}
		if !served[name] && len(c.Consumers) > 0 {
			c.wrong("producers."+p.Name+".to", "give a pool from = \""+name+"\"", "no pool serves %q", name)
		}
		if q.Order == ShortestFirst && p.Size == nil && p.Fill == nil {
			c.wrong("producers."+p.Name, "size = exponential(1)",
				"want a size: its queue %q serves the shortest first", name)
		}
		if q.Order == ByDeadline && p.Deadline == nil && p.Fill == nil {
			c.wrong("producers."+p.Name, "deadline = \"1s\"",
				"want a deadline: its queue %q serves the earliest first", name)
		}
	}
}

func (c *checker) queueNamed(name string) *Queue {
	if c.queues == nil {
		c.queues = make(map[string]*Queue, len(c.Queues))
		for i := range c.Queues {
			c.queues[c.Queues[i].Name] = &c.Queues[i]
		}
	}
	return c.queues[name]
}

// known lists the queues there are, if they are few.
func (c *checker) known() string {
	if len(c.Queues) > 8 {
		return ""
	}
	names := make([]string, len(c.Queues))
	for i := range c.Queues {
		names[i] = c.Queues[i].Name
	}
	return "there is " + strings.Join(names, ", ")
}
