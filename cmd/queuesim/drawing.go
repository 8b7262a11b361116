package main

import (
	"bytes"
	"slices"
	"strings"

	"queuesim/engine"
)

// A drawing shows who feeds whom: producers, queues and pools in three columns, with lines from
// left to right. It has no escape codes, so it is as good in a file as on a terminal.
type drawing struct {
	scenario *engine.Scenario
	widest   int // of a column

	drawn map[string]bool // pools that have been drawn
}

// How much is drawn; of the rest the number is told.
const (
	mostDrawn  = 12 // groups of queues
	mostFeeds  = 6  // producers of a queue, pools of a group
	widestPart = 26 // columns of a name and what is said of it
	channel    = 5  // columns of the lines between them
)

// drawingOf draws a scenario, in so many columns at most. If it is too wide with columns as they
// want to be, each gets a third. On a terminal that is too narrow for any drawing it is wider.
func drawingOf(s *engine.Scenario, width int) []byte {
	const gap, least = 2, 8 // columns of a name's line; of the narrowest drawing's columns
	if len(s.Queues) == 0 {
		whole := *s
		whole.Queues = []engine.Queue{{Name: engine.DefaultQueue, Capacity: engine.Unlimited}}
		s = &whole
	}
	var panels []*panel
	var more int
	left, middle := 0, 0
	for _, widest := range []int{
		widestPart, max(least, (width-len(margin)-2*(channel+gap))/3),
	} {
		d := drawing{scenario: s, widest: widest, drawn: map[string]bool{}}
		panels, more = d.panels()
		left, middle = 0, 0
		right := 0
		for _, p := range panels {
			left, middle = max(left, p.left.width()+gap), max(middle, p.middle.width()+gap)
			right = max(right, p.right.width())
		}
		if len(margin)+left+middle+right+2*channel <= width {
			break
		}
	}
	var b bytes.Buffer
	for _, p := range panels {
		p.write(&b, left, middle)
	}
	if more > 0 {
		b.WriteString(margin + "… and " + many(more, "more queue") + "\n")
	}
	return b.Bytes()
}

// panels draws the first groups of queues, and returns how many queues are left out.
func (d *drawing) panels() (all []*panel, more int) {
	for i, g := range d.groups() {
		if i < mostDrawn {
			all = append(all, d.panel(g))
		} else {
			more += len(g)
		}
	}
	return all, more
}

const margin = "  "

// groups puts queues together that are served by the same pools.
func (d *drawing) groups() [][]*engine.Queue {
	var groups [][]*engine.Queue
	at := map[string]int{} // by the names of the pools
	for i := range d.scenario.Queues {
		q := &d.scenario.Queues[i]
		key := "\x00" + q.Name // a queue that nobody serves is alone
		if names := namesOf(d.pools(q)); names != nil {
			key = strings.Join(names, " ")
		}
		if _, ok := at[key]; !ok {
			at[key] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[key]] = append(groups[at[key]], q)
	}
	return groups
}

func namesOf(pools []*engine.Pool) []string {
	var names []string
	for _, p := range pools {
		names = append(names, p.Name)
	}
	return names
}

// pools returns those who serve a queue.
func (d *drawing) pools(q *engine.Queue) []*engine.Pool {
	var all []*engine.Pool
	for i := range d.scenario.Consumers {
		if p := &d.scenario.Consumers[i]; slices.Contains(p.From, q.Name) {
			all = append(all, p)
		}
	}
	return all
}

// producers returns those who feed a queue.
func (d *drawing) producers(q *engine.Queue) []*engine.Producer {
	var all []*engine.Producer
	for i := range d.scenario.Producers {
		if p := &d.scenario.Producers[i]; p.To == q.Name {
			all = append(all, p)
		}
	}
	return all
}

// A panel is the drawing of queues that the same pools serve: each with its producers, one below
// the other, and all of them joined to all of the pools.
type panel struct {
	left, middle, right column
	feeds               []string // the lines between producers and queues
}

// panel draws a group of queues.
func (d *drawing) panel(queues []*engine.Queue) *panel {
	p := &panel{}
	for _, q := range queues {
		d.queue(p, q)
	}
	pools := d.pools(queues[0])
	for i, pool := range pools {
		if i == mostFeeds {
			p.right.more(len(pools)-i, "pool", d.widest)
			break
		}
		p.right.add(pool.Name, d.poolNotes(pool), d.widest)
		d.drawn[pool.Name] = true
	}
	return p
}

// queue adds a queue with its producers below those that are there.
func (d *drawing) queue(p *panel, q *engine.Queue) {
	from := column{}
	producers := d.producers(q)
	for i, producer := range producers {
		if i == mostFeeds {
			from.more(len(producers)-i, "producer", d.widest)
			break
		}
		from.add(producer.Name, producerNotes(producer), d.widest)
	}
	at := p.middle.add(q.Name, queueNotes(q), d.widest)
	height := max(len(from.lines), len(p.middle.lines)-at)
	p.feeds = append(p.feeds, joints(from.anchors, []int{0}, height)...)
	p.left.lines = append(p.left.lines, from.lines...)
	for _, a := range from.anchors {
		p.left.anchors = append(p.left.anchors, at+a)
	}
	p.left.fill(at + height)
	p.middle.fill(at + height)
}

// write writes the panel with columns so wide.
func (p *panel) write(b *bytes.Buffer, left, middle int) {
	height := max(len(p.left.lines), len(p.right.lines))
	serves := joints(p.middle.anchors, p.right.anchors, height)
	if p.right.anchors == nil {
		p.middle.anchors = nil // they lead nowhere
	}
	for row := range height {
		b.WriteString(margin + p.left.cell(row, left) + lineIn(p.feeds, row) +
			p.middle.cell(row, middle) + lineIn(serves, row) + p.right.text(row))
		trimSpaces(b)
		b.WriteByte('\n')
	}
}

// lineIn returns what is between two columns in a row.
func lineIn(lines []string, row int) string {
	if row < len(lines) {
		return lines[row]
	}
	return strings.Repeat(" ", channel)
}

// joints returns, row by row, the lines that join every anchor on the left to every one on the
// right.
func joints(left, right []int, height int) []string {
	rows := make([]string, height)
	if len(left) == 0 || len(right) == 0 {
		for row := range rows {
			rows[row] = strings.Repeat(" ", channel)
		}
		return rows
	}
	all := slices.Sorted(slices.Values(append(slices.Clone(left), right...)))
	top, bottom := all[0], all[len(all)-1]
	for row := range rows {
		in, out := slices.Contains(left, row), slices.Contains(right, row)
		before, after := " ", "   "
		if in {
			before = "─"
		}
		if out {
			after = "─→ "
		}
		knot := corner(row > top && row <= bottom, row >= top && row < bottom, in, out)
		rows[row] = before + knot + after
	}
	return rows
}

// corner returns the letter in which lines from so many sides meet.
func corner(up, down, left, right bool) string {
	const letters = " ╷╵│ ┐┘┤ ┌└├─┬┴┼"
	i := 0
	for bit, on := range []bool{down, up, left, right} {
		if on {
			i |= 1 << bit
		}
	}
	return string([]rune(letters)[i])
}
