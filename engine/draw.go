package engine

import (
	"fmt"
	"math"

	"queuesim/engine/num"
)

// A quantity is a Quantity of the scenario, made ready: with the key of its luck and the name of its
// field. All luck that belongs to an item comes from a generator keyed by the item, the field, the
// visit and the attempt (DESIGN.md §4, rule 21), so it stays when other items change theirs.
type quantity struct {
	set   bool
	fixed bool // always value
	value float64
	time  Time // likewise
	dist  Quantity
	caller
}

// keyOf mixes a key with a number.
func keyOf(key uint64, n int64) uint64 { return num.Mix(key, uint64(n)) }

// luck returns the key of what the item draws for a purpose, in this visit and attempt.
func (it *Item) luck(purpose uint64) uint64 {
	return num.Mix(it.key^purpose, uint64(it.visit)<<32|uint64(uint32(it.Attempt)))
}

// drawNumber returns the quantity's number for an item. It isn't NaN.
func (m *Model) drawNumber(q *quantity, it *Item) float64 {
	if q.fixed {
		return q.value
	}
	return m.drawWith(q, it, it.luck(q.key))
}

// drawWith returns a number by the luck of a key; it is nil if there is no item.
func (m *Model) drawWith(q *quantity, it *Item, key uint64) float64 {
	var x float64
	if q.fn == nil {
		m.luck = num.NewStream(key)
		x = q.dist.Sample(&m.luck)
	} else {
		var err error
		m.prepare(it, "", key)
		if x, err = m.callFunc(&q.caller); err != nil {
			m.fail(&q.caller, it, err)
			return 0
		}
	}
	if math.IsNaN(x) {
		m.fail(&q.caller, it, fmt.Errorf("want a number, got NaN"))
		return 0
	}
	return x
}

// drawTime returns the quantity's time for an item.
func (m *Model) drawTime(q *quantity, it *Item) Time {
	if q.fixed {
		return q.time
	}
	x := m.drawWith(q, it, it.luck(q.key))
	if t, ok := Seconds(x); ok {
		return t
	}
	return m.toTime(q, it, x)
}

// toTime makes a time of a number of seconds, or fails (DESIGN.md §4, rule 23).
func (m *Model) toTime(q *quantity, it *Item, x float64) Time {
	t, ok := Seconds(x)
	if !ok {
		m.fail(&q.caller, it, fmt.Errorf("want a time from 0 to 100 years, got %v s", x))
	}
	return t
}

// toWhole makes a whole number, 0 … most, of x, or fails.
func (m *Model) toWhole(q *quantity, it *Item, x float64, most int) int {
	if x != math.Floor(x) || x < 0 || x > float64(most) {
		m.fail(&q.caller, it, fmt.Errorf("want a whole number from 0 to %d, got %v", most, x))
		return 0
	}
	return int(x)
}

// MostInBatch bounds an arrival: it is one event, which nobody can interrupt.
const MostInBatch = 1_000_000

// batchOf returns how many items the arrival brings that s has planned. A function has no item yet.
func (m *Model) batchOf(s *source) int {
	q := &s.perArrival
	switch {
	case !q.set:
		return 1
	case q.fixed:
		return int(q.value)
	}
	s.brought++
	key := num.Mix(keyOf(s.key, s.brought), q.key)
	return m.toWhole(q, nil, m.drawWith(q, nil, key), MostInBatch)
}

// arrivalGap returns the time from a planned arrival of s to the next, drawn from the stream of the
// producer. A function has no item yet.
func (m *Model) arrivalGap(s *source) Time {
	q := &s.gap
	switch {
	case q.fixed:
		return m.toTime(q, nil, q.value)
	case q.fn == nil:
		return m.toTime(q, nil, q.dist.Sample(&s.luck))
	}
	return m.toTime(q, nil, m.drawWith(q, nil, s.luck.Uint64()))
}
