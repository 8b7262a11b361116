package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"queuesim/engine"
)

const mostPools = 8

// pools says who was busy, how long service took, and what failed.
func (p *page) pools(res *engine.Result) {
	names := worst(res.Consumers, mostPools, func(a, b *engine.PoolResult) int {
		return cmp.Compare(utilisation(b), utilisation(a))
	})
	if len(names) == 0 {
		return
	}
	p.table(p.poolTable(names, func(i int) *engine.PoolResult { return res.Consumers[names[i]] }))
	if rest := len(res.Consumers) - len(names); rest > 0 {
		p.wrap(plain, "", "and "+plural(int64(rest), "more pool")+" less busy")
	}
	for _, name := range names {
		p.poolNotes(name, res.Consumers[name], len(names) > 1)
	}
}

func utilisation(pool *engine.PoolResult) float64 {
	if pool.Utilisation == nil {
		return -1
	}
	return *pool.Utilisation
}

func (p *page) poolTable(names []string, pools func(int) *engine.PoolResult) table {
	tab := table{rows: len(names)}
	add := func(c column, cell func(*engine.PoolResult) string) {
		tab.add(c, func(i int) string { return cell(pools(i)) })
	}
	tab.add(column{head: "pool", left: true}, func(i int) string { return p.name(names[i]) })
	add(column{head: "count", drop: 2}, poolCount)
	add(column{group: "offered", head: "load", drop: 3}, func(pool *engine.PoolResult) string {
		if pool.OfferedLoad == nil {
			return ""
		}
		return measured(*pool.OfferedLoad)
	})
	add(column{head: "busy", drop: 4}, func(pool *engine.PoolResult) string {
		return measured(pool.Busy.Mean)
	})
	tab.add(column{head: "utilisation", left: true}, func(i int) string {
		return p.utilisationCell(names[i], pools(i))
	})
	p.addTrend(&tab, "service", drops{1, 9, 7, 8}, func(i int) (string, engine.Trend) {
		return names[i] + ".service", pools(i).Service
	})
	add(column{head: "attempts", drop: 5}, func(pool *engine.PoolResult) string {
		return count(pool.Attempts)
	})
	add(column{head: "failed", drop: 3}, func(pool *engine.PoolResult) string {
		return some(pool.Failed)
	})
	return tab
}

func poolCount(pool *engine.PoolResult) string {
	if pool.Count == nil {
		return "any"
	}
	return count(int64(*pool.Count))
}

// utilisationCell is a figure, and where there is room a bar.
func (p *page) utilisationCell(name string, pool *engine.PoolResult) string {
	if pool.Utilisation == nil {
		return ""
	}
	text := p.share(name+".utilisation", *pool.Utilisation)
	text = strings.Repeat(" ", max(0, 7-width(text))) + text
	if p.width < 72 {
		return text
	}
	return text + " " + bar(*pool.Utilisation, 10)
}

// poolNotes are what a table has no columns for.
func (p *page) poolNotes(name string, pool *engine.PoolResult, named bool) {
	lead := "  "
	if named {
		lead += p.name(name) + ": "
	}
	reasons := partsOf(pool.Failures)
	justFailed := pool.Failures["failed"] == pool.Failed && pool.Retries == 0
	if len(reasons) > 0 && !justFailed {
		text := "failed attempts: " + p.list(reasons)
		if pool.Retries > 0 {
			text += "; " + count(pool.Retries) + " retried"
		}
		p.wrap(plain, lead, text)
	}
	if idle := pool.Left["idle"]; idle > 0 {
		p.wrap(plain, lead, plural(idle, "consumer")+" left after idling too long")
	}
	if text := unequal(pool); text != "" {
		p.wrap(plain, lead, text)
	}
}

// unequal says how long each consumer takes if they differ by more than luck explains: by a fifth,
// and by three standard errors of a mean of so many services.
func unequal(pool *engine.PoolResult) string {
	differ := false
	for _, c := range pool.Each {
		n := float64(c.Consumed + c.Failed)
		off := math.Abs(c.MeanService - pool.Service.Mean)
		differ = differ || n > 0 && off > 0.2*pool.Service.Mean &&
			off > 3*pool.Service.SD/math.Sqrt(n)
	}
	if !differ {
		return ""
	}
	const most = 6
	each := slices.Clone(pool.Each)
	slices.SortStableFunc(each, func(a, b engine.ConsumerResult) int {
		return cmp.Compare(b.MeanService, a.MeanService)
	})
	var texts []string
	for _, c := range each[:min(len(each), most)] {
		texts = append(texts, "#"+count(int64(c.ID))+nb+seconds(c.MeanService))
	}
	text := "mean service of each consumer: " + strings.Join(texts, ", ")
	if rest := len(each) - most; rest > 0 {
		text += " and " + plural(int64(rest), "faster one")
	}
	return text
}
