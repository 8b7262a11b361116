package report

import "strings"

// A column is one column of a table.
type column struct {
	group string // stands above the heads of neighbours that share it
	head  string
	left  bool // words are set to the left, numbers to the right
	drop  int  // where the page is too narrow, the column with the greatest goes first
	cells []string
	width int
}

// A table is columns of the same length. An empty cell is shown as a dash, and a column in which
// every cell is empty isn't shown at all.
type table struct {
	rows    int
	columns []*column
}

// add gives the table another column.
func (t *table) add(c column, cell func(row int) string) {
	empty := true
	for row := range t.rows {
		text := cell(row)
		empty = empty && text == ""
		c.cells = append(c.cells, text)
	}
	if !empty {
		t.columns = append(t.columns, &c)
	}
}

const between = 2 // columns of space between columns of a table

// table adds t to the page, in its width.
func (p *page) table(t table) {
	t.fit(p.width)
	if groups := t.groups(); strings.TrimLeft(groups, " ") != "" {
		p.line(bold, groups)
	}
	p.line(bold, t.row(func(c *column) string { return c.head }))
	for row := range t.rows {
		p.line(plain, t.row(func(c *column) string { return c.cell(row) }))
	}
}

// cell returns what a column shows in a row.
func (c *column) cell(row int) string {
	if text := c.cells[row]; text != "" || c.left {
		return text
	}
	return none
}

// fit measures the columns and drops as many as it takes, all but the names if it must be.
func (t *table) fit(most int) {
	t.measure()
	for t.width() > most && len(t.columns) > 1 {
		last := t.leastNeeded()
		t.columns = append(t.columns[:last], t.columns[last+1:]...)
		t.measure()
	}
}

func (t *table) measure() {
	for i, c := range t.columns {
		c.width = width(c.head)
		if t.opensGroup(i) {
			c.width = max(c.width, width(c.group))
		}
		for _, cell := range c.cells {
			c.width = max(c.width, width(cell))
		}
	}
}

// leastNeeded returns the column that goes first: with the greatest drop, the last of equals.
func (t *table) leastNeeded() int {
	last := 1
	for i := last; i < len(t.columns); i++ {
		if t.columns[i].drop >= t.columns[last].drop {
			last = i
		}
	}
	return last
}

func (t *table) width() int {
	n := between * (len(t.columns) - 1)
	for _, c := range t.columns {
		n += c.width
	}
	return n
}

// nameColumn returns how wide the first column is: pictures below the table begin to its right.
func (t *table) nameColumn() int {
	if len(t.columns) == 0 {
		return 0
	}
	return t.columns[0].width
}

// opensGroup tells whether column i is the first of its group.
func (t *table) opensGroup(i int) bool {
	group := t.columns[i].group
	return group != "" && (i == 0 || t.columns[i-1].group != group)
}

// groups returns the line above the heads. A group stands over its first column.
func (t *table) groups() string {
	i := -1
	return t.row(func(c *column) string {
		i++
		if t.opensGroup(i) {
			return c.group
		}
		return ""
	})
}

// row sets one line of cells.
func (t *table) row(cell func(*column) string) string {
	var b strings.Builder
	for i, c := range t.columns {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", between))
		}
		text := shorten(cell(c), c.width)
		pad := strings.Repeat(" ", c.width-width(text))
		if c.left {
			b.WriteString(text + pad)
		} else {
			b.WriteString(pad + text)
		}
	}
	return b.String()
}
