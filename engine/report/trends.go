package report

import "queuesim/engine"

// The places of the quantiles that the text shows, in engine.Trend and engine.Observation.
const p50, p99 = 0, 3

// trend returns the figures of a trend of times for a line of facts.
func trend(t engine.Trend) []string {
	if t.Count == 0 {
		return nil
	}
	return []string{
		"mean" + nb + seconds(t.Mean), "p50" + nb + span(t.Quantiles[p50]),
		"p99" + nb + span(t.Quantiles[p99]), "max" + nb + span(t.Max),
	}
}

// drops say in which order the columns of a trend make room.
type drops struct{ mean, p50, p99, max int }

// addTrend adds the columns of a trend of times to a table.
func addTrend[R any](
	add func(column, func(R) string), group string, d drops, of func(R) engine.Trend,
) {
	figure := func(head string, drop int, f func(engine.Trend) string) {
		add(column{group: group, head: head, drop: drop}, func(r R) string {
			if t := of(r); t.Count > 0 {
				return f(t)
			}
			return ""
		})
	}
	figure("mean", d.mean, func(t engine.Trend) string { return seconds(t.Mean) })
	figure("p50", d.p50, func(t engine.Trend) string { return span(t.Quantiles[p50]) })
	figure("p99", d.p99, func(t engine.Trend) string { return span(t.Quantiles[p99]) })
	figure("max", d.max, func(t engine.Trend) string { return span(t.Max) })
}
