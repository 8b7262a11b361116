package dist

import "math"

// solve returns the least x from low to high, both above 0, at which holds is true: false before
// and true from there on. It halves the ratio of the bounds, then the gap between them, until they
// are neighbours: at most some hundred calls, the same on every machine.
func solve(low, high float64, holds func(float64) bool) float64 {
	for {
		middle := float64(math.Sqrt(low) * math.Sqrt(high))
		if high < 2*low {
			middle = low + float64(0.5*(high-low))
		}
		switch {
		case !(middle > low && middle < high):
			return high
		case holds(middle):
			high = middle
		default:
			low = middle
		}
	}
}
