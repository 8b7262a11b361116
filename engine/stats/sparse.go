package stats

import (
	"iter"
	"math"
	"slices"
)

// A sparse counts in a few cells: a small hash table with linear probing, four bytes a slot. Most
// of ten thousand queues see few different waits, and two cache lines do for them. The zero sparse
// is empty.
type sparse struct {
	slots []uint32 // (cell+1)<<16 | count, 0 if free; the length is a power of two
	used  int
}

const (
	firstSlots = 16
	mostSlots  = 256 // 1 KiB; beyond, pages cost less
)

// add adds n to a cell. It reports false, and does nothing, if that can't be held.
func (s *sparse) add(cell uint32, n uint64) bool {
	if len(s.slots) == 0 {
		s.slots = make([]uint32, firstSlots)
	}
	slot := s.find(cell)
	if uint64(*slot&math.MaxUint16)+n > math.MaxUint16 {
		return false
	}
	if *slot != 0 {
		*slot += uint32(n)
		return true
	}
	if 4*(s.used+1) > 3*len(s.slots) {
		return s.grow() && s.add(cell, n)
	}
	*slot = (cell+1)<<16 | uint32(n)
	s.used++
	return true
}

// find returns the slot of a cell, or the free one where it belongs.
func (s *sparse) find(cell uint32) *uint32 {
	mask := uint32(len(s.slots) - 1)
	i := cell * 0x9E3779B1 >> 16 & mask // Knuth's multiplicative hash
	for s.slots[i] != 0 && s.slots[i]>>16 != cell+1 {
		i = (i + 1) & mask
	}
	return &s.slots[i]
}

// grow doubles the table; it reports false if that would be too much.
func (s *sparse) grow() bool {
	if len(s.slots) == mostSlots {
		return false
	}
	old := s.slots
	s.slots = make([]uint32, 2*len(old))
	for _, slot := range old {
		if slot != 0 {
			*s.find(slot>>16 - 1) = slot
		}
	}
	return true
}

// cells yields the cells in ascending order, each with its count.
func (s *sparse) cells() iter.Seq2[uint32, uint64] {
	return func(yield func(uint32, uint64) bool) {
		sorted := slices.Sorted(slices.Values(s.slots))
		for _, slot := range sorted {
			if slot != 0 && !yield(slot>>16-1, uint64(slot&math.MaxUint16)) {
				return
			}
		}
	}
}
