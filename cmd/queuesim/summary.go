package main

import (
	"bytes"
	"fmt"
	"strings"

	"queuesim/engine"
	"queuesim/scripting"
)

// summaryOf says in a few lines what a scenario is, and what is doubtful in it.
func summaryOf(file string, l *scripting.Loaded, warnings []scripting.Warning, width int) []byte {
	var b bytes.Buffer
	s := &l.Scenario
	fmt.Fprintf(&b, "%s: right", printable(file))
	if warnings != nil {
		b.WriteString(", but " + many(len(warnings), "warning"))
	}
	b.WriteByte('\n')
	writeRows(&b, width, [][]string{{"  runs", runsOf(s)}})
	writePart(&b, width, "params, for --set", paramRows(l.Params))
	b.WriteByte('\n')
	b.Write(drawingOf(s, width))
	b.WriteByte('\n')
	writePart(&b, width, "queues", rowsOf(s.Queues, queueRow))
	writePart(&b, width, "producers", rowsOf(s.Producers, producerRow))
	writePart(&b, width, "consumers", rowsOf(s.Consumers, poolRow))
	writePart(&b, width, "offered load", loadRows(s, l.Changeable()))
	for _, w := range warnings {
		b.WriteString("\n" + printable(w.String()) + "\n")
	}
	return b.Bytes()
}

// writePart writes rows below a heading, if there are any.
func writePart(b *bytes.Buffer, width int, heading string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "  %s\n", heading)
	for _, row := range rows {
		row[0] = "  " + row[0]
	}
	writeRows(b, width, rows)
}

func rowsOf[T any](parts []T, row func(*T) []string) [][]string {
	var rows [][]string
	for i := range parts {
		rows = append(rows, row(&parts[i]))
	}
	return rows
}

// runsOf says how long the scenario runs, and with which luck.
func runsOf(s *engine.Scenario) string {
	var parts []string
	if s.Duration > 0 {
		parts = append(parts, "until "+span(s.Duration))
	}
	if s.Items > 0 {
		parts = append(parts, "until "+many(int(s.Items), "item")+" are there")
	}
	if parts == nil {
		parts = append(parts, "until the last arrival")
	}
	parts = append(parts, [...]string{
		engine.Drain:     "then serves what is inside",
		engine.Cut:       "then stands still",
		engine.NeverTold: "then tells nobody that it is over",
	}[s.Finish])
	if s.Warmup > 0 {
		parts = append(parts, "warm-up "+span(s.Warmup))
	}
	return strings.Join(append(parts, fmt.Sprintf("seed %d", s.Seed)), ", ")
}

func queueRow(q *engine.Queue) []string {
	text := "any number of places"
	if q.Capacity < engine.Unlimited {
		text = many(q.Capacity, "place")
	}
	for _, o := range engine.Orders {
		if o.Order == q.Order {
			text += ", " + o.Summary
		}
	}
	if q.Capacity < engine.Unlimited {
		text += ", " + [...]string{
			engine.Block:      "blocks when it is full",
			engine.Reject:     "rejects when it is full",
			engine.DropOldest: "drops the oldest when it is full",
			engine.DropLowest: "drops the lowest when it is full",
		}[q.WhenFull]
	}
	if q.TTL != nil {
		text += ", waiting ends after " + timeOf(q.TTL)
	}
	return []string{"  " + q.Name, text}
}

func producerRow(p *engine.Producer) []string {
	text := arrivalsOf(p)
	if p.Count > 1 {
		text = fmt.Sprintf("%d times: %s", p.Count, text)
	}
	if p.Items > 0 {
		text += fmt.Sprintf(", %s each", many(int(p.Items), "item"))
	}
	if p.Start > 0 {
		text += ", from " + span(p.Start)
	}
	if p.Stop > 0 {
		text += ", until " + span(p.Stop)
	}
	if p.Batch != nil {
		text += ", in batches of " + numberOf(p.Batch)
	}
	if p.Priority != nil {
		text += ", priority " + numberOf(p.Priority)
	}
	if p.Deadline != nil {
		text += ", deadline " + timeOf(p.Deadline)
	}
	return []string{"  " + p.Name, "to " + p.To + ": " + text}
}

// arrivalsOf says when a producer's items come.
func arrivalsOf(p *engine.Producer) string {
	switch {
	case p.Trace != nil:
		return many(len(p.Trace.Times), "recorded arrival")
	case p.Times != nil:
		return many(len(p.Times), "arrival") + " at given times"
	case p.Interarrival != nil:
		return "one after " + timeOf(p.Interarrival)
	case p.Even:
		return rateOf(p.Rate) + ", evenly spaced"
	}
	return rateOf(p.Rate) + ", at random"
}

func poolRow(p *engine.Pool) []string {
	text := countOf(p) + ", service " + timeOf(p.Service)
	if p.Work == engine.Computes {
		text += " (computes when it runs live)"
	}
	switch {
	case p.Fails != nil:
		text += ", a function says which attempts fail"
	case p.FailureRate > 0:
		text += fmt.Sprintf(", %.4g %% of the attempts fail", 100*p.FailureRate)
	}
	if p.AttemptTimeout != nil {
		text += ", attempts are cut after " + timeOf(p.AttemptTimeout)
	}
	if p.Retry.Attempts > 1 {
		text += fmt.Sprintf(", up to %d attempts", p.Retry.Attempts)
	}
	if p.IdleTimeout > 0 {
		text += ", idle ones leave after " + span(p.IdleTimeout)
	}
	return []string{"  " + p.Name, "from " + strings.Join(p.From, ", ") + ": " + text}
}

// countOf says how many consumers a pool has.
func countOf(p *engine.Pool) string {
	switch {
	case p.Asked != nil:
		return "as many consumers as a function says"
	case p.Counts != nil:
		if steps, ok := p.Counts.(engine.Steps); ok {
			plain := func(n float64) string { return fmt.Sprintf("%.0f", n) }
			return "consumers in steps " + pointsOf(steps, plain)
		}
		return "a changing number of consumers"
	case p.Count >= engine.Unlimited:
		return "any number of consumers"
	}
	return many(p.Count, "consumer")
}
