package engine

import (
	"errors"
	"fmt"
	"math"

	"queuesim/engine/num"
)

// hooks are the scenario's functions that run after something has happened.
type hooks struct {
	start, arrive, begin, complete, retry, leave, stop caller

	at    []timer // in order of time
	every []timer
}

// A timer is a hook with its time.
type timer struct {
	caller
	time  Time
	due   Time   // when it runs next, of those that run again and again
	epoch uint64 // in which it has run: see stood
}

// A firing is a hook that is to run when the present event, and what follows from it, is done.
type firing struct {
	hook   *caller
	item   *Item
	reason string
}

// after lets a hook run at the end of this event.
func (m *Model) after(hook *caller, it *Item, reason string) {
	if hook.hook != nil {
		m.waiting = append(m.waiting, firing{hook, it, reason})
	}
}

// settle ends an event: the hooks run, then the items that are gone are given back.
func (m *Model) settle() {
	for i := 0; i < len(m.waiting) && m.failure == nil; i++ {
		f := m.waiting[i]
		m.fire(f.hook, f.item, f.reason)
	}
	clear(m.waiting)
	m.waiting = m.waiting[:0]
	for i, it := range m.leaving {
		if it.Own != nil && m.scenario.Release != nil {
			m.scenario.Release(it)
		}
		m.items.back(it)
		m.leaving[i] = nil
	}
	m.leaving = m.leaving[:0]
}

// fire runs a hook. Its luck is keyed by its name and by how often it has run.
func (m *Model) fire(hook *caller, it *Item, reason string) {
	hook.firings++
	m.prepare(it, reason, keyOf(hook.key, int64(hook.firings)))
	if err := m.callHook(hook); err != nil {
		m.fail(hook, it, err)
	}
}

// fill lets the producer's function give a new item its fields. Its luck belongs to the item.
func (m *Model) fill(it *Item) {
	f := &it.source.fill
	m.prepare(it, "", it.luck(f.key))
	err := m.callHook(f)
	if err == nil && math.IsNaN(it.Size) {
		err, it.Size = errors.New("want a number for the size, got NaN"), 0
	}
	if err != nil {
		m.fail(f, it, err)
	}
}

// fireAt runs the next hook of Scenario.At.
func (m *Model) fireAt() {
	next := &m.hooks.at[0]
	m.hooks.at = m.hooks.at[1:]
	m.stirred()
	m.fire(&next.caller, nil, "")
}

// fireEvery runs a hook of Scenario.Every, and plans its next time.
func (m *Model) fireEvery(which int32) {
	t := &m.hooks.every[which]
	m.stand(&t.epoch)
	m.fire(&t.caller, nil, "")
	t.due = t.due.After(t.time) // from the plan: one that was late doesn't put off the next
	m.schedule(hookEvery, max(m.now, t.due), int(which), which, 0)
}

// pollStep is how often a count's function is asked.
const pollStep = Second

// poll asks a pool's function how many consumers there are to be.
func (m *Model) poll(c *crew) {
	m.stand(&c.epoch)
	c.asked.firings++
	m.prepare(nil, "", keyOf(c.asked.key, int64(c.asked.firings)))
	x, err := m.callAsk(&c.asked)
	n, ok := toCount(x)
	switch {
	case err != nil:
		m.fail(&c.asked, nil, err)
		return
	case !ok:
		m.fail(&c.asked, nil, fmt.Errorf("want a whole number of consumers up to %d, got %v", MostConsumers, x))
		return
	}
	if n != c.target {
		m.recounted()
		c.target = n
		m.adjust(c)
	}
	m.schedule(polling, m.now.After(pollStep), c.rank, int32(c.rank), 0)
}

// askFails asks a pool's function whether the attempt that ends now has failed.
func (m *Model) askFails(f *caller, it *Item) (reason string, failed bool) {
	m.prepare(it, "", it.luck(f.key))
	reason, failed, err := m.callFail(f)
	if err != nil {
		m.fail(f, it, err)
		return "", false
	}
	return reason, failed
}

// prepare fills in the call that the next function of the scenario gets.
func (m *Model) prepare(it *Item, reason string, key uint64) {
	m.call.Item, m.call.Reason = it, reason
	m.call.Draw = num.NewStream(key)
}

// moved notes that an item has moved.
func (m *Model) moved() {
	m.stirred()
	m.vain = 0
}

// stirred notes that something has changed by which the run may go on: an item moved, or a hook
// wrote. An epoch ends.
func (m *Model) stirred() {
	m.epoch++
	m.stood = 0
}

// recounted notes that a pool is to have another number of consumers. Nobody inside, nobody cares.
func (m *Model) recounted() {
	if m.inside.n > 0 {
		m.stirred()
	}
}

// vainLimit is how many periodic hooks may run between two moves of items, if nothing else is
// pending: by then what they write is in vain.
const vainLimit = 1_000_000

// stand notes that a periodic hook runs. When each of them has run within one epoch, they will not
// get the run going again by themselves.
func (m *Model) stand(epoch *uint64) {
	m.vain++
	if *epoch != m.epoch {
		*epoch = m.epoch
		m.stood++
	}
}

// takeEffect lets a schedule take its next step, or a write of a hook have its consequences.
func (m *Model) takeEffect(ev Event) {
	if ev.who < 0 {
		m.refill(m.lines[^ev.who])
		return
	}
	m.recounted()
	c := m.crews[ev.who]
	if ev.stamp == fromSchedule {
		n, _ := toCount(c.spec.Counts.At(m.now))
		c.target = n
		m.followSchedule(c)
	}
	m.adjust(c)
}

// Stamps of stepping events.
const (
	fromHook uint32 = iota
	fromSchedule
)

// followSchedule plans the next step of a pool's schedule.
func (m *Model) followSchedule(c *crew) {
	if next := c.spec.Counts.Next(m.now); next != Never {
		m.schedule(stepping, next, c.rank, int32(c.rank), fromSchedule)
	}
}
