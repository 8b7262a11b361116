package report

import (
	"math"
	"strconv"

	"queuesim/engine"
)

// nb is the space between a number and its unit: no line is broken there. The page prints a space.
const nb = "\u00a0"

// none is what stands where there is no figure.
const none = "–"

// seconds returns a span of x seconds as people say it, with three digits: 412 µs, 25.3 ms, 1.25 s,
// and from a minute on 3m05s, 1h02m, 2d03h.
func seconds(x float64) string {
	switch {
	case math.IsNaN(x):
		return none
	case math.IsInf(x, 0):
		return "never"
	case x < 0:
		return "-" + seconds(-x)
	case x == 0:
		return "0" + nb + "s"
	case round3(x) >= 60:
		return longSeconds(x)
	}
	for _, unit := range []struct {
		name string
		size float64
	}{{"s", 1}, {"ms", 1e3}, {"µs", 1e6}} {
		if r := round3(float64(x * unit.size)); r >= 1 {
			return digits3(r) + nb + unit.name
		}
	}
	return digits3(round3(float64(x*1e9))) + nb + "ns"
}

// longSeconds returns a span of a minute or more in two units, each rounded only once.
func longSeconds(x float64) string {
	for _, pair := range []struct {
		large, small string
		size         float64 // of the small unit, in seconds
		per, limit   int64   // small units in a large one; where the next pair begins
	}{
		{"m", "s", 1, 60, 3600},
		{"h", "m", 60, 60, 24 * 60},
		{"d", "h", 3600, 24, 100 * 24},
	} {
		if n := int64(math.Floor(min(x/pair.size, 1e9) + 0.5)); n < pair.limit {
			return count(n/pair.per) + pair.large + twoDigits(n%pair.per) + pair.small
		}
	}
	if days := math.Floor(float64(x/86400) + 0.5); days < 1000 {
		return count(int64(days)) + nb + "days"
	}
	return measured(float64(x/(365*86400))) + nb + "years"
}

// span returns a time as people say it.
func span(t engine.Time) string {
	if t == engine.Never {
		return "never"
	}
	return seconds(t.Seconds())
}

func twoDigits(n int64) string {
	if n < 10 {
		return "0" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}

// round3 rounds x ≥ 0 to three significant digits.
func round3(x float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 2, 64), 64)
	return r
}

// digits3 writes x with three digits: 1.25, 25.3, 412; below 1 as many as it takes to show three.
func digits3(x float64) string {
	decimals := 2
	switch {
	case x >= 100:
		decimals = 0
	case x >= 10:
		decimals = 1
	}
	for edge := 1.0; x > 0 && x < edge && decimals < 8; edge /= 10 {
		decimals++
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}

// number returns a number of the author's: a whole one as it is, others as measured ones.
func number(x float64) string {
	if x == math.Floor(x) && math.Abs(x) < 1e15 {
		return count(int64(x))
	}
	return measured(x)
}

// measured returns a number that is never quite exact: with three digits, and from 1,000 on without
// decimals.
func measured(x float64) string {
	size := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return none
	case math.IsInf(x, 0), size >= 1e15, size > 0 && size < 1e-4:
		return strconv.FormatFloat(x, 'g', 3, 64)
	case x < 0:
		return "-" + measured(-x)
	case x == 0, round3(x) >= 1000:
		return count(int64(math.Floor(x + 0.5)))
	}
	return digits3(round3(x))
}

// count returns a whole number with its thousands apart: 12,345.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// share returns a part of one in per cent. Only all is 100 %, only nothing is 0 %.
func share(x float64) string {
	p := float64(100 * x)
	switch {
	case math.IsNaN(x):
		return none
	case x == 0 || x == 1:
		return count(int64(p)) + nb + "%"
	case p > 0 && p < 0.01:
		return "<0.01" + nb + "%"
	case x < 1 && p >= 99.95:
		return ">99.9" + nb + "%"
	case p < 9.995:
		return strconv.FormatFloat(p, 'f', 2, 64) + nb + "%"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + nb + "%"
}

// ratio is the share that part has in whole, or no figure if there is no whole.
func ratio(part, whole int64) string {
	if whole == 0 {
		return none
	}
	return share(float64(part) / float64(whole))
}

// rate returns a rate of x per second in the unit in which it is easy to say: 89.8/s, 4.30/h.
func rate(x float64) string {
	for _, unit := range []struct {
		name  string
		size  float64 // seconds
		least float64 // per unit
	}{{"/s", 1, 0.1}, {"/min", 60, 0.1}, {"/h", 3600, 0.1}} {
		if x == 0 || x*unit.size >= unit.least {
			return measured(float64(x*unit.size)) + unit.name
		}
	}
	return measured(float64(x*86400)) + "/day"
}

// plural returns n and its noun: 1 item, 2 items.
func plural(n int64, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return count(n) + nb + noun
}
