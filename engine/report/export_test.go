package report

// What the tests of the helpers need to see.
var (
	Seconds   = seconds
	Number    = number
	Measured  = measured
	Count     = count
	Share     = share
	Rate      = rate
	Sparkline = sparkline
	TimeAxis  = timeAxis
	Bar       = bar
	Width     = width
	Shorten   = shorten
	Break     = breakLines
	Grows     = grows
)

// Clean escapes a text as the pages do.
func Clean(s string, ascii bool) string { return words{ascii: ascii}.clean(s) }

// A Column is a column of a table in the tests: its head, what it may be dropped for, its cells.
type Column struct {
	Group, Head string
	Left        bool
	Drop        int
	Cells       []string
}

// Table sets a table in a page of that width.
func Table(width int, columns ...Column) string {
	p := newPage(TextOptions{Width: width})
	tab := table{rows: len(columns[0].Cells)}
	for _, c := range columns {
		tab.add(column{group: c.Group, head: c.Head, left: c.Left, drop: c.Drop},
			func(i int) string { return c.Cells[i] })
	}
	p.table(tab)
	return p.buf.String()
}

// Longer says how much longer items took live.
var Longer = longer
