package wall

import (
	"errors"
	"runtime"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// A budget counts the instructions of one entry into Lua. It is the context of the state and of all
// its coroutines: gopher-lua asks a context whether it is done before each instruction, so Done
// counts, and the count is the same on every machine. What is spent stays spent until the next entry
// begins: no pcall outlives it.
//
// Every slice of instructions it also looks at the memory and, where it may, at the clock. These are
// last stops: they don't decide what a script may do, they keep the machine standing.
type budget struct {
	left    int // of the present slice
	reserve int // of the entry, after the slice
	cause   stop
	alarm   atomic.Bool // somebody wants the script to end

	memory     uint64 // an entry may grow the heap by so much
	before     uint64 // the heap when the entry was first looked at; 0: not yet
	first      uint64 // the heap when the state was made
	entries    int    // so far
	again      uint64 // the heap that is worth the next collection
	patience   time.Duration
	began      time.Time // when the entry was first looked at
	hasClock   bool
	heapSample [1]metrics.Sample
}

// slice is how many instructions pass between two looks at the memory. One of them can allocate a
// table of Limits.Table elements.
const slice = 512

// heapTimes is how many times the memory of one entry all entries together may keep.
const heapTimes = 16

// A stop is why an entry was ended.
type stop uint8

const (
	running stop = iota
	spent
	interrupted
	outOfMemory
	outOfTime
)

// closed is what Done returns when there is no budget left.
var closed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func newBudget(l Limits, hasClock bool) *budget {
	b := &budget{memory: uint64(l.Memory), patience: time.Duration(l.Seconds) * time.Second, hasClock: hasClock}
	b.heapSample[0].Name = "/memory/classes/heap/objects:bytes"
	b.first = b.heap()
	return b
}

// begin gives a new entry n instructions. Now and then it looks at what all entries together keep:
// short ones never come to the end of a slice.
func (b *budget) begin(n int) {
	b.left = min(n, slice)
	b.reserve = n - b.left
	b.cause, b.before = running, 0
	b.entries++
	if b.entries%entriesPerLook == 0 && b.heap() > b.first+heapTimes*b.memory {
		runtime.GC()
		if b.heap() > b.first+heapTimes*b.memory {
			b.left, b.cause = 0, outOfMemory
		}
	}
}

// entriesPerLook is how many entries pass between two looks at the heap.
const entriesPerLook = 4096

// Done is called before each instruction. It returns nil, which never is ready, while the script may
// go on.
func (b *budget) Done() <-chan struct{} {
	b.left--
	if b.left >= 0 && !b.alarm.Load() {
		return nil
	}
	if b.refill(0) {
		return nil
	}
	return closed
}

// charge takes n instructions for work that a function of ours does for the script. It tells whether
// there were as many.
func (b *budget) charge(n int) bool {
	b.left -= n
	return b.left >= 0 && !b.alarm.Load() || b.refill(-b.left)
}

// refill takes the next slice, after need instructions that are owed. It tells whether the script
// may go on.
func (b *budget) refill(need int) bool {
	if b.cause == running {
		b.cause = b.look(need)
	}
	if b.cause != running {
		b.left = 0
		return false
	}
	b.reserve -= need
	b.left = min(b.reserve, slice)
	b.reserve -= b.left
	return true
}

// look tells whether there is a reason to end the entry.
func (b *budget) look(need int) stop {
	switch {
	case b.alarm.Load():
		return interrupted
	case b.reserve <= need:
		return spent
	case b.grew():
		return outOfMemory
	case b.hasClock && time.Since(b.began) > b.patience:
		return outOfTime
	}
	return running
}

// grew tells whether the script keeps more memory than it may.
func (b *budget) grew() bool {
	now := b.heap()
	if b.before == 0 {
		b.before = now
		if b.hasClock {
			b.began = time.Now() //nolint:forbidigo // a last stop, only where cmd allows a clock
		}
	}
	most := min(b.before+b.memory, b.first+heapTimes*b.memory)
	if now < max(most, b.again) {
		return false
	}
	runtime.GC() // what isn't kept doesn't count
	now = b.heap()
	b.again = now + b.memory/4 // a collection is worth it only after some growth
	return now >= most
}

// heap returns how many bytes the process uses for objects, dead ones that weren't swept included.
func (b *budget) heap() uint64 {
	metrics.Read(b.heapSample[:])
	return b.heapSample[0].Value.Uint64()
}

// isOver tells whether the entry has been ended.
func (b *budget) isOver() bool { return b.cause != running }

// errStopped is what gopher-lua raises when the budget ends an entry; State.explain says why.
var errStopped = errors.New("stopped")

// Err says that the context is done.
func (b *budget) Err() error { return errStopped }

// Deadline tells that there is none.
func (b *budget) Deadline() (time.Time, bool) { return time.Time{}, false }

// Value returns nothing.
func (b *budget) Value(any) any { return nil }
