package report

import (
	"strings"

	"queuesim/engine"
)

// items says what became of the items, how long that took, and how the run ended.
func (p *page) items(res *engine.Result) {
	t := res.Total
	parts := []part{{"produced", t.Produced}}
	parts = append(parts, present(fatesOf(t.Counts))...)
	parts = append(parts, present([]part{{"inside", t.Inside}})...)
	tab := table{rows: len(parts)}
	tab.add(column{head: "items", left: true}, func(i int) string { return parts[i].name })
	tab.add(column{}, func(i int) string { return count(parts[i].n) })
	if t.Produced > 0 {
		tab.add(column{}, func(i int) string { return ratio(parts[i].n, t.Produced) })
	}
	tab.add(column{left: true}, func(i int) string { return p.pace(t, parts[i].name) })
	p.table(tab)
	p.gap()
	p.facts("sojourn", p.trend("sojourn", t.Sojourn))
	p.facts("ended", p.ended(res))
}

// pace is how many items a second a row of the items stands for.
func (p *page) pace(t engine.Total, name string) string {
	if name != "consumed" || t.Throughput == 0 {
		return ""
	}
	text := rate(t.Throughput)
	if t.Late > 0 {
		text += ", in time " + rate(t.Goodput)
	}
	return text
}

// factsIndent is where the figures of a line of facts begin.
const factsIndent = 10

// facts adds a line of figures with its name, or nothing if there are none.
func (p *page) facts(name string, figures []string) {
	if len(figures) > 0 {
		lead := name + strings.Repeat(" ", max(1, factsIndent-width(name)))
		p.wrap(plain, lead, strings.Join(figures, nb+"· "))
	}
}

// ended says how the run came to its end, and what the averages are of.
func (p *page) ended(res *engine.Result) []string {
	facts := []string{p.name(res.Ended.Reason) + " at " + span(res.Ended.At)}
	window, warmup := res.Total.Duration, res.Config.Warmup
	switch {
	case warmup > 0:
		facts = append(facts, "averages over "+span(window)+" from "+span(warmup)+" on")
	case window > 0 && span(window) != span(res.Ended.At):
		facts = append(facts, "averages over the first "+span(window))
	}
	return facts
}
