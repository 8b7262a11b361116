package sim_test

import (
	"cmp"
	"fmt"
	"slices"

	"queuesim/engine"
)

// This file is a second simulator, to hold the first against: it reads a script in which nothing is
// left to chance, keeps everything in plain slices and finds out what happens next by looking at
// all there is. It shares no code with the engine, only the rules of DESIGN.md §4.

const endless = engine.Never

// A script is a scenario with nothing left to chance. Names are by index: q0, q1 …, p0 …, c0 ….
type script struct {
	duration  engine.Time // 0: none
	cut       bool
	queues    []scriptQueue
	producers []scriptProducer
	pools     []scriptPool
}

type scriptQueue struct {
	capacity int
	order    engine.Order
	whenFull engine.WhenFull
	ttl      engine.Time // endless: none
}

type scriptProducer struct {
	to    int
	items []scriptItem // in order of at
}

type scriptItem struct {
	at        engine.Time
	more      bool // the next one comes with the same arrival
	priority  uint8
	size, key float64
	deadline  engine.Time   // from at; endless: none
	services  []engine.Time // by attempt
	failures  []bool        // by attempt
}

type scriptPool struct {
	from          []int
	count         int // engine.Unlimited for no bound
	steps         engine.Steps
	timeout, idle engine.Time // endless, 0: none
	attempts      int
	backoff       engine.Time
}

// An entry is a line of the diary that both simulators keep: an item begins an attempt or is gone.
type entry struct {
	At       engine.Time
	Item     string
	What     string // begin, or the fate
	Attempts int
	Waited   engine.Time
}

func (e entry) String() string {
	return fmt.Sprintf("%v %s %s, attempt %d, waited %v", e.At, e.Item, e.What, e.Attempts,
		e.Waited)
}

// plain runs a script.
type plain struct {
	script
	now                         engine.Time
	seq                         int // numbers all that begins
	next                        []int
	queue                       [][]*plainItem // in order of admission
	outside                     [][]*plainItem // in order of coming
	hand                        []*plainItem   // by producer: with whom it stands still
	target                      []int
	workers                     []*worker
	paused                      []*plainItem
	steps                       []int // by pool: the next step
	inside                      int
	diary                       []entry
	offered, admitted, rejected []int64

	blocked, wait, leftWait, service, backOff engine.Time // sums
}

type plainItem struct {
	scriptItem
	name     string
	producer int
	queue    int
	pool     int         // that served it last
	deadline engine.Time // absolute
	since    engine.Time // in the present state
	until    engine.Time // a timer
	seq      int         // of the timer
	attempt  int
	waited   engine.Time
}

type worker struct {
	pool     int
	item     *plainItem // nil: idle
	end      engine.Time
	timedOut bool
	seq      int
	gone     bool
}

// A happening is something that may come next.
type happening struct {
	at   engine.Time
	kind int // the order of rule 3
	rank int
	seq  int
	do   func()
}

func (p *plain) run() {
	n := len(p.queues)
	p.queue, p.outside = make([][]*plainItem, n), make([][]*plainItem, n)
	p.offered, p.admitted, p.rejected = make([]int64, n), make([]int64, n), make([]int64, n)
	p.next, p.hand = make([]int, len(p.producers)), make([]*plainItem, len(p.producers))
	p.target, p.steps = make([]int, len(p.pools)), make([]int, len(p.pools))
	for i, pool := range p.pools {
		p.target[i] = pool.count // 0 if there are steps
		for p.steps[i] < len(pool.steps) && pool.steps[p.steps[i]].At == 0 {
			p.target[i] = int(pool.steps[p.steps[i]].Value)
			p.steps[i]++
		}
		p.resize(i)
	}
	for {
		h, ok := p.look()
		if !ok {
			return
		}
		if p.cut && h.at >= p.duration {
			p.now = p.duration
			return
		}
		p.now = h.at
		h.do()
	}
}

// look finds what happens next, if anything of weight is still to come.
func (p *plain) look() (happening, bool) {
	real := p.realHappenings()
	if len(real) == 0 {
		return happening{}, false
	}
	all := append(real, p.idleTimeouts()...)
	return slices.MinFunc(all, func(a, b happening) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.rank, b.rank), cmp.Compare(a.seq, b.seq))
	}), true
}

