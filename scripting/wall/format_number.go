package wall

import (
	"math"
	"strconv"
	"strings"
)

// A wholeRange is which whole numbers a directive shows.
type wholeRange struct{ from, below float64 }

var (
	signedRange   = wholeRange{-(1 << 63), 1 << 63}
	unsignedRange = wholeRange{-(1 << 63), 1 << 64}
)

// whole returns the next argument without its fraction. It raises an error if that can't be shown.
func (f *formatter) whole(r wholeRange) float64 {
	x := math.Trunc(f.number(f.used))
	if !(x >= r.from && x < r.below) {
		f.bad(f.used, "number has no integer representation")
	}
	return x
}

// signed shows a whole number with its sign.
func (d *directive) signed(x float64) string {
	digits := strconv.FormatInt(int64(x), 10)
	return d.digits(d.sign(x < 0), strings.TrimPrefix(digits, "-"))
}

// unsigned shows a whole number in decimal, octal or hexadecimal. One below zero is shown as the
// 64 bits that it has in two's complement.
func (d *directive) unsigned(x float64) string {
	var n uint64
	if x < 0 {
		n = uint64(int64(x))
	} else {
		n = uint64(x)
	}
	switch d.verb {
	case 'o':
		digits := strconv.FormatUint(n, 8)
		if d.sharp && digits[0] != '0' {
			digits = "0" + digits
		}
		return d.digits("", digits)
	case 'x', 'X':
		prefix, digits := "", strconv.FormatUint(n, 16)
		if d.sharp && n != 0 {
			prefix = "0x"
		}
		if d.verb == 'X' {
			prefix, digits = strings.ToUpper(prefix), strings.ToUpper(digits)
		}
		return d.digits(prefix, digits)
	}
	return d.digits("", strconv.FormatUint(n, 10))
}

// digits pads the digits of a whole number, first to the precision and then to the width. With a
// precision of 0 there are none for 0.
func (d *directive) digits(sign, digits string) string {
	if d.precision == unset {
		return d.pad(sign, digits, d.zero)
	}
	keepsZero := d.sharp && d.verb == 'o'
	if d.precision == 0 && digits == "0" && !keepsZero {
		digits = ""
	}
	if missing := d.precision - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	return d.pad(sign, digits, false)
}

// sign returns what comes before a number.
func (d *directive) sign(isNegative bool) string {
	switch {
	case isNegative:
		return "-"
	case d.plus:
		return "+"
	case d.space:
		return " "
	}
	return ""
}

// float shows a number with a point, with an exponent, or with whichever is shorter.
func (d *directive) float(x float64) string {
	isUpper := d.verb < 'a'
	body, isFinite := d.finite(math.Abs(x), d.verb|0x20)
	if isUpper {
		body = strings.ToUpper(body)
	}
	return d.pad(d.sign(math.Signbit(x) && !math.IsNaN(x)), body, d.zero && isFinite)
}

// finite shows a number that isn't negative.
func (d *directive) finite(x float64, verb byte) (body string, isFinite bool) {
	switch {
	case math.IsNaN(x):
		return "nan", false
	case math.IsInf(x, 0):
		return "inf", false
	}
	precision := d.precision
	if precision == unset {
		precision = 6
	}
	if verb == 'g' {
		return d.general(x, max(precision, 1)), true
	}
	body = strconv.FormatFloat(x, verb, precision, 64)
	if d.sharp {
		body = withPoint(body)
	}
	return body, true
}

// general shows a number with so many digits: with an exponent if it is very small or has more of
// them before the point. Zeros at the end are left out, unless all are wanted.
// Source: ISO C99, 7.19.6.1, the conversion specifier g.
func (d *directive) general(x float64, digits int) string {
	if !d.sharp {
		return strconv.FormatFloat(x, 'g', digits, 64)
	}
	body := strconv.FormatFloat(x, 'e', digits-1, 64)
	_, after, _ := strings.Cut(body, "e")
	if exponent, _ := strconv.Atoi(after); exponent >= -4 && exponent < digits {
		body = strconv.FormatFloat(x, 'f', digits-1-exponent, 64)
	}
	return withPoint(body)
}

// withPoint gives a number a point if it has none.
func withPoint(body string) string {
	if strings.Contains(body, ".") {
		return body
	}
	mantissa, exponent, hasExponent := strings.Cut(body, "e")
	if hasExponent {
		return mantissa + ".e" + exponent
	}
	return body + "."
}
