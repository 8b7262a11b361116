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

// Area returns level × span.
func (f Flat) Area(from, to Time) float64 { return float64(float64(f) * (to - from).Seconds()) }

// Reach returns from + area/level.
func (f Flat) Reach(from Time, area float64) Time {
	if f <= 0 {
		return Never
	}
	return from.plus(area / float64(f))
}

// plus returns the instant x seconds after t, to the nearest nanosecond, or Never.
func (t Time) plus(x float64) Time {
	ns := float64(x*1e9) + 0.5
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

// piece is a level that is known stretch by stretch, between its points.
type piece interface {
	Next(t Time) Time
	over(from, to Time) float64          // the area of one stretch, or of a part of it
	within(from Time, area float64) Time // Reach, as if the stretch had no end
}

// areaOf adds up the stretches between from and to.
func areaOf(p piece, from, to Time) float64 {
	area := 0.0
	for from < to {
		next := min(p.Next(from), to)
		area += p.over(from, next)
		from = next
	}
	return area
}

// reach goes through the stretches one by one, so that nothing drawn at an old rate survives a step.
func reach(p piece, from Time, area float64) Time {
	for {
		next := p.Next(from)
		at := p.within(from, area)
		if at < next || next == Never {
			return at
		}
		area = max(0, area-p.over(from, next))
		from = next
	}
}

// Steps is a Level that is 0 before its first point and holds each point's value until the next
// (DESIGN.md §4, rule 2). Points are in strictly ascending order of time.
type Steps []Point

// At returns the value of the last step at or before t.
func (s Steps) At(t Time) float64 {
	if i := find(s, t); i >= 0 {
		return s[i].Value
	}
	return 0
}

// Next returns the instant of the step after t.
func (s Steps) Next(t Time) Time { return nextPoint(s, t) }

// Area adds up the steps between from and to.
func (s Steps) Area(from, to Time) float64 { return areaOf(s, from, to) }

// Reach returns when the steps since from have grown to area.
func (s Steps) Reach(from Time, area float64) Time { return reach(s, from, area) }

func (s Steps) over(from, to Time) float64          { return Flat(s.At(from)).Area(from, to) }
func (s Steps) within(from Time, area float64) Time { return Flat(s.At(from)).Reach(from, area) }

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

// Area adds up the trapezia between from and to.
func (r Ramp) Area(from, to Time) float64 { return areaOf(r, from, to) }

// Reach returns when the area under the lines since from has grown to area.
func (r Ramp) Reach(from Time, area float64) Time { return reach(r, from, area) }

func (r Ramp) over(from, to Time) float64 {
	return float64((r.At(from) + r.At(to)) / 2 * (to - from).Seconds())
}

// within solves v·x + slope·x²/2 = area for x by the form of the root that doesn't cancel:
// x = 2·area / (v + √(v² + 2·slope·area)). Where a falling line never covers the area there is none.
func (r Ramp) within(from Time, area float64) Time {
	next := r.Next(from)
	v := r.At(from)
	if next == Never {
		return Flat(v).Reach(from, area)
	}
	slope := (r.At(next) - v) / (next - from).Seconds()
	square := float64(v*v) + float64(2*slope*area)
	switch {
	case v == 0 && slope <= 0, square < 0:
		return Never
	case area == 0:
		return from
	}
	return from.plus(2 * area / (v + math.Sqrt(square)))
}
