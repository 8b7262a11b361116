package main

import (
	"os"

	"golang.org/x/term"
)

// plainWidth is how wide text is where there is no terminal to ask.
const plainWidth = 80

// widthOf returns how many columns a terminal has.
func widthOf(f *os.File) int {
	if !term.IsTerminal(int(f.Fd())) {
		return plainWidth
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return plainWidth
	}
	return width
}

// helpWidth is the width of help: lines longer than a hundred letters are hard to read.
func (p *program) helpWidth() int { return min(widthOf(p.stdout), 100) }

// wantsColor tells whether escape codes may be written to f: only to a terminal that obeys them,
// and whose owner hasn't said no (https://no-color.org).
func wantsColor(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" &&
		os.Getenv("TERM") != "dumb" && obeysEscapes(f)
}
