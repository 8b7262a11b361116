package engine

import (
	"math"
	"slices"
)

// A course is a number that is known for all times beforehand, such as the rate at which items come
// to a queue: straight between its bends, and 0 before the first.
type course []bend

// A bend is an instant at which a course jumps, takes another slope (per second), or both.
type bend struct {
	at          Time
	jump, slope float64
}

// mostBends bounds how much of all levels of a scenario is looked at.
const mostBends = 200_000

// An excerpt is a level, so many times, from one instant to another.
type excerpt struct {
	level       Level
	times       float64
	from, until Time
}

// A curve is a level that is nowhere straight. A course goes through it at its knots, which are so
// near to each other that two straight lines between them do.
type curve interface {
	// knot returns the first knot after t. Where the level has an extreme there is one.
	knot(t Time) Time
}

// add adds an excerpt. It answers false if the level has more bends than there may be.
func (c *course) add(s excerpt, most int) bool {
	if w, ok := s.level.(curve); ok {
		return c.addCurve(s, w, most)
	}
	for from := s.from; from < s.until; {
		next := min(s.level.Next(from), s.until)
		start := float64(s.times * s.level.At(from))
		if next == Never {
			*c = append(*c, bend{from, start, 0})
			return true
		}
		if most -= 2; most < 0 {
			return false
		}
		width := (next - from).Seconds()
		end := 2*s.times*s.level.Area(from, next)/width - start
		slope := (end - start) / width
		*c = append(*c, bend{from, start, slope}, bend{next, -end, -slope})
		from = next
	}
	return true
}

// addCurve adds an excerpt of a curve. Values at the knots and areas between them are exact.
func (c *course) addCurve(s excerpt, w curve, most int) bool {
	if s.until == Never {
		return false
	}
	for from := s.from; from < s.until; {
		if most -= 3; most < 0 {
			return false
		}
		next := min(w.knot(from), s.until)
		middle := from + (next-from)/2
		start, end := float64(s.times*s.level.At(from)), float64(s.times*s.level.At(next))
		half := (middle - from).Seconds()
		rest := (next - middle).Seconds()
		// The two trapezia have the area of the curve.
		height := float64(2*s.times*s.level.Area(from, next)) - float64(start*half) - float64(end*rest)
		height = max(0, height/(half+rest))
		up, down := 0.0, (end-height)/rest
		if half > 0 {
			up = (height - start) / half
		}
		*c = append(*c, bend{from, start, up}, bend{middle, height - start - float64(up*half), down - up},
			bend{next, -end, -down})
		from = next
	}
	return true
}

// stretches visits the course piece by piece, up to an instant, with its values at both ends of a
// piece, until visit answers false. A last piece up to Never has the same value at both.
func (c course) stretches(until Time, visit func(from, to Time, start, end float64) bool) {
	bends := slices.Clone(c)
	slices.SortStableFunc(bends, func(a, b bend) int { return int(min(1, max(-1, a.at-b.at))) })
	value, slope, from := 0.0, 0.0, Time(0)
	for i := 0; from < until; {
		for ; i < len(bends) && bends[i].at <= from; i++ {
			value += bends[i].jump
			slope += bends[i].slope
		}
		to := until
		if i < len(bends) {
			to = min(to, bends[i].at)
		}
		end := value
		if to != Never {
			end += float64(slope * (to - from).Seconds())
		}
		if !visit(from, to, value, end) {
			return
		}
		value, from = end, to
	}
}

// at returns the value of the course at an instant.
func (c course) at(t Time) float64 {
	value := 0.0
	c.stretches(t+1, func(from, _ Time, start, end float64) bool {
		value = start
		if from < t {
			value = end
		}
		return true
	})
	return value
}

// area returns the area under the course up to an instant.
func (c course) area(until Time) float64 {
	area := 0.0
	c.stretches(until, func(from, to Time, start, end float64) bool {
		area += float64((start + end) / 2 * (to - from).Seconds())
		return true
	})
	return area
}

// reach returns the instant at which the area under the course has grown to area, or Never.
func (c course) reach(area float64) Time {
	at := Never
	c.stretches(Never, func(from, to Time, start, end float64) bool {
		if to == Never {
			at = Flat(start).Reach(from, area)
			return false
		}
		piece := Ramp{{from, max(0, start)}, {to, max(0, end)}} // adding up leaves dust
		if at = piece.Reach(from, area); at <= to {
			return false
		}
		area -= piece.Area(from, to)
		at = Never
		return true
	})
	return at
}

// scaled returns the course, so many times.
func (c course) scaled(times float64) course {
	all := slices.Clone(c)
	for i := range all {
		all[i].jump = float64(all[i].jump * times)
		all[i].slope = float64(all[i].slope * times)
	}
	return all
}

// isFinite reports whether no number of the course is too large to be added up.
func (c course) isFinite() bool {
	sum := 0.0
	for _, b := range c {
		sum += math.Abs(b.jump) + math.Abs(b.slope)
	}
	return sum <= math.MaxFloat64
}
