package scripting

import (
	"strings"
	"time"

	"queuesim/engine"
)

// An instant is a time of a trace as it was recorded: seconds from some origin, and nanoseconds.
type instant struct{ sec, ns int64 }

// before reports whether i comes before j.
func (i instant) before(j instant) bool { return i.sec < j.sec || i.sec == j.sec && i.ns < j.ns }

// since returns the time from j to i, exactly. It answers false if i is before j, or too far off.
func (i instant) since(j instant) (engine.Time, bool) {
	sec := i.sec - j.sec
	if i.before(j) || sec > int64(engine.Longest/engine.Second)-1 {
		return 0, false
	}
	return engine.Time(sec)*engine.Second + engine.Time(i.ns-j.ns), true
}

// parseInstant reads a number of seconds, or a date with a time: 2023-11-16 18:17:03.9799600,
// with a space or T between, any number of digits behind the point (cut off below the
// nanosecond), and Z, +01:00 or nothing at the end.
func parseInstant(s string) (instant, bool) {
	if len(s) > 64 {
		return instant{}, false
	}
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' {
		return parseDate(s)
	}
	if strings.ContainsAny(s, "eE") {
		x, ok := parseNumber(s)
		t, inRange := engine.Seconds(x)
		return instant{int64(t / engine.Second), int64(t % engine.Second)}, ok && inRange
	}
	digits, minus := strings.CutPrefix(s, "-")
	whole, frac, _ := strings.Cut(digits, ".")
	ns, ok := nanoseconds(frac)
	if whole == "" && frac == "" || len(whole) > 12 || !ok {
		return instant{}, false
	}
	var sec int64
	for _, c := range whole {
		if c < '0' || c > '9' {
			return instant{}, false
		}
		sec = sec*10 + int64(c-'0')
	}
	if !minus {
		return instant{sec, ns}, true
	}
	if ns > 0 {
		return instant{-sec - 1, 1e9 - ns}, true
	}
	return instant{-sec, 0}, true
}

// nanoseconds reads the digits behind a point.
func nanoseconds(frac string) (int64, bool) {
	ns, unit := int64(0), int64(1e8)
	for _, c := range frac {
		if c < '0' || c > '9' {
			return 0, false
		}
		ns += unit * int64(c-'0')
		unit /= 10
	}
	return ns, true
}

// parseDate reads a date with an optional time. Without a zone it is UTC.
func parseDate(s string) (instant, bool) {
	s, frac, hasFrac := cutFraction(s)
	layout := "2006-01-02"
	if len(s) > 10 {
		layout = "2006-01-02" + s[10:11] + "15:04:05"
		if s[10] != ' ' && s[10] != 'T' {
			return instant{}, false
		}
	}
	if rest := s[min(len(layout), len(s)):]; rest != "" {
		layout += zoneLayout(rest)
	}
	at, err := time.Parse(layout, s)
	ns, ok := nanoseconds(frac)
	if err != nil || !ok || hasFrac && frac == "" {
		return instant{}, false
	}
	return instant{at.Unix(), ns}, true
}

// cutFraction takes the digits behind the point out of a date with a time.
func cutFraction(s string) (rest, frac string, ok bool) {
	before, after, ok := strings.Cut(s, ".")
	if !ok {
		return s, "", false
	}
	n := 0
	for n < len(after) && after[n] >= '0' && after[n] <= '9' {
		n++
	}
	return before + after[n:], after[:n], true
}

// zoneLayout returns the layout of a zone that is written like s.
func zoneLayout(s string) string {
	space := ""
	if s[0] == ' ' {
		space, s = " ", s[1:]
	}
	switch {
	case s == "Z", len(s) == 6:
		return space + "Z07:00"
	case len(s) == 3:
		if s == "UTC" {
			return space + "UTC"
		}
		return space + "-07"
	case len(s) == 5:
		return space + "-0700"
	}
	return space + "?"
}
