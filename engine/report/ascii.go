package report

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// ASCII returns text for a terminal that has nothing else: for what reports, drawings and help are
// made of there are characters as wide that look alike, and the rest is escaped.
func ASCII(text string) string {
	text = inASCII.Replace(text)
	var b strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r < utf8.RuneSelf {
			b.WriteByte(text[0])
		} else {
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		text = text[size:]
	}
	return b.String()
}

// inASCII has a character of one column for every one that is drawn with, and what is usual for those
// of sentences and formulas.
var inASCII = strings.NewReplacer(
	"▁", "_", "▂", ".", "▃", ":", "▄", "-", "▅", "=", "▆", "+", "▇", "*", "█", "#", "░", ".",
	"✓", "+", "✗", "x", "·", "|", "–", "-", "±", "+", "…", "~", "µ", "u", "×", "x",
	"─", "-", "│", "|", "╷", "|", "╵", "|", "┐", "+", "┘", "+", "┤", "+", "┌", "+", "└", "+", "├", "+",
	"┬", "+", "┴", "+", "┼", "+", "→", ">", "÷", "/", "−", "-", "≤", "<=", "≥", ">=",
	"▏", ".", "▎", ".", "▍", ".", "▌", "#", "▋", "#", "▊", "#", "▉", "#", "∞", "inf", "§", "sec. ",
)
