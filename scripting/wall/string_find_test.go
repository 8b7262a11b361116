package wall_test

import "testing"

func TestFindAndMatch(t *testing.T) {
	check(t, []row{
		{`("hello world"):find("wor")`, "7|9"},
		{`("hello"):find("")`, "1|0"},
		{`("hello"):find("", 6)`, "6|5"},
		{`("hello"):find("", 10)`, "6|5"},
		{`("hello"):find("x")`, "nil"},
		{`("hello"):find("l", 4)`, "4|4"},
		{`("hello"):find("l", -1)`, "nil"},
		{`("hello"):find("l", -2)`, "4|4"},
		{`("hello"):find("h", -100)`, "1|1"},
		{`("a.b"):find(".", 2)`, "2|2"},
		{`("a.b"):find(".", 1, true)`, "2|2"},
		{`("a+b"):find("+", 1, true)`, "2|2"},
		{`("a+b"):find("+b", 3, true)`, "nil"},
		{`("a.b"):find("%.")`, "2|2"},
		{`("a)b"):find(")")`, "2|2"},
		{`("a.b"):find(".", 1, nil)`, "1|1"},
		{`("hello"):find("^h")`, "1|1"},
		{`("hello"):find("^e")`, "nil"},
		{`("hello"):find("^e", 2)`, "2|2"},
		{`("hello"):find("o$")`, "5|5"},
		{`("a$b"):find("$b")`, "2|3"},
		{`("a^b"):find("a^")`, "1|2"},
		{`("hello"):find("l+")`, "3|4"},
		{`("hello"):find("(l)(l)")`, "3|4|l|l"},
		{`("hello"):find("()ll()")`, "3|4|3|5"},
		{`("key = value"):match("^(%w+)%s*=%s*(%w+)$")`, "key|value"},
		{`("2024-05-17"):match("(%d+)-(%d+)-(%d+)")`, "2024|05|17"},
		{`("hello"):match("l*")`, ""},
		{`("hello"):match("l*", 3)`, "ll"},
		{`("hello"):match("xyz")`, "nil"},
		{`("hello"):match(".-")`, ""},
		{`("hello"):match(".-$")`, "hello"},
		{`("hello"):match("h.-l")`, "hel"},
		{`("hello"):match("h.*l")`, "hell"},
		{`("hello"):match("hx?e")`, "he"},
		{`("hello"):match("he?l")`, "hel"},
		{`("aaa"):match("a?aaa")`, "aaa"},
		{`("aaa"):match("a-aa$")`, "aaa"},
		{`("  trim  "):match("^%s*(.-)%s*$")`, "trim"},
		{`("abc"):match("((a)(b))")`, "ab|a|b"},
		{`("abcabc"):match("(abc)%1")`, "abc"},
		{`("abab"):match("^(a)(b)%1%2$")`, "a|b"},
		{`([["it's" 'x']]):match("([\"'])(.-)%1")`, "\"|it's"},
		{`("aa"):find("()%1")`, "nil"},
		{`("f(a(b)c)d"):match("%b()")`, "(a(b)c)"},
		{`("f(a(b"):match("%b()")`, "nil"},
		{`("'a'b'"):match("%b''")`, "'a'"},
		{`("THE (quick) fox"):find("%f[%a]%a+%f[%A]", 2)`, "6|10"},
		{`("hello"):find("%f[%z]")`, "6|5"},
		{`("a\0b"):find("%z")`, "2|2"},
		{`("a\0b"):match("%Z+$")`, "b"},
		{`string.match("12345", 23)`, "23"},
		{`string.match(12345, 34)`, "34"},
		{`("x"):match("(x)()(y?)")`, "x|2|"},
		{`("ab"):match("^(a?)(a?)(b)")`, "a||b"},
	})
}

