package dist

import "math"

// A part is what a distribution has up to some number x, that one included: the chance of a draw
// there, and the first two moments of such draws about some number. Parts make the moments of
// distributions that are cut off, and they are closed formulas: no sum over many x, no integral.
type part struct {
	mass   float64 // P(X ≤ x)
	about  float64
	first  float64 // E(X − about; X ≤ x)
	second float64 // E((X − about)²; X ≤ x)
}

// atom returns all of a distribution that is always the number at, or nothing of it if x is less.
func atom(x, at float64) part { return part{mass: step(x, at), about: at} }

// spread returns the part with a second moment.
func (p part) spread(second float64) part {
	p.second = second
	return p
}

// raw returns a part with its moments about 0.
func raw(mass, first, second float64) part { return part{mass: mass, first: first, second: second} }

// moved returns the part with its moments about another number.
func (p part) moved(about float64) part {
	off := p.about - about
	if off == 0 {
		return p
	}
	return part{
		mass: p.mass, about: about,
		first:  p.first + float64(off*p.mass),
		second: p.second + float64(2*off*p.first) + float64(off*off*p.mass),
	}
}

// less returns what lies above q, a part of p that is about the same number.
func (p part) less(q part) part {
	return part{p.mass - q.mass, p.about, p.first - q.first, p.second - q.second}
}

// plus adds a share of another part that is about the same number.
func (p part) plus(share float64, q part) part {
	p.mass += float64(share * q.mass)
	p.first += float64(share * q.first)
	p.second += float64(share * q.second)
	return p
}

// scaled returns the part of a distribution a times as likely.
func (p part) scaled(a float64) part {
	return part{float64(a * p.mass), p.about, float64(a * p.first), float64(a * p.second)}
}

// partOf returns what d has up to x, also if that is nothing or all.
func partOf(d Law, x, about float64) part {
	switch {
	case math.IsInf(x, -1):
		return part{about: about}
	case math.IsInf(x, 1):
		off := d.Mean() - about
		return part{1, about, off, d.Variance() + float64(off*off)}
	}
	return d.head(x).moved(about)
}

// moments returns mean and variance of a distribution that has p and nothing else.
func (p part) moments() (mean, variance float64) {
	off := p.first / p.mass
	if math.IsInf(off, 1) {
		return off, off
	}
	return p.about + off, max(p.second/p.mass-float64(off*off), 0)
}
