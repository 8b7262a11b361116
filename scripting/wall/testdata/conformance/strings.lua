--- len, lower, upper, reverse
print(("Hello"):len(), ("Hello"):lower(), ("Hello"):upper(), ("Hello"):reverse(), (""):reverse(), string.len(12), ("a\0b"):len())
--- letters of other languages stay as they are
print(("ÄÖ"):lower() == "ÄÖ", ("äö"):upper() == "äö")
--- sub
local s = "hello" print(s:sub(2), s:sub(2, 3), s:sub(-3), s:sub(-3, -2), s:sub(0), s:sub(10), s:sub(2, 1), s:sub(-100, 100), s:sub(3, 3), s:sub(-1, 1))
--- sub with fractions and texts
print(("hello"):sub(1.9, 3.1), ("hello"):sub("2", "0x4"), ("hello"):sub(-2.5))
--- byte and char
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(1, -1)) print(("abc"):byte(10), ("abc"):byte(0)) print(string.char(72, 105), string.char(), string.char("65")) print(("abc"):byte(0, 1))
--- char of what is no byte
print((pcall(string.char, 256)), (pcall(string.char, -1)), (pcall(string.char, "x")))
--- rep
print(("ab"):rep(3), ("ab"):rep(0), ("ab"):rep(-1), (""):rep(5), ("x"):rep(2.9), ("x"):rep("3"), ("x"):rep("0x4"), #("ab"):rep(1000))
--- a text for which numbers stand
print((pcall(function() return (5):rep(2) end)))
--- numbers stand for texts
print(string.rep(5, 2), string.len(1.5), string.upper(1e20), string.sub(12345, 2, 3), string.find(12345, 34))
--- find
print(("hello world"):find("wor"), ("hello"):find("l"), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 3), ("hello"):find("", 10), ("hello"):find("l", 4), ("hello"):find("l", -1), ("hello"):find("h", -10))
--- find of what looks like a pattern
print(("a.b"):find(".", 1, true), ("a.b"):find("."), ("a+b"):find("+", 1, true), ("a%b"):find("%", 1, true), ("abc"):find("b", -1, true), ("abc"):find("", 4, true), ("abc"):find("", 5, true))
--- find returns captures
print(("key = value"):find("(%w+)%s*=%s*(%w+)")) print(("abc"):find("()b()"))
--- match
print(("key = value"):match("(%w+)%s*=%s*(%w+)"), ("hello"):match("l+"), ("hello"):match("x"), ("hello"):match("(h)(e)(l)"), ("hello"):match("()ll()"), ("hello"):match(".-l"), ("hello"):match("", 10), ("2024-01-02"):match("^(%d+)-(%d+)-(%d+)$"))
--- match from a place
print(("hello"):match("l.*", 4), ("hello"):match("^l", 3), ("hello"):match("^h", 2), ("hello"):match("o", -1))
--- anchors
print(("hello"):find("^h"), ("hello"):find("^e"), ("hello"):find("o$"), ("hello"):find("l$"), ("a^b"):find("a^b"), ("a$b"):find("a$b"), ("^a"):find("^^"), ("$"):find("$$"), (""):find("^$"))
--- classes
local s = "aZ5 _-\t\n.é\0"
for _, c in ipairs { "a", "c", "d", "l", "p", "s", "u", "w", "x", "z", "A", "D", "L", "P", "S", "U", "W", "X" } do local t, n = {} s:gsub("%" .. c, function(m) t[#t + 1] = m:byte() end) print(c, table.concat(t, " ")) end
--- sets
print(("hello"):match("[aeiou]+"), ("hello"):match("[^aeiou]+"), ("x-y"):match("[a%-z]+"), ("a]b"):match("[]]"), ("a]b"):match("[^]]+"), ("5a"):match("[0-9][a-f]"), ("a-z"):match("[a-]+"), ("^x"):match("[x^]+"), ("a.b"):match("[.]"), ("%d"):match("[%%d]+"), ("b"):match("[%a-z]"))
--- sets and classes in one another
print(("ab12 _"):match("[%w_]+"), ("ab12 _"):match("[%s_]+"), ("ab12"):match("[^%d]+"), ("12ab"):match("[%D]+"), ("x\0y"):match("[%z]") == "\0")
--- repeats
print(("aaa"):match("a*"), ("aaa"):match("a+"), ("aaa"):match("a-"), ("aaa"):match("a?"), ("baaa"):match("a*"), ("aaab"):match("a-b"), ("<a><b>"):match("<.->"), ("<a><b>"):match("<.*>"), ("color colour"):gsub("colou?r", "x"))
--- repeats that give back
print(("aaab"):match("a*ab"), ("abcabc"):match(".*b"), ("abcabc"):match(".-c"), ("xaay"):match("x(a*)(a)y"), ("aaa"):match("^(a-)(a*)$"), ("foobar"):match("(o+)(b?)(.*)"))
--- a repeat of a group is no repeat
print(("abab"):match("(ab)+"), ("ab+"):match("(ab)+"), ("ab*"):match("(ab)*"))
--- back references
print(("abab"):match("(ab)%1"), ("hello"):match("(l)%1"), ([[say "hi" 'x']]):match([[(["'])(.-)%1]]), ("abcabc"):match("(.)(.).%1%2"), ("aXa"):match("(a)(X)%1"))
--- balanced
print(("f(a(b)c)d"):match("%b()"), ("((x)"):match("%b()"), ("[[]]"):match("%b[]"), ("xx"):match("%bxx"), ("THE (quick) fox"):find("%((%a+)%)"), ("(("):match("%b()"))
--- frontiers
print(("THE (quick) fox"):gsub("%f[%a]%a+%f[%A]", function(w) return w:len() end)) print(("hello world"):find("%f[%w]%w+", 2), ("abc"):find("%f[%z]"), ("[x]"):gsub("%f[%w]", "."))
--- place captures
print(("hello"):match("()"), ("hello"):match(".()."), ("hello"):gsub("()l", "%1"), ("a,b"):match("^(.-)(),"))
--- empty captures
print(("hello"):match("()()"), ("abc"):match("(b*)"), ("abc"):gsub("(x*)", "[%1]"))
--- gmatch
local t = {} for w in ("one two  three"):gmatch("%a+") do t[#t + 1] = w end print(table.concat(t, "|"))
local t = {} for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do t[#t + 1] = k .. v end print(table.concat(t, "|"))
local n = 0 for m in ("abc"):gmatch("") do n = n + 1 end print(n)
local t = {} for p in ("abc"):gmatch("()") do t[#t + 1] = p end print(table.concat(t, "|"))
local t = {} for m in ("aXbX"):gmatch("[^X]*") do t[#t + 1] = m == "" and "-" or m end print(table.concat(t, "|"))
--- gmatch takes ^ for itself
local n = 0 for m in ("^a^a"):gmatch("^a") do n = n + 1 end print(n)
--- gmatch within gmatch
local s = "" for l in ("a1 b2"):gmatch("%S+") do for d in l:gmatch("%d") do s = s .. d end end print(s)
--- gsub with a text
print(("hello"):gsub("l", "L"), ("hello"):gsub("l", "L", 1), ("hello"):gsub("", "-"), ("abc"):gsub("%w", "%0%0"), ("abc"):gsub("(a)(b)", "%2%1"), ("abc"):gsub("b", "%%"), ("hello world"):gsub("o", "0", 0), ("abc"):gsub(".", "", 2))
--- gsub with a text and no captures
print(("abc"):gsub("b", "[%1]"), ("abc"):gsub("b", "%x"), ("abc"):gsub("b", 5))
--- gsub with a function
print(("abc"):gsub("%w", function(c) return c:upper() end), ("abc"):gsub("b", function() end), ("abc"):gsub("b", function() return false end), ("a1b2"):gsub("(%a)(%d)", function(a, d) return d .. a end), ("abc"):gsub("b", function() return 1.5 end))
--- gsub with a table
print(("$name is $age"):gsub("%$(%w+)", { name = "Bob", age = 42 }), ("abc"):gsub("%w", { a = "1", b = false }), ("a b"):gsub("%w", setmetatable({}, { __index = function(_, k) return k .. k end })))
--- gsub with what can't replace
print((pcall(string.gsub, "x", "x", nil)), (pcall(string.gsub, "x", "x", true)), (pcall(string.gsub, "x", "x", function() return {} end)), (pcall(string.gsub, "x", "x", "%2")))
--- gsub at anchors
print(("hello"):gsub("^h", "j"), ("hello"):gsub("^e", "j"), ("hello"):gsub("o$", "0"), ("aaa"):gsub("^a", "b"), ("  trim  "):gsub("^%s*(.-)%s*$", "%1"))
--- gsub of what is empty
print((""):gsub("", "x"), (""):gsub("a", "x"), ("abc"):gsub("x*", "-"), ("hello world"):gsub("%f[%w]", "<"), ("abc"):gsub("$", "!"))
--- gsub counts
print(select(2, ("a,b,c"):gsub(",", "")), select(2, ("aaaa"):gsub("aa", "b")), select("#", ("a"):gsub("a", "b")), (("a"):gsub("a", "b")))
--- malformed patterns
for _, p in ipairs { "%", "[a", "[", "(a", "a)", "%b", "%bx", "[%", "(()", "%1", "(%1)", "%f", "%fa", "[^]", "[]" } do print(p, (pcall(string.find, "abc", p))) end
--- malformed patterns whose mistake isn't reached
print((pcall(string.find, "abc", "x[")), (pcall(string.find, "abc", "xyz%")))
--! we read the whole pattern first; Lua finds the mistake only if it comes there
--> false	false
--- zero bytes in what isn't quite a pattern
print(("a\0b"):find("\0"))
--- zero bytes in patterns
print(("a\0b"):find("[\0]"), ("a\0b"):match(".-\0b") == "a\0b")
--! in 5.1 a pattern ends at a zero byte
--> 2	true
--- patterns with 32 captures
print(select("#", ("x"):rep(32):match(("(.)"):rep(32))), (pcall(string.match, ("x"):rep(33), ("(.)"):rep(33))))
--- strings have methods
local s = "abc" print(s:len(), s.len, ("x").y, s[1]) 
--! builtins are shown without their addresses
--> 3	function	nil	nil
--- fields of texts
print(("x").y, ("x")[1], ("len").len == string.len, #("x"):rep(3))
--- tostring
print(tostring(nil), tostring(true), tostring(12), tostring(-0.5), tostring("x"), tostring(1e15), tostring(1e14), tostring(123456.789e3), tostring(2 ^ 63), tostring(1e100), tostring(0.1), tostring(1 / 3), tostring(-1e-10))
--- tostring of infinities
print(tostring(1 / 0), tostring(-1 / 0), tostring(math.huge))
--- tostring of nan
print(0 / 0)
--! the C library shows the sign of what has none
--> nan
--- tostring and __tostring
print(tostring(setmetatable({}, { __tostring = function(t) return "me" end })), tostring(setmetatable({}, { __tostring = function() return "x" end })) .. "y")
--- tostring of nothing
print((pcall(tostring)))
--- tostring tells no addresses
print({}, print, coroutine.create(function() end), tostring(setmetatable({}, {})))
--! in each run they would be others
--> table	function	thread	table
--- tonumber
print(tonumber("10"), tonumber("  10  "), tonumber("0x1F"), tonumber("1e5"), tonumber("1e+5"), tonumber(".5"), tonumber("5."), tonumber("-7"), tonumber("+7"), tonumber("- 7"), tonumber("007"), tonumber("1e"), tonumber(""), tonumber(" "), tonumber("abc"), tonumber("1 2"), tonumber("0x"), tonumber("1,5"))
--- tonumber of other types
print(tonumber(5), tonumber(nil), tonumber(true), tonumber({}), (pcall(tonumber)))
--- tonumber in bases
print(tonumber("ff", 16), tonumber("FF", 16), tonumber("0xff", 16), tonumber("777", 8), tonumber("1010", 2), tonumber("z", 36), tonumber("Zz", 36), tonumber("12", 2), tonumber("8", 8), tonumber("", 16), tonumber(" 11 ", 2), tonumber("1.5", 16), tonumber(10, 16), tonumber("10", 10), tonumber("1e1", 10), tonumber("7fffffff", 16))
--- tonumber in bases that there aren't
print((pcall(tonumber, "1", 1)), (pcall(tonumber, "1", 37)), (pcall(tonumber, {}, 16)))
--- tonumber of what is below nothing, in bases
print(tonumber("-ff", 16), tonumber("-101", 2))
--! the C library wraps it round
--> -255	-5
--- tonumber of names
print(tonumber("inf"), tonumber("nan"), tonumber("infinity"), tonumber("0x1p4"))
--! what the C library reads besides numbers is no part of the language
--> nil	nil	nil	nil
--- comparison of texts with zero bytes
print("a\0b" < "a\0c", "a\0" < "a", "a" < "a\0", "\0" < "", "a\0b" == "a\0b")
--- texts as keys
local t = { ["1"] = "text", [1] = "number", ["a b"] = 3, [""] = 4 } print(t["1"], t[1], t["a b"], t[""])
