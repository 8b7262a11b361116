package engine

import (
	"math"

	"queuesim/engine/num"
)

// Sine is a Level that goes up and down as a wave: Mean + Amplitude·sin(2π·(t − Phase)/Period), so
// that at Phase it is at its mean and rises. A valid one is never negative.
type Sine struct {
	Mean, Amplitude float64 // 0 ≤ Amplitude ≤ Mean
	Period, Phase   Time    // Period above 0
}

var (
	_ Level = Sine{}
	_ curve = Sine{}
)

// String returns what messages call it.
func (s Sine) String() string { return "a sine" }

// since returns how far into a wave t is, from 0 to below Period.
func (s Sine) since(t Time) Time {
	return (t%s.Period - s.Phase%s.Period + s.Period) % s.Period
}

// part returns x as a part of the period.
func (s Sine) part(x Time) float64 { return float64(x) / float64(s.Period) }

// At returns the level of the wave at t.
func (s Sine) At(t Time) float64 {
	wave := float64(s.Amplitude * num.Sin(float64(2*math.Pi*s.part(s.since(t)))))
	return max(0, s.Mean+wave)
}

// Next returns Never: a wave is one course for ever.
func (s Sine) Next(Time) Time { return Never }

// Area is Mean·span + Amplitude·Period/2π·(cos a − cos b), where a and b are the angles at both ends;
// as 2·sin((a+b)/2)·sin((b−a)/2) the difference doesn't cancel. Whole waves add nothing to it.
func (s Sine) Area(from, to Time) float64 {
	area := float64(s.Mean * (to - from).Seconds())
	return area + s.swing(s.part(s.since(from)), s.part((to-from)%s.Period))
}

// swing returns what the wave adds to the area under the mean from one part of a wave, for so much
// of it.
func (s Sine) swing(from, span float64) float64 {
	high := float64(float64(s.Amplitude*s.Period.Seconds()) / math.Pi)
	middle := num.Sin(float64(2 * math.Pi * (from + float64(span/2))))
	return float64(float64(high*middle) * num.Sin(float64(math.Pi*span)))
}

// Reach skips whole waves, and solves for the rest.
func (s Sine) Reach(from Time, area float64) Time {
	if s.Mean <= 0 {
		return Never
	}
	whole := float64(s.Mean * s.Period.Seconds())
	waves := math.Floor(area / whole)
	if !(waves < float64(Never-from)/float64(s.Period)-1) {
		return Never
	}
	if waves > 0 {
		from += Time(waves) * s.Period
		area = max(0, area-float64(waves*whole))
	}
	return from.plus(s.solve(s.part(s.since(from)), area))
}

// solve returns the seconds after a part of a wave in which the area grows to area, less than a
// wave's. Newton's method gets there in a few steps; where it leaves the bounds, at the trough of a
// wave that touches 0, they are halved.
func (s Sine) solve(from, area float64) float64 {
	const near = 1e-11 // seconds
	period := s.Period.Seconds()
	lo, hi := 0.0, period
	x := min(area/s.Mean, period)
	for range 200 {
		span := x / period
		missing := area - float64(s.Mean*x) - s.swing(from, span)
		if missing > 0 {
			lo = x
		} else {
			hi = x
		}
		level := num.Sin(float64(2 * math.Pi * (from + span)))
		slope := s.Mean + float64(s.Amplitude*level)
		next := x + missing/slope
		if !(next >= lo && next <= hi) {
			next = float64((lo + hi) / 2)
		}
		step := math.Abs(next - x)
		x = next
		if step < near || hi-lo < near {
			break
		}
	}
	return x
}

// knots is the number of knots in a wave; the extremes are among them.
const knots = 16

// knot returns the first knot after t.
func (s Sine) knot(t Time) Time {
	at := s.since(t)
	for k := Time(1); k < knots; k++ {
		if knot := s.Period/knots*k + s.Period%knots*k/knots; knot > at {
			return t.After(knot - at)
		}
	}
	return t.After(s.Period - at)
}
