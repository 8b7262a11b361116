package engine

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestOverridesAreTheLastWrite: a rate as hooks have set it is, at each instant, the last write
// before it, unless the schedule has taken a step since.
func TestOverridesAreTheLastWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var schedule Level = Steps{
			{At: 0, Value: 3},
			{At: 4 * Second, Value: 0},
			{At: 7 * Second, Value: 5},
		}
		if rapid.Bool().Draw(t, "ramp") {
			schedule = Ramp(schedule.(Steps))
		}
		o := overrides{schedule: schedule}
		var writes []write
		at := Time(0)
		for range rapid.IntRange(0, 8).Draw(t, "writes") {
			at += Time(rapid.IntRange(0, 30).Draw(t, "gap")) * 100 * Millisecond
			w := write{at, schedule.Next(at), Flat(rapid.IntRange(0, 9).Draw(t, "rate"))}
			writes = append(writes, w)
			o.add(w)
		}
		now := at / 2
		o.forget(now)
		plain := func(t Time) float64 {
			value := schedule.At(t)
			for _, w := range writes {
				if w.from <= t {
					value = schedule.At(t)
					if t < w.until {
						value = float64(w.rate)
					}
				}
			}
			return value
		}
		const slice = 10 * Millisecond
		end, sum := now+10*Second, 0.0
		for at := now; at < end; at += slice {
			middle := at + slice/2
			require.InDelta(t, plain(middle), o.At(middle), 1e-9)
			require.Greater(t, o.Next(at), at)
			sum += plain(middle) * slice.Seconds()
		}
		require.InDelta(t, sum, o.Area(now, end), 20*9*slice.Seconds())
		area := rapid.Float64Range(0, 40).Draw(t, "area")
		if reached := o.Reach(now, area); reached < Never {
			require.InDelta(t, area, o.Area(now, reached), 1e-7)
		} else {
			require.Less(t, o.Area(now, 100_000*Second), area+1e-9)
		}
	})
}
