package report

import (
	"fmt"
	"math"
	"strconv"

	"queuesim/engine"
)

// live says what a run on real goroutines took, and how exact it was.
func (p *page) live(res *engine.Result) {
	l := res.Live
	if l == nil {
		return
	}
	p.facts("live", []string{paceOf(l, res.Ended.At)})
	p.facts("ran on", []string{
		plural(int64(l.Goroutines), "goroutine"), plural(int64(l.Processors), "processor"),
		plural(int64(l.Locks), "lock"), plural(l.Wakeups, "wake-up"),
	})
	if l.Lateness.Count > 0 {
		late := l.Lateness
		p.facts("timers", []string{
			"grain" + nb + span(l.Grain), "lateness p50" + nb + span(late.Quantiles[p50]),
			"p99" + nb + span(late.Quantiles[p99]), "max" + nb + span(late.Max),
		})
	}
	if l.Script > 0 {
		p.facts("script", []string{
			span(l.Script) + " in functions", share(l.ScriptShare) + " of the run",
		})
	}
}

// paceOf says how fast a live run was.
func paceOf(l *engine.LiveResult, end engine.Time) string {
	switch wall := span(l.Wall); l.Speed {
	case 0:
		return "as fast as it can: nobody waited for a plan or a service"
	case 1:
		return "in real time, " + wall
	default:
		return times(l.Speed) + nb + "times as fast: " + span(end) + " took " + wall
	}
}

// times writes a factor that somebody has chosen.
func times(x float64) string {
	if x == math.Floor(x) {
		return number(x)
	}
	return strconv.FormatFloat(x, 'g', 4, 64)
}

// unpaced tells whether nobody waited for a plan or a service, so that times mean the machine's.
func unpaced(res *engine.Result) bool { return res.Live != nil && res.Live.Speed == 0 }

// through says how many items a second went through a queue for which nobody waited.
func (v verdict) through() finding {
	t := v.res.Total
	gone := t.Produced - t.Inside
	text := plural(gone, "item") + " went through in " + span(t.Duration)
	if t.Duration > 0 {
		text += fmt.Sprintf(": %s%sitems/s", measured(float64(gone)/t.Duration.Seconds()), nb)
	}
	return finding{good, text}
}
