package theory

import "math"

// ErlangB returns the probability that an arrival is lost in M/M/c/c, where nobody waits, for c ≥ 0
// servers and offered load a ≥ 0 in erlangs. Outside that range it returns NaN. It holds for
// services of any distribution, as only their mean matters. Source: Kleinrock, Queueing Systems
// vol. 1 (1975), §3.7, in the form of the well-known recursion B(c) = a·B(c−1) / (c + a·B(c−1)),
// which can't overflow.
func ErlangB(c int, a float64) float64 {
	if c < 0 || !nonNegative(a) {
		return math.NaN()
	}
	b := 1.0
	for n := 1; n <= c; n++ {
		b = a * b / (float64(n) + float64(a*b))
	}
	return b
}

// ErlangC returns the probability that an arrival must wait in M/M/c, for c ≥ 1 servers and offered
// load a in erlangs, 0 ≤ a < c. Outside that range it returns NaN. Source: Kleinrock, Queueing
// Systems vol. 1 (1975), §3.5, expressed by the loss probability B of the same servers: C = B / (1
// − rho·(1 − B)), rho = a/c.
func ErlangC(c int, a float64) float64 {
	if c < 1 || !nonNegative(a) || a >= float64(c) {
		return math.NaN()
	}
	b := ErlangB(c, a)
	return b / (1 - float64(a/float64(c)*(1-b)))
}

// nonNegative reports whether a rate or load is a number ≥ 0 that isn't infinite.
func nonNegative(x float64) bool {
	return x >= 0 && !math.IsInf(x, 1)
}
