package engine

import (
	"math"
	"strconv"
)

// A Time is an instant or a span of model time in whole nanoseconds; instants count from the start
// of the run. Being an integer it is exact, compares with ==, and orders alike on every machine.
type Time int64

// Units of model time, and its ends.
const (
	Nanosecond  Time = 1
	Microsecond      = 1000 * Nanosecond
	Millisecond      = 1000 * Microsecond
	Second           = 1000 * Millisecond
	Minute           = 60 * Second
	Hour             = 60 * Minute

	Longest = 100 * 365 * 24 * Hour // no span is longer (DESIGN.md §4, rule 23)
	Never   = Time(math.MaxInt64)   // the instant that doesn't come
)

// Seconds turns a number of seconds into the nearest Time. It answers false if x is NaN, negative
// or above Longest: such a number is no time.
func Seconds(x float64) (Time, bool) {
	if !(x >= 0 && x <= float64(Longest/Second)) {
		return 0, false
	}
	return Time(float64(x*1e9) + 0.5), true
}

// Seconds returns t as a number of seconds.
func (t Time) Seconds() float64 { return float64(float64(t) / 1e9) }

// After returns the instant d after t, or Never if that lies beyond the end of time.
func (t Time) After(d Time) Time {
	if d >= Never-t {
		return Never
	}
	return t + d
}

// AppendText appends t in seconds as an exact decimal: 0, 1.5, 0.000000001.
func (t Time) AppendText(b []byte) ([]byte, error) {
	u := uint64(t)
	if t < 0 {
		b, u = append(b, '-'), uint64(-t)
	}
	b = strconv.AppendUint(b, u/1e9, 10)
	frac := u % 1e9
	if frac == 0 {
		return b, nil
	}
	b = append(b, '.')
	for unit := uint64(1e8); frac > 0; unit /= 10 {
		b = append(b, byte('0'+frac/unit))
		frac %= unit
	}
	return b, nil
}

// MarshalJSON writes t as a number of seconds, exactly.
func (t Time) MarshalJSON() ([]byte, error) { return t.AppendText(nil) }

// String returns t in seconds with its unit: "1.5s".
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	b, _ := t.AppendText(nil)
	return string(append(b, 's'))
}
