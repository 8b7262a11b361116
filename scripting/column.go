package scripting

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Column returns where in its line the mistake stands, in letters from 1: at the word that the
// message quotes, or else at the field's name, if it is there once. It is 0 if that isn't known.
func (e *Error) Column() int {
	if at := e.quotedWord(); at > 0 {
		return at
	}
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	name, _, _ = strings.Cut(name, "[")
	return onlyPlace(e.Text, name)
}

// quotedWord returns the column of the first word that the message quotes.
func (e *Error) quotedWord() int {
	if _, rest, ok := strings.Cut(e.Msg, `"`); ok {
		word, _, _ := strings.Cut(rest, `"`)
		if at := onlyPlace(e.Text, word); at > 0 {
			return at
		}
		if at := onlyPlace(e.Text, strconv.Quote(word)); at > 0 {
			return at + 1
		}
	}
	return 0
}

// onlyPlace returns the column of a word that is in a line exactly once, else 0.
func onlyPlace(line, word string) int {
	if word == "" {
		return 0
	}
	column := 0
	for at := 0; ; at += len(word) {
		next := strings.Index(line[at:], word)
		if next < 0 {
			return column
		}
		at += next
		switch {
		case isInName(lastByte(line[:at])), isInName(firstByte(line[at+len(word):])):
		case column > 0:
			return 0
		default:
			column = utf8.RuneCountInString(line[:at]) + 1
		}
	}
}

func lastByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// isInName reports whether a byte may stand in a name.
func isInName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
