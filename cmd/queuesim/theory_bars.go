package main

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"queuesim/engine/report"
	"queuesim/engine/theory"
)

// bars draws how often 0, 1, 2 … are inside: one by one if few are the rule, else in steps from where
// they aren't rare.
func (o *theoryOptions) bars(m *theory.Model, width int) string {
	all := o.shares(m, mostShares)
	if all == nil {
		return ""
	}
	few := total(all[:min(len(all), fewShares)])
	switch {
	case o.upTo >= 0:
		return drawShares(all, 0, 1, width)
	case total(all) < 0.5: // there are so many that none is told
		return ""
	case few > 0.5:
		all = all[:enough(all[:min(len(all), fewShares)])]
		return drawShares(all, 0, 1, width)
	}
	from, to := 0, enough(all)
	for fewer := all[0]; fewer < 0.001 && from < to-1; fewer += all[from] {
		from++
	}
	step := roundStep((to - from + fewShares - 1) / fewShares)
	from -= from % step
	return drawShares(all[:min(len(all), to+step-1-(to-1)%step)], from, step, width)
}

// enough returns how many of the shares it takes until next to nothing is left.
func enough(all []float64) int {
	left := 1.0
	for n, share := range all {
		if left -= share; left < 0.001 {
			return n + 1
		}
	}
	return len(all)
}

// roundStep returns 1, 2, 5, 10, 20, 50 … from n on.
func roundStep(n int) int {
	for step := 1; ; step *= 10 {
		for _, round := range []int{step, 2 * step, 5 * step} {
			if round >= n {
				return round
			}
		}
	}
}

// A shareRow is one bar.
type shareRow struct {
	name  string
	share float64
}

// drawShares draws shares of time from a number on, so many in a row, the greatest as long as there
// is room.
func drawShares(all []float64, from, step, width int) string {
	var rows []shareRow
	left := 1.0
	add := func(name string, share float64) {
		rows = append(rows, shareRow{name, share})
		left -= share
	}
	if from > 0 {
		add("fewer", total(all[:from]))
	}
	for ; from < len(all); from += step {
		to := min(from+step, len(all))
		name := strconv.Itoa(from)
		if to-from > 1 {
			name += "–" + strconv.Itoa(to-1)
		}
		add(name, total(all[from:to]))
	}
	if left > 1e-6 {
		add("more", left)
	}
	return drawBars(rows, width)
}

func total(shares []float64) float64 {
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	return sum
}

// drawBars draws bars with their names and numbers. What stands for all the others has none.
func drawBars(rows []shareRow, width int) string {
	const heading = "  inside"
	names, most := columns(heading), 0.0
	for _, r := range rows {
		names = max(names, columns(r.name)+2)
		if !isRest(r.name) {
			most = max(most, r.share)
		}
	}
	space := min(width-names-len("  >99.9 %  "), 40)
	var b bytes.Buffer
	b.WriteString(strings.Repeat(" ", names-columns(heading)) + heading + "  share of the time\n")
	for _, r := range rows {
		b.WriteString(strings.Repeat(" ", names-columns(r.name)) + r.name)
		fmt.Fprintf(&b, "  %7s", report.SayShare(r.share))
		if !isRest(r.name) && most > 0 {
			b.WriteString("  " + bar(r.share/most*float64(space)))
		}
		trimSpaces(&b)
		b.WriteByte('\n')
	}
	return b.String()
}

func isRest(name string) bool { return name == "fewer" || name == "more" }

// bar draws a bar of so many columns, to an eighth of one.
func bar(length float64) string {
	eighths := int(math.Round(length * 8))
	text := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		text += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return text
}
