package report

import "strings"

// SayTime returns a span of x seconds as reports say it: 412 µs, 25.3 ms, 1.25 s, 3m05s.
func SayTime(x float64) string { return spaced(seconds(x)) }

// SayShare returns a part of one as reports say it, in per cent: 80.6 %.
func SayShare(x float64) string { return spaced(share(x)) }

// SayRate returns a rate of x per second as reports say it: 89.8/s, 4.30/h.
func SayRate(x float64) string { return spaced(rate(x)) }

// SayNumber returns a number that is never quite exact as reports say it, with three digits.
func SayNumber(x float64) string { return spaced(measured(x)) }

// spaced puts ordinary spaces where no line may be broken.
func spaced(s string) string { return strings.ReplaceAll(s, nb, " ") }
