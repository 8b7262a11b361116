package dist

import "math"

// An Outline is what a picture of a distribution shows: how likely draws are in cells of one width.
type Outline struct {
	From, To float64   // round numbers; 0 lies between, or is one of them
	Chances  []float64 // of a draw in each cell; what lies beyond To is left out
}

// OutlineOf returns a distribution in so many cells: from 0, or from where a draw in a thousand
// lies below; to where one in fifty lies above, or to 0.
func OutlineOf(d Law, cells int) Outline {
	o := Outline{To: roundUp(float64(1.02 * quantile(d, 0.98)))}
	if low := quantile(d, 0.001); low < 0 {
		o.From = -roundUp(-low)
	}
	before := 0.0
	if o.From < 0 {
		before = d.CDF(o.From)
	}
	for i := range cells {
		end := o.From + float64((o.To-o.From)*(float64(i+1)/float64(cells)))
		chance := d.CDF(end)
		o.Chances = append(o.Chances, chance-before)
		before = chance
	}
	return o
}

// quantile returns the least x up to which a share p of the draws lies, to nine digits. Those whose
// size is below 10⁻¹² count as 0.
func quantile(d Law, p float64) float64 {
	const least = 1e-12
	if d.CDF(-least) >= p {
		return -crossing(func(x float64) bool { return d.CDF(-x) < p })
	}
	if d.CDF(least) >= p {
		return 0
	}
	return crossing(func(x float64) bool { return d.CDF(x) >= p })
}

// crossing returns the x above 0 from which on something holds, by halving the ratio of bounds.
func crossing(holds func(float64) bool) float64 {
	low, high := 1e-12, 1e100
	for high > low*(1+1e-10) {
		middle := float64(math.Sqrt(low) * math.Sqrt(high))
		if holds(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// roundUp returns the next number from x on, or from 0, that is easy to read: 1, 1.2, 1.5, 2 …
// times a power of ten.
func roundUp(x float64) float64 {
	if x <= 0 {
		return 0
	}
	unit := 1.0
	for unit > x {
		unit = float64(unit / 10)
	}
	for float64(10*unit) <= x {
		unit = float64(10 * unit)
	}
	for _, digit := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if round := float64(digit * unit); round >= x {
			return round
		}
	}
	return float64(10 * unit)
}
