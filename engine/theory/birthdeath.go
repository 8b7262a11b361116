package theory

import "math"

// BirthDeath is a system whose number inside, n, goes up and down by one: from n to n+1 at the
// rate Birth(n), from n to n−1 at the rate Death(n), which must be above 0 wherever the system can
// get. All the other Markov models of this package are of this kind.
//
// Source of the long run: Kleinrock, Queueing Systems vol. 1 (1975), §3.1.
type BirthDeath struct {
	Birth, Death func(n int) float64

	// Last is the largest n, or Endless. With a Ratio above 0 there are larger ones, and there the
	// rate of births over that of deaths at the next n is the Ratio for ever.
	Last  int
	Ratio float64
}

// Endless stands for no bound.
const Endless = -1

// mostStates is how many states are reckoned one by one.
const mostStates = 10_000_000

// Shares are the shares of time that a system spends with 0, 1, 2 … inside, in the long run.
type Shares struct {
	states []float64
	ratio  float64 // of each state beyond to the one before
}

// scaled is a number f·2^(512·n), for weights that are too far apart for floats.
type scaled struct {
	f float64
	n int
}

const (
	big   = 0x1p512
	small = 0x1p-512
)

// times returns s·x.
func (s scaled) times(x float64) scaled {
	s.f = float64(s.f * x)
	switch {
	case s.f >= big:
		return scaled{float64(s.f * small), s.n + 1}
	case s.f <= small && s.f > 0:
		return scaled{float64(s.f * big), s.n - 1}
	}
	return s
}

// over returns s as a multiple of 2^(512·n), n ≥ s.n.
func (s scaled) over(n int) float64 {
	switch s.n - n {
	case 0:
		return s.f
	case -1:
		return float64(s.f * small)
	}
	return 0
}

// plus returns s + t.
func (s scaled) plus(t scaled) scaled {
	n := max(s.n, t.n)
	return scaled{s.over(n) + t.over(n), n}
}

// Shares solves the system. If it has no long run, as births outdo deaths for ever, or has more
// states than can be reckoned, all that it knows is NaN.
func (b BirthDeath) Shares() Shares {
	weights, total := b.weigh()
	if weights == nil || !(total.f > 0) || math.IsInf(total.f, 1) {
		return Shares{states: []float64{math.NaN()}, ratio: math.NaN()}
	}
	s := Shares{states: make([]float64, len(weights)), ratio: b.Ratio}
	if len(weights) <= b.Last {
		s.ratio = 0 // it never gets there
	}
	for i, w := range weights {
		s.states[i] = w.over(total.n) / total.f
	}
	return s
}

// weigh returns how much more often than with none the system has each number inside, and the sum;
// nil if it can't be told.
func (b BirthDeath) weigh() (weights []scaled, total scaled) {
	if b.Last >= mostStates || !(b.Ratio >= 0 && b.Ratio < 1) {
		return nil, scaled{}
	}
	w := scaled{f: 1}
	total = w
	weights = append(weights, w)
	for n := 0; b.Last == Endless || n < b.Last; n++ {
		up, down := b.Birth(n), b.Death(n+1)
		if up == 0 {
			break
		}
		if !(up > 0 && down > 0) || n == mostStates {
			return nil, scaled{}
		}
		w = w.times(up / down)
		weights = append(weights, w)
		total = total.plus(w)
		if b.Last == Endless && up < down && negligible(w, total, up/down) {
			break
		}
	}
	if b.Ratio > 0 && len(weights) == b.Last+1 {
		total = total.plus(w.times(b.Ratio / (1 - b.Ratio)))
	}
	return weights, total
}

// negligible tells whether what follows a state, each at most so many times the one before, is
// nothing beside all.
func negligible(w, total scaled, ratio float64) bool {
	const nothing = 1e-20
	return w.over(max(w.n, total.n)) <= float64(nothing*(1-ratio)*total.over(max(w.n, total.n)))
}

// At returns P(N = n).
func (s Shares) At(n int) float64 {
	last := len(s.states) - 1
	switch {
	case n < 0:
		return 0
	case n <= last:
		return s.states[n]
	case s.ratio == 0:
		return 0
	}
	return float64(s.states[last] * power(s.ratio, n-last))
}

// From returns P(N ≥ n).
func (s Shares) From(n int) float64 {
	last := len(s.states) - 1
	tail := s.states[last] / (1 - s.ratio)
	if n > last {
		return float64(tail * power(s.ratio, n-last))
	}
	sum := tail
	for i := last - 1; i >= max(n, 0); i-- {
		sum += s.states[i]
	}
	return sum
}

// Beyond returns the mean of what N is above c, 0 where it isn't: of those who wait for c servers.
func (s Shares) Beyond(c int) float64 {
	last := len(s.states) - 1
	tail := s.states[last] / (1 - s.ratio) // P(N ≥ last)
	if c > last {
		return float64(tail*power(s.ratio, c-last+1)) / (1 - s.ratio)
	}
	sum := float64(tail * (float64(last-c) + s.ratio/(1-s.ratio)))
	for n := last - 1; n > c; n-- {
		sum += float64(s.states[n] * float64(n-c))
	}
	return sum
}

// Mean returns the mean of N.
func (s Shares) Mean() float64 { return s.Beyond(0) }

// Busy returns the mean of N where that is below c, else of c: of servers that are busy, of c.
func (s Shares) Busy(c int) float64 {
	sum := float64(s.From(c) * float64(c))
	for n := c - 1; n > 0; n-- {
		sum += float64(s.At(n) * float64(n))
	}
	return sum
}

// power returns x to a whole number n ≥ 0.
func power(x float64, n int) float64 {
	p := 1.0
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			p = float64(p * x)
		}
		x = float64(x * x)
	}
	return p
}
