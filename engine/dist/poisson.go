package dist

import (
	"math"

	"queuesim/engine/num"
)

// A Poisson counts what happens by chance at a steady rate: 0, 1, 2 … The number is its mean, from
// 0 to 10⁹.
//
// Source of all formulas: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), ch. 4.
type Poisson float64

var _ Law = Poisson(1)

// Sample counts, for a small mean, how many gaps of mean 1 fit into it. A great one it draws by
// rejection from a bell with heavy tails, whose sides are so close to the Poisson's that most draws
// need no logarithm.
//
// Source: Hörmann, "The transformed rejection method for generating Poisson random variables",
// Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.
func (p Poisson) Sample(s *num.Stream) float64 {
	const small = 10 // the other way is for means from there on
	if p >= small {
		return p.reject(s)
	}
	n := 0.0
	for t := s.Exp(); t < float64(p); t += s.Exp() {
		n++
	}
	return n
}

// reject is algorithm PTRS, with the names of its source.
func (p Poisson) reject(s *num.Stream) float64 {
	mean := float64(p)
	b := 0.931 + float64(2.53*math.Sqrt(mean))
	a := float64(0.02483*b) - 0.059
	sure := 0.9277 - 3.6224/(b-2)
	for {
		u, v := s.Open()-0.5, s.Open()
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + mean + 0.43)
		switch {
		case us >= 0.07 && v <= sure:
			return k
		case k < 0 || us < 0.013 && v > us:
			continue
		}
		alpha := 1.1239 + 1.1328/(b-3.4)
		if num.Log(v*alpha/(a/float64(us*us)+b)) <= p.logChance(k) {
			return k
		}
	}
}

// logChance returns the logarithm of the chance of k, k·ln mean − mean − ln k!. Where k is great,
// that is a small difference of great numbers, and Stirling's formula takes them out before.
//
// Source: Abramowitz and Stegun (1964), 6.1.41.
func (p Poisson) logChance(k float64) float64 {
	const halfLog2Pi = 0.91893853320467274178
	mean := float64(p)
	if k < 16 {
		return float64(k*num.Log(mean)) - mean - num.Lgamma(k+1)
	}
	off := mean - k
	y := 1 / k
	rest := float64(y * (1.0/12 - float64(y*y*(1.0/360-float64(y*y/1260)))))
	return float64(k*num.Log1p(off/k)) - off - (halfLog2Pi + float64(0.5*num.Log(k)) + rest)
}

// Mean returns the mean.
func (p Poisson) Mean() float64 { return float64(p) }

// Variance returns the mean, too.
func (p Poisson) Variance() float64 { return float64(p) }

// CDF returns Q(n + 1, mean) for the greatest n = 0, 1, … up to x, with the incomplete gamma
// function Q = 1 − P.
func (p Poisson) CDF(x float64) float64 {
	if x < 0 || math.IsInf(x, 1) {
		return step(x, 0)
	}
	return 1 - gammaBelow(math.Floor(x)+1, float64(p))
}

// head returns, about the mean, −mean·c and mean·(P(X ≤ n) − c·(n + 1 − mean)) for the chance c of
// the greatest n = 0, 1, … up to x. These are E(X; X ≤ n) = mean·P(X ≤ n − 1) and its sister.
func (p Poisson) head(x float64) part {
	mean, n := float64(p), math.Floor(x)
	if x < 0 || mean == 0 {
		return atom(x, 0)
	}
	mass, chance := p.CDF(x), num.Exp(p.logChance(n))
	return part{
		mass: mass, about: mean,
		first:  -float64(mean * chance),
		second: float64(mean * (mass - float64(chance*(n+1-mean)))),
	}
}

func (p Poisson) String() string { return "poisson(" + text(float64(p)) + ")" }

func newPoisson(a Args) (Distribution, error) { return Poisson(a.Named["mean"]), nil }
