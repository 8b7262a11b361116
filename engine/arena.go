package engine

import "iter"

// An arena lends out items and takes them back. Items never move, so pointers to them stay good,
// and each has a number for life, by which timers name it.
type arena struct {
	chunks []*[arenaChunk]Item
	free   []*Item
}

const arenaChunk = 256

// at returns the item with the number slot.
func (a *arena) at(slot int32) *Item { return &a.chunks[slot/arenaChunk][slot%arenaChunk] }

// lend returns an item that nobody uses. Its stamp goes on from its last use.
func (a *arena) lend() *Item {
	if len(a.free) == 0 {
		a.grow()
	}
	it := a.free[len(a.free)-1]
	a.free = a.free[:len(a.free)-1]
	*it = Item{slot: it.slot, stamp: it.stamp + 1}
	return it
}

// back takes it back.
func (a *arena) back(it *Item) { a.free = append(a.free, it) }

func (a *arena) grow() {
	chunk := new([arenaChunk]Item)
	base := int32(len(a.chunks) * arenaChunk)
	a.chunks = append(a.chunks, chunk)
	for i := arenaChunk - 1; i >= 0; i-- {
		chunk[i].slot, chunk[i].State = base+int32(i), Gone
		a.free = append(a.free, &chunk[i])
	}
}

// lent goes through the items that are inside.
func (a *arena) lent() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, chunk := range a.chunks {
			for i := range chunk {
				if chunk[i].State != Gone && !yield(&chunk[i]) {
					return
				}
			}
		}
	}
}
