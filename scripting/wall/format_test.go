package wall_test

import "testing"

func TestFormatOfWholeNumbers(t *testing.T) {
	check(t, []row{
		{`("%d"):format(42)`, "42"},
		{`("%d %i"):format(3.99, -3.99)`, "3 -3"},
		{`("[%5d]"):format(42)`, "[   42]"},
		{`("[%-5d]"):format(42)`, "[42   ]"},
		{`("[%05d]"):format(-42)`, "[-0042]"},
		{`("[%-05d]"):format(42)`, "[42   ]"},
		{`("[%+d] [%+d]"):format(42, -42)`, "[+42] [-42]"},
		{`("[% d]"):format(42)`, "[ 42]"},
		{`("[% +d]"):format(42)`, "[+42]"},
		{`("[%.3d]"):format(7)`, "[007]"},
		{`("[%05.3d]"):format(7)`, "[  007]"},
		{`("[%.0d]"):format(0)`, "[]"},
		{`("[%5.d]"):format(0)`, "[     ]"},
		{`("%d"):format("0x10")`, "16"},
		{`("%d"):format(2^53)`, "9007199254740992"},
		{`("%d"):format(-2^63)`, "-9223372036854775808"},
		{`("%u"):format(42)`, "42"},
		{`("%u"):format(-1)`, "18446744073709551615"},
		{`("%x %X"):format(255, 255)`, "ff FF"},
		{`("%#x %#X %#o"):format(255, 255, 8)`, "0xff 0XFF 010"},
		{`("%#x %#o"):format(0, 0)`, "0 0"},
		{`("%x"):format(-1)`, "ffffffffffffffff"},
		{`("%o"):format(8.5)`, "10"},
		{`("[%08.3x]"):format(255)`, "[     0ff]"},
		{`("[%#08x]"):format(255)`, "[0x0000ff]"},
		{`("[%#.0o]"):format(0)`, "[0]"},
		{`("%x"):format(2^53)`, "20000000000000"},
	})
}

func TestFormatOfNumbers(t *testing.T) {
	check(t, []row{
		{`("%f"):format(1 / 3)`, "0.333333"},
		{`("%.0f %.0f %.0f"):format(0.5, 1.5, 2.5)`, "0 2 2"},
		{`("%.2f"):format(2.675)`, "2.67"},
		{`("[%8.3f]"):format(3.14159)`, "[   3.142]"},
		{`("[%-8.3f]"):format(3.14159)`, "[3.142   ]"},
		{`("[%08.3f]"):format(-3.14159)`, "[-003.142]"},
		{`("[%+.1f] [% .1f]"):format(1, 1)`, "[+1.0] [ 1.0]"},
		{`("%#.0f"):format(3)`, "3."},
		{`("%.20f"):format(0.1)`, "0.10000000000000000555"},
		{`("%.3f"):format(1e15)`, "1000000000000000.000"},
		{`("%f"):format(-0)`, "-0.000000"},
		{`("%e"):format(12345.678)`, "1.234568e+04"},
		{`("%.0e %#.0e"):format(12345, 12345)`, "1e+04 1.e+04"},
		{`("%E"):format(1e-300)`, "1.000000E-300"},
		{`("%e"):format(0)`, "0.000000e+00"},
		{`("%g %g %g"):format(100000, 1000000, 1e20)`, "100000 1e+06 1e+20"},
		{`("%g %g"):format(0.0001, 0.00001)`, "0.0001 1e-05"},
		{`("%g"):format(0.1)`, "0.1"},
		{`("%g"):format(1 / 3)`, "0.333333"},
		{`("%.3g %.10g"):format(1234.5, 1234.5)`, "1.23e+03 1234.5"},
		{`("%.0g"):format(0.25)`, "0.2"},
		{`("%#g %#.3g"):format(1, 1e10)`, "1.00000 1.00e+10"},
		{`("%#g"):format(0.00001)`, "1.00000e-05"},
		{`("%G"):format(1e-10)`, "1E-10"},
		{`("%.14g"):format(0.1 + 0.2)`, "0.3"},
		{`("%.17g"):format(0.1)`, "0.10000000000000001"},
		{`("[%10g]"):format(1.5)`, "[       1.5]"},
		{`("%f %g %e"):format(1 / 0, -1 / 0, 1 / 0)`, "inf -inf inf"},
		{`("[%06f] [%+f]"):format(1 / 0, 1 / 0)`, "[   inf] [+inf]"},
		{`("%E %G"):format(1 / 0, -1 / 0)`, "INF -INF"},
		{`("%5.1f"):format("2.25")`, "  2.2"},
		{`#("%.99f"):format(1e300)`, "401"},
	})
	check(t, []row{{`("%f %g [%5.1f]"):format(0 / 0, -(0 / 0), 0 / 0)`, "nan nan [  nan]"}})
}

