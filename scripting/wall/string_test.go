package wall_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

// row is an expression with what Lua 5.1 shows of its results, one after the other.
type row struct{ expr, want string }

// showAll makes one text of all results.
const showAll = `
	local function all(...)
		local shown = {}
		for i = 1, select("#", ...) do
			shown[i] = tostring((select(i, ...)))
		end
		return table.concat(shown, "|")
	end
	return all(`

// check compares expressions with what they are to show.
func check(t *testing.T, rows []row) {
	t.Helper()
	for _, tt := range rows {
		t.Run(tt.expr, func(t *testing.T) {
			v, err := run(t, showAll+tt.expr+")")
			require.NoError(t, err)
			assert.Equal(t, tt.want, v.String())
		})
	}
}

// checkErrors compares the messages of expressions that raise errors.
func checkErrors(t *testing.T, rows []row) {
	t.Helper()
	for _, tt := range rows {
		t.Run(tt.expr, func(t *testing.T) {
			_, err := run(t, "return "+tt.expr)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, wall.Runtime, e.Kind)
			assert.Equal(t, tt.want, e.Msg)
			assert.Equal(t, 1, e.Line)
		})
	}
}

func TestPiecesOfStrings(t *testing.T) {
	check(t, []row{
		{`("hello"):sub(2)`, "ello"},
		{`("hello"):sub(2, 3)`, "el"},
		{`("hello"):sub(-3)`, "llo"},
		{`("hello"):sub(-3, -2)`, "ll"},
		{`("hello"):sub(0)`, "hello"},
		{`("hello"):sub(-100, 2)`, "he"},
		{`("hello"):sub(3, 100)`, "llo"},
		{`("hello"):sub(4, 2)`, ""},
		{`("hello"):sub(6)`, ""},
		{`("hello"):sub(2, 0)`, ""},
		{`("hello"):sub(2.9, 3.9)`, "el"},
		{`("hello"):sub("2", "0x3")`, "el"},
		{`("hello"):sub(2, nil)`, "ello"},
		{`string.rep(12345, 1)`, "12345"},
		{`string.sub(12345, 2, 3)`, "23"},
		{`("hello"):byte()`, "104"},
		{`("hello"):byte(2)`, "101"},
		{`("hello"):byte(-1)`, "111"},
		{`("hello"):byte(1, -1)`, "104|101|108|108|111"},
		{`("hello"):byte(10)`, ""},
		{`("hello"):byte(0)`, ""},
		{`("hello"):byte(0, 2)`, "104|101"},
		{`("hello"):byte(4, 100)`, "108|111"},
		{`("\0\255"):byte(1, 2)`, "0|255"},
		{`string.char()`, ""},
		{`string.char(72, 105, "33")`, "Hi!"},
		{`string.char(0, 255):byte(1, -1)`, "0|255"},
		{`string.char(65.9)`, "A"},
		{`("a\0b"):len()`, "3"},
		{`(""):len()`, "0"},
		{`string.len(123)`, "3"},
	})
}

func TestWholeStrings(t *testing.T) {
	check(t, []row{
		{`("Hello, World 9"):lower()`, "hello, world 9"},
		{`("Hello, World 9"):upper()`, "HELLO, WORLD 9"},
		{`("\196\132\228"):upper():byte(1, -1)`, "196|132|228"},
		{`("\196\132\196"):lower():byte(1, -1)`, "196|132|196"},
		{`("@[` + "`" + `{az AZ"):upper()`, "@[`{AZ AZ"},
		{`("abc"):reverse()`, "cba"},
		{`(""):reverse()`, ""},
		{`("ab"):rep(3)`, "ababab"},
		{`("ab"):rep(0)`, ""},
		{`("ab"):rep(-1)`, ""},
		{`("ab"):rep(2.9)`, "abab"},
		{`("ab"):rep("2")`, "abab"},
		{`(""):rep(1e9)`, ""},
		{`("x"):rep(-1 / 0)`, ""},
		{`#("x"):rep(1000)`, "1000"},
	})
}

func TestStringsRefuseWhatIsNotOne(t *testing.T) {
	checkErrors(t, []row{
		{`string.rep()`, "bad argument #1 to 'rep' (string expected, got no value)"},
		{`string.rep(nil, 2)`, "bad argument #1 to 'rep' (string expected, got nil)"},
		{`string.rep("x")`, "bad argument #2 to 'rep' (number expected, got no value)"},
		{`string.rep("x", {})`, "bad argument #2 to 'rep' (number expected, got table)"},
		{`string.rep("x", "y")`, "bad argument #2 to 'rep' (number expected, got string)"},
		{`string.sub("x")`, "bad argument #2 to 'sub' (number expected, got no value)"},
		{`string.sub("x", 1, true)`, "bad argument #3 to 'sub' (number expected, got boolean)"},
		{`string.len({})`, "bad argument #1 to 'len' (string expected, got table)"},
		{`string.upper(print)`, "bad argument #1 to 'upper' (string expected, got function)"},
		{`string.byte(true)`, "bad argument #1 to 'byte' (string expected, got boolean)"},
		{`string.char(256)`, "bad argument #1 to 'char' (invalid value)"},
		{`string.char(1, -1)`, "bad argument #2 to 'char' (invalid value)"},
		{`string.char(1e300)`, "bad argument #1 to 'char' (invalid value)"},
		{`string.reverse(nil)`, "bad argument #1 to 'reverse' (string expected, got nil)"},
	})
}

func TestStringsAreBounded(t *testing.T) {
	const longPattern = "a pattern of more than 1024 bytes is more than scripts may use"
	const tooLong = "a string of more than 1048576 bytes is more than scripts may make"
	checkErrors(t, []row{
		{`("x"):rep(2^20 + 1)`, tooLong},
		{`("xy"):rep(2^19 + 1)`, tooLong},
		{`("x"):rep(2^31)`, tooLong},
		{`("x"):rep(2^62)`, tooLong},
		{`("x"):rep(1 / 0)`, tooLong},
		{`("x"):rep(2^20):gsub("^x", "yy")`, tooLong},
		{`("x"):rep(2^19):gsub("^.*$", "%0%0.")`, tooLong},
		{`("%s"):rep(2):format(("x"):rep(2^19), ("x"):rep(2^19 + 1))`, tooLong},
		{`("%q"):format(("\n"):rep(2^19))`, tooLong},
		{`("x"):rep(8001):byte(1, -1)`, "string slice too long"},
		{`("x"):find(("x"):rep(1025) .. "$")`, longPattern},
	})
}

// The same on every machine: Go leaves these to it.
func TestNumbersThatFitNowhere(t *testing.T) {
	check(t, []row{
		{`("x"):rep(0 / 0)`, ""},
		{`("hello"):sub(0 / 0, 2)`, "he"},
		{`("hello"):sub(-1e300, 1e300)`, "hello"},
		{`("hello"):sub(1 / 0)`, ""},
		{`("hello"):sub(-1 / 0, 1 / 0)`, "hello"},
		{`("hello"):byte(2^63)`, ""},
		{`("hello"):find("l", -2^63)`, "3|3"},
		{`("hello"):gsub("l", "L", 1e300)`, "heLLo|2"},
	})
}
