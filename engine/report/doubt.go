package report

import (
	"math"
	"strconv"
	"strings"

	"queuesim/engine"
)

// half returns how far a figure may be off on either side, the farther one; false if nothing is known.
func (p *page) half(path string) (float64, bool) {
	i, ok := p.intervals[path]
	half := max(i.High-i.Mean, i.Mean-i.Low)
	return half, ok && half > 0
}

// seconds returns a time with its interval, as in 25.3 ± 0.4 ms.
func (p *page) seconds(path string, x float64) string {
	half, ok := p.half(path)
	text := seconds(x)
	at := strings.LastIndex(text, nb)
	if !ok {
		return text
	}
	for _, unit := range []struct {
		name string
		size float64
	}{{"s", 1}, {"ms", 1e3}, {"µs", 1e6}, {"ns", 1e9}} {
		if at > 0 && text[at+len(nb):] == unit.name && x > 0 {
			return pair(float64(x*unit.size), float64(half*unit.size)) + nb + unit.name
		}
	}
	return text + nb + "±" + nb + seconds(half)
}

// measured returns a number with its interval.
func (p *page) measured(path string, x float64) string {
	if half, ok := p.half(path); ok && math.Abs(x) >= 1e-4 {
		return pair(x, half)
	}
	return measured(x)
}

// share returns a part of one in per cent with its interval.
func (p *page) share(path string, x float64) string {
	if half, ok := p.half(path); ok && x > 0 && x < 1 {
		return pair(float64(100*x), float64(100*half)) + nb + "%"
	}
	return share(x)
}

// pair writes two numbers with as many decimals as the second has that mean anything: two digits.
func pair(x, half float64) string {
	decimals := 0
	for h := half; h < 9.95 && decimals < 9; h = float64(h * 10) {
		decimals++
	}
	return fixed(x, decimals) + nb + "±" + nb + fixed(half, decimals)
}

func fixed(x float64, decimals int) string {
	if decimals == 0 {
		return count(int64(math.Floor(x + 0.5)))
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}

// trust says how far to trust the figures.
func (p *page) trust(res *engine.Result) string {
	seed := " (seed " + strconv.FormatUint(res.Config.Seed, 10) + ")"
	n := int64(res.Config.Replications)
	switch {
	case res.Live != nil:
		return "One live run: its luck is one draw" + seed + ", its timing this machine's."
	case n > 1:
		return plural(n, "replication") + seed + ": counts and maxima are means over them, other figures " +
			"are of all together; ± is a 95" + nb + "% interval."
	case len(res.Intervals) > 0:
		return "One run" + seed + ": ± is a 95" + nb + "% interval, from batches of it; figures without " +
			"need a longer run, or --replications" + nb + "20."
	}
	return "One run: its figures are one draw of luck" + seed + "." + p.doubt(res)
}

// doubt says why one run has no intervals, and what has.
func (p *page) doubt(res *engine.Result) string {
	if res.Doubt == "" || res.Ended.Partial {
		return ""
	}
	return " --replications" + nb + "20 tells how far they can be trusted."
}
