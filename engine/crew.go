package engine

import "queuesim/engine/stats"

// A crew is a pool at work: its consumers, of whom those without work stand in line for it.
type crew struct {
	spec   *Pool
	rank   int // its place among the names
	from   []*line
	target int // how many consumers there should be
	began  int // target at the start
	count  int // how many there are

	all         []*consumer
	first, last *consumer // idle, the one idle longest first
	away        []*consumer

	service, timeout, backoff quantity
	fails, asked              caller
	epoch                     uint64 // in which asked has run
	rec                       crewRecord
}

// A duty is what a consumer is doing.
type duty uint8

const (
	idle duty = iota
	busy
	away // has left, or hasn't come
)

// A consumer serves one item at a time.
type consumer struct {
	crew  *crew
	id    int   // 1, 2, … in its crew
	index int32 // among all consumers of the model
	duty  duty
	since Time // when it took up its duty
	turn  uint64
	item  *Item
	stamp uint32 // grows when it takes up a duty, so that a stale timer is known

	reason     string // why the attempt will end, "" for the end of its service
	next, prev *consumer

	consumed, failed   int64
	served             stats.Sum // of its attempts, counted ones
	busyTime, presence Time      // in the window
	came               Time
	tail, tailFrom     Time // how much of its presence lies after the last fate, if that was it
}

// unlimited tells whether consumers come as they are needed.
func (c *crew) unlimited() bool { return c.target >= Unlimited }

// rest puts w at the end of the idle ones.
func (c *crew) rest(w *consumer) {
	w.prev, w.next = c.last, nil
	if c.last == nil {
		c.first = w
	} else {
		c.last.next = w
	}
	c.last = w
}

// rouse takes w out of the idle ones.
func (c *crew) rouse(w *consumer) {
	if w.prev == nil {
		c.first = w.next
	} else {
		w.prev.next = w.next
	}
	if w.next == nil {
		c.last = w.prev
	} else {
		w.next.prev = w.prev
	}
	w.next, w.prev = nil, nil
}

// crewRecord is what is counted at a crew.
type crewRecord struct {
	attempts, consumed, failed, retries, inService int64

	busy     stats.Level
	service  stats.Trend
	failures tally
	left     tally
}