func TestClasses(t *testing.T) {
	check(t, []row{
		{`("aZ09 _"):match("%a+")`, "aZ"},
		{`("aZ09 _"):match("%w+")`, "aZ09"},
		{`("aZ09 _"):match("%d+")`, "09"},
		{`("aZ09 _"):match("%D+")`, "aZ"},
		{`("aZ09 _"):match("%u+%l*")`, "Z"},
		{`("aZ09 _"):match("[%s_]+")`, " _"},
		{`("aZ09 _"):match("%p+")`, "_"},
		{`("fA9g"):match("%x+")`, "fA9"},
		{`("fA9g"):match("%X+")`, "g"},
		{`("a\1\127b"):find("%c+")`, "2|3"},
		{`("a\200b"):find("%A")`, "2|2"},
		{`("a\200b"):match("%a+", 2)`, "b"},
		{`(" \t\n\v\f\r."):match("%s+"):len()`, "6"},
		{`("!/:@[` + "`" + `{~a"):match("%p+"):len()`, "8"},
		{`("a-z"):match("[a-]+")`, "a-"},
		{`("a-z"):match("[-a]+")`, "a-"},
		{`("b-d"):match("[a-c]+")`, "b"},
		{`("b-d"):match("[^a-c]+")`, "-d"},
		{`("a]b"):match("[]]")`, "]"},
		{`("]]b"):match("[^]]")`, "b"},
		{`("a]b"):match("[%]]")`, "]"},
		{`("a^b"):match("[b^]")`, "^"},
		{`("a^b"):match("[%^]")`, "^"},
		{`("x%y"):match("[%%]y")`, "%y"},
		{`("a b_c"):match("[%w_]+", 2)`, "b_c"},
		{`("abc"):match("[c-a]")`, "nil"},
		{`("a.b"):match("%.b")`, ".b"},
		{`("a_b"):match("%_")`, "_"},
		{`("***"):match("*")`, "*"},
		{`("a*"):match("(a)*")`, "a"},
		{`("a**"):match("a**")`, "a*"},
	})
}

func TestGmatch(t *testing.T) {
	const each = `(function(s, p)
		local t = {}
		for a, b in s:gmatch(p) do t[#t + 1] = tostring(a) .. ":" .. tostring(b) end
		return table.concat(t, " ")
	end)`
	check(t, []row{
		{each + `("one two  three", "%a+")`, "one:nil two:nil three:nil"},
		{each + `("a=1, b=2", "(%w+)=(%w+)")`, "a:1 b:2"},
		{each + `("abc", "")`, ":nil :nil :nil :nil"},
		{each + `("abc", "b*")`, ":nil b:nil :nil :nil"},
		{each + `("abc", "()")`, "1:nil 2:nil 3:nil 4:nil"},
		{each + `("", "x*")`, ":nil"},
		{each + `("", "x")`, ""},
		{each + `("^a ^a", "^a")`, "^a:nil ^a:nil"},
		{each + `("^^b", "^*b")`, "^^b:nil"},
		{each + `("abc", "$")`, ":nil"},
		{`type(("x"):gmatch("y"))`, "function"},
		{`(function() local f = ("ab"):gmatch(".") return f(), f(), f() end)()`, "a|b"},
	})
}

func TestMistakesInPatterns(t *testing.T) {
	checkErrors(t, []row{
		{`("a"):find("%")`, "malformed pattern (ends with '%')"},
		{`("a"):find("a%")`, "malformed pattern (ends with '%')"},
		{`("a"):find("[a")`, "malformed pattern (missing ']')"},
		{`("a"):find("[]")`, "malformed pattern (missing ']')"},
		{`("a"):find("[^]")`, "malformed pattern (missing ']')"},
		{`("a"):find("[%]")`, "malformed pattern (missing ']')"},
		{`("a"):find("[a%")`, "malformed pattern (missing ']')"},
		{`("a"):find("%b")`, "unbalanced pattern"},
		{`("a"):find("%bx")`, "unbalanced pattern"},
		{`("a"):find("%f")`, "missing '[' after '%f' in pattern"},
		{`("a"):find("%fa")`, "missing '[' after '%f' in pattern"},
		{`("a"):find("(a")`, "unfinished capture"},
		{`("a"):match("a)")`, "invalid pattern capture"},
		{`("a"):find("%0")`, "invalid capture index"},
		{`("a"):find("%1")`, "invalid capture index"},
		{`("a"):find("(a%1)")`, "invalid capture index"},
		{`("aa"):find("(a)%2")`, "invalid capture index"},
		{`("a"):find(("()"):rep(33))`, "too many captures"},
		{`string.find("a")`, "bad argument #2 to 'find' (string expected, got no value)"},
		{`string.match("a", {})`, "bad argument #2 to 'match' (string expected, got table)"},
		{`string.find("a", "a", {})`, "bad argument #3 to 'find' (number expected, got table)"},
		{`string.gmatch("a")`, "bad argument #2 to 'gmatch' (string expected, got no value)"},
	})
}

// Lua finds some of these only when a text gets it there.
func TestMistakesInPatternsAreFoundWhateverTheText(t *testing.T) {
	checkErrors(t, []row{
		{`("b"):find("a[")`, "malformed pattern (missing ']')"},
		{`("b"):find("a(")`, "unfinished capture"},
		{`("b"):gsub("(b", "x")`, "unfinished capture"},
		{`("a"):gmatch("%")`, "malformed pattern (ends with '%')"},
		{`("a"):find(("a?"):rep(201))`, "pattern too complex"},
	})
	check(t, []row{
		{`("a"):rep(9):find(("a?"):rep(200))`, "1|9"},
		{`("x"):find(("()"):rep(32) .. "y")`, "nil"},
	})
}
