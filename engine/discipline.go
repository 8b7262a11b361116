package engine

import "queuesim/engine/num"

// An Order says which waiting item is next.
type Order uint8

// The orders of a queue. Equal items are served in the order of their admission.
const (
	FIFO          Order = iota // first in, first out
	LIFO                       // last in, first out
	ByPriority                 // greatest priority first
	AtRandom                   // any of those waiting now, with equal chances
	ByDeadline                 // earliest deadline first
	ShortestFirst              // smallest size first
	ByKey                      // smallest Queue.Key first
)

// A discipline holds the items that wait in one queue and knows who is next.
type discipline interface {
	add(*Item)
	next() *Item // stays where it is; there must be one
	remove(*Item)
}

// Orders lists every order that a scenario can name, as shown to users.
var Orders = []struct {
	Name, Summary string
	Order         Order
	make          func(key uint64) discipline
}{
	{"fifo", "first in, first out", FIFO, func(uint64) discipline { return &fifo{} }},
	{"lifo", "last in, first out", LIFO, func(uint64) discipline { return &lifo{} }},
	{"priority", "greatest priority first", ByPriority, func(uint64) discipline { return &priority{} }},
	{"random", "any of those waiting", AtRandom, func(k uint64) discipline { return &random{key: k} }},
	{"deadline", "earliest deadline first", ByDeadline, func(uint64) discipline { return &ordered{} }},
	{"shortest", "smallest size first", ShortestFirst, func(uint64) discipline { return &ordered{} }},
	{"function", "smallest key first", ByKey, func(uint64) discipline { return &ordered{} }},
}

var (
	_ discipline = (*fifo)(nil)
	_ discipline = (*lifo)(nil)
	_ discipline = (*priority)(nil)
	_ discipline = (*random)(nil)
	_ discipline = (*ordered)(nil)
)

type fifo struct{ shelf }

func (d *fifo) add(it *Item) { d.put(it, 0) }
func (d *fifo) next() *Item  { return d.lists[0].first }

type lifo struct{ shelf }

func (d *lifo) add(it *Item) { d.put(it, 0) }
func (d *lifo) next() *Item  { return d.lists[0].last }

type priority struct{ shelf }

func (d *priority) add(it *Item) { d.put(it, it.Priority) }
func (d *priority) next() *Item  { return d.highest().first }

// random is service in random order: each choice is among those who wait then. (Sorting by a random
// key isn't: who survives a choice would keep a bad key.)
type random struct {
	key     uint64
	choices uint64
	items   []*Item
	chosen  *Item // by next, until it is removed
}

func (d *random) add(it *Item) {
	it.heapAt = int32(len(d.items))
	d.items = append(d.items, it)
}

func (d *random) next() *Item {
	if d.chosen == nil {
		d.choices++
		luck := num.NewStream(num.Mix(d.key, d.choices))
		d.chosen = d.items[luck.IntN(len(d.items))]
	}
	return d.chosen
}

func (d *random) remove(it *Item) {
	last := len(d.items) - 1
	d.items[last].heapAt = it.heapAt
	d.items[it.heapAt] = d.items[last]
	d.items[last] = nil
	d.items = d.items[:last]
	if d.chosen == it {
		d.chosen = nil
	}
}

// ordered is a binary heap by the items' sortKey, then by admission.
type ordered struct{ heap []*Item }

func (d *ordered) add(it *Item) {
	it.heapAt = int32(len(d.heap))
	d.heap = append(d.heap, it)
	d.up(it)
}

func (d *ordered) next() *Item { return d.heap[0] }

func (d *ordered) remove(it *Item) {
	last := d.heap[len(d.heap)-1]
	d.heap[len(d.heap)-1] = nil
	d.heap = d.heap[:len(d.heap)-1]
	if last == it {
		return
	}
	d.place(last, it.heapAt)
	d.up(last)
	d.down(last)
}

func (d *ordered) place(it *Item, at int32) {
	d.heap[at] = it
	it.heapAt = at
}

func (it *Item) sortsBefore(other *Item) bool {
	if it.sortKey != other.sortKey {
		return it.sortKey < other.sortKey
	}
	return it.sortSeq < other.sortSeq
}

func (d *ordered) up(it *Item) {
	for it.heapAt > 0 {
		parent := d.heap[(it.heapAt-1)/2]
		if !it.sortsBefore(parent) {
			return
		}
		at := parent.heapAt
		d.place(parent, it.heapAt)
		d.place(it, at)
	}
}

func (d *ordered) down(it *Item) {
	for {
		child := 2*it.heapAt + 1
		if int(child) >= len(d.heap) {
			return
		}
		if r := child + 1; int(r) < len(d.heap) && d.heap[r].sortsBefore(d.heap[child]) {
			child = r
		}
		least := d.heap[child]
		if !least.sortsBefore(it) {
			return
		}
		at := it.heapAt
		d.place(it, child)
		d.place(least, at)
	}
}
