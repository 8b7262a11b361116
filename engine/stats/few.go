package stats

import (
	"iter"
	"slices"
)

// A few holds values as a list of their cells, two bytes each, in the order in which they came. Ten
// thousand queues mostly see no more than it holds. The zero few is empty.
type few []uint16

// mostFew is how many values are held so: 8 KiB. Beyond, pages cost less.
const mostFew = 4096

// add adds a cell n times. It reports false, and does nothing, if that would be too many.
func (f *few) add(cell uint32, n uint64) bool {
	if n > mostFew || len(*f)+int(n) > mostFew {
		return false
	}
	for range n {
		*f = append(*f, uint16(cell))
	}
	return true
}

// cells yields the cells in ascending order, each with its count.
func (f few) cells() iter.Seq2[uint32, uint64] {
	return func(yield func(uint32, uint64) bool) {
		sorted := slices.Clone(f)
		slices.Sort(sorted)
		for len(sorted) > 0 {
			cell, n := sorted[0], 1
			for n < len(sorted) && sorted[n] == cell {
				n++
			}
			if !yield(uint32(cell), uint64(n)) {
				return
			}
			sorted = sorted[n:]
		}
	}
}
