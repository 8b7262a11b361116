package wall

import (
	"strings"

	lua "github.com/yuin/gopher-lua"
)

func stringFormat(s *State, L *lua.LState) int {
	f := formatter{s: s, args: args{L, "format"}, out: textBuilder{s: s, L: L}}
	layout := f.text(1)
	f.used = 1
	for {
		at := strings.IndexByte(layout, '%')
		if at < 0 {
			break
		}
		f.out.add(layout[:at])
		layout = layout[at+1:]
		if strings.HasPrefix(layout, "%") {
			f.out.addByte('%')
			layout = layout[1:]
			continue
		}
		d, rest := f.directive(layout)
		layout = rest
		f.used++
		if f.used > L.GetTop() {
			f.bad(f.used, "no value")
		}
		s.charge(L, 1)
		f.write(d)
	}
	f.out.add(layout)
	f.out.push()
	return 1
}

// A formatter is a call of format.
type formatter struct {
	args
	s    *State
	out  textBuilder
	used int // arguments, the layout included
}

// A directive is what stands in the layout for an argument: %-5.2f.
type directive struct {
	left, plus, space, sharp, zero bool

	width, precision int // precision is unset if none is given
	verb             byte
}

const unset = -1

// mostFlags is how many flags a directive may have: each one once.
const mostFlags = len("-+ #0")

// directive reads a directive after its %, and returns what comes after it.
func (f *formatter) directive(layout string) (d directive, rest string) {
	n := 0
	for n < len(layout) && d.flag(layout[n]) {
		n++
	}
	if n > mostFlags {
		f.L.RaiseError("invalid format (repeated flags)")
	}
	d.width, rest = twoDigits(layout[n:])
	d.precision = unset
	if strings.HasPrefix(rest, ".") {
		d.precision, rest = twoDigits(rest[1:])
	}
	if rest == "" {
		f.L.RaiseError("invalid option '%c' to 'format'", '%')
	}
	if isDigit(rest[0]) {
		f.L.RaiseError("invalid format (width or precision too long)")
	}
	d.verb = rest[0]
	return d, rest[1:]
}

// flag takes a byte as a flag, if it is one.
func (d *directive) flag(c byte) bool {
	switch c {
	case '-':
		d.left = true
	case '+':
		d.plus = true
	case ' ':
		d.space = true
	case '#':
		d.sharp = true
	case '0':
		d.zero = true
	default:
		return false
	}
	return true
}

// twoDigits reads a number of at most two digits, 0 if there are none.
func twoDigits(s string) (n int, rest string) {
	for range 2 {
		if s == "" || !isDigit(s[0]) {
			break
		}
		n, s = 10*n+int(s[0]-'0'), s[1:]
	}
	return n, s
}

// write writes the next argument.
func (f *formatter) write(d directive) {
	switch d.verb {
	case 'd', 'i':
		f.out.add(d.signed(f.whole(signedRange)))
	case 'u', 'o', 'x', 'X':
		f.out.add(d.unsigned(f.whole(unsignedRange)))
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f.out.add(d.float(f.number(f.used)))
	case 'c':
		f.out.add(d.pad("", string([]byte{byte(f.integer(f.used))}), false))
	case 's':
		f.out.add(d.cut(toText(f.s, f.L, f.L.Get(f.used))))
	case 'q':
		f.quote(f.text(f.used))
	default:
		f.L.RaiseError("invalid option '%%%s' to 'format'", string(rune(d.verb)))
	}
}

// cut returns a text of at most the precision's length, padded.
func (d *directive) cut(text string) string {
	if d.precision != unset && d.precision < len(text) {
		text = text[:d.precision]
	}
	return d.pad("", text, false)
}

// pad makes a text as wide as is wanted. Zeros come after the sign, spaces before it.
func (d *directive) pad(sign, text string, zeros bool) string {
	fill := d.width - len(sign) - len(text)
	switch {
	case fill <= 0:
		return sign + text
	case d.left:
		return sign + text + strings.Repeat(" ", fill)
	case zeros:
		return sign + strings.Repeat("0", fill) + text
	}
	return strings.Repeat(" ", fill) + sign + text
}

// quoted makes a text fit to stand between quotation marks.
var quoted = strings.NewReplacer(`"`, `\"`, `\`, `\\`, "\n", "\\\n", "\r", `\r`, "\x00", `\000`)

// quote writes a text as Lua reads it back.
func (f *formatter) quote(text string) {
	f.s.charge(f.L, len(text)/textPerInstruction)
	f.out.addByte('"')
	f.out.add(quoted.Replace(text))
	f.out.addByte('"')
}
