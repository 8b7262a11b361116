package wall_test

import (
	"fmt"
	"strings"
	"testing"

	"queuesim/scripting/wall"
)

func TestWhatIsNotOfLua51IsRefused(t *testing.T) {
	const noGoto = "there is no goto in Lua 5.1"
	for _, tt := range []struct{ name, src, msg string }{
		{"goto", "local n = 0 ::again:: n = n + 1 if n < 3 then goto again end", noGoto},
		{"goto in a function", "return function() goto done ::done:: end", noGoto},
		{"a label", "::here::", noGoto},
		{"a large escape", `return "\256"`, "escape sequence too large"},
		{"a large escape behind others", `return '\\\065\n\999'`, "escape sequence too large"},
	} {
		t.Run(tt.name, func(t *testing.T) { refused(t, tt.src, wall.Refused, tt.msg) })
	}
}

func TestFunctionsThatUseTooManyLocals(t *testing.T) {
	locals := func(prefix string) (declared, sum string) {
		names := make([]string, 140)
		for i := range names {
			names[i] = fmt.Sprintf("%s%d", prefix, i)
		}
		return "local " + strings.Join(names, ", ") + " = 1\n", strings.Join(names, ", ")
	}
	outside, xs := locals("x")
	inside, ys := locals("y")
	refused(t, outside+"return function()\n"+inside+`return function()
		local t = { `+xs+", "+ys+` }
	end end`, wall.Refused, "a function that uses more than 255 locals from around it")
}

// A comment ends where the parser lets it end, or what follows it isn't counted.
func TestCommentsEndAtCarriageReturns(t *testing.T) {
	refused(t, "--\r"+strings.Repeat("not ", 60_000), wall.Refused, "words and signs")
	refused(t, "--\rreturn 1e+", wall.Refused, "malformed number")
}
