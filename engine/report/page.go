package report

import (
	"bytes"
	"strings"

	"queuesim/engine"
)

// A style is the weight or the colour of a whole line.
type style string

// The styles: what matters is bold, what failed is red, what needs attention is yellow.
const (
	plain  style = ""
	bold   style = "\x1b[1m"
	red    style = "\x1b[31m"
	yellow style = "\x1b[33m"
	reset        = "\x1b[0m"
)

// A page is the text as it grows: lines that fit its width, without spaces at their ends.
type page struct {
	words

	width     int
	color     bool
	buf       bytes.Buffer
	intervals map[string]engine.Interval
	broken    bool // a section has ended: a blank line comes before the next line
}

// The widths that a page can have.
const (
	narrowest = 50
	usual     = 80
	widest    = 160
)

func newPage(o TextOptions) *page {
	p := &page{words: words{ascii: o.ASCII}, width: o.Width, color: o.Color}
	if p.width == 0 {
		p.width = usual
	}
	p.width = max(narrowest, min(p.width, widest))
	return p
}

// gap ends a section.
func (p *page) gap() { p.broken = p.buf.Len() > 0 }

// line adds one line, cut off where the page ends.
func (p *page) line(s style, text string) {
	if p.broken {
		p.buf.WriteByte('\n')
		p.broken = false
	}
	text = strings.ReplaceAll(shorten(text, p.width), nb, " ")
	if p.ascii {
		text = inASCII.Replace(text)
	}
	text = strings.TrimRight(text, " ")
	if p.color && s != plain && text != "" {
		text = string(s) + text + reset
	}
	p.buf.WriteString(text)
	p.buf.WriteByte('\n')
}

// wrap adds a paragraph. It begins with lead, and its other lines are indented as far.
func (p *page) wrap(s style, lead, text string) {
	indent := width(lead)
	for i, row := range breakLines(text, p.width-indent) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		p.line(s, lead+row)
	}
}

// breakLines breaks text at its spaces into rows of so many columns, and a word that is longer
// wherever the row ends.
func breakLines(text string, most int) []string {
	var rows []string
	row, used := "", 0
	for _, word := range strings.Fields(strings.ReplaceAll(text, nb, unbroken)) {
		word = strings.ReplaceAll(word, unbroken, nb)
		n := width(word)
		switch {
		case row == "":
			row, used = word, n
		case used+1+n <= most:
			row, used = row+" "+word, used+1+n
		default:
			rows = append(rows, row)
			row, used = word, n
		}
		for used > most {
			head, tail := splitAt(row, most)
			rows = append(rows, head)
			row, used = tail, used-width(head)
		}
	}
	return append(rows, row)
}

// unbroken stands for nb while words are told apart: strings.Fields would break there. No text has
// it, for clean escapes it.
const unbroken = "\x00"

// splitAt splits text after so many columns, at least one character.
func splitAt(s string, most int) (head, tail string) {
	n := 0
	for i, r := range s {
		n += runeWidth(r)
		if n > most && i > 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}
