--- d
print(("[%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%.3d] [%8.3d] [%i]"):format(1, 2, 3, 4, 5, 6, 7, 8, 9))
--- d of numbers below nothing, of fractions, of texts
print(("%d %d %d %d %05d %+d"):format(-1, 3.99, -3.99, "10", -42, -1)) print(("%d"):format("0x10"), ("%d"):format("010"))
--- d of large numbers
print(("%d %d %d"):format(2 ^ 31, -2 ^ 53, 2 ^ 53))
--- u, o, x
print(("%u %o %x %X %#x %#X %#o %5x %-5x| %05x %.4x"):format(1, 8, 255, 255, 255, 255, 8, 255, 255, 255, 255))
--- x of numbers below nothing
print(("%x"):format(-1), ("%u"):format(-1), ("%o"):format(-1))
--- c
print(("%c%c%c"):format(76, 117, 97), ("[%3c]"):format(65), ("[%-3c]"):format(65))
--- e, f, g
print(("%e %f %g %E %G"):format(1.5, 1.5, 1.5, 1.5, 1e-10)) print(("%.0f %.1f %.3f %10.2f|%-10.2f|%+.1f % .1f %010.2f"):format(0.5, 0.25, 1 / 3, 3.14159, 3.14159, 1, 1, -3.14159))
--- f and e of many digits
print(("%.20f"):format(0.1), ("%.15e"):format(1 / 3), ("%.0e"):format(12345), ("%#.0e"):format(12345), ("%#.0f"):format(3), ("%f"):format(1e15), ("%.3f"):format(2 ^ 63))
--- rounding
print(("%.0f %.0f %.0f %.0f %.0f"):format(0.5, 1.5, 2.5, 3.5, -0.5)) print(("%.2f %.2f %.1f %.2f"):format(2.675, 1.005, 0.25, 1e-3))
--- g
print(("%g %g %g %g %g %g %g"):format(100000, 1000000, 1e20, 0.0001, 0.00001, 123456789, 0)) print(("%.3g %.10g %.0g %#g %#.3g %10g|%-10g|%010g"):format(1234.5, 1 / 3, 5, 1, 2, 1.5, 1.5, 1.5)) print(("%.14g %.17g"):format(0.1, 0.1))
--- infinities
print(("%f %g %e %5.1f %-6f| %06f %+f %G"):format(1 / 0, -1 / 0, 1 / 0, 1 / 0, 1 / 0, 1 / 0, 1 / 0, 1 / 0))
--- s
print(("%s %10s|%-10s|%.2s|%5.1s|%s"):format("a", "b", "c", "def", "ghi", 12)) print(("%s"):format("x"):len(), ("%s%%"):format(50), ("%%"):format())
--- s of long texts
print(#("%s"):format(("x"):rep(1000)), #("%1s"):format(("x"):rep(200)), #("%.50s"):format(("x"):rep(200)))
--- s of other types
print(("%s %s %s"):format(nil, true, {}))
--! as from 5.2 on; and without an address
--> nil true table
--- q
print(("%q"):format('a "b" \\ c')) print((("%q"):format("line\nnext"):gsub("\n", "<nl>"))) print(("%q"):format("a\0b\rc")) print(("%q"):format(5))
--- verbs that there aren't
for _, f in ipairs { "%y", "%", "%5", "%a", "%p", "%v", "%T", "%l", "%123d", "%.123d", "%-+ #0-d" } do print(f, (pcall(string.format, f, 1))) end
--- arguments that aren't there
print((pcall(string.format, "%d")), (pcall(string.format, "%s")), (pcall(string.format)), (pcall(string.format, "%d", "x")), (pcall(string.format, "%d", {})), ("%d"):format(1, 2, 3))
--- flags together
print(("[%+05d] [%-+5d] [% 05d] [%-05d] [%+.2d] [%#5x] [%-#5x] [%#05x]"):format(7, 7, 7, 7, 7, 7, 7, 7))
--- no flags for texts
print(("[%5s] [%-5s] [%5.2s] [%.0s] [%-5.3s]"):format("abc", "abc", "abc", "abc", "abcdef"))
--- a format as a number
print(string.format(5), ("%d%s"):format(1, "x"):upper())
--- whole numbers that fit nowhere
print((pcall(string.format, "%d", 2 ^ 64)), (pcall(string.format, "%d", 1 / 0)))
--! C leaves it to the machine what they become
--> false	false
