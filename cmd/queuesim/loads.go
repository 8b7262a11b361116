package main

import (
	"fmt"
	"math"
	"strings"

	"queuesim/engine"
)

// loadRows say of each pool which load it is offered, and whether it can bear it.
func loadRows(s *engine.Scenario, may engine.Changeable) [][]string {
	var rows [][]string
	for _, g := range s.Forecast().Groups {
		rows = append(rows, []string{"  " + few(g.Pools), loadOf(s, &g, may)})
	}
	if note := changesOf(may); note != "" {
		rows = append(rows, []string{"  *", note})
	}
	return rows
}

// few names the first of many.
func few(names []string) string {
	const most = 3
	if more := len(names) - most; more > 0 {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}

// loadOf says it of one group of pools.
func loadOf(s *engine.Scenario, g *engine.Group, may engine.Changeable) string {
	if !g.Known {
		return whoDecides(s, g)
	}
	pile := fmt.Sprintf("%.6g items at one instant", g.Pile)
	if g.Pile > 0 && g.Least.Mean == 0 {
		return pile + beside(g)
	}
	text := offered(g) + beside(g)
	if verdict := verdictOf(s, g, may); verdict != "" {
		text += ": " + verdict
	}
	if attempts := g.Least.Mean / g.First.Mean; g.Least.Mean == g.Most.Mean && attempts > 1.0005 {
		text += fmt.Sprintf(" (%.3g attempts an item)", attempts)
	}
	if g.Pile > 0 {
		text += "; " + pile
	}
	return text
}

// offered says how much work comes.
func offered(g *engine.Group) string {
	unit := "erlangs"
	if len(g.Pools) > 1 {
		unit = "items/s"
	}
	least, most := &g.Least, &g.Most
	text := between(least.Mean, most.Mean)
	if text == "1" && unit == "erlangs" {
		unit = "erlang"
	}
	text += " " + unit
	if least.Peak > least.Mean*1.001 {
		text += fmt.Sprintf(" on average, %s at the peak (%s)", between(least.Peak, most.Peak),
			span(least.PeakAt))
	}
	return text
}

// between says a number that is only known to lie between two.
func between(least, most float64) string {
	if least < most {
		return figure(least) + " to " + figure(most)
	}
	return figure(least)
}

// figure writes a number to four digits, and no part of a whole one beyond that.
func figure(x float64) string {
	if x >= 1e4 && x < 1e15 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.4g", x)
}

// beside says what can be done.
func beside(g *engine.Group) string {
	switch n := g.Least.Consumers; {
	case math.IsNaN(n):
		return " for as many consumers as a function says"
	case math.IsInf(n, 1):
		return " for any number of consumers"
	case len(g.Pools) > 1:
		return ", and together they can do " + figure(n)
	default:
		whole := math.Floor(n + 0.5)
		if math.Abs(n-whole) < 1e-6 {
			return " for " + many(int(whole), "consumer")
		}
		return fmt.Sprintf(" for %.4g consumers on average", n)
	}
}

// verdictOf says whether the consumers can do the work in the long run, and when they can't.
func verdictOf(s *engine.Scenario, g *engine.Group, may engine.Changeable) string {
	const limit = 1e-9 // what rounding may do
	consumers := g.Least.Consumers
	least, most := g.Least.Mean/consumers, g.Most.Mean/consumers
	switch {
	case math.IsNaN(consumers), g.Most.Mean == 0:
		return ""
	case math.IsInf(consumers, 1):
		return "nobody waits"
	case least > 1+limit:
		return tooMuch(s, g, may)
	case most > 1+limit:
		return whoDecides(s, g)
	}
	text, onTheWhole := "stable", "stable on the whole"
	if most > 1-limit {
		text, onTheWhole = "just at the limit", "just at the limit on the whole"
	}
	busy := fmt.Sprintf("%.3g %% busy", 100*most)
	if least < most {
		busy = fmt.Sprintf("%.3g to %s", 100*least, busy)
	}
	if over := &g.Least; over.Over > 0 {
		return onTheWhole + ", " + busy + ", but too much " + overWhen(over)
	}
	return text + ", " + busy
}

// tooMuch says what becomes of more work than can be done.
func tooMuch(s *engine.Scenario, g *engine.Group, may engine.Changeable) string {
	switch {
	case may.Rate || may.Count:
		return "more than they can do"
	case g.Sheds:
		return "more than they can do, what is too much is lost"
	case s.Items > 0:
		return "more than they can do, as long as items come"
	}
	return "unstable, they can never keep up"
}

// overWhen says when more comes than can be done.
func overWhen(l *engine.Load) string {
	first := fmt.Sprintf("from %s to %s", roughly(l.From), roughly(l.To))
	if l.Over > l.To-l.From {
		return fmt.Sprintf("for %s in all, first %s", roughly(l.Over), first)
	}
	return first
}

// whoDecides says why nothing more can be told.
func whoDecides(s *engine.Scenario, g *engine.Group) string {
	for _, path := range g.Asks {
		switch {
		case strings.HasSuffix(path, ".rate") && !isComputed(s, path):
			return "not known, as it changes too often: " + few(g.Asks)
		case isDrawn(s, path):
			return "depends on chance: " + few(g.Asks)
		}
	}
	return "depends on a function: " + few(g.Asks)
}

// isComputed reports whether a function says what the rate at a path is.
func isComputed(s *engine.Scenario, path string) bool {
	for i := range s.Producers {
		p := &s.Producers[i]
		if path == "producers."+p.Name+".rate" {
			_, isFunction := p.Rate.(engine.Varying)
			return isFunction
		}
	}
	return false
}

// isDrawn reports whether what stands at a path is no function, but drawn anew each time.
func isDrawn(s *engine.Scenario, path string) bool {
	for i := range s.Consumers {
		p := &s.Consumers[i]
		if path == "consumers."+p.Name+".attempt_timeout" {
			_, isFunction := p.AttemptTimeout.(engine.Func)
			return !isFunction
		}
	}
	return false
}

// changesOf says what the scenario's functions may do to all this; "" is nothing.
func changesOf(c engine.Changeable) string {
	var what []string
	for _, level := range []struct {
		name string
		may  bool
	}{{"rates", c.Rate}, {"counts", c.Count}, {"capacities", c.Capacity}} {
		if level.may {
			what = append(what, level.name)
		}
	}
	if what == nil {
		return ""
	}
	return "functions may change " + strings.Join(what, ", ") + ": this is how it begins"
}
