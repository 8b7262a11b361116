package dist

import (
	"math"

	"queuesim/engine/num"
)

// phi returns the standard normal distribution function Φ(z), also far below 0 to full precision.
//
// Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.1 and 6.5.17.
func phi(z float64) float64 {
	x := float64(0.5 * z * z)
	tail := 0.5
	if x > 1.5 {
		tail = float64(0.5 * gammaFraction(0.5, x))
	} else if x > 0 {
		tail = 0.5 - float64(0.5*gammaSeries(0.5, x))
	}
	if z > 0 {
		return 1 - tail
	}
	return tail
}

// bell returns the standard normal density φ(z).
func bell(z float64) float64 {
	const rootTwoPi = 2.50662827463100050241576528481104525
	return float64(num.Exp(float64(-0.5*z*z)) / rootTwoPi)
}

// gammaBelow returns the incomplete gamma function P(a, x) for a > 0: 0 for x ≤ 0, 1 for x = ∞.
func gammaBelow(a, x float64) float64 {
	switch {
	case x <= 0:
		return 0
	case a > 1e8:
		return phi(gammaDeviation(a, x))
	case x < a+1:
		return gammaSeries(a, x)
	}
	return 1 - gammaFraction(a, x)
}

// gammaSeries returns P(a, x) for 0 < x < a + 1. Source: Abramowitz and Stegun, 6.5.29.
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := a + 1; term > sum*0x1p-54; n++ {
		term = term * x / n
		sum += term
	}
	return float64(sum * gammaFactor(a, x))
}

// gammaFraction returns Q(a, x) for x ≥ a + 1 by a continued fraction, evaluated from its
// beginning. Source: Abramowitz and Stegun, 6.5.31; Lentz, Applied Optics 15 (1976).
func gammaFraction(a, x float64) float64 {
	if math.IsInf(x, 1) {
		return 0
	}
	b := x + 1 - a
	c := math.Inf(1)
	d := 1 / b
	result := d
	for n, change := 1.0, 2.0; math.Abs(change-1) > 0x1p-51; n++ {
		above := float64(n * (a - n))
		b += 2
		d = 1 / (b + float64(above*d))
		c = b + above/c
		change = float64(c * d)
		result = float64(result * change)
	}
	return float64(result * gammaFactor(a, x))
}

// gammaDeviation returns the z with Φ(z) = P(a, x) but for 10⁻⁹, for a > 10⁸ and x > 0, where sums
// have too many terms. Source: Wilson and Hilferty (1931); Abramowitz and Stegun, 26.4.17.
func gammaDeviation(a, x float64) float64 {
	ninth := 1 / (9 * a)
	return (num.Pow(x/a, 1.0/3) - (1 - ninth)) / math.Sqrt(ninth)
}

// gammaFactor returns xᵃ·e⁻ˣ / Γ(a). Where a is great, its terms would cancel.
func gammaFactor(a, x float64) float64 {
	if a >= 16 {
		return float64(a * num.Exp(Poisson(x).logChance(a)))
	}
	return num.Exp(float64(a*num.Log(x)) - x - num.Lgamma(a))
}
