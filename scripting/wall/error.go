package wall

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	lua "github.com/yuin/gopher-lua"
)

// A Kind says what sort of thing went wrong in a script.
type Kind uint8

// The kinds of errors.
const (
	Syntax      Kind = iota // the text isn't Lua
	Refused                 // it is, but more of it, or deeper, than is taken
	Runtime                 // it ran into an error
	Budget                  // it ran for too long
	Memory                  // it used too much memory
	Interrupted             // somebody stopped it
)

// An Error is what a script's text or one of its functions answers when it can't go on. Its texts
// have no control characters and no addresses, and aren't long.
type Error struct {
	Kind  Kind
	File  string // as it was named to Load; "" if unknown
	Line  int    // 0 if unknown
	Msg   string
	Limit string // the limit that was met, if one was
	Trace string // the calls that led there, for those who debug a scenario
}

// Error returns the message with its place.
func (e *Error) Error() string {
	switch {
	case e.File == "":
		return e.Msg
	case e.Line == 0:
		return e.File + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

const (
	longestMessage = 500
	longestTrace   = 4000

	failed = "the interpreter failed: "
)

// Clean makes a stranger's text fit to be shown: control characters and what turns the direction of
// writing are escaped, what isn't UTF-8 too, and a long text is cut at most bytes.
func Clean(s string, most int) string {
	var b strings.Builder
	for i, r := range s {
		if b.Len() > most {
			b.WriteString("…")
			break
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\%d`, s[i])
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// explain makes an Error of what gopher-lua answered.
func (s *State) explain(err error) *Error {
	if e := (*Error)(nil); errors.As(err, &e) {
		return e
	}
	e := &Error{Kind: Runtime}
	var api *lua.ApiError
	if errors.As(err, &api) {
		e.Trace = Clean(strings.ReplaceAll(api.StackTrace, "\n", " | "), longestTrace)
		if u, ok := api.Object.(*lua.LUserData); ok {
			if inner, ok := u.Value.(*Error); ok {
				return inner
			}
		}
		switch {
		case api.Object != nil && api.Type == lua.ApiErrorRun:
			e.Msg = s.textOf(api.Object)
		case api.Type == lua.ApiErrorPanic: // in Go, so it's no fault of the script's
			e.Msg = failed + firstLine(err.Error())
		default:
			e.Msg = firstLine(err.Error())
		}
	} else {
		e.Msg = firstLine(err.Error())
	}
	e.File, e.Line, e.Msg = place(e.Msg, s.files)
	e.Msg = inLuasWords(e.Msg)
	s.explainStop(e)
	if e.Msg == "" {
		e.Msg = "an error without a message" // error("")
	}
	e.Msg = Clean(e.Msg, longestMessage)
	return e
}

// inLuasWords tells what the interpreter says as Lua would.
func inLuasWords(msg string) string {
	const index, with = "attempt to index a non-table object(", ") with key "
	if rest, ok := strings.CutPrefix(msg, index); ok {
		if kind, key, ok := strings.Cut(rest, with); ok {
			return "attempt to index a " + kind + " value, with the key " + key
		}
	}
	if msg == "attempt to call a non-function object" {
		return "attempt to call something that is no function"
	}
	return msg
}

// textOf returns the text of a value that was raised as an error. It doesn't call into Lua.
func (s *State) textOf(v lua.LValue) string {
	switch v := v.(type) {
	case lua.LString:
		return string(v)
	case lua.LNumber:
		return number(float64(v))
	case *lua.LTable:
		return "an error that is a table"
	}
	return v.Type().String()
}

// explainStop says why the entry was ended, if it was.
func (s *State) explainStop(e *Error) {
	switch s.budget.cause {
	case spent:
		e.Kind, e.Limit = Budget, s.allowedBy
		e.Msg = fmt.Sprintf("this ran for more than %d instructions; does a loop never end?", s.allowed)
	case outOfMemory:
		e.Kind, e.Limit = Memory, "memory"
		e.Msg = fmt.Sprintf("the run uses more than %d MiB of memory, with what the scripts keep",
			s.limits.Memory)
	case interrupted:
		e.Kind, e.Msg = Interrupted, "interrupted"
	case outOfTime:
		e.Kind, e.Limit = Budget, "time"
		e.Msg = fmt.Sprintf("this took more than %d milliseconds", s.limits.Time)
	}
}

// place takes the file and the line off the beginning of a message: "burst.lua:7: …".
func place(msg string, files []string) (file string, line int, rest string) {
	for _, f := range files {
		after, ok := strings.CutPrefix(msg, f+":")
		if !ok {
			continue
		}
		digits, text, ok := strings.Cut(after, ":")
		n := 0
		if _, err := fmt.Sscanf(digits, "%d", &n); ok && err == nil {
			return f, n, strings.TrimSpace(text)
		}
	}
	return "", 0, strings.TrimSpace(msg)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
