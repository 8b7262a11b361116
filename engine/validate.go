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
	mostParts     = maxRank   // queues, producers, pools
	MostSources   = 1_000_000 // producers, each with its Count
	MostConsumers = 1_000_000 // of a pool, and in all at the start
)

// whole checks what belongs to no part.
func (c *checker) whole() {
	c.span("duration", c.Duration)
	c.span("warmup", c.Warmup)
	if c.Replications < 0 || c.Replications > MostReplications {
		c.wrong("replications", "", "want a whole number from 1 to %d, got %d", MostReplications,
			c.Replications)
	}
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
		sources += min(max(1, c.Producers[i].Count), MostSources+1)
	}
	for i := range c.Consumers {
		if n := c.Consumers[i].Count; n < Unlimited {
			consumers += n
		}
	}
	if sources > MostSources {
		c.wrong("producers", "", "want at most %d producers in all, got more", MostSources)
	}
	if consumers > MostConsumers {
		c.wrong("consumers", "use math.huge for a delay", "want at most %d consumers in all, got %d",
			MostConsumers, consumers)
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

// level checks that a level is never negative and that its points are in order.
func (c *checker) level(path string, l Level) {
	switch l := l.(type) {
	case Flat:
		c.nonNegative(path, float64(l))
	case Steps:
		c.points(path, l)
	case Ramp:
		c.points(path, l)
	case Sine:
		c.sine(path, l)
	case Varying:
		c.varying(path, l)
	case Bursty:
		c.bursty(path, l)
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
