package theory

import (
	"math"

	"queuesim/engine/num"
)

// poissonAt returns P(X = n) for a Poisson number X of a mean > 0. Neither n nor the mean can be
// too large: what would overflow is never formed.
//
// Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000), §2 and §3.
func poissonAt(n int, mean float64) float64 {
	if n == 0 {
		return num.Exp(-mean)
	}
	x := float64(n)
	return num.Exp(-stirlingRest(n)-deviance(x, mean)) / math.Sqrt(float64(2*math.Pi*x))
}

// beyond returns P(X ≥ n) / P(X = n) for n above the mean of X: each further term as a share of
// the first, less than mean/n of the one before.
func beyond(n int, mean float64) float64 {
	sum, term := 1.0, 1.0
	for k := n + 1; term > 1e-17*sum; k++ {
		term = float64(term * (mean / float64(k)))
		sum += term
	}
	return sum
}

// deviance returns x·ln(x/mean) + mean − x, which is 0 at the mean, to all its digits.
func deviance(x, mean float64) float64 {
	off := x - mean
	if math.Abs(off) > float64(0.1*(x+mean)) {
		return float64(x*num.Log(x/mean)) + mean - x
	}
	v := off / (x + mean)
	sum := float64(off * v)
	odd := float64(2 * x * v)
	for k := 3.0; ; k += 2 {
		odd = float64(odd * v * v)
		next := sum + odd/k
		if next == sum {
			return sum
		}
		sum = next
	}
}

// stirlingRest returns ln n! less Stirling's formula for it, for n ≥ 1.
func stirlingRest(n int) float64 {
	const lnSqrt2Pi = 0.918938533204672741780329736406
	x := float64(n)
	if n < 20 {
		return num.Lgamma(x+1) - float64((x+0.5)*num.Log(x)) + x - lnSqrt2Pi
	}
	square := float64(x * x)
	return (1.0/12 - (1.0/360-(1.0/1260-1.0/1680/square)/square)/square) / x
}
