package main

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writeRows writes rows of text in aligned columns, two spaces apart. The last cell of a row is
// broken into lines that fit into the width.
func writeRows(b *bytes.Buffer, width int, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		indent := 0
		last := len(row) - 1
		for i, cell := range row[:last] {
			b.WriteString(pad(cell, widths[i]) + "  ")
			indent += widths[i] + 2
		}
		lines := wrap(row[last], max(width-indent, 24))
		b.WriteString(strings.Join(lines, "\n"+strings.Repeat(" ", indent)))
		trimSpaces(b)
		b.WriteByte('\n')
	}
}

// trimSpaces takes spaces from the end of what was written.
func trimSpaces(b *bytes.Buffer) {
	b.Truncate(len(bytes.TrimRight(b.Bytes(), " ")))
}

// wrap breaks text between words into lines of so many columns. There is at least one line.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// columns returns how many columns of a terminal text takes, if none of it is wide.
func columns(s string) int { return utf8.RuneCountInString(s) }

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-columns(s)))
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
