package theory

import "math"

// quantile returns the least t ≥ 0 that a share q of times doesn't exceed, 0 ≤ q < 1, where
// beyond(t) is the share above t; NaN outside of that. The mean is where the search starts.
func quantile(q, mean float64, beyond func(t float64) float64) float64 {
	if !(q >= 0 && q < 1) || math.IsNaN(beyond(0)) || !nonNegative(mean) {
		return math.NaN()
	}
	low, high := 0.0, mean
	if beyond(0) <= 1-q {
		return 0
	}
	for beyond(high) > 1-q {
		low, high = high, float64(2*high)
	}
	for range 200 {
		middle := float64((low + high) / 2)
		if middle <= low || middle >= high {
			break
		}
		if beyond(middle) > 1-q {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
