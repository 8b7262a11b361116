package wall

import (
	"errors"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// A budget counts the instructions of one entry into Lua. It is the context of the state and of all
// its coroutines: gopher-lua asks a context whether it is done before each instruction, so Done
// counts, and the count is the same on every machine. What is spent stays spent until the next entry
// begins: no pcall outlives it.
//
// Every few instructions, in however many entries, it also looks at the memory and, if it may, at
// the clock. These are last stops: they don't decide what a script may do, they keep the machine
// standing.
type budget struct {
	left    int // until the next look
	reserve int // of the entry, after that
	cause   stop
	alarm   atomic.Bool // somebody wants the script to end

	memory     uint64 // the heap may grow by so much
	first      uint64 // the heap when the state was made
	looks      int
	again      uint64 // the heap that is worth the next collection
	heapSample [1]metrics.Sample

	hasClock bool
	watch    stopwatch
}

// Between two looks pass so many instructions. One of them can make a list of Limits.Table elements
// or compare two texts of Limits.Text bytes; where they are as slow as that, looks are frequent.
const (
	slice      = 128
	shortSlice = 8
)

// looksPerHeap is how many looks pass between two at the heap, which cost more than the others, as long
// as nothing is slow: whatever takes much memory at once is.
const looksPerHeap = 4

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
	b := &budget{memory: uint64(l.Memory) << 20, hasClock: hasClock}
	b.watch.patience = time.Duration(l.Time) * time.Millisecond
	b.heapSample[0].Name = "/memory/classes/heap/objects:bytes"
	b.first = b.heap()
	return b
}

// begin gives a new entry n instructions. The next look comes when it would have come without it: a
// million short entries are looked at like a long one.
func (b *budget) begin(n int) {
	b.left = max(0, min(b.left, n))
	b.reserve = n - b.left
	b.cause = running
	b.watch.runs = false
}

// Done is called before each instruction. It returns nil, which never is ready, while the script may
// go on.
func (b *budget) Done() <-chan struct{} {
	b.left--
	if b.left >= 0 && !b.alarm.Load() || b.refill() {
		return nil
	}
	return closed
}

// charge takes n instructions for work that a function of ours does for the script. It tells whether
// there were as many.
func (b *budget) charge(n int) bool {
	b.left -= n
	return b.left >= 0 && !b.alarm.Load() || b.refill()
}

// refill takes the next slice, and with it what the last one lacked. It tells whether the script may
// go on.
func (b *budget) refill() bool {
	owed := max(0, -b.left)
	if b.cause == running {
		b.cause = b.look(owed)
	}
	if b.cause != running {
		b.left = 0
		return false
	}
	b.reserve -= owed
	b.left = min(b.reserve, slice)
	if b.watch.isSlow {
		b.left = min(b.reserve, shortSlice)
	}
	b.reserve -= b.left
	return true
}

// look tells whether there is a reason to end the entry, which owes so many instructions.
func (b *budget) look(owed int) stop {
	isOver := b.hasClock && b.watch.isOver()
	b.looks++
	switch {
	case b.alarm.Load():
		return interrupted
	case b.reserve < owed:
		return spent
	case (b.looks%looksPerHeap == 0 || b.watch.isSlow || !b.hasClock) && b.grew():
		return outOfMemory
	case isOver:
		return outOfTime
	}
	return running
}

// grew tells whether more memory is kept than may be. What isn't kept any more doesn't count, but to
// find it takes a collection.
func (b *budget) grew() bool {
	now, most := b.heap(), b.first+b.memory
	if now < max(most, b.again) {
		return false
	}
	debug.FreeOSMemory() // a collection, and what it finds goes back
	now = b.heap()
	b.again = now + b.memory/4 // a collection is worth it only after some growth
	return now >= most
}

// grant lets the heap grow by n more bytes.
func (b *budget) grant(n int) { b.first += uint64(n) }

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
