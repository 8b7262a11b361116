package report

import "queuesim/engine"

// The places of the quantiles that the text shows, in engine.Trend and engine.Observation.
const p50, p99 = 0, 3

// trend returns the figures of a trend of times for a line of facts.
func (p *page) trend(path string, t engine.Trend) []string {
	if t.Count == 0 {
		return nil
	}
	return []string{
		"mean" + nb + p.seconds(path+".mean", t.Mean),
		"p50" + nb + p.seconds(path+".p50", t.Quantiles[p50].Seconds()),
		"p99" + nb + p.seconds(path+".p99", t.Quantiles[p99].Seconds()), "max" + nb + span(t.Max),
	}
}

// drops say in which order the columns of a trend make room.
type drops struct{ mean, p50, p99, max int }

// addTrend adds the columns of a trend of times to a table. Of a row it is told the trend, and its
// name as a figure.
func (p *page) addTrend(
	tab *table, group string, d drops, of func(row int) (path string, t engine.Trend),
) {
	figure := func(head string, drop int, f func(path string, t engine.Trend) string) {
		tab.add(column{group: group, head: head, drop: drop}, func(row int) string {
			if path, t := of(row); t.Count > 0 {
				return f(path, t)
			}
			return ""
		})
	}
	figure("mean", d.mean, func(path string, t engine.Trend) string {
		return p.seconds(path+".mean", t.Mean)
	})
	figure("p50", d.p50, func(_ string, t engine.Trend) string { return span(t.Quantiles[p50]) })
	figure("p99", d.p99, func(path string, t engine.Trend) string {
		return p.seconds(path+".p99", t.Quantiles[p99].Seconds())
	})
	figure("max", d.max, func(_ string, t engine.Trend) string { return span(t.Max) })
}
