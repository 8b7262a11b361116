package live

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"
)

// A mill computes for a while: the work of consumers that are bound by the processor. It is
// calibrated in turns, not in time, so that two who share a core take twice as long.
type mill struct {
	rate float64 // turns in a nanosecond, on a core that does nothing else; 0: not known
	stop atomic.Bool
	corn atomic.Uint64 // what has been computed, so that it can't be left out
}

const (
	millTries = 9       // calibrations, of which the fastest counts: nobody else was on the core
	millTurns = 400_000 // of each: some hundred microseconds
	millChunk = 20_000  // turns between two looks at stop
)

// calibrate finds out how fast this machine is.
func (m *mill) calibrate() {
	for range millTries {
		start := time.Now()
		m.corn.Store(turn(millTurns))
		if took := time.Since(start); took > 0 {
			m.rate = max(m.rate, millTurns/float64(took))
		}
	}
}

// grind computes for as long as an undisturbed core takes for d. It returns early when the run is
// over.
func (m *mill) grind(d time.Duration) {
	for turns := int(float64(d) * m.rate); turns > 0 && !m.stop.Load(); turns -= millChunk {
		m.corn.Store(turn(min(turns, millChunk)))
		runtime.Gosched() // so that nobody else waits for long, and least of all Ctrl-C
	}
}

// turn computes something that takes a time in proportion to n.
//
//go:noinline
func turn(n int) uint64 {
	x := uint64(n)
	for range n {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

// median sorts d and returns its median.
func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
