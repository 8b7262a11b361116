package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"queuesim/engine"
	"queuesim/engine/report"
	"queuesim/engine/theory"
)

// page shows what a model says to people.
func (o *theoryOptions) page(m *theory.Model, width int) []byte {
	var b bytes.Buffer
	title := m.Spec.String()
	if !m.Exact {
		title += ", nearly"
	}
	for _, line := range wrap(title+": "+m.Spec.About(), width) {
		b.WriteString(line + "\n")
	}
	o.body(&b, m, width)
	return b.Bytes()
}

// body shows all but the title.
func (o *theoryOptions) body(b *bytes.Buffer, m *theory.Model, width int) {
	b.WriteByte('\n')
	writeRows(b, width, theoryRows(m))
	if waits := waitRows(m); waits != nil {
		b.WriteByte('\n')
		writeColumns(b, waits)
	}
	if bars := o.bars(m, width); bars != "" {
		b.WriteString("\n" + bars)
	}
	b.WriteByte('\n')
	kind := "formula"
	if !m.Exact {
		kind = "approximation"
	}
	notes := [][]string{
		{"  " + kind, m.Source.String()},
		{"  long run", "a start is forgotten in about " + report.SayTime(m.Spec.Relaxation()) +
			"; hold a run of " + report.SayTime(m.Spec.LongRun()) + " or more against it"},
	}
	writeRows(b, width, notes)
}

// theoryRows lists the figures that are one number.
func theoryRows(m *theory.Model) [][]string {
	s, k := &m.Spec, &m.Known
	var rows [][]string
	add := func(name, value, what string) {
		rows = append(rows, []string{"  " + name, value, what})
	}
	if s.Users > 0 {
		add("asked for", report.SayRate(k.Offered), "by users who think for "+report.SayTime(s.Think))
	} else {
		add("arrivals", report.SayRate(k.Offered), workOf(m))
		if s.Retry.Fails > 0 && s.Retry.Attempts > 1 {
			rows[0][2] += ", retries included"
		}
	}
	if !math.IsNaN(k.Utilisation) {
		each := "of each server"
		if s.Servers == 1 {
			each = "of the server"
		}
		add("utilisation", report.SayShare(k.Utilisation), each)
	}
	if k.Lost > 0 {
		add("turned away", report.SayShare(k.Lost), "of those who come find no place")
	}
	if k.Left > 0 {
		add("leave", report.SayShare(k.Left), "of those who come, after a wait of "+report.SayTime(k.LeftWait))
	}
	if k.Failed > 0 {
		add("failed", report.SayShare(k.Failed), "of those who come")
	}
	if k.Lost > 0 || k.Left > 0 || k.Failed > 0 {
		add("throughput", report.SayRate(k.Throughput), "served to the end")
	}
	if !math.IsNaN(k.PWait) {
		add("must wait", report.SayShare(k.PWait), "of those who are served")
	}
	add("waiting", report.SayNumber(k.Waiting), "on average")
	add("in service", report.SayNumber(k.Busy), "on average")
	add("inside", report.SayNumber(k.Inside), "both together")
	return rows
}

// workOf says how much work comes.
func workOf(m *theory.Model) string {
	s := &m.Spec
	text := "of " + report.SayTime(s.Service.Mean) + " each: " + report.SayNumber(m.Load) + " erlangs"
	if s.Servers != engine.Unlimited {
		text += " for " + many(s.Servers, "server")
	}
	return text
}

// waitRows is a table of the waits and sojourns, or of those of the classes.
func waitRows(m *theory.Model) [][]string {
	k := &m.Known
	head := []string{"  ", "mean"}
	wait := []string{"  wait", report.SayTime(k.Wait)}
	sojourn := []string{"  sojourn", report.SayTime(k.Sojourn)}
	if k.Lost > 0 || k.Left > 0 { // of those who are served, as books have it
		sojourn[1] = report.SayTime(k.Wait + m.Spec.Service.Mean)
	}
	if !math.IsNaN(k.WaitSD) {
		head = append(head, "sd")
		wait = append(wait, report.SayTime(k.WaitSD))
		sojourn = append(sojourn, "")
	}
	if k.WaitQuantile != nil || k.SojournQuantile != nil {
		for _, q := range []struct {
			name  string
			share float64
		}{{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p99.9", 0.999}} {
			head = append(head, q.name)
			wait = append(wait, quantileText(k.WaitQuantile, q.share))
			sojourn = append(sojourn, quantileText(k.SojournQuantile, q.share))
		}
	}
	rows := [][]string{head, wait}
	for i, c := range k.Classes {
		name := fmt.Sprintf("    of %s a second", report.SayNumber(c.Arrivals))
		if i == 0 {
			name += ", first"
		}
		rows = append(rows, []string{name, report.SayTime(c.Wait)})
	}
	return append(rows, sojourn)
}

func quantileText(quantile func(float64) float64, share float64) string {
	if quantile == nil {
		return ""
	}
	return report.SayTime(quantile(share))
}

// writeColumns writes a table whose first column is of names and the others of numbers.
func writeColumns(b *bytes.Buffer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			if i == 0 {
				b.WriteString(pad(cell, widths[0]))
				continue
			}
			b.WriteString("  " + strings.Repeat(" ", widths[i]-columns(cell)) + cell)
		}
		trimSpaces(b)
		b.WriteByte('\n')
	}
}
