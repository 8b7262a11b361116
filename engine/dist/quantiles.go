package dist

import (
	"math"

	"queuesim/engine/num"
)

// −ln(1 − p) for p of 50, 95 and 99 %: the quantiles of the unit exponential.
const (
	ln2   = math.Ln2
	ln20  = 2.99573227355399099343522357614254
	ln100 = 4.60517018598809136803598290936873
)

// The 95 % and 99 % points of the standard normal distribution.
const (
	normal95 = 1.64485362695147271486
	normal99 = 2.32634787404084110089
)

// notAbove is what is wrong with a quantile that isn't greater than the median.
func notAbove(name string, median, above float64) *Error {
	return wrong(name, "want a number above %s (p50), got %s", text(median), text(above))
}

// The shapes of a gamma that are looked for: below, medians vanish; above, quantiles meet.
const (
	leastShape = 1.0 / 256
	mostShape  = 1e4
)

// gammaThrough returns the one with a median of p50 and another quantile, of probability p. Its
// shape comes from the ratio of the two, since the logarithm of that falls nearly like a power.
func gammaThrough(a Args, name string, p float64) (Distribution, error) {
	median, above := a.Named["p50"], a.Named[name]
	spread := func(shape float64) float64 {
		return num.Log(gammaQuantile(shape, p) / gammaQuantile(shape, 0.5))
	}
	want := num.Log(above / median)
	least, most := spread(mostShape), spread(leastShape)
	if !(want >= least && want <= most) {
		return nil, wrong(name, "want a number from %s to %s for a p50 of %s, got %s",
			text(float64(median*num.Exp(least))), text(float64(median*num.Exp(most))),
			text(median), text(above))
	}
	shape := solve(leastShape, mostShape, func(shape float64) float64 {
		return num.Log(spread(shape) / want)
	})
	return Gamma{Shape: shape, Scale: median / gammaQuantile(shape, 0.5)}, nil
}

// gammaQuantile returns the x with P(a, x) = p, for p from 1/2 to 99 %. ln P is a hollow curve over
// ln x, almost a line at first: Newton's method on them goes up to the root from below it, and
// from above it comes below at once.
//
// Source of the first guesses: Abramowitz and Stegun (1964), 6.5.29, for a below 1, and 26.4.17,
// near the middle.
func gammaQuantile(a, p float64) float64 {
	x := a
	if a < 1 {
		x = num.Exp((num.Log(p) + num.Lgamma(a+1)) / a)
	}
	for range 30 {
		below := gammaBelow(a, x)
		slope := gammaFactor(a, x) / below // d ln P / d ln x
		step := num.Log(p/below) / slope
		x = float64(x * num.Exp(min(step, 1)))
		if math.Abs(step) < 1e-14 {
			break
		}
	}
	return x
}
