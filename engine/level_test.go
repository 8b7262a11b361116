package engine_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
)

// A level is right if its area is what adding up thin slices gives, and if Reach is where the area
// is what was asked for.

// drawLevel draws a schedule within about ten seconds, with stretches of 0.
func drawLevel(t *rapid.T) engine.Level {
	var points []engine.Point
	at := engine.Time(0)
	for range rapid.IntRange(1, 6).Draw(t, "points") {
		at += engine.Time(rapid.IntRange(0, 2000).Draw(t, "gap"))*engine.Millisecond + 1
		value := rapid.SampledFrom([]float64{0, 0, 0.5, 1, 7, 300}).Draw(t, "value")
		points = append(points, engine.Point{At: at, Value: value})
	}
	if rapid.Bool().Draw(t, "ramp") {
		return engine.Ramp(points)
	}
	return engine.Steps(points)
}

func TestAreaIsTheSumOfSlices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		level := drawLevel(t)
		from := engine.Time(rapid.IntRange(0, 8000).Draw(t, "from")) * engine.Millisecond
		to := from + engine.Time(rapid.IntRange(0, 8000).Draw(t, "span"))*engine.Millisecond
		const slice = engine.Millisecond
		sum := 0.0
		for at := from; at < to; at += slice {
			sum += level.At(at+slice/2) * slice.Seconds()
		}
		// Within a slice with a jump or a bend, the middle may miss by the jump.
		require.InDelta(t, sum, level.Area(from, to), 6*300*slice.Seconds())
		middle := from + (to-from)/3
		require.InDelta(t, level.Area(from, to), level.Area(from, middle)+level.Area(middle, to),
			1e-9)
	})
}

func TestReachInvertsTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		level := drawLevel(t)
		from := engine.Time(rapid.IntRange(0, 8000).Draw(t, "from")) * engine.Millisecond
		area := rapid.Float64Range(0, 50).Draw(t, "area")
		at := level.Reach(from, area)
		if at == engine.Never {
			const far = 100_000 * engine.Second
			require.Less(t, level.Area(from, far), area+1e-9, "it would have been reached")
			require.Zero(t, level.At(far))
			return
		}
		require.GreaterOrEqual(t, at, from)
		// The instant is rounded to a nanosecond, in which the area changes by the level.
		slack := 1e-9*(1+max(level.At(at), level.At(max(from, at-1)))) + 1e-9
		require.InDelta(t, area, level.Area(from, at), slack)
	})
}

// An arrival never lies in a stretch of 0: a step holds on [t, next).
func TestReachSkipsStretchesOfZero(t *testing.T) {
	s := engine.Steps{{At: 0, Value: 10}, {At: second, Value: 0}, {At: 5 * second, Value: 1}}
	assert.Equal(t, engine.Time(0), s.Reach(0, 0))
	assert.Equal(t, 5*second, s.Reach(0, 10), "at 1 s the step is over")
	assert.Equal(t, 5*second, s.Reach(second, 0))
	assert.Equal(t, 6*second, s.Reach(0, 11))
	assert.Equal(t, engine.Never, engine.Flat(0).Reach(0, 0))
	assert.Equal(t, engine.Never,
		engine.Steps{{At: 0, Value: 1}, {At: second, Value: 0}}.Reach(0, 2))
	r := engine.Ramp{
		{At: 0, Value: 4},
		{At: 2 * second, Value: 0},
		{At: 3 * second, Value: 0},
		{At: 4 * second, Value: 2},
	}
	assert.Equal(t, second, r.Reach(0, 3))
	assert.Equal(t, 4*second, r.Reach(0, 5))
	assert.Equal(t, engine.Never,
		engine.Ramp{{At: 0, Value: 4}, {At: 2 * second, Value: 0}}.Reach(0, 4.5))
}

func TestLevelsAtAndNext(t *testing.T) {
	points := []engine.Point{{At: second, Value: 2}, {At: 3 * second, Value: 6}}
	for _, tt := range []struct {
		level  engine.Level
		values []float64 // at 0, 1, 2, 3, 4 s
		next   []engine.Time
	}{
		{
			engine.Flat(3),
			[]float64{3, 3, 3, 3, 3},
			[]engine.Time{engine.Never, engine.Never, engine.Never, engine.Never, engine.Never},
		},
		{
			engine.Steps(points),
			[]float64{0, 2, 2, 6, 6},
			[]engine.Time{second, 3 * second, 3 * second, engine.Never, engine.Never},
		},
		{
			engine.Ramp(points),
			[]float64{2, 2, 4, 6, 6},
			[]engine.Time{second, 3 * second, 3 * second, engine.Never, engine.Never},
		},
		{
			engine.Ramp(nil),
			[]float64{0, 0, 0, 0, 0},
			[]engine.Time{engine.Never, engine.Never, engine.Never, engine.Never, engine.Never},
		},
	} {
		for i := range tt.values {
			at := engine.Time(i) * second
			assert.InDelta(t, tt.values[i], tt.level.At(at), 1e-12)
			assert.Equal(t, tt.next[i], tt.level.Next(at))
		}
	}
}

// TestReachSmallestNumbers: neither a tiny level nor a tiny slope overflows or hangs.
func TestReachSmallestNumbers(t *testing.T) {
	for _, level := range []engine.Level{
		engine.Flat(math.SmallestNonzeroFloat64), engine.Flat(math.MaxFloat64),
		engine.Ramp{{At: 0, Value: 0}, {At: engine.Longest, Value: math.SmallestNonzeroFloat64}},
		engine.Ramp{{At: 0, Value: 0}, {At: 1, Value: math.MaxFloat64}},
		engine.Ramp{{At: 0, Value: math.MaxFloat64}, {At: 1, Value: 0}},
	} {
		for _, area := range []float64{0, 1e-300, 1, 1e300} {
			at := level.Reach(0, area)
			assert.GreaterOrEqual(t, at, engine.Time(0), "%v of %v", area, level)
		}
	}
}

func TestTimes(t *testing.T) {
	for x, want := range map[float64]engine.Time{
		0: 0, 1e-9: 1, 0.4e-9: 0, 1.5: 1500 * engine.Millisecond, 0.1: 100 * engine.Millisecond,
		100 * 365 * 24 * 3600: engine.Longest,
	} {
		got, ok := engine.Seconds(x)
		assert.True(t, ok)
		assert.Equal(t, want, got)
	}
	for _, x := range []float64{nan, -1e-9, math.Inf(1), math.Inf(-1), 1e10} {
		_, ok := engine.Seconds(x)
		assert.False(t, ok, "%v", x)
	}
	assert.Equal(t, engine.Never, second.After(engine.Never))
	assert.Equal(t, 3*second, second.After(2*second))
	for want, x := range map[string]engine.Time{
		"0s": 0, "0.000000001s": 1, "1.5s": 1500 * engine.Millisecond,
		"-2.25s": -2250 * engine.Millisecond, "never": engine.Never,
	} {
		assert.Equal(t, want, x.String())
	}
}
