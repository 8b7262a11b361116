package wall

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// parseNumber reads a number as Lua 5.1 does: white space around it, decimal or hexadecimal, a
// sign; no names of numbers.
func parseNumber(s string) (float64, bool) {
	s = strings.Trim(s, " \t\n\v\f\r")
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 || digits == "" || !isNumber(digits) || isLetter(digits[0]) {
		return 0, false
	}
	var x float64
	if isHex(digits) {
		n, _ := strconv.ParseUint(digits[2:], 16, 64)
		x = float64(n)
	} else {
		var err error
		if x, err = strconv.ParseFloat(digits, 64); err != nil && !errors.Is(err, strconv.ErrRange) {
			return 0, false
		}
	}
	if s[0] == '-' {
		x = -x
	}
	return x, !math.IsNaN(x)
}
