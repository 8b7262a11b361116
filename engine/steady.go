package engine

import "fmt"

// Unsteady says why there is no steady state that a run of a valid scenario could show, however long
// it was: what happens goes by the clock, arrivals or consumers come to an end, or more comes than
// can be done. It answers "" if there may be one. Functions of the scenario are trusted to do the
// same all the time.
func (s Scenario) Unsteady() string {
	s = s.sorted()
	if len(s.At) > 0 {
		return "something happens at a set time (at)"
	}
	for i := range s.Producers {
		if why := s.Producers[i].unsteady(); why != "" {
			return why
		}
	}
	for i := range s.Consumers {
		if why := s.Consumers[i].unsteady(); why != "" {
			return why
		}
	}
	for _, g := range s.Forecast().Groups {
		if g.Known && !g.Sheds && g.Least.Mean >= g.Least.Consumers {
			return fmt.Sprintf("%s can't do all the work that comes", g.Pools[0])
		}
	}
	return ""
}

func (p *Producer) unsteady() string {
	switch {
	case p.Trace != nil || p.Times != nil:
		return p.Name + " brings its items at set times"
	case p.Start > 0 || p.Stop > 0:
		return p.Name + " starts or stops at a set time"
	case p.Items > 0:
		return p.Name + " brings no more than its items"
	}
	switch p.Rate.(type) {
	case nil, Flat, Bursty:
		return ""
	}
	return "the rate of " + p.Name + " changes with time"
}

func (p *Pool) unsteady() string {
	switch {
	case p.Counts != nil:
		return "the count of " + p.Name + " goes by a schedule"
	case p.IdleTimeout > 0:
		return "consumers of " + p.Name + " leave for good"
	}
	return ""
}
