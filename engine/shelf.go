package engine

import "math/bits"

// A shelf keeps items in lists by level, 0 … 255, each list in the order of arrival. Everything it
// does takes constant time. It uses one of the two pairs of links that every item has, so that an
// item can stand on a shelf for the queue's order and on another for the order of eviction.
type shelf struct {
	pair  int // which links of the items
	lists []list
	used  [4]uint64 // a bit for each level that has items
}

type list struct{ first, last *Item }

// put adds it behind the others of its level.
func (s *shelf) put(it *Item, level uint8) {
	for int(level) >= len(s.lists) {
		s.lists = append(s.lists, list{})
	}
	l := &s.lists[level]
	it.links[s.pair] = links{prev: l.last, level: level}
	if l.last == nil {
		l.first = it
		s.used[level>>6] |= 1 << (level & 63)
	} else {
		l.last.links[s.pair].next = it
	}
	l.last = it
}

// remove takes it off the shelf.
func (s *shelf) remove(it *Item) {
	here := it.links[s.pair]
	l := &s.lists[here.level]
	if here.prev == nil {
		l.first = here.next
	} else {
		here.prev.links[s.pair].next = here.next
	}
	if here.next == nil {
		l.last = here.prev
	} else {
		here.next.links[s.pair].prev = here.prev
	}
	if l.first == nil {
		s.used[here.level>>6] &^= 1 << (here.level & 63)
	}
}

// highest returns the greatest level that has items; there must be one.
func (s *shelf) highest() *list {
	for w := len(s.used) - 1; w > 0; w-- {
		if s.used[w] != 0 {
			return &s.lists[w<<6+63-bits.LeadingZeros64(s.used[w])]
		}
	}
	return &s.lists[63-bits.LeadingZeros64(s.used[0])]
}

// lowest returns the least level that has items; there must be one.
func (s *shelf) lowest() *list {
	for w, word := range s.used {
		if word != 0 {
			return &s.lists[w<<6+bits.TrailingZeros64(word)]
		}
	}
	panic("engine: lowest of an empty shelf")
}
