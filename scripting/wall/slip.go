package wall

import (
	"fmt"
	"strings"
)

// Slip guesses why a text isn't Lua, from the line at which the parser gave up, 0 if it came to the
// end of the text: an opening sign that nothing closes, one that is closed too often, a comma that
// isn't there. It goes by how lines are indented. "" is that it can't tell.
func Slip(src string, line int) string {
	s := slip{lines: strings.Split(src, "\n")}
	sc := scanner{src: withoutPrelude(src), line: 1}
	for sc.next() && (line == 0 || sc.line <= line) {
		if sc.line == line && s.isFirst(sc.line) {
			if hint := s.before(sc.token); hint != "" {
				return hint
			}
		}
		s.take(sc.token, sc.line)
	}
	switch {
	case s.suspect.line > 0:
		return s.suspect.hint()
	case line == 0 && len(s.open) > 0:
		return s.open[len(s.open)-1].hint()
	}
	return ""
}

// A slip is what is known of a text up to some token.
type slip struct {
	lines   []string
	open    []opening
	closed  opening // the last one that was closed
	suspect opening // of which something that stands further left has closed

	last string // the last token
	line int    // where it stands
}

// An opening is a word or sign that another one must close.
type opening struct {
	sign string
	line int
}

// closers are what closes what.
var closers = map[string]string{
	"{": "}", "(": ")", "[": "]", "function": "end", "do": "end", "if": "end", "repeat": "until",
}

func (o opening) hint() string {
	article := "a"
	if isName(closers[o.sign]) {
		article = "an"
	}
	return fmt.Sprintf("nothing closes the %s of line %d: is there %s %s missing?", o.sign, o.line,
		article, closers[o.sign])
}

// take goes on by a token.
func (s *slip) take(token string, line int) {
	if _, ok := closers[token]; ok {
		s.open = append(s.open, opening{token, line})
	} else if n := len(s.open); n > 0 && strings.Contains(" } ) ] end until ", " "+token+" ") {
		s.closed = s.open[n-1]
		s.open = s.open[:n-1]
		isLeft := s.isFirst(line) && s.indent(line) < s.indent(s.closed.line)
		if s.suspect.line == 0 && (isLeft || token != closers[s.closed.sign]) {
			s.suspect = s.closed
		}
	}
	s.last, s.line = token, line
}

// before returns what is wrong between the last token and the first one of a line.
func (s *slip) before(token string) string {
	switch {
	case s.last == "}" && len(s.open) == 0, s.last == "," && len(s.open) == 0 && s.closed.line > 0:
		return fmt.Sprintf("the { of line %d is closed in line %d: is there a } too many?",
			s.closed.line, s.line)
	case len(s.open) > 0 && s.open[len(s.open)-1].sign == "{" && endsValue(s.last) && beginsField(token):
		return fmt.Sprintf("is there a comma missing at the end of line %d?", s.line)
	}
	return ""
}

func endsValue(token string) bool {
	return token == "}" || token == ")" || token == "end" || isLiteral(token) || isName(token)
}

func beginsField(token string) bool {
	return token == "{" || token == "[" || isLiteral(token) || isName(token) && token != "end"
}

// isLiteral tells whether a token is a number or a string.
func isLiteral(token string) bool { return isDigit(token[0]) || token[0] == '"' || token[0] == '\'' }

// isFirst tells whether the token that is being read is the first one of its line.
func (s *slip) isFirst(line int) bool { return line != s.line }

// indent returns how far a line is indented.
func (s *slip) indent(line int) int {
	text := s.lines[line-1]
	return len(text) - len(strings.TrimLeft(text, " \t"))
}
