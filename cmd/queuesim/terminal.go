package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"queuesim/engine/report"
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

// wantsASCII tells whether the locale's character set is another one than UTF-8. Where nothing says
// what it is, as in most containers, the terminal at the other end mostly knows UTF-8.
func wantsASCII() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(os.Getenv(name)); locale != "" {
			return !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
		}
	}
	return false
}

// legible returns text for people in letters that the locale has.
func legible(text string) string {
	if wantsASCII() {
		return report.ASCII(text)
	}
	return text
}

// showOut writes text for people to standard output.
func showOut(w io.Writer, text []byte) error { return writeOut(w, []byte(legible(string(text)))) }
