package main

import (
	"fmt"
	"strings"
	"time"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// rateOf says how large a level of arrivals is.
func rateOf(l engine.Level) string {
	switch l := l.(type) {
	case engine.Flat:
		return perTime(float64(l))
	case engine.Steps:
		return "in steps " + pointsOf(l, perTime)
	case engine.Ramp:
		return "straight from " + pointsOf(l, perTime)
	case engine.Sine:
		return "in waves of " + span(l.Period) + " from " + betweenRates(l)
	case engine.Varying:
		return "a function says, up to " + perTime(l.Max)
	case engine.Bursty:
		return "in bursts, " + perTime(l.At(0)) + " on average"
	}
	return "a changing rate"
}

// betweenRates says between which rates a wave goes.
func betweenRates(s engine.Sine) string {
	return perTime(s.Mean-s.Amplitude) + " to " + perTime(s.Mean+s.Amplitude)
}

// perTime says a rate per second in the unit in which it is easy to read.
func perTime(rate float64) string {
	switch {
	case rate == 0 || rate >= 1:
		return fmt.Sprintf("%.6g/s", rate)
	case rate*60 >= 1:
		return fmt.Sprintf("%.6g/min", rate*60)
	}
	return fmt.Sprintf("%.6g/h", rate*3600)
}

// pointsOf lists the values of a schedule, the first few of many.
func pointsOf(points []engine.Point, say func(float64) string) string {
	const shown = 6
	var values []string
	for _, p := range points[:min(len(points), shown)] {
		values = append(values, say(p.Value))
	}
	if len(points) > shown {
		values = append(values, "…")
	}
	return strings.Join(values, ", ")
}

// timeOf says how long a quantity of time is: a fixed one, or what its distribution is.
func timeOf(q engine.Quantity) string {
	d, ok := q.(dist.Distribution)
	if !ok {
		return "what a function says"
	}
	if fixed, ok := q.(dist.Constant); ok {
		t, _ := engine.Seconds(float64(fixed))
		return span(t)
	}
	text := d.String()
	if whole, err := dist.NonNegative(d); err == nil && whole.Mean() != d.Mean() {
		text += fmt.Sprintf(", redrawn if below 0 (mean %.4g then)", whole.Mean())
	}
	return text
}

// numberOf says how large a quantity is.
func numberOf(q engine.Quantity) string {
	switch q := q.(type) {
	case dist.Constant:
		return fmt.Sprintf("%g", float64(q))
	case dist.Distribution:
		return q.String()
	}
	return "what a function says"
}

// span says a time with its units: 8h, 1m30s, 25ms.
func span(t engine.Time) string {
	text := time.Duration(t).String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// roughly says a time to a second, or to a tenth of one below a minute.
func roughly(t engine.Time) string {
	unit := engine.Second
	if t < engine.Minute {
		unit /= 10
	}
	return span(t - t%unit)
}

func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
