package scripting

import (
	"strconv"
	"strings"

	"queuesim/engine"
)

// durationUnits are the units a duration string can have. Both micro signs are in use.
var durationUnits = map[string]engine.Time{
	"ns": engine.Nanosecond,
	"us": engine.Microsecond, "µs": engine.Microsecond, "μs": engine.Microsecond,
	"ms": engine.Millisecond,
	"s":  engine.Second,
	"m":  engine.Minute,
	"h":  engine.Hour,
	"d":  24 * engine.Hour,
}

// rateUnits are the spans that a rate can be given per.
var rateUnits = map[string]engine.Time{
	"ms": engine.Millisecond,
	"s":  engine.Second, "sec": engine.Second, "second": engine.Second,
	"m": engine.Minute, "min": engine.Minute, "minute": engine.Minute,
	"h": engine.Hour, "hour": engine.Hour,
	"d": 24 * engine.Hour, "day": 24 * engine.Hour,
}

// parseDuration reads "25ms", "1h30m", "1.5d": decimals with units, added up, exact to the
// nanosecond. It answers false if s is something else, or above engine.Longest.
func parseDuration(s string) (engine.Time, bool) {
	var sum engine.Time
	for rest := s; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if n <= 0 {
			return 0, false
		}
		number, tail := rest[:n], rest[n:]
		n = strings.IndexFunc(tail, func(r rune) bool { return r == '.' || r >= '0' && r <= '9' })
		if n < 0 {
			n = len(tail)
		}
		unit, ok := durationUnits[tail[:n]]
		if !ok {
			return 0, false
		}
		part, ok := scaled(number, unit)
		if !ok || part > engine.Longest-sum {
			return 0, false
		}
		sum, rest = sum+part, tail[n:]
	}
	return sum, s != ""
}

// isTooLong reports whether a text is a duration above engine.Longest: it would be one with shorter
// numbers in it.
func isTooLong(s string) bool {
	var short strings.Builder
	last := ' '
	for _, r := range s {
		if !isDigit(last) || !isDigit(r) {
			short.WriteRune(r)
		}
		last = r
	}
	_, isDuration := parseDuration(s)
	_, shorter := parseDuration(short.String())
	return shorter && !isDuration
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// scaled returns the decimal s times unit, cut off below the nanosecond.
func scaled(s string, unit engine.Time) (engine.Time, bool) {
	whole, frac, point := strings.Cut(s, ".")
	if whole == "" && frac == "" || strings.Contains(frac, ".") || point && frac == "" {
		return 0, false
	}
	var t engine.Time
	for _, c := range whole {
		if t = t*10 + engine.Time(c-'0'); t > engine.Longest {
			return 0, false
		}
	}
	if t > engine.Longest/unit {
		return 0, false
	}
	t *= unit
	for _, c := range frac {
		t += unit / 10 * engine.Time(c-'0')
		t += unit % 10 * engine.Time(c-'0') / 10
		unit /= 10
	}
	return t, true
}

// parseRate reads "90/min", "100/s", "5/h" and returns it per second.
func parseRate(s string) (float64, bool) {
	number, unit, ok := strings.Cut(s, "/")
	if !ok {
		return 0, false
	}
	per, ok := rateUnits[strings.TrimSpace(unit)]
	if !ok {
		return 0, false
	}
	x, ok := parseNumber(strings.TrimSpace(number))
	return x / per.Seconds(), ok && x >= 0
}

// parseNumber reads a finite decimal number as people write it, no hexadecimals, no "inf".
func parseNumber(s string) (float64, bool) {
	foreign := func(r rune) bool { return !strings.ContainsRune("0123456789+-.eE", r) }
	if strings.ContainsFunc(s, foreign) {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}
