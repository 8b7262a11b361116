--- decimal numbers
print(3, 3.0, 3.1416, 314.16e-2, 0.31416E1, 3., .5, 5e3, 5e+3, 5e-3, 1E2)
--- numbers that begin with zeros
print(010, 0010, 00010, 08, 0.10, 00.5, 0e5, 000)
--- hexadecimal numbers
print(0xff, 0x10, 0XA, 0xDeadBeef, 0x0, 0xFFFFFFFF)
--- hexadecimal numbers of 64 bits
print(0x7FFFFFFFFFFFFFFF == 2^63, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF)
--- numbers that are too large or too small
print(1e308, 1e309, 1e999, -1e999, 1e-400)
--- numbers of many digits
print(123456789012345678901234567890, 0.1234567890123456789, 9007199254740993)
--- the largest whole numbers
print(9007199254740992, 9223372036854775807, 9223372036854775808, 18446744073709551616)
--- malformed: 3x
print(3x)
--- malformed: 1e
print(1e)
--- malformed: 1e+
print(1e+)
--- malformed: 0x
print(0x)
--- malformed: 0b11
print(0b11)
--- malformed: 1_000
print(1_000)
--- malformed: 1..2
print(1..2)
--- malformed: 1.2.3
print(1.2.3)
--- malformed: 0xg
print(0xg)
--- a number and two dots
print(1 ..2, 1. ..2)
--- escapes
print(("\a\b\f\n\r\t\v\\\"\'"):byte(1, -1))
--- decimal escapes
print(("\065\10\0\255\0491"):byte(1, -1))
--- decimal escapes of one and two digits
print(#"\1\12\123\1234", ("\1a"):byte(1, -1))
--- escapes of what needs none
print("\q\x41\z\u{41}", '\'', "\-")
--- escapes that are too large
print("\256")
--- escapes that are too large, further on
print("a\\\999")
--- escapes that only look large
print(#"\\999", #"\2556", [[\999]])
--- an escaped end of line
print("a\
b" == "a\nb", #"\

")
--- quotation marks in one another
print('a"b', "a'b", 'a\'b', "a\"b")
--- an end of line in a string
print("a
b")
--- a string that isn't closed
print("abc
--- long strings
print([[a]], [==[a]]b]==], [[]], #[[

a]], [=[[[x]]]=])
--- long strings have no escapes
print([[\n\065]], #[[\]])
--- a long string drops its first line end only
print(#[[
a
]])
--- ends of levels that aren't the string's
print([==[ ]=] ]] ]===] ]==])
--- a long string that isn't closed
print([[abc]
--- brackets next to brackets
local t, a = { [1] = "x" }, { 1 }
print(t[a[1]], t[ [[1]] ], ({ [ [[k]] ] = 5 }).k)
--- comments
print(1) -- print(2)
--[[ print(3)
print(4) ]] print(5)
--[==[ ]] ]=] ]==] print(6)
---[[ print(7)
print(8)
--- a comment at the end
print(1) --
--- comments that look long
--[ print(1)
--[=x print(2)
print(3)
--! gopher-lua wants a long comment to be one
--> not Lua
--- a comment that isn't closed
print(1) --[[ x
--- carriage returns
local a = 1-- a commentlocal b = 2
print(a, b)print([[x
yz]] == "x\ny\nz")
--- names
local _, _a, a1, A, aA, a_b = 1, 2, 3, 4, 5, 6
print(_, _a, a1, A, aA, a_b)
--- names are told apart by case
local a, A, And = 1, 2, 3
print(a, A, And)
--- keywords are no names
local end = 1
--- goto is a name in 5.1
local goto = 1
print(goto)
--! a keyword of later versions, which we refuse
--> not Lua
--- an unknown sign
local a = 1 @ 2
--- unlike is ~=
print(1 != 2)
--- whole division came later
print(7 // 2)
--- bits came later
print(7 & 2)
--- shifts came later
print(1 << 2)
--- a lone tilde
print(~1)
--- compound assignment isn't there
local a = 1 a += 1
--- labels came later
::a:: print(1)
--! the parser knows them; we refuse them by their line
--> refused: a.lua:1: there is no goto in Lua 5.1
--- attributes came later
local a <const> = 1
--- semicolons
local a = 1; local b = 2; print(a + b);
--- statements without anything between them
local a = 1 local b = a print(a, b) do print(3) end print(4)
--- an empty statement
local a = 1;; print(a)
--! as from 5.2 on, an empty statement is one
--> 1
--- strings beside strings
print(("a"):rep(2)..'b'..[[c]])
--- bytes above 127
print(#"äöü", ("ä"):byte(1, -1))
--- a zero byte
print(#"a\0b", ("a\0b"):byte(2), "a\0b" == "a\0c", "a\0b" < "a\0c")
--- whitespace
print	(1
)
print(2)
--- vertical tabs and form feeds
print(1)print(2)
--! gopher-lua takes them for signs that mean nothing
--> not Lua
--- an empty text
--- only a comment
-- nothing
--- return ends a block
return 1 print(2)
--- break ends a block
while true do break print(1) end
--- break outside of loops
break
--- a return without values
print(1) return
--- a return with a semicolon
print(1) return;
