package scripting

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"queuesim/scripting/wall"
)

// A Position is a place in what the author wrote.
type Position struct {
	File string // as it was named to us; of a flag's mistake the flag
	Line int    // from 1; 0 if only the file is known
}

// String returns the position as it stands before a message: "burst.lua:7".
func (p Position) String() string {
	if p.Line == 0 {
		return printable(p.File)
	}
	return printable(p.File) + ":" + strconv.Itoa(p.Line)
}

// An Error is a mistake in a scenario, told so that its author can mend it.
type Error struct {
	Pos  Position
	Path string // where in the scenario: consumers.pool.service; may be empty
	Msg  string // what is wrong: want …, got …
	Hint string // what to do; may be empty
	Text string // the line of the file; may be empty

	Trace string // the Lua calls that led there, for --debug; may be empty
	cause *wall.Error
}

// Error returns the mistake with its place, its line and its cure, on up to three lines.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Pos.String())
	if e.Path != "" {
		b.WriteString(": " + printable(e.Path))
	}
	b.WriteString(": " + printable(e.Msg))
	if e.Text != "" {
		fmt.Fprintf(&b, "\n%5d | %s", e.Pos.Line, shorten(printable(e.Text), widest))
	}
	if e.Hint != "" {
		b.WriteString("\n      = hint: " + printable(e.Hint))
	}
	return b.String()
}

// Interrupted reports whether err comes of a function of the scenario that was interrupted.
func Interrupted(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.cause != nil && e.cause.Kind == wall.Interrupted
}

// limitHint returns how a limit that a script has met is raised: from outside, never by the file.
func limitHint(e *wall.Error) string {
	if e.Limit == "" {
		return ""
	}
	return "--limit " + e.Limit + "=N sets another limit, for a file that you trust"
}

// Errors are all mistakes of a file, by line.
type Errors []*Error

// Error returns the mistakes with an empty line between each two.
func (es Errors) Error() string {
	texts := make([]string, len(es))
	for i, e := range es {
		texts[i] = e.Error()
	}
	return strings.Join(texts, "\n\n")
}

// Unwrap lets errors.As find each of them.
func (es Errors) Unwrap() []error {
	errs := make([]error, len(es))
	for i, e := range es {
		errs[i] = e
	}
	return errs
}

// most is how many mistakes of a file are told: nobody mends more at a time. When mostNoted are
// known, no more are looked for.
const (
	most      = 50
	mostNoted = 500
)

// widest is how much of a line is shown; no other part of a message has more than longestText bytes.
const (
	widest      = 140
	longestText = 2000
)

// A reporter gathers the mistakes of one file.
type reporter struct {
	file  string
	lines []string
	errs  Errors
}

// isFull reports whether so much is wrong that more need not be found.
func (r *reporter) isFull() bool { return len(r.errs) >= mostNoted }

// at notes a mistake at a line of the file; line 0 is the file as a whole.
func (r *reporter) at(line int, path, msg, hint string) {
	e := &Error{Pos: Position{File: r.file, Line: line}, Path: path, Msg: msg, Hint: hint}
	if line >= 1 && line <= len(r.lines) {
		e.Text = strings.TrimRight(r.lines[line-1], " \t\r")
	}
	r.note(e)
}

func (r *reporter) note(e *Error) {
	if !r.isFull() {
		r.errs = append(r.errs, e)
	}
}

// linesOf splits a text into lines as Lua counts them: \n, \r, or both in either order end one.
func linesOf(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\n\r", "\n", "\r", "\n").Replace(text)
	return strings.Split(text, "\n")
}

// elsewhere notes a mistake that isn't in the file: in a flag, or in a file that it reads.
func (r *reporter) elsewhere(pos Position, path, msg, hint string) {
	r.note(&Error{Pos: pos, Path: path, Msg: msg, Hint: hint})
}

// err returns what was noted, sorted by line and told once each, or nil.
func (r *reporter) err() error {
	if len(r.errs) == 0 {
		return nil
	}
	sort.SliceStable(r.errs, func(i, j int) bool { return before(r.errs[i], r.errs[j]) })
	var told Errors
	for i, e := range r.errs {
		if i > 0 && *e == *r.errs[i-1] {
			continue
		}
		told = append(told, e)
	}
	if len(told) > most {
		told = append(told[:most], &Error{Pos: Position{File: r.file}, Msg: "and more mistakes"})
	}
	return told
}

// before orders mistakes by line; those of no line come last, by place and text.
func before(a, b *Error) bool {
	switch {
	case a.Pos.Line != b.Pos.Line:
		return a.Pos.Line != 0 && (b.Pos.Line == 0 || a.Pos.Line < b.Pos.Line)
	case a.Pos.File != b.Pos.File:
		return a.Pos.File < b.Pos.File
	case a.Path != b.Path:
		return a.Path < b.Path
	}
	return a.Msg < b.Msg
}

// touches reports whether a mistake is known of path, of a part of it, or of what it is part of:
// what else is said of it may be a mere consequence.
func (r *reporter) touches(path string) bool {
	for _, e := range r.errs {
		if e.Path != "" && (within(e.Path, path) || within(path, e.Path)) {
			return true
		}
	}
	return false
}

// within reports whether path is whole or a part of it.
func within(path, whole string) bool {
	rest, ok := strings.CutPrefix(path, whole)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// printable returns s, which may be a stranger's, fit for a line on a terminal.
func printable(s string) string { return wall.Clean(s, longestText) }

// shorten cuts s to n runes and marks the cut.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// quoted returns the author's own word in quotes, cut if it is long.
func quoted(s string) string { return strconv.Quote(shorten(s, 60)) }
