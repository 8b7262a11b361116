package report

import (
	"maps"
	"slices"
	"strings"

	"queuesim/engine"
)

// account shows that nothing was lost sight of: items, passages, and all time to the nanosecond.
func (p *page) account(res *engine.Result) {
	c := res.Total.Counts
	p.line(bold, "account of items")
	p.equation("", part{"produced", c.Produced}, append(fatesOf(c), part{"inside", c.Inside}))
	p.gap()
	p.line(bold, "account of passages")
	p.queuePassages(res)
	p.poolPassages(res)
	p.gap()
	p.times(res.Account)
}

func (p *page) queuePassages(res *engine.Result) {
	for i, name := range slices.Sorted(maps.Keys(res.Queues)) {
		if i == mostQueues {
			p.line(plain, "  and "+plural(int64(len(res.Queues)-i), "more queue"))
			return
		}
		q := res.Queues[name]
		p.equation(p.name(name), part{"offered", q.Offered}, []part{
			{"admitted", q.Admitted},
			{"rejected", q.Rejected},
			{"expired while blocked", q.ExpiredBlocked},
			{"blocked now", q.BlockedNow},
		})
		p.equation(p.name(name), part{"admitted", q.Admitted}, []part{
			{"taken", q.Taken},
			{"dropped", q.Dropped},
			{"expired", q.Expired},
			{"reneged", q.Reneged},
			{"waiting now", q.WaitingNow},
		})
	}
}

func (p *page) poolPassages(res *engine.Result) {
	for i, name := range slices.Sorted(maps.Keys(res.Consumers)) {
		if i == mostPools {
			p.line(plain, "  and "+plural(int64(len(res.Consumers)-i), "more pool"))
			return
		}
		pool := res.Consumers[name]
		p.equation(p.name(name), part{"attempts", pool.Attempts}, []part{
			{"consumed", pool.Consumed},
			{"failed", pool.Failed},
			{"in service now", pool.InServiceNow},
		})
	}
}

// equation adds a line like "produced 120 = consumed 100 + failed 20 + inside 0", marked by whether
// it holds. Of the terms that are zero only the first and the last are shown.
func (p *page) equation(where string, whole part, terms []part) {
	var shown []string
	for i, t := range terms {
		if t.n != 0 || i == 0 || i == len(terms)-1 {
			shown = append(shown, term(t))
		}
	}
	if where != "" {
		where += ": "
	}
	p.balance(sum(terms) == whole.n, where+term(whole)+" = "+strings.Join(shown, " + "))
}

func term(t part) string { return strings.ReplaceAll(t.name, " ", nb) + nb + count(t.n) }

func (p *page) balance(holds bool, text string) {
	if holds {
		p.say(good, text)
	} else {
		p.say(bad, text)
	}
}

// times shows where all items' time went. The sums are exact, and so is the comparison.
func (p *page) times(a engine.Account) {
	terms := []struct {
		name string
		of   engine.ExactSeconds
	}{
		{"blocked", a.Blocked},
		{"+ wait", a.Wait},
		{"+ wait of those who left", a.LeftWait},
		{"+ service", a.Service},
		{"+ back-off", a.BackOff},
		{"= sojourn", a.Sojourn},
		{"= items inside, over time", a.Area},
	}
	tab := table{rows: len(terms)}
	tab.add(column{head: "account of time", left: true}, func(i int) string {
		return "  " + terms[i].name
	})
	tab.add(column{head: "seconds"}, func(i int) string {
		return nanoseconds(terms[i].of.String())
	})
	p.table(tab)
	whole := a.Blocked
	for _, part := range []engine.ExactSeconds{a.Wait, a.LeftWait, a.Service, a.BackOff} {
		whole.Merge(part.Sum)
	}
	p.balance(whole == a.Sojourn && whole == a.Area, "equal to the nanosecond")
}

// nanoseconds writes a decimal with all nine digits after the point, so that points align.
func nanoseconds(decimal string) string {
	whole, fraction, _ := strings.Cut(decimal, ".")
	return whole + "." + (fraction + "000000000")[:9]
}
