package engine

import (
	"fmt"
	"slices"
	"strings"
)

// A Lint is something in a valid Scenario that surely isn't what its author wants: a field without
// any effect, work that can't be done. What merely might be wrong is none.
type Lint struct {
	Rule string // its name in LintRules
	Mistake
}

// LintRules lists what Lint looks for, in the order shown to users.
var LintRules = []struct{ Name, Help string }{
	{"overload", "consumers are offered more work than they can do, on average"},
	{"no-pause", "a retry without back-off: it comes at once"},
	{"no-retry", "a retry that never happens: nothing fails, or attempts is 1"},
	{"all-fail", "no attempt can succeed"},
	{"all-late", "no item can be done by its deadline"},
	{"one-priority", "an order by priority of items that all have the same"},
	{"never-full", "when_full for a queue without bound"},
	{"unreachable", "a queue that nobody feeds, a producer that brings nothing"},
	{"forever", "finish = \"never\", and consumers that wait forever"},
}

// Changeable says what the scenario's functions may do while it runs: write rates, counts and
// capacities, and end it. What they may change is no reason for a Lint.
type Changeable struct{ Rate, Count, Capacity, End bool }

// Lint returns what is surely not meant in a valid scenario, by the names of its parts.
func (s Scenario) Lint(c Changeable) []Lint {
	l := linter{Scenario: s.sorted(), may: c, bends: mostBends}
	l.index()
	for i := range l.Queues {
		l.queue(&l.Queues[i])
	}
	for i := range l.Producers {
		l.producer(&l.Producers[i])
	}
	for i := range l.Consumers {
		l.pool(&l.Consumers[i])
	}
	l.overload()
	l.forever()
	return l.found
}

// A linter collects lints.
type linter struct {
	Scenario

	may    Changeable
	fed    map[string][]*Producer // who feeds a queue
	served map[string][]*Pool     // who serves it
	bends  int                    // of levels that may still be looked at
	found  []Lint
}

// add notes a lint.
func (l *linter) add(rule, path, hint, format string, args ...any) {
	l.found = append(l.found, Lint{rule, Mistake{path, fmt.Sprintf(format, args...), hint}})
}

// index finds out who feeds and who serves each queue.
func (l *linter) index() {
	l.fed, l.served = map[string][]*Producer{}, map[string][]*Pool{}
	for i := range l.Producers {
		p := &l.Producers[i]
		name := p.To
		if name == "" {
			name = l.Queues[0].Name
		}
		l.fed[name] = append(l.fed[name], p)
	}
	for i := range l.Consumers {
		p := &l.Consumers[i]
		for _, name := range l.fromOf(p) {
			l.served[name] = append(l.served[name], p)
		}
	}
}

// queue looks at one queue.
func (l *linter) queue(q *Queue) {
	path := "queues." + q.Name
	switch fed, served := l.fed[q.Name] != nil, l.served[q.Name] != nil; {
	case !fed && !served:
		l.add("unreachable", path, "take it out, or say to and from",
			"nobody feeds it, and nobody serves it")
	case !fed:
		l.add("unreachable", path, "give a producer to = \""+q.Name+"\"", "nobody feeds it")
	}
	if q.Capacity >= Unlimited && q.WhenFull != Block && !l.may.Capacity {
		l.add("never-full", path+".when_full", "capacity = 100, or any other bound",
			"the queue has no bound, so it is never full")
	}
	if p, same := samePriority(l.fed[q.Name]); same {
		switch {
		case q.Order == ByPriority:
			l.add("one-priority", path+".order", "give a producer another priority",
				"all items have the priority %v, so the order is that of arrival", p)
		case q.WhenFull == DropLowest:
			l.add("one-priority", path+".when_full", "give a producer another priority",
				"all items have the priority %v, so none is lower than the newcomer", p)
		}
	}
}

// enumerate names things as in a sentence.
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// overload looks at what groups of pools are offered in the long run. A given number of items is
// work to be done, whenever that may be; and who sheds load may want just that.
func (l *linter) overload() {
	if l.may.Rate || l.may.Count || l.Items > 0 {
		return
	}
	if !slices.ContainsFunc(l.Producers, func(p Producer) bool { return p.Items == 0 }) {
		return
	}
	for _, g := range l.Forecast().Groups {
		load := g.Least
		if l.mayHaveDeadline(&g) { // then retries may be left out
			load = g.First
		}
		const above = 1 + 1e-9 // what rounding may do
		if !g.Known || g.Sheds || !(load.Mean > load.Consumers*above) {
			continue
		}
		path := "consumers." + g.Pools[0]
		if len(g.Pools) > 1 {
			l.add("overload", path, "give them more consumers, or less to do",
				"%s can do %.4g items a second together, and %.4g come: they can never keep up",
				enumerate(g.Pools), load.Consumers, load.Mean)
			continue
		}
		l.add("overload", path, fmt.Sprintf("count = %.0f would do", leastAbove(load.Mean)),
			"%.4g erlangs of work come, and %.4g can be done: it can never keep up",
			load.Mean, load.Consumers)
	}
}

// leastAbove returns the least number of consumers that can do a load in the long run.
func leastAbove(load float64) float64 { return float64(int64(min(load, 1<<53)) + 1) }

// mayHaveDeadline reports whether a function may give the items of a group a deadline.
func (l *linter) mayHaveDeadline(g *Group) bool {
	for _, name := range g.Queues {
		for _, p := range l.fed[name] {
			if p.Fill != nil {
				return true
			}
		}
	}
	return false
}

// forever looks for consumers that are never told to leave.
func (l *linter) forever() {
	if l.Finish != NeverTold || l.may.End || l.may.Count {
		return
	}
	for i := range l.Consumers {
		p := &l.Consumers[i]
		if p.IdleTimeout == 0 && p.Counts == nil && p.Asked == nil && p.Count < Unlimited {
			l.add("forever", "finish", "finish = \"drain\" tells them; or give them an idle_timeout",
				"the consumers of %s wait forever: nobody tells them that nothing more will come", p.Name)
			return
		}
	}
}
