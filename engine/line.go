package engine

import "queuesim/engine/stats"

// A line is a queue at work: the items that wait in it, those blocked outside it, and its account.
type line struct {
	spec     *Queue
	rank     int // its place among the names
	capacity int

	waiting  int
	peak     int // the most that have waited since the profile's last value
	order    discipline
	keyed    bool   // the order goes by Item.sortKey
	eviction *shelf // by age or priority; nil where nobody is thrown out
	blocked  shelf  // items outside, first come first admitted
	outside  int    // how many
	admitted uint64 // numbers the items admitted, for ties

	crews []*crew // the pools that serve it, by name

	ttl, key quantity
	rec      lineRecord
}

func newLine(spec *Queue, rank int, key uint64) *line {
	l := &line{spec: spec, rank: rank, capacity: spec.Capacity, blocked: shelf{pair: byOrder}}
	l.order = Orders[spec.Order].make(key)
	_, l.keyed = l.order.(*ordered)
	if spec.WhenFull == DropOldest || spec.WhenFull == DropLowest {
		l.eviction = &shelf{pair: byEviction}
	}
	return l
}

// The two pairs of links that every item has.
const (
	byOrder = iota
	byEviction
)

// hasRoom tells whether one more item may wait.
func (l *line) hasRoom() bool { return l.waiting < l.capacity }

// hasWork tells whether a consumer would find an item: waiting, or blocked where nobody can wait.
func (l *line) hasWork() bool { return l.waiting+l.outside > 0 }

// add puts it among the waiting.
func (l *line) add(it *Item) {
	l.waiting++
	l.peak = max(l.peak, l.waiting)
	l.admitted++
	it.sortSeq = l.admitted
	l.order.add(it)
	if l.eviction != nil {
		l.eviction.put(it, l.evictionLevel(it))
	}
}

// remove takes it out of the waiting.
func (l *line) remove(it *Item) {
	l.waiting--
	l.order.remove(it)
	if l.eviction != nil {
		l.eviction.remove(it)
	}
}

func (l *line) evictionLevel(it *Item) uint8 {
	if l.spec.WhenFull == DropLowest {
		return it.Priority
	}
	return 0
}

// victim returns the waiting item that goes so that newcomer may wait, or nil if the newcomer has
// to go (DESIGN.md §4, rule 14). Of several with the lowest priority it is the latest.
func (l *line) victim(newcomer *Item) *Item {
	if l.eviction == nil || l.waiting == 0 {
		return nil
	}
	lowest := l.eviction.lowest()
	if l.spec.WhenFull == DropOldest {
		return lowest.first
	}
	if lowest.last.Priority < newcomer.Priority {
		return lowest.last
	}
	return nil
}

// block lets it stand outside.
func (l *line) block(it *Item) {
	l.outside++
	l.blocked.put(it, 0)
}

// unblock takes it from outside.
func (l *line) unblock(it *Item) {
	l.outside--
	l.blocked.remove(it)
}

// firstOutside returns the item that was blocked first; there must be one.
func (l *line) firstOutside() *Item { return l.blocked.lists[0].first }

// lineRecord is what is counted at a line.
type lineRecord struct {
	offered, admitted, taken, rejected, dropped, expired, expiredBlocked, reneged int64

	waitingNow, blockedNow int64 // counted ones, at the end

	brought int64 // offers within the window, whenever the items were born

	depth             stats.Level
	waits             []*stats.Trend // by priority
	leftWait, blocked stats.Trend
}
