package engine

import "math/bits"

// An Event is something that is to happen at an instant. Only the model makes them; a driver hands
// them back to Model.Step when their time has come.
type Event struct {
	At    Time
	order uint64 // kind, rank of the name, issue: the order at one instant
	who   int32  // which item, consumer, source …, by kind
	stamp uint32 // of who, when the event was issued: another one now means that it is stale
}

// A kind of event. Their order is the order of events at one instant (DESIGN.md §4, rule 3).
type kind uint8

const (
	stepping   kind = iota // a schedule takes its next step, or a hook's write takes effect
	polling                // a count's function is asked
	hookAt                 // a hook of Scenario.At
	hookEvery              // a hook of Scenario.Every
	completion             // an attempt's service is over
	attemptEnd             // an attempt has taken too long
	reoffer                // a back-off is over
	expiry                 // a waiting or blocked item outlives its ttl or deadline
	arrival                // a producer brings its next item
	idleEnd                // a consumer has waited too long for an item
	sampling               // a series takes its next value
)

const (
	kindShift = 60 // order: 4 bits of kind,
	rankShift = 40 // 20 bits of rank (names: up to a million), 40 bits of issue
	maxRank   = 1<<20 - 1
)

func (ev Event) kind() kind { return kind(ev.order >> kindShift) }

// before returns 1 if ev comes before other, else 0. It compares instant and order as one number of
// 128 bits, without a branch: which of two events is first can't be foreseen by a processor either.
func (ev *Event) before(other *Event) int {
	_, borrow := bits.Sub64(ev.order, other.order, 0)
	_, borrow = bits.Sub64(uint64(ev.At), uint64(other.At), borrow)
	return int(borrow)
}

// A calendar is the future event list: pending events in the order in which they are to happen,
// in a heap of four children a node. Popping leaves a hole at the root, which the next push fills:
// an event mostly brings about its successor, and one sift does for both. The zero calendar is empty.
type calendar struct {
	heap  []Event
	hole  bool // heap[0] is gone
	stale int  // how many of heap will be dropped when their turn comes
}

// push adds ev.
func (c *calendar) push(ev Event) {
	if c.hole {
		c.hole = false
		c.down(0, ev)
		return
	}
	c.heap = append(c.heap, ev)
	c.up(len(c.heap)-1, ev)
}

// pop removes and returns the first event; there must be one.
func (c *calendar) pop() Event {
	c.fill()
	c.hole = true
	return c.heap[0]
}

// fill closes the hole at the root.
func (c *calendar) fill() {
	if !c.hole {
		return
	}
	c.hole = false
	last := len(c.heap) - 1
	ev := c.heap[last]
	c.heap = c.heap[:last]
	if last > 0 {
		c.down(0, ev)
	}
}

// up puts ev where it belongs on the way from i to the root.
func (c *calendar) up(i int, ev Event) {
	h := c.heap
	for i > 0 {
		parent := (i - 1) / 4
		if ev.before(&h[parent]) == 0 {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = ev
}

// down puts ev where it belongs below i. The least of four children is found without branches.
func (c *calendar) down(i int, ev Event) {
	h := c.heap
	for {
		child := 4*i + 1
		if child+4 > len(h) {
			c.downLast(i, ev)
			return
		}
		four := (*[4]Event)(h[child:])
		a := four[1].before(&four[0])
		b := 2 + four[3].before(&four[2])
		if four[b&3].before(&four[a&3]) != 0 {
			a = b
		}
		if four[a&3].before(&ev) == 0 {
			h[i] = ev
			return
		}
		h[i] = four[a&3]
		i = child + a
	}
}

// downLast is down from a node with less than four children: they have none of their own.
func (c *calendar) downLast(i int, ev Event) {
	h := c.heap
	least := -1
	for j := 4*i + 1; j < len(h); j++ {
		if least < 0 || h[j].before(&h[least]) != 0 {
			least = j
		}
	}
	if least >= 0 && h[least].before(&ev) != 0 {
		h[i] = h[least]
		i = least
	}
	h[i] = ev
}

// cancelled notes that one pending event has become stale. When most of them are, they are thrown
// out, so that memory follows what is really pending; isStale tells which.
func (c *calendar) cancelled(isStale func(Event) bool) {
	c.stale++
	if c.stale < 64 || 2*c.stale < len(c.heap) {
		return
	}
	c.fill()
	kept := c.heap[:0]
	for _, ev := range c.heap {
		if !isStale(ev) {
			kept = append(kept, ev)
		}
	}
	c.heap, c.stale = kept, 0
	for i := (len(kept) - 2) / 4; i >= 0 && len(kept) > 1; i-- {
		c.down(i, kept[i])
	}
}
