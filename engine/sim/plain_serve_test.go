package sim_test

import (
	"cmp"
	"slices"

	"queuesim/engine"
)

// The other half of the plain simulator: consumers, and the ways out.

// idleWorker returns who takes an item offered at q: the consumer idle longest, or a new one of a
// pool without bound.
func (p *plain) idleWorker(q int) *worker {
	var longest *worker
	for _, w := range p.workers {
		if !w.gone && w.item == nil && slices.Contains(p.pools[w.pool].from, q) &&
			(longest == nil || w.seq < longest.seq) {
			longest = w
		}
	}
	if longest != nil {
		return longest
	}
	for i, pool := range p.pools {
		if p.target[i] >= engine.Unlimited && slices.Contains(pool.from, q) {
			return p.hire(i)
		}
	}
	return nil
}

func (p *plain) hire(pool int) *worker {
	w := &worker{pool: pool}
	p.workers = append(p.workers, w)
	return w
}

func (p *plain) begin(w *worker, it *plainItem) {
	p.wait += p.now - it.since
	it.waited += p.now - it.since
	it.since = p.now
	it.attempt++
	it.pool = w.pool
	p.note(it, "begin")
	p.seq++
	took, limit := it.services[it.attempt-1], p.pools[w.pool].timeout
	w.item, w.seq, w.timedOut, w.end = it, p.seq, limit < took, p.now+min(took, limit)
}

// finish ends an attempt: first the item goes on, then the consumer.
func (p *plain) finish(w *worker, failed bool) {
	it, pool := w.item, p.pools[w.pool]
	p.service += p.now - it.since
	it.since = p.now
	switch {
	case !failed:
		p.gone(it, engine.Consumed)
	case it.attempt >= pool.attempts, p.now+pool.backoff >= it.deadline:
		p.gone(it, engine.Failed)
	case pool.backoff == 0:
		p.offer(it)
	default:
		p.seq++
		it.until, it.seq = p.now+pool.backoff, p.seq
		p.paused = append(p.paused, it)
	}
	w.item = nil
	p.seek(w)
}

// seek: the consumer leaves, takes the next item, or rests.
func (p *plain) seek(w *worker) {
	if p.present(w.pool) > p.target[w.pool] {
		w.gone = true
		return
	}
	for _, q := range p.pools[w.pool].from {
		if len(p.queue[q]) > 0 {
			it := p.first(q)
			p.leave(it)
			p.begin(w, it)
			p.refill(q)
			return
		}
		if len(p.outside[q]) > 0 {
			it := p.outside[q][0]
			p.letIn(it)
			p.begin(w, it)
			return
		}
	}
	p.seq++
	w.seq, w.end = p.seq, p.now // idle since
}

func (p *plain) present(pool int) int {
	n := 0
	for _, w := range p.workers {
		if w.pool == pool && !w.gone {
			n++
		}
	}
	return n
}

// first returns who is next: the first in the order of admission that none of the others beats.
func (p *plain) first(q int) *plainItem {
	waiting := p.queue[q]
	by := func(key func(it *plainItem) float64) *plainItem {
		return slices.MinFunc(waiting,
			func(a, b *plainItem) int { return cmp.Compare(key(a), key(b)) })
	}
	switch p.queues[q].order {
	case engine.LIFO:
		return waiting[len(waiting)-1]
	case engine.ByPriority:
		return by(func(it *plainItem) float64 { return -float64(it.priority) })
	case engine.ByDeadline:
		return by(func(it *plainItem) float64 { return float64(it.deadline) })
	case engine.ShortestFirst:
		return by(func(it *plainItem) float64 { return it.size })
	case engine.ByKey:
		return by(func(it *plainItem) float64 { return it.key })
	}
	return waiting[0]
}

// leave takes an item out of its queue.
func (p *plain) leave(it *plainItem) {
	p.queue[it.queue] = slices.DeleteFunc(p.queue[it.queue],
		func(o *plainItem) bool { return o == it })
}

// letIn admits an item from outside; its producer goes on.
func (p *plain) letIn(it *plainItem) {
	p.leaveOutside(it)
	p.admit(it)
}

func (p *plain) leaveOutside(it *plainItem) {
	p.outside[it.queue] = slices.DeleteFunc(p.outside[it.queue],
		func(o *plainItem) bool { return o == it })
	if p.hand[it.producer] == it {
		p.hand[it.producer] = nil
	}
}

func (p *plain) refill(q int) {
	for len(p.outside[q]) > 0 && len(p.queue[q]) < p.queues[q].capacity {
		it := p.outside[q][0]
		p.letIn(it)
		p.join(it)
	}
}

func (p *plain) comeBack(it *plainItem) {
	p.paused = slices.DeleteFunc(p.paused, func(o *plainItem) bool { return o == it })
	p.backOff += p.now - it.since
	it.since = p.now
	p.offer(it)
}

func (p *plain) expire(it *plainItem) {
	if slices.Contains(p.outside[it.queue], it) {
		p.leaveOutside(it)
		p.endBlocked(it)
		p.gone(it, engine.Expired)
		return
	}
	p.leave(it)
	p.gone(it, engine.Expired)
	p.refill(it.queue)
}

// gone gives the item its fate; what it waited in vain is between since and now.
func (p *plain) gone(it *plainItem, fate engine.Fate) {
	if fate == engine.Dropped || fate == engine.Expired {
		p.leftWait += p.now - it.since
	}
	p.inside--
	p.note(it, fate.String())
}

func (p *plain) note(it *plainItem, what string) {
	p.diary = append(p.diary, entry{p.now, it.name, what, it.attempt, it.waited})
}

// step changes the number of consumers by the schedule.
func (p *plain) step(pool int) {
	p.target[pool] = int(p.pools[pool].steps[p.steps[pool]].Value)
	p.steps[pool]++
	p.resize(pool)
}

// resize hires and dismisses: idle consumers go at once, the one idle longest first.
func (p *plain) resize(pool int) {
	for p.present(pool) > p.target[pool] {
		var longest *worker
		for _, w := range p.workers {
			if w.pool == pool && !w.gone && w.item == nil && (longest == nil || w.seq < longest.seq) {
				longest = w
			}
		}
		if longest == nil {
			return
		}
		longest.gone = true
	}
	for p.present(pool) < p.target[pool] && (p.target[pool] < engine.Unlimited || p.hasWork(pool)) {
		p.seek(p.hire(pool))
	}
}

func (p *plain) hasWork(pool int) bool {
	return slices.ContainsFunc(p.pools[pool].from, func(q int) bool {
		return len(p.queue[q])+len(p.outside[q]) > 0
	})
}
