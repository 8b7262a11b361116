package wall

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"
)

// bound refuses a text before the parser sees it: for its size, for its number of words and signs,
// for numbers that the parser would misread in silence.
func (s *State) bound(name, src string) error {
	refuse := func(line int, limit, format string, args ...any) error {
		return &Error{
			Kind: Refused, File: name, Line: line, Limit: limit, Msg: fmt.Sprintf(format, args...),
		}
	}
	s.bytes += len(src)
	if s.bytes > s.limits.Source {
		return refuse(0, "source", "more than %d bytes of Lua", s.limits.Source)
	}
	for sc := (scanner{src: src, line: 1}); sc.next(); {
		s.tokens++
		switch {
		case s.tokens > s.limits.Tokens:
			return refuse(sc.line, "tokens", "more than %d words and signs", s.limits.Tokens)
		case sc.isNumber && !isNumber(sc.token):
			return refuse(sc.line, "", "malformed number %s", Clean(strconv.Quote(sc.token), 60))
		case hasLargeEscape(sc.token):
			return refuse(sc.line, "", "escape sequence too large")
		}
	}
	return nil
}

// A scanner goes through the words and signs of a text of Lua. It needn't know them apart, but it
// must not take what stands in a comment or a string for one.
type scanner struct {
	src, token string
	isNumber   bool
	line       int
}

// next goes on to the next token and tells whether there is one.
func (sc *scanner) next() bool {
	for sc.skipBlank() || sc.skipComment() {
	}
	if sc.src == "" {
		return false
	}
	n := 1
	sc.isNumber = false
	switch c := sc.src[0]; {
	case isLetter(c):
		n = span(sc.src, func(c byte) bool { return isLetter(c) || isDigit(c) })
	case isDigit(c) || c == '.' && len(sc.src) > 1 && isDigit(sc.src[1]):
		sc.isNumber = true
		n = numberSpan(sc.src)
	case c == '"' || c == '\'':
		n = quotedSpan(sc.src)
	case c == '[':
		n = max(1, longSpan(sc.src))
	case strings.HasPrefix(sc.src, "..."):
		n = 3
	case len(sc.src) > 1 && strings.Contains(".. == ~= <= >= ::", sc.src[:2]) && sc.src[1] != ' ':
		n = 2
	}
	sc.take(n)
	return true
}

// take moves on by n bytes, which are the token.
func (sc *scanner) take(n int) {
	sc.token = sc.src[:n]
	sc.line += strings.Count(sc.token, "\n")
	sc.src = sc.src[n:]
}

func (sc *scanner) skipBlank() bool {
	n := span(sc.src, func(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' })
	sc.take(n)
	return n > 0
}

func (sc *scanner) skipComment() bool {
	if !strings.HasPrefix(sc.src, "--") {
		return false
	}
	n := 0
	if strings.HasPrefix(sc.src, "--[") {
		if n = longSpan(sc.src[2:]); n > 0 {
			n += 2
		}
	}
	if n == 0 {
		n = span(sc.src, func(c byte) bool { return c != '\n' && c != '\r' })
	}
	sc.take(n)
	return true
}

// longSpan returns the length of the long bracket at the beginning of s, 0 if there is none; one
// that isn't closed goes to the end.
func longSpan(s string) int {
	level := span(s[1:], func(c byte) bool { return c == '=' })
	if len(s) < level+2 || s[level+1] != '[' {
		return 0
	}
	end := strings.Index(s, "]"+strings.Repeat("=", level)+"]")
	if end < 0 {
		return len(s)
	}
	return end + level + 2
}

// quotedSpan returns the length of the string at the beginning of s.
func quotedSpan(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return i + 1
		case '\n':
			return i
		}
	}
	return len(s)
}

// hasLargeEscape tells whether a token is a string with a \ddd that is no byte. The parser would
// drop the bits that are too many.
func hasLargeEscape(token string) bool {
	if token[0] != '"' && token[0] != '\'' {
		return false
	}
	for i := strings.IndexByte(token, '\\'); i >= 0 && i+3 < len(token); {
		digits := token[i+1 : i+4]
		if span(digits, isDigit) == len(digits) && digits > "255" {
			return true
		}
		next := strings.IndexByte(token[i+2:], '\\')
		if next < 0 {
			break
		}
		i += 2 + next
	}
	return false
}

// numberSpan returns the length of what the parser takes for a number.
func numberSpan(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		sign := (c == '+' || c == '-') && n > 0 && (s[n-1] == 'e' || s[n-1] == 'E') && !isHex(s[:n])
		if !isLetter(c) && !isDigit(c) && c != '.' && !sign || strings.HasPrefix(s[n:], "..") {
			break
		}
		n++
	}
	return n
}

func isHex(s string) bool { return strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0X") }

// isNumber tells whether a token is a number as Lua 5.1 writes them.
func isNumber(token string) bool {
	if isHex(token) {
		_, err := strconv.ParseUint(token[2:], 16, 64)
		return err == nil
	}
	_, err := strconv.ParseFloat(token, 64)
	return (err == nil || errors.Is(err, strconv.ErrRange)) && !strings.ContainsAny(token, "_pPnN")
}

func span(s string, in func(byte) bool) int {
	for i := range len(s) {
		if !in(s[i]) {
			return i
		}
	}
	return len(s)
}

func isLetter(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isName tells whether a script could write this name.
func isName(s string) bool {
	return s != "" && isLetter(s[0]) && span(s, func(c byte) bool { return isLetter(c) || isDigit(c) }) == len(s)
}

// withoutPrelude blanks what editors and shells put before the text: a byte order mark, a first
// line that begins with #!.
func withoutPrelude(src string) string {
	src = strings.TrimPrefix(src, "\ufeff")
	if strings.HasPrefix(src, "#!") {
		if end := strings.IndexByte(src, '\n'); end >= 0 {
			return src[end:]
		}
		return ""
	}
	return src
}

// Unfinished is what is said of a text that ends too early.
const Unfinished = "the file ends in the middle of something"

// unterminated is what the parser says of a string whose line ends before it does.
const unterminated = "unterminated string"

// parseTree parses a text that has been bounded.
func parseTree(name, src string) ([]ast.Stmt, error) {
	tree, err := parse.Parse(strings.NewReader(src), name)
	if err == nil {
		return tree, nil
	}
	e := &Error{Kind: Syntax, File: name, Msg: "syntax error"}
	if p := (*parse.Error)(nil); errors.As(err, &p) {
		e.Line = p.Pos.Line
		e.Msg = p.Message
		switch {
		case p.Pos.Line == parse.EOF:
			e.Line = strings.Count(strings.TrimRight(src, " \t\r\n"), "\n") + 1
			e.Msg = Unfinished
		case p.Token != "":
			if e.Msg == unterminated {
				e.Line-- // the parser has gone on to the next one
			}
			e.Msg += fmt.Sprintf(" near %q", Clean(p.Token, 60))
		}
	}
	e.Msg = Clean(e.Msg, longestMessage)
	return nil, e
}
