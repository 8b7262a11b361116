package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// A markdown writes pages for a terminal. It knows what the lessons use, no more: headings,
// paragraphs, lists of one level, tables, blocks of code, and code, emphasis and links in a line.
type markdown struct {
	width int
	color bool
	out   bytes.Buffer

	begun bool // something was written before
}

// The styles of a page: headings, commands and what is stressed are bold.
const (
	boldOn  = "\x1b[1m"
	boldOff = "\x1b[0m"
)

// write writes a page, or a piece of one. Its parts are a blank line apart.
func (m *markdown) write(page string) {
	for page = strings.Trim(page, "\n"); page != ""; page = strings.TrimLeft(page, "\n") {
		if m.begun {
			m.out.WriteByte('\n')
		}
		m.begun = true
		if code, ok := strings.CutPrefix(page, "```"); ok {
			_, code, _ = strings.Cut(code, "\n") // the language
			code, page, _ = strings.Cut(code, "```")
			m.code(code)
			continue
		}
		var part string
		part, page, _ = strings.Cut(page, "\n\n")
		m.part(part)
	}
}

// part writes a heading, a table, a list or a paragraph.
func (m *markdown) part(part string) {
	heading := strings.TrimLeft(part, "#")
	switch {
	case heading != part:
		m.lines(strings.TrimSpace(heading), "", true)
	case strings.HasPrefix(part, "|"):
		m.table(part)
	case strings.HasPrefix(part, "- "):
		for _, item := range strings.Split(part[2:], "\n- ") {
			m.lines(item, "- ", false)
		}
	default:
		m.lines(part, "", false)
	}
}

// lines writes text in lines that fit. The first begins with a mark, and the others below its end.
func (m *markdown) lines(text, mark string, stressed bool) {
	indent := strings.Repeat(" ", columns(mark))
	text = spans.ReplaceAllStringFunc(text, func(span string) string {
		if text := link.FindStringSubmatch(span); text != nil {
			span = text[1] // where it leads takes no room
		}
		return strings.Join(strings.Fields(span), glue)
	})
	for i, line := range wrap(text, m.width-columns(mark)) {
		if i > 0 {
			mark = indent
		}
		m.out.WriteString(mark + m.line(line, stressed) + "\n")
	}
}

// glue stands for a space within code and emphasis, so that they aren't broken into two lines.
const glue = "\x00"

var (
	spans = regexp.MustCompile("`[^`]+`|\\*[^*]+\\*|\\[[^\\]]+\\]\\([^)]+\\)")
	link  = regexp.MustCompile(`(?s)^\[([^\]]+)\]\([^)]+\)$`)
)

// line returns a line without the marks of Markdown, and with the styles that they stand for.
func (m *markdown) line(line string, stressed bool) string {
	line = spans.ReplaceAllStringFunc(line, func(span string) string {
		return m.bold(span[1:len(span)-1], !stressed)
	})
	return m.bold(strings.ReplaceAll(line, glue, " "), stressed)
}

// bold returns text in bold, if it is to be and if there are styles.
func (m *markdown) bold(text string, bold bool) string {
	if !bold || !m.color {
		return text
	}
	return boldOn + text + boldOff
}

// code writes a block of code as it stands. It isn't set in: reports are as wide as a terminal.
func (m *markdown) code(block string) {
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\n")
		m.out.WriteString(m.bold(line, strings.HasPrefix(line, "$ ")) + "\n")
	}
}

// table writes a table: its first row is the heads, its second one says which columns stand on the
// right.
func (m *markdown) table(part string) {
	var rows [][]string
	for line := range strings.Lines(part) {
		rows = append(rows, cellsOf(line))
	}
	kinds := rows[1]
	rows = slices.Delete(rows, 1, 2)
	widths := make([]int, len(kinds))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for r, row := range rows {
		line := " "
		for i, cell := range row {
			if strings.HasSuffix(kinds[i], ":") {
				cell = strings.Repeat(" ", widths[i]-columns(cell)) + cell
			}
			line += " " + pad(cell, widths[i]) + " "
		}
		m.out.WriteString(m.bold(strings.TrimRight(line, " "), r == 0) + "\n")
	}
}

// cellsOf returns the cells of a row such as | a | b |.
func cellsOf(line string) []string {
	cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
	}
	return cells
}
