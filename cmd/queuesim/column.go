package main

import (
	"fmt"
	"slices"
	"strings"
)

// A column is one of the three of a drawing: names, each with notes below it.
type column struct {
	lines   []string
	anchors []int // the rows of the names, at which lines end
}

// add adds a name with its notes and returns its row.
func (c *column) add(name string, notes []string, width int) int {
	at := len(c.lines)
	c.anchors = append(c.anchors, at)
	c.lines = append(c.lines, shortened(name, width))
	for _, note := range notes {
		for _, line := range wrap(note, width-2) {
			c.lines = append(c.lines, "  "+shortened(line, width-2))
		}
	}
	return at
}

// more says how many have been left out.
func (c *column) more(n int, noun string, width int) {
	c.add(fmt.Sprintf("… %s", many(n, "more "+noun)), nil, width)
}

// fill adds empty lines up to a height.
func (c *column) fill(height int) {
	for len(c.lines) < height {
		c.lines = append(c.lines, "")
	}
}

// text returns the line in a row, "" beyond the last.
func (c *column) text(row int) string {
	if row < len(c.lines) {
		return c.lines[row]
	}
	return ""
}

// width returns how wide the widest line is.
func (c *column) width() int {
	widest := 0
	for _, line := range c.lines {
		widest = max(widest, columns(line))
	}
	return widest
}

// cell returns a row as wide as it is to be. From a name a line goes on to the right.
func (c *column) cell(row, width int) string {
	text := c.text(row)
	if slices.Contains(c.anchors, row) {
		return text + " " + strings.Repeat("─", width-columns(text)-1)
	}
	return pad(text, width)
}

// shortened cuts text to a width and marks the cut.
func shortened(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	return string([]rune(s)[:width-1]) + "…"
}
