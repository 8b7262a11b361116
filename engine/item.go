package engine

import "strconv"

// A State is where an item stands between its birth and its fate (DESIGN.md §3).
type State uint8

// The states of an item. Gone is the last: the item has met its fate.
const (
	Offered    State = iota // between places, within one step of the model
	Blocked                 // outside a full queue, its producer standing still
	Waiting                 // in a queue
	InService               // with a consumer
	BackingOff              // between a failed attempt and the next offer
	Gone
)

// String returns the state as it is called in results.
func (s State) String() string { return stateNames[s] }

var stateNames = [...]string{"offered", "blocked", "waiting", "in_service", "backing_off", "gone"}

// A Fate is how an item ends. Each item has one, once.
type Fate uint8

// The fates of an item.
const (
	Consumed Fate = iota
	Failed        // the last attempt it was allowed has failed
	Balked        // wouldn't join
	Rejected      // found no place
	Dropped       // was thrown out for another one
	Expired       // outlived its ttl or its deadline
	Reneged       // gave up waiting
	fates         // how many there are
)

// String returns the fate as it is called in results.
func (f Fate) String() string { return fateNames[f] }

var fateNames = [...]string{
	"consumed", "failed", "balked", "rejected", "dropped", "expired", "reneged",
}

// An Item is a unit of work. The engine reuses items that are gone; nobody keeps one.
type Item struct {
	ID       int64   // 1, 2, … for each producer
	Attempt  int     // which service at this pool this is, or was: 0 before the first
	Size     float64 // 0 if the producer gives none
	Created  Time    // the instant at which it was to arrive
	Deadline Time    // Never if it has none
	Priority uint8
	State    State
	Row      int32 // of its producer's trace; −1 without
	Own      any   // whatever the caller's functions hang on an item; nil at birth

	source   *source
	line     *line // where it is offered, blocked or waiting, or was taken from
	consumer *consumer

	since    Time     // when it entered its State
	born     Time     // ≥ Created: later if its producer was blocked
	spent    [6]Time  // time in each State so far, all visits; Waiting: of visits that ended in service
	leftWait Time     // waits that didn't end in service
	key      uint64   // of its luck
	visit    uint32   // admissions so far
	stamp    uint32   // grows with each change of state, so that a stale timer is known
	slot     int32    // its number in the arena
	links    [2]links // places in the queue's order and in the order of eviction
	sortKey  float64  // place in a heap: key first,
	sortSeq  uint64   // then order of admission
	heapAt   int32
	counted  bool  // born after the warm-up
	timed    bool  // a timer is set
	cell     *cell // where its fate is counted
}

// links are an item's place on a shelf.
type links struct {
	prev, next *Item
	level      uint8
}

// Producer returns the name of the producer that brought the item.
func (it *Item) Producer() string { return it.source.spec.Name }

// Queue returns the name of the queue in which the item is, or from which it was taken last.
func (it *Item) Queue() string { return it.line.spec.Name }

// Waited returns how long the item has waited in queues so far, all visits that came to service.
func (it *Item) Waited() Time { return it.spent[Waiting] }

// Trace returns the record from which the item was made, or nil; its row there is Row.
func (it *Item) Trace() *Trace { return it.source.spec.Trace }

// String returns the item's name: its producer's, with its number among several, and its own.
func (it *Item) String() string { return it.source.label + "/" + strconv.FormatInt(it.ID, 10) }
