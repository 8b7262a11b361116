package engine

import (
	"strings"

	"queuesim/engine/dist"
)

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
	c.wholeNumber(path+".batch", p.Batch, MostInBatch)
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
		{"rate", p.Rate != nil},
		{"interarrival", p.Interarrival != nil},
		{"times", p.Times != nil},
		{"trace", p.Trace != nil},
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
	if _, ok := p.Rate.(Varying); ok && p.Even {
		c.wrong(path+".arrivals", "leave it out: arrivals are at random", "\"even\" wants a rate that "+
			"is known beforehand, and a function computes this one")
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

// sine checks that a wave is one, and never negative.
func (c *checker) sine(path string, s Sine) {
	c.nonNegative(path, s.Mean)
	c.nonNegative(path, s.Amplitude)
	c.span(path, s.Period)
	c.span(path, s.Phase)
	if s.Period == 0 {
		c.wrong(path, "", "want a period above 0, got 0")
	}
	if s.Amplitude > s.Mean {
		c.wrong(path, "", "want an amplitude of at most the mean, %v, got %v: a rate is never negative",
			s.Mean, s.Amplitude)
	}
}

// varying checks that a rate's function has something below which to stay.
func (c *checker) varying(path string, v Varying) {
	c.nonNegative(path, v.Max)
	if v.Max == 0 {
		c.wrong(path, "", "want a bound above 0, got 0: it would bring nothing")
	}
	if v.Rate == nil {
		c.wrong(path, "", "want a function that computes the rate")
	}
}

// Bounds of spells, within which a run doesn't spend its time on nothing else.
const (
	shortestSpell   = Microsecond
	mostRates       = 1000
	spellsAnArrival = 100_000
)

// bursty checks that bursts can be told apart, and that some spell brings items.
func (c *checker) bursty(path string, b Bursty) {
	if len(b) < 2 || len(b) > mostRates {
		c.wrong(path, "rate = 10 is one that stays", "want from 2 to %d rates, got %d", mostRates, len(b))
		return
	}
	before := len(c.mistakes)
	for i, s := range b {
		c.nonNegative(path, s.Rate)
		if s.Lasts < shortestSpell || s.Lasts > Longest {
			c.wrong(path, "", "want a rate that lasts from 1us to 100 years, got %v at number %d",
				s.Lasts, i+1)
		}
	}
	if len(c.mistakes) > before {
		return
	}
	switch perSpell := float64(b.mean()) * b.lasts() / float64(len(b)); {
	case perSpell == 0:
		c.wrong(path, "", "want a rate above 0 among them: it would bring nothing")
	case perSpell < 1.0/spellsAnArrival:
		c.wrong(path, "let them last longer", "the rate changes more than %d times for each arrival",
			spellsAnArrival)
	}
}
