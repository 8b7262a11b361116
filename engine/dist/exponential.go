package dist

import "queuesim/engine/num"

// An Exponential is the memoryless distribution; the number is its mean, above 0.
type Exponential float64

var _ Law = Exponential(1)

// Sample draws by the ziggurat of package num.
func (e Exponential) Sample(s *num.Stream) float64 { return float64(float64(e) * s.Exp()) }

// Mean returns the mean.
func (e Exponential) Mean() float64 { return float64(e) }

// Variance returns mean².
func (e Exponential) Variance() float64 { return float64(e * e) }

// CDF returns 1 − e^(−x/mean) for x > 0.
func (e Exponential) CDF(x float64) float64 { return -num.Expm1(-max(x, 0) / float64(e)) }

func (e Exponential) head(x float64) part { return Gamma{1, float64(e)}.head(x) }

func (e Exponential) String() string { return "exponential(" + text(float64(e)) + ")" }

func newExponential(a Args) (Distribution, error) { return Exponential(a.Named["mean"]), nil }

func newExponentialByP50(a Args) (Distribution, error) {
	return Exponential(float64(a.Named["p50"] / ln2)), nil
}

func newExponentialByP99(a Args) (Distribution, error) {
	return Exponential(float64(a.Named["p99"] / ln100)), nil
}

func newExponentialByRate(a Args) (Distribution, error) {
	return Exponential(1 / a.Named["rate"]), nil
}
