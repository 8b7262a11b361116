package wall_test

import "testing"

func TestGsub(t *testing.T) {
	check(t, []row{
		{`("hello world"):gsub("o", "0")`, "hell0 w0rld|2"},
		{`("hello world"):gsub("o", "0", 1)`, "hell0 world|1"},
		{`("hello world"):gsub("o", "0", 0)`, "hello world|0"},
		{`("hello world"):gsub("o", "0", -1)`, "hello world|0"},
		{`("hello"):gsub("x", "y")`, "hello|0"},
		{`("hello"):gsub("", "-")`, "-h-e-l-l-o-|6"},
		{`("hello"):gsub("", "-", 2)`, "-h-ello|2"},
		{`(""):gsub("", "-")`, "-|1"},
		{`(""):gsub("x", "-")`, "|0"},
		{`("abc"):gsub("%w", "%0%0")`, "aabbcc|3"},
		{`("abc"):gsub("%w", "%1")`, "abc|3"},
		{`("hello world"):gsub("(%w+) (%w+)", "%2 %1")`, "world hello|1"},
		{`("hello"):gsub("()l", "%1")`, "he34o|2"},
		{`("abc"):gsub("b", "%%")`, "a%c|1"},
		{`("abc"):gsub("b", "%x")`, "axc|1"},
		{`("abc"):gsub("b", 7)`, "a7c|1"},
		{`("abc"):gsub("^a", "x")`, "xbc|1"},
		{`("aaa"):gsub("^a", "x")`, "xaa|1"},
		{`("abc"):gsub("^b", "x")`, "abc|0"},
		{`("abc"):gsub("$", "x")`, "abcx|1"},
		{`("abc"):gsub("%w*", "x")`, "xx|2"},
		{`("abc def"):gsub("%w*", "x")`, "xx xx|4"},
		{`("abc"):gsub("b*", "x")`, "xaxxcx|4"},
		{`("  x  "):gsub("^%s+", "")`, "x  |1"},
		{`string.gsub(112, 1, 2)`, "222|2"},
		{`("a,b,,c"):gsub(",", ";")`, "a;b;;c|3"},
		{`("abc"):gsub("(a)(b)(c)", "%3%2%1%0")`, "cbaabc|1"},
		{`("x = $y"):gsub("%$(%w+)", { y = "1" })`, "x = 1|1"},
		{`("$x $y"):gsub("%$(%w+)", { y = 2.5 })`, "$x 2.5|2"},
		{`("a b"):gsub("%w", { a = false })`, "a b|2"},
		{`("abc"):gsub("()", { [2] = "-" })`, "a-bc|4"},
		{`("abc"):gsub("(a)(b)", { a = "first", b = "second" })`, "firstc|1"},
		{`("abc"):gsub("%w", setmetatable({}, { __index = function() return 1 end }))`, "111|3"},
		{`("abc"):gsub("%w", function(c) return c:upper() end)`, "ABC|3"},
		{`("abc"):gsub("%w", function() end)`, "abc|3"},
		{`("abc"):gsub("%w", function() return false end)`, "abc|3"},
		{`("abc"):gsub("%w", function(c) return c == "b" and 7 or nil end)`, "a7c|3"},
		{`("k=v"):gsub("(%w)=(%w)", function(a, b) return b .. "=" .. a end)`, "v=k|1"},
		{`("abc"):gsub("()(b)", function(at, c) return at .. c end)`, "a2bc|1"},
		{`("abc"):gsub("", function(c) return "<" .. c .. ">" end)`, "<>a<>b<>c<>|4"},
		{`("abc"):gsub("b", string.upper)`, "aBc|1"},
		{`("a b"):gsub("%w", function(c) return (("xy"):gsub("x", c)) end)`, "ay by|2"},
	})
}

func TestGsubRefuses(t *testing.T) {
	checkErrors(t, []row{
		{`string.gsub("abc", "b")`, "bad argument #3 to 'gsub' (string/function/table expected)"},
		{`string.gsub("abc", "b", true)`, "bad argument #3 to 'gsub' (string/function/table expected)"},
		{`("abc"):gsub("b", "%2")`, "invalid capture index"},
		{`("abc"):gsub("(b)", "%2")`, "invalid capture index"},
		{`("abc"):gsub("b", function() return {} end)`, "invalid replacement value (a table)"},
		{`("abc"):gsub("b", { b = true })`, "invalid replacement value (a boolean)"},
		{`string.gsub("abc", "b", "x", {})`, "bad argument #4 to 'gsub' (number expected, got table)"},
	})
}

// Lua 5.1 would write a zero byte.
func TestGsubRefusesALonePercentSign(t *testing.T) {
	checkErrors(t, []row{{`("abc"):gsub("b", "%")`, "invalid use of '%' in replacement string"}})
}
