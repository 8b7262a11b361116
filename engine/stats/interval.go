package stats

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Part is what one of several parts of a simulation, which know nothing of each other's luck, says
// of a figure: a replication, or one of the batches into which a long run is cut. A mean of many
// values weighs as much as there are values, an average over time as much as there is time.
type Part struct{ Value, Weight float64 }

// An Interval is a figure and how far it can be trusted: an interval made in this way covers the
// true value in so many of a hundred studies as Confidence says.
type Interval struct{ Mean, Low, High float64 }

// Half returns half of the interval's width.
func (i Interval) Half() float64 { return float64((i.High - i.Low) / 2) }

// Confidence is the confidence level of all intervals.
const Confidence = 0.95

// Mean returns the mean of the parts by weight: that of all their values together. It is NaN if
// nothing has any weight.
func Mean(parts []Part) float64 {
	sum, weight := 0.0, 0.0
	for _, p := range parts {
		if p.Weight > 0 {
			sum += float64(p.Value * p.Weight)
			weight += p.Weight
		}
	}
	return sum / weight
}

// IntervalAround returns the interval round a figure that all parts together have. It is that of a
// ratio of means, with Student's t for one fewer degrees of freedom than there are parts; where all
// parts weigh the same it is the common interval for a mean. It reports false, with no interval, if there are fewer than two parts, or if nothing
// has any weight.
//
// Sources: Law, Simulation Modeling and Analysis, 5th ed. (2015), §4.5 and §9.4.1 (means); Cochran,
// Sampling Techniques, 3rd ed. (1977), §6.4 (ratios).
func IntervalAround(figure float64, parts []Part) (Interval, bool) {
	n := len(parts)
	if n < 2 || math.IsNaN(figure) {
		return Interval{}, false
	}
	half := float64(Student(n-1) * math.Sqrt(squared(Deviations(figure, parts))/float64(n)))
	if math.IsNaN(half) || math.IsInf(half, 0) {
		return Interval{}, false
	}
	return Interval{Mean: figure, Low: figure - half, High: figure + half}, true
}

// Deviations returns by how much each part moves the figure: its value's distance from it, times how
// much more than the others it weighs. They add up to zero where the figure is the parts' mean.
func Deviations(figure float64, parts []Part) []float64 {
	weight := 0.0
	for _, p := range parts {
		weight += p.Weight
	}
	mean := weight / float64(len(parts))
	out := make([]float64, len(parts))
	for i, p := range parts {
		if p.Weight > 0 {
			out[i] = float64(p.Weight / mean * (p.Value - figure))
		}
	}
	return out
}

// squared returns the sum of the squares over one fewer than there are: the variance, if they add up
// to zero.
func squared(deviations []float64) float64 {
	sum := 0.0
	for _, d := range deviations {
		sum += float64(d * d)
	}
	return sum / float64(len(deviations)-1)
}

// Student returns the two-sided 95 % quantile of Student's t for so many degrees of freedom, at least
// one: 12.71 for one, 1.96 for very many. It is rounded to ten digits, which makes it the same on
// every machine: what it is computed with isn't.
func Student(freedom int) float64 {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(freedom)}
	return rounded(t.Quantile((1 + Confidence) / 2))
}

// rounded returns x rounded to ten digits.
func rounded(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 9, 64), 64)
	if err != nil {
		panic("stats: " + err.Error())
	}
	return y
}
