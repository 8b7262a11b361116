package stats

import "fmt"

// A Level follows a number through time, such as waiting items or busy consumers, and knows its
// average and its maximum over a window. Times are nanoseconds that never go back; the number is
// never negative. The zero Level is 0 from time 0 on, and its window has no end.
type Level struct {
	// From and To bound the window [From, To); To = 0 means that it has no end. Set them before the
	// first change. What happens outside the window is followed, but doesn't enter the average or
	// the maximum.
	From, To int64

	value, since int64 // the level is value since then
	max          int64 // over what lies before since
	area         Sum   // likewise
}

// Set tells that the level is v from now on.
func (l *Level) Set(now, v int64) {
	if now != l.since {
		l.advance(now)
	}
	l.value = v
}

// Add tells that the level changes by delta now.
func (l *Level) Add(now, delta int64) {
	if now != l.since {
		l.advance(now)
	}
	l.value += delta
}

// Backdate adds delta now, and counts it as if it had been added at the earlier time since. The
// average is exact; the maximum takes no notice of the time before now.
func (l *Level) Backdate(since, now, delta int64) {
	l.area.AddProduct(delta, l.inside(since, now))
	l.Add(now, delta)
}

// Value returns the level as it was last set.
func (l *Level) Value() int64 { return l.value }

// Area returns the exact integral of the level over the part of the window before until: level ×
// nanoseconds. What was before the last change can't be told any more, so until must not lie before
// it, unless the window is over by then.
func (l *Level) Area(until int64) Sum {
	ahead := l.ahead(until)
	return ahead.area
}

// Mean returns the average of the level over the part of the window before until, NaN if there is
// no such part. For until see Area.
func (l *Level) Mean(until int64) float64 {
	var length Sum
	length.Add(l.inside(l.From, until))
	return l.Area(until).Over(length)
}

// Max returns the largest value that the level held, for any time at all, in the part of the window
// before until. A value that was set and changed within one instant was never held. For until see
// Area.
func (l *Level) Max(until int64) int64 {
	ahead := l.ahead(until)
	return ahead.max
}

// ahead returns the level as it will be at until, if nothing changes.
func (l *Level) ahead(until int64) Level {
	if l.To != 0 && until >= l.To {
		until = max(until, l.since) // nothing after To counts anyway
	}
	ahead := *l
	ahead.advance(until)
	return ahead
}

// Merge adds a level with the same window that was followed elsewhere: values and areas add up, up
// to the later of the last changes. The maximum becomes the larger one, as that of the sum isn't
// known.
func (l *Level) Merge(other *Level) {
	ahead := *other
	now := max(l.since, ahead.since)
	l.advance(now)
	ahead.advance(now)
	l.value += ahead.value
	l.area.Merge(ahead.area)
	l.max = max(l.max, ahead.max)
}

// advance enters the time from since to now.
func (l *Level) advance(now int64) {
	if now < l.since || l.value < 0 {
		panic(fmt.Sprintf("stats: level %d since %d, and now it is %d", l.value, l.since, now))
	}
	if held := l.inside(l.since, now); held > 0 {
		l.area.AddProduct(l.value, held)
		l.max = max(l.max, l.value)
	}
	l.since = now
}

// inside returns how much of [from, to) lies in the window.
func (l *Level) inside(from, to int64) int64 {
	if l.To != 0 {
		to = min(to, l.To)
	}
	return max(0, to-max(from, l.From))
}