func TestFormatOfTexts(t *testing.T) {
	check(t, []row{
		{`("plain"):format()`, "plain"},
		{`(""):format()`, ""},
		{`("100%%"):format()`, "100%"},
		{`("%s and %s"):format("a", 1.5)`, "a and 1.5"},
		{`("[%5s] [%-5s]"):format("ab", "ab")`, "[   ab] [ab   ]"},
		{`("[%.2s]"):format("abcdef")`, "[ab]"},
		{`("[%5.1s]"):format("abc")`, "[    a]"},
		{`("[%.0s]"):format("abc")`, "[]"},
		{`("%s"):format("x", "unused")`, "x"},
		{`("%s"):format(("x"):rep(200)):len()`, "200"},
		{`("%c%c%c"):format(76, 117, 97)`, "Lua"},
		{`("[%3c] [%-3c]"):format(65, 65)`, "[  A] [A  ]"},
		{`("%q"):format("a\nb\\c\"d\re\0f")`, "\"a\\\nb\\\\c\\\"d\\re\\000f\""},
		{`("%q"):format("")`, "\"\""},
		{`("%q"):format(12)`, "\"12\""},
	})
	check(t, []row{ // where Lua 5.1 wants a string, or stops at a zero byte
		{`("%s %s %s"):format(nil, true, false)`, "nil true false"},
		{`("%5s|"):format(nil)`, "  nil|"},
		{`("%s"):format(setmetatable({}, { __tostring = function() return "me" end }))`, "me"},
		{`("[%s]"):format("a\0b"):byte(1, -1)`, "91|97|0|98|93"},
		{`("[%c]"):format(0):byte(1, -1)`, "91|0|93"},
		{`("%s"):format({}):find("0x", 1, true)`, "nil"},
		{`("%s"):format(print):find("0x", 1, true)`, "nil"},
	})
}

func TestFormatRefuses(t *testing.T) {
	const notWhole = "bad argument #2 to 'format' (number has no integer representation)"
	checkErrors(t, []row{
		{`string.format()`, "bad argument #1 to 'format' (string expected, got no value)"},
		{`string.format("%d")`, "bad argument #2 to 'format' (no value)"},
		{`string.format("%d", "x")`, "bad argument #2 to 'format' (number expected, got string)"},
		{`string.format("%s")`, "bad argument #2 to 'format' (no value)"},
		{`string.format("%s %s", 1)`, "bad argument #3 to 'format' (no value)"},
		{`string.format("%q", {})`, "bad argument #2 to 'format' (string expected, got table)"},
		{`string.format("%y", 1)`, "invalid option '%y' to 'format'"},
		{`string.format("%", 1)`, "invalid option '%' to 'format'"},
		{`string.format("%5", 1)`, "invalid option '%' to 'format'"},
		{`string.format("%5%", 1)`, "invalid option '%%' to 'format'"},
		{`string.format("%100d", 1)`, "invalid format (width or precision too long)"},
		{`string.format("%.100f", 1)`, "invalid format (width or precision too long)"},
		{`string.format("%------d", 1)`, "invalid format (repeated flags)"},
		{`string.format("%d", 1 / 0)`, notWhole},
		{`string.format("%d", 0 / 0)`, notWhole},
		{`string.format("%d", 2^63)`, notWhole},
		{`string.format("%x", 2^64)`, notWhole},
		{`string.format("%u", -2^63 * 2)`, notWhole},
	})
}
