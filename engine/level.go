package engine

import (
	"math"
	"sort"
)

// Flat is a Level that never changes.
type Flat float64

var (
	_ Level = Flat(0)
	_ Level = Steps(nil)
	_ Level = Ramp(nil)
)

// At returns the level.
func (f Flat) At(Time) float64 { return float64(f) }

// Next returns Never.
func (f Flat) Next(Time) Time { return Never }

// Reach returns from + area/level.
func (f Flat) Reach(from Time, area float64) Time {
	if f <= 0 {
		return Never
	}
	return from.plus(area / float64(f))
}

// plus returns the instant x seconds after t, to the nearest nanosecond, or Never.
func (t Time) plus(x float64) Time {
	ns := x*1e9 + 0.5
	if !(ns < float64(Never-t)) {
		return Never
	}
	return t + Time(ns)
}

// A Point is a value of a level and the instant from which it holds.
type Point struct {
	At    Time
	Value float64
}

// Steps is a Level that is 0 before its first point and holds each point's value until the next
// (DESIGN.md §4, rule 2). Points are in strictly ascending order of time.
type Steps []Point

// find returns the index of the last point at or before t, or −1.
func find(points []Point, t Time) int {
	return sort.Search(len(points), func(i int) bool { return points[i].At > t }) - 1
}

// nextPoint returns the instant of the first point after t, or Never.
func nextPoint(points []Point, t Time) Time {
	if i := find(points, t) + 1; i < len(points) {
		return points[i].At
	}
	return Never
}

// At returns the value of the last step at or before t.
func (s Steps) At(t Time) float64 {
	if i := find(s, t); i >= 0 {
		return s[i].Value
	}
	return 0
}

// Next returns the instant of the step after t.
func (s Steps) Next(t Time) Time { return nextPoint(s, t) }

// Reach adds up the steps' areas one by one: no gap drawn at an old rate survives a step.
func (s Steps) Reach(from Time, area float64) Time {
	for {
		at := Flat(s.At(from)).Reach(from, area)
		next := s.Next(from)
		if at < next || next == Never {
			return at
		}
		area -= float64(s.At(from) * (next - from).Seconds())
		if area <= 0 { // used up by rounding, right at the step
			return next
		}
		from = next
	}
}

// Ramp is a Level that goes straight from each point to the next; before the first point and after
// the last it is flat. Points are in strictly ascending order of time.
type Ramp []Point

// At returns the level on the straight line at t.
func (r Ramp) At(t Time) float64 {
	i := find(r, t)
	switch {
	case len(r) == 0:
		return 0
	case i < 0:
		return r[0].Value
	case i == len(r)-1:
		return r[i].Value
	}
	a, b := r[i], r[i+1]
	return a.Value + float64((b.Value-a.Value)*(float64(t-a.At)/float64(b.At-a.At)))
}

// Next returns the instant of the next point after t.
func (r Ramp) Next(t Time) Time { return nextPoint(r, t) }

// Reach adds up the areas under the lines one by one and solves the last, a quadratic.
func (r Ramp) Reach(from Time, area float64) Time {
	for {
		next := r.Next(from)
		v := r.At(from)
		if next == Never {
			return Flat(v).Reach(from, area)
		}
		span := (next - from).Seconds()
		w := r.At(next)
		if under := float64((v+w)*span) / 2; area > under {
			area -= under
			from = next
			continue
		}
		return min(from.plus(onLine(v, (w-v)/span, area)), next)
	}
}

// onLine returns x with v·x + slope·x²/2 = area, by the form of the quadratic's root that doesn't
// cancel: x = 2·area / (v + √(v² + 2·slope·area)).
func onLine(v, slope, area float64) float64 {
	root := float64(v*v) + float64(2*slope*area)
	return 2 * area / (v + math.Sqrt(math.Max(root, 0)))
}
