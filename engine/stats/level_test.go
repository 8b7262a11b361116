package stats_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/stats"
)

// A steps is the model of a Level: its value in every single nanosecond.
type steps struct {
	values []int64 // values[t] held on [t, t+1)
	from   int64
	to     int64
}

func (s *steps) set(now, v int64) {
	for t := now; t < int64(len(s.values)); t++ {
		s.values[t] = v
	}
}

func (s *steps) summary(until int64) (area, most, length int64) {
	for t := s.from; t < until && (s.to == 0 || t < s.to); t++ {
		area += s.values[t]
		most = max(most, s.values[t])
		length++
	}
	return area, most, length
}

func TestLevelIsItsNanosecondsAddedUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const span = 60
		from := rapid.Int64Range(0, span).Draw(t, "from")
		to := rapid.SampledFrom([]int64{0, span / 3, span / 2, span}).Draw(t, "to")
		level := stats.Level{From: from, To: to}
		model := steps{values: make([]int64, span), from: from, to: to}
		now := int64(0)
		for range rapid.IntRange(0, 30).Draw(t, "changes") {
			now = min(span-1, now+rapid.Int64Range(0, 9).Draw(t, "later"))
			v := rapid.Int64Range(0, 5).Draw(t, "value")
			if rapid.Bool().Draw(t, "by Set") {
				level.Set(now, v)
			} else {
				level.Add(now, v-level.Value())
			}
			model.set(now, v)
			require.Equal(t, v, level.Value())
		}
		earliest := now // until when something may be asked
		if to != 0 {
			earliest = min(now, to)
		}
		until := rapid.Int64Range(earliest, span).Draw(t, "until")
		requireLevel(t, &model, &level, until)
	})
}

func requireLevel(t require.TestingT, want *steps, got *stats.Level, until int64) {
	area, most, length := want.summary(until)
	require.Equal(t, big.NewInt(area).String(), got.Area(until).String())
	require.Equal(t, most, got.Max(until))
	if length > 0 {
		require.Equal(t, float64(area)/float64(length), got.Mean(until))
	} else {
		require.True(t, math.IsNaN(got.Mean(until)))
	}
}

// Rule 20: time averages are over the window; what holds when it opens is in it.
func TestLevelWindow(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to int64
		mean     float64
		max      int64
	}{
		{"all of the run", 0, 0, 2, 7},
		{"after the warm-up", 20, 0, 1.5, 2},
		{"to the duration", 0, 20, 2.5, 7},
		{"within one value", 22, 28, 2, 2},
		{"behind the end", 99, 0, math.NaN(), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			level := stats.Level{From: tt.from, To: tt.to}
			level.Set(0, 1)
			level.Set(15, 9) // never held: it changes at once
			level.Set(15, 7)
			level.Add(20, -5) // 2
			level.Set(30, 1)
			mean := level.Mean(40)
			assert.Equal(t, tt.max, level.Max(40))
			if math.IsNaN(tt.mean) {
				assert.True(t, math.IsNaN(mean))
			} else {
				assert.InDelta(t, tt.mean, mean, 1e-15)
			}
		})
	}
}

func TestLevelBackdatesWhatCameLate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		since := rapid.Int64Range(0, 50).Draw(t, "since")
		now := rapid.Int64Range(since, 50).Draw(t, "now")
		from := rapid.Int64Range(0, 50).Draw(t, "from")
		intended, late := stats.Level{From: from, To: 40}, stats.Level{From: from, To: 40}
		intended.Set(since, 3)
		late.Backdate(since, now, 3)
		require.Equal(t, intended.Area(60), late.Area(60))
		require.Equal(t, int64(3), late.Value())
	})
}

func TestLevelsMergeToTheAreaOfTheirSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var whole, left, right stats.Level
		now := int64(0)
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			now += rapid.Int64Range(0, century>>8).Draw(t, "later")
			part := rapid.SampledFrom([]*stats.Level{&left, &right}).Draw(t, "part")
			part.Add(now, 1)
			whole.Add(now, 1)
		}
		left.Merge(&right)
		require.Equal(t, whole.Area(century), left.Area(century))
		require.Equal(t, whole.Value(), left.Value())
	})
}

func TestLevelRefuses(t *testing.T) {
	assert.Panics(t, func() {
		var level stats.Level
		level.Set(2, 1)
		level.Set(1, 1)
	}, "time goes back")
	assert.Panics(t, func() {
		level := stats.Level{To: 9}
		level.Set(5, 1)
		level.Mean(4)
	}, "what was is gone")
	assert.Panics(t, func() {
		var level stats.Level
		level.Add(0, -1)
		level.Add(1, 1)
	}, "below zero")
}

func TestLevelAllocatesNothing(t *testing.T) {
	var level stats.Level
	now := int64(0)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		now += 5
		level.Add(now, 1)
		level.Max(now)
	}))
}
