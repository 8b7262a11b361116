package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// figures adds the table. Those that are pointed out have a mark, and on a terminal a colour.
func (c *comparison) figures() {
	rows, left := c.shown()
	tab := table{rows: len(rows)}
	tab.add(column{head: "  figure", left: true}, func(i int) string {
		return c.markOf(rows[i]) + c.pathOf(rows[i])
	})
	tab.add(column{head: "virtual"}, func(i int) string { return rows[i].unit.text(rows[i].Virtual) })
	tab.add(column{head: "live"}, func(i int) string { return rows[i].unit.text(rows[i].Live) })
	tab.add(column{head: "apart"}, func(i int) string { return rows[i].text() })
	tab.fit(c.width)
	c.line(bold, tab.row(func(col *column) string { return col.head }))
	for i, d := range rows {
		if i > 0 && d.part.kind != rows[i-1].part.kind {
			c.gap()
		}
		style := plain
		if d.Differs {
			style = yellow
		}
		c.line(style, tab.row(func(col *column) string { return col.cell(i) }))
	}
	if left > 0 {
		c.wrap(plain, "  ", "and "+plural(int64(left), "figure")+" of parts that differ less")
	}
}

func (c *comparison) markOf(d Difference) string {
	if d.Differs {
		return signs[attention].sign + " "
	}
	return "  "
}

// pathOf writes a figure's path; its part's name may be anything in a result made by hand.
func (c *comparison) pathOf(d Difference) string {
	if d.part.kind == wholeRun {
		return d.Figure
	}
	return c.name(d.part.name) + strings.TrimPrefix(d.Figure, d.part.name)
}

// mostParts is how many queues, producers and pools of each kind are shown.
const mostParts = 8

// shown returns the figures for the table: of very many parts those that differ most. It tells how
// many are left out.
func (c *comparison) shown() (rows []Difference, left int) {
	most := map[owner]float64{}
	var parts []owner
	for _, d := range c.all {
		if _, known := most[d.part]; !known {
			parts = append(parts, d.part)
		}
		most[d.part] = max(most[d.part], d.weight())
	}
	slices.SortStableFunc(parts, func(a, b owner) int { return cmp.Compare(most[b], most[a]) })
	ofKind, chosen := map[kind]int{}, map[owner]bool{}
	for _, part := range parts {
		ofKind[part.kind]++
		chosen[part] = ofKind[part.kind] <= mostParts
	}
	for _, d := range c.all {
		if chosen[d.part] {
			rows = append(rows, d)
		}
	}
	return rows, len(c.all) - len(rows)
}

// weight is how much a difference has to say.
func (d *Difference) weight() float64 {
	switch {
	case !d.Differs:
		return 0
	case d.Difference == nil:
		return math.MaxFloat64
	}
	return math.Abs(*d.Difference)
}

// text writes a value of the unit; nothing if nothing was measured.
func (u unit) text(x *float64) string {
	if x == nil {
		return ""
	}
	switch u {
	case items:
		return count(int64(*x))
	case perSecond:
		return rate(*x)
	case timeSpan:
		return seconds(*x)
	case partOfOne:
		return share(*x)
	}
	return measured(*x)
}

// text writes by how much the live figure is larger: in per cent, or times as large, or, where
// there is nothing to compare with, as it is.
func (d *Difference) text() string {
	if d.Virtual == nil || d.Live == nil {
		return ""
	}
	by := *d.Live - *d.Virtual
	switch {
	case by == 0:
		return "same"
	case d.Difference == nil:
		return "+" + d.unit.text(&by)
	case *d.Difference >= manyTimes:
		return "×" + measured(*d.Difference+1)
	}
	percent := float64(100 * *d.Difference)
	if math.Abs(percent) < 0.01 {
		return "<0.01" + nb + "%"
	}
	return fmt.Sprintf("%+.*f%s%%", decimalsOf(percent), percent, nb)
}

// manyTimes is the part from which on a difference is easier to grasp as a factor.
const manyTimes = 9

// decimalsOf returns how many decimals show three digits of a percentage, as far as there are two.
func decimalsOf(percent float64) int {
	switch size := math.Abs(percent); {
	case size >= 99.95:
		return 0
	case size >= 9.995:
		return 1
	}
	return 2
}
