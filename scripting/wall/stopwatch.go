package wall

import "time"

// A stopwatch ends what takes too long although it has few instructions: some of gopher-lua's take a
// millisecond, and to pay for each of them would cost all the others. Whoever is out of patience
// looks at the processor's time too, so that a busy machine ends nothing.
type stopwatch struct {
	patience time.Duration

	last   time.Time // when it was looked at last, in this entry or in another one
	isSlow bool      // few instructions took long

	runs     bool // since the entry was looked at first
	began    time.Time
	measures bool          // the processor's time
	worked   time.Duration // by it, when that was begun
	idle     time.Duration // by the clock, when that was begun
}

const (
	slowSlice = 2 * time.Millisecond // of 128 instructions, which take 5 µs
	soon      = 100 * time.Millisecond
)

// isOver tells whether the entry has taken too long.
func (w *stopwatch) isOver() bool {
	now := time.Now() //nolint:forbidigo // a last stop, only where cmd allows a clock
	w.isSlow = now.Sub(w.last) > slowSlice
	w.last = now
	if !w.runs {
		w.runs, w.measures, w.began = true, false, now
		return false
	}
	taken := now.Sub(w.began)
	if !w.measures && taken > soon { // it's no short entry, so this is worth it
		w.measures, w.worked, w.idle = true, processorTime(), taken
	}
	if taken <= w.patience {
		return false
	}
	return processorTime()-w.worked >= w.patience-w.idle
}
