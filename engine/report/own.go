package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"queuesim/engine"
)

const (
	mostObservations = 8
	mostTallies      = 12
)

// observations are trends of the author's own numbers.
func (p *page) observations(res *engine.Result) {
	names := worst(res.Observations, mostObservations, func(a, b engine.Observation) int {
		return cmp.Compare(b.Count, a.Count)
	})
	if len(names) == 0 {
		return
	}
	tab := table{rows: len(names)}
	add := func(head string, drop int, figure func(engine.Observation) float64) {
		tab.add(column{head: head, drop: drop}, func(i int) string {
			if o := res.Observations[names[i]]; o.Count > 0 {
				return number(figure(o))
			}
			return ""
		})
	}
	tab.add(column{head: "observed", left: true}, func(i int) string { return p.name(names[i]) })
	add("times", 1, func(o engine.Observation) float64 { return float64(o.Count) })
	add("mean", 1, func(o engine.Observation) float64 { return o.Mean })
	add("min", 4, func(o engine.Observation) float64 { return o.Min })
	add("p50", 3, func(o engine.Observation) float64 { return o.Quantiles[p50] })
	add("p99", 1, func(o engine.Observation) float64 { return o.Quantiles[p99] })
	add("max", 2, func(o engine.Observation) float64 { return o.Max })
	p.table(tab)
	if rest := len(res.Observations) - len(names); rest > 0 {
		p.wrap(plain, "", "and "+plural(int64(rest), "more observation")+" of fewer numbers")
	}
}

// tallies are the author's own counters.
func (p *page) tallies(res *engine.Result) {
	var facts []string
	for _, name := range slices.Sorted(maps.Keys(res.Tallies)) {
		if len(facts) == mostTallies {
			facts = append(facts, count(int64(len(res.Tallies)-mostTallies))+nb+"more")
			break
		}
		shown := strings.ReplaceAll(p.name(name), " ", nb)
		facts = append(facts, shown+nb+number(res.Tallies[name]))
	}
	p.facts("tallies", facts)
}

// mostExpectations is how many expectations of each kind, met or not, are shown.
const mostExpectations = 10

// expectations are told one by one, those that weren't met with the figures that they read.
func (p *page) expectations(res *engine.Result) {
	if len(res.Expect) == 0 {
		return
	}
	p.line(bold, "expected")
	met, broken := 0, 0
	for _, e := range res.Expect {
		if e.OK {
			if met++; met <= mostExpectations {
				p.say(good, p.prose(e.Text))
			}
		} else if broken++; broken <= mostExpectations {
			p.say(bad, p.prose(e.Text))
			p.reason("  ", e)
		}
	}
	more := max(0, met-mostExpectations)
	if more > 0 {
		p.say(good, count(int64(more))+nb+"more")
	}
	if more = max(0, broken-mostExpectations); more > 0 {
		p.say(bad, count(int64(more))+nb+"more")
	}
}

// reason says why an expectation wasn't met.
func (p *page) reason(lead string, e engine.Expectation) {
	const most = 8
	var facts []string
	for _, path := range slices.Sorted(maps.Keys(e.Values)) {
		if len(facts) < most {
			facts = append(facts, fmt.Sprintf("%s = %s", p.prose(path), figure(e.Values[path])))
		}
	}
	if e.Why != "" {
		p.wrap(red, lead, p.prose(e.Why))
	}
	if len(facts) > 0 {
		p.wrap(red, lead, strings.Join(facts, ", "))
	}
}

// figure writes a value as an expression reads it: in seconds if it is a time, with enough digits
// to see on which side of a bound it lies.
func figure(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
