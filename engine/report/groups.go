package report

import (
	"cmp"
	"slices"
	"strconv"

	"queuesim/engine"
)

const mostGroups = 8

// producers says what became of each producer's items, where there are several.
func (p *page) producers(res *engine.Result) {
	if len(res.Producers) < 2 {
		return
	}
	names := worst(res.Producers, mostGroups, func(a, b *engine.ProducerResult) int {
		return cmp.Or(
			cmp.Compare(b.Sojourn.Quantiles[p99], a.Sojourn.Quantiles[p99]),
			cmp.Compare(b.Produced, a.Produced),
		)
	})
	tab := table{rows: len(names)}
	add := func(c column, cell func(*engine.ProducerResult) string) {
		tab.add(c, func(i int) string { return cell(res.Producers[names[i]]) })
	}
	tab.add(column{head: "producer", left: true}, func(i int) string { return p.name(names[i]) })
	addCounts(add, func(r *engine.ProducerResult) engine.Counts { return r.Counts })
	p.addTrend(&tab, "sojourn", drops{1, 7, 1, 6}, func(i int) (string, engine.Trend) {
		return names[i] + ".sojourn", res.Producers[names[i]].Sojourn
	})
	add(column{group: "behind", head: "max", drop: 4}, func(r *engine.ProducerResult) string {
		if r.Behind.Max == 0 {
			return ""
		}
		return span(r.Behind.Max)
	})
	p.table(tab)
	if rest := len(res.Producers) - len(names); rest > 0 {
		p.wrap(plain, "", "and "+plural(int64(rest), "more producer")+" with shorter sojourns")
	}
}

// priorities says what became of the items of each priority, where there are several: the greatest,
// which goes first, first.
func (p *page) priorities(res *engine.Result) {
	if len(res.Priorities) < 2 {
		return
	}
	names := worst(res.Priorities, mostGroups, func(a, b *engine.PriorityResult) int {
		return cmp.Compare(b.Produced, a.Produced)
	})
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(level(b), level(a)), cmp.Compare(a, b))
	})
	tab := table{rows: len(names)}
	add := func(c column, cell func(*engine.PriorityResult) string) {
		tab.add(c, func(i int) string { return cell(res.Priorities[names[i]]) })
	}
	tab.add(column{head: "priority", left: true}, func(i int) string { return p.name(names[i]) })
	addCounts(add, func(r *engine.PriorityResult) engine.Counts { return r.Counts })
	p.addTrend(&tab, "wait", drops{1, 8, 1, 7}, func(i int) (string, engine.Trend) {
		return "priorities." + names[i] + ".wait", res.Priorities[names[i]].Wait
	})
	p.addTrend(&tab, "sojourn", drops{2, 8, 6, 7}, func(i int) (string, engine.Trend) {
		return "priorities." + names[i] + ".sojourn", res.Priorities[names[i]].Sojourn
	})
	p.table(tab)
	if rest := len(res.Priorities) - len(names); rest > 0 {
		p.wrap(plain, "", "and "+plural(int64(rest), "more level")+" of priority with fewer items")
	}
}

// level returns a priority as a number.
func level(name string) int {
	n, _ := strconv.Atoi(name)
	return n
}

// addCounts adds the columns of an account of items to a table.
func addCounts[R any](add func(column, func(R) string), of func(R) engine.Counts) {
	add(column{head: "produced", drop: 5}, func(r R) string { return count(of(r).Produced) })
	add(column{head: "consumed", drop: 2}, func(r R) string { return count(of(r).Consumed) })
	add(column{head: "lost", drop: 3}, func(r R) string { return some(sum(lossesOf(of(r)))) })
	add(column{head: "inside", drop: 8}, func(r R) string { return some(of(r).Inside) })
}
