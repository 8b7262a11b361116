package report

import (
	"cmp"
	"maps"
	"slices"

	"queuesim/engine"
)

// mostQueues is how many queues are shown.
const mostQueues = 12

// queues says how many items waited, how long, and how many were lost, and draws the depth.
func (p *page) queues(res *engine.Result) {
	names := worst(res.Queues, mostQueues, func(a, b *engine.QueueResult) int {
		return cmp.Or(
			cmp.Compare(b.Wait.Quantiles[p99], a.Wait.Quantiles[p99]),
			cmp.Compare(b.Depth.Mean, a.Depth.Mean),
			cmp.Compare(sum(lostAt(b)), sum(lostAt(a))),
		)
	})
	if len(names) == 0 {
		return
	}
	queues := func(i int) *engine.QueueResult { return res.Queues[names[i]] }
	tab := p.queueTable(names, queues)
	p.table(tab)
	if rest := len(res.Queues) - len(names); rest > 0 {
		p.wrap(plain, "", "and "+plural(int64(rest), "more queue")+" with shorter waits")
	}
	p.pictures(res, names, tab.nameColumn())
}

func (p *page) queueTable(names []string, queues func(int) *engine.QueueResult) table {
	tab := table{rows: len(names)}
	add := func(c column, cell func(*engine.QueueResult) string) {
		tab.add(c, func(i int) string { return cell(queues(i)) })
	}
	tab.add(column{head: "queue", left: true}, func(i int) string { return p.name(names[i]) })
	add(column{head: "capacity", drop: 5}, func(q *engine.QueueResult) string {
		if q.Capacity == nil {
			return ""
		}
		return count(int64(*q.Capacity))
	})
	tab.add(column{group: "depth", head: "mean", drop: 1}, func(i int) string {
		return p.measured(names[i]+".depth.mean", queues(i).Depth.Mean)
	})
	add(column{group: "depth", head: "max", drop: 2}, func(q *engine.QueueResult) string {
		return count(q.Depth.Max)
	})
	p.addTrend(&tab, "wait", drops{1, 7, 1, 6}, func(i int) (string, engine.Trend) {
		return names[i] + ".wait", queues(i).Wait
	})
	add(column{head: "offered", drop: 4}, func(q *engine.QueueResult) string {
		return count(q.Offered)
	})
	add(column{head: "blocked", drop: 8}, func(q *engine.QueueResult) string {
		return some(q.Blocked.Count)
	})
	add(column{head: lossHead(tab.rows, queues), drop: 3}, func(q *engine.QueueResult) string {
		return some(sum(lostAt(q)))
	})
	return tab
}

// lossHead names the one way in which items were lost, or all of them.
func lossHead(rows int, queues func(int) *engine.QueueResult) string {
	kinds := map[string]bool{}
	for i := range rows {
		for _, p := range present(lostAt(queues(i))) {
			kinds[p.name] = true
		}
	}
	for kind := range kinds {
		if len(kinds) == 1 {
			return kind
		}
	}
	return "lost"
}

// worst returns the names of the rows to show: all in order of their names, or of too many those
// that come first by the given order.
func worst[R any](rows map[string]R, most int, order func(a, b R) int) []string {
	names := slices.Sorted(maps.Keys(rows))
	if len(names) <= most {
		return names
	}
	slices.SortStableFunc(names, func(a, b string) int { return order(rows[a], rows[b]) })
	return names[:most]
}