func (p *plain) realHappenings() []happening {
	var all []happening
	add := func(at engine.Time, kind, rank, seq int, do func()) {
		all = append(all, happening{at, kind, rank, seq, do})
	}
	for _, w := range p.workers {
		switch {
		case w.gone || w.item == nil:
		case w.timedOut:
			add(w.end, 5, w.pool, w.seq, func() { p.finish(w, true) })
		default:
			add(w.end, 4, w.pool, w.seq, func() { p.finish(w, w.item.failures[w.item.attempt-1]) })
		}
	}
	for _, it := range p.paused {
		add(it.until, 6, it.pool, it.seq, func() { p.comeBack(it) })
	}
	for q := range p.queues {
		for _, it := range slices.Concat(p.queue[q], p.outside[q]) {
			if it.until != endless {
				add(it.until, 7, q, it.seq, func() { p.expire(it) })
			}
		}
	}
	for i := range p.producers {
		if at, ok := p.arrival(i); ok {
			add(at, 8, i, 0, func() { p.arrive(i) })
		}
	}
	if len(all) == 0 && p.inside == 0 {
		return nil // who cares how many consumers there will be
	}
	for i, pool := range p.pools {
		if s := p.steps[i]; s < len(pool.steps) {
			add(pool.steps[s].At, 0, i, 0, func() { p.step(i) })
		}
	}
	return all
}

func (p *plain) idleTimeouts() []happening {
	var all []happening
	for _, w := range p.workers {
		if idle := p.pools[w.pool].idle; idle > 0 && !w.gone && w.item == nil {
			all = append(all, happening{w.end + idle, 9, w.pool, w.seq, func() {
				w.gone = true
				if p.target[w.pool] < engine.Unlimited {
					p.target[w.pool]--
				}
			}})
		}
	}
	return all
}

// arrival returns when a producer brings its next item.
func (p *plain) arrival(i int) (engine.Time, bool) {
	items := p.producers[i].items
	if p.hand[i] != nil || p.next[i] == len(items) {
		return 0, false
	}
	at := items[p.next[i]].at
	return max(at, p.now), p.duration == 0 || at < p.duration
}

func (p *plain) arrive(i int) {
	for {
		it := &plainItem{
			scriptItem: p.producers[i].items[p.next[i]], producer: i,
			queue: p.producers[i].to,
		}
		p.next[i]++
		it.name = fmt.Sprintf("p%d/%d", i, p.next[i])
		it.deadline = endless
		if d := it.scriptItem.deadline; d != endless {
			it.deadline = it.at + d
		}
		it.since = it.at
		p.inside++
		p.offer(it)
		if p.hand[i] != nil || !it.more {
			return
		}
	}
}

func (p *plain) offer(it *plainItem) {
	q := it.queue
	p.offered[q]++
	if it.deadline <= p.now {
		p.endBlocked(it)
		p.gone(it, engine.Expired)
		return
	}
	if w := p.idleWorker(q); w != nil {
		p.admit(it)
		p.begin(w, it)
		return
	}
	switch spec := p.queues[q]; {
	case len(p.queue[q]) < spec.capacity && len(p.outside[q]) == 0:
		p.admit(it)
		p.join(it)
	case spec.whenFull == engine.Block:
		p.outside[q] = append(p.outside[q], it)
		if p.seq++; it.attempt == 0 {
			p.hand[it.producer] = it
		}
		it.until, it.seq = it.deadline, p.seq
	default:
		p.makeRoom(it)
	}
}

// makeRoom throws one out for the newcomer, or turns the newcomer away.
func (p *plain) makeRoom(it *plainItem) {
	waiting := p.queue[it.queue]
	victim := (*plainItem)(nil)
	switch p.queues[it.queue].whenFull {
	case engine.DropOldest:
		if len(waiting) > 0 {
			victim = waiting[0]
		}
	case engine.DropLowest:
		for _, other := range waiting { // the latest of the lowest
			if other.priority < it.priority && (victim == nil || other.priority <= victim.priority) {
				victim = other
			}
		}
	}
	if victim == nil {
		p.endBlocked(it)
		p.rejected[it.queue]++
		p.gone(it, engine.Rejected)
		return
	}
	p.leave(victim)
	p.gone(victim, engine.Dropped)
	p.admit(it)
	p.join(it)
}

// admit: the item is in.
func (p *plain) admit(it *plainItem) {
	p.admitted[it.queue]++
	p.endBlocked(it)
}

func (p *plain) endBlocked(it *plainItem) {
	p.blocked += p.now - it.since
	it.since = p.now
}

func (p *plain) join(it *plainItem) {
	p.queue[it.queue] = append(p.queue[it.queue], it)
	it.until = it.deadline
	if ttl := p.queues[it.queue].ttl; ttl != endless {
		it.until = min(it.until, p.now+ttl)
	}
	p.seq++
	it.seq = p.seq
}
