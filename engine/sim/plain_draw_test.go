package sim_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// Scripts are drawn on a coarse grid of whole seconds, so that much happens at one instant and the
// order of rule 3 counts.

// drawScript draws a script whose first queue is as given.
func drawScript(t *rapid.T, order engine.Order, full engine.WhenFull) script {
	s := script{queues: []scriptQueue{drawQueue(t, order, full)}}
	if rapid.IntRange(0, 2).Draw(t, "queues") == 0 {
		s.queues = append(s.queues, drawQueue(t,
			rapid.SampledFrom(plainOrders).Draw(t, "order"),
			rapid.SampledFrom(policies).Draw(t, "when_full")))
	}
	if s.duration = seconds(t, "duration", 0, 20); s.duration > 0 {
		s.cut = rapid.Bool().Draw(t, "cut")
	}
	for range rapid.IntRange(1, 3).Draw(t, "pools") {
		s.pools = append(s.pools, drawPool(t, len(s.queues)))
	}
	s.pools[0].from = everyQueue(t, len(s.queues))
	for range rapid.IntRange(1, 3).Draw(t, "producers") {
		s.producers = append(s.producers, drawProducer(t, len(s.queues)))
	}
	return s
}

var (
	plainOrders = []engine.Order{
		engine.FIFO, engine.LIFO, engine.ByPriority, engine.ByDeadline, engine.ShortestFirst,
		engine.ByKey,
	}
	policies = []engine.WhenFull{engine.Block, engine.Reject, engine.DropOldest, engine.DropLowest}
)

func seconds(t *rapid.T, what string, least, most int) engine.Time {
	return engine.Time(rapid.IntRange(least, most).Draw(t, what)) * engine.Second
}

// maybe draws a time, or none in half of the cases.
func maybe(t *rapid.T, what string, least, most int, none engine.Time) engine.Time {
	if rapid.Bool().Draw(t, what+" is set") {
		return seconds(t, what, least, most)
	}
	return none
}

func drawQueue(t *rapid.T, order engine.Order, full engine.WhenFull) scriptQueue {
	capacity := rapid.IntRange(0, 5).Draw(t, "capacity")
	if capacity == 5 {
		capacity = engine.Unlimited
	}
	return scriptQueue{capacity, order, full, maybe(t, "ttl", 0, 5, endless)}
}

func drawPool(t *rapid.T, queues int) scriptPool {
	p := scriptPool{
		from:     everyQueue(t, queues)[:rapid.IntRange(1, queues).Draw(t, "from")],
		count:    rapid.SampledFrom([]int{1, 1, 2, 3, engine.Unlimited}).Draw(t, "count"),
		timeout:  maybe(t, "timeout", 0, 4, endless),
		idle:     maybe(t, "idle", 1, 6, 0),
		attempts: rapid.IntRange(1, 3).Draw(t, "attempts"),
		backoff:  seconds(t, "backoff", 0, 3),
	}
	if rapid.IntRange(0, 3).Draw(t, "steps") == 0 {
		p.count = 0
		at := engine.Time(0)
		for i := range rapid.IntRange(1, 4).Draw(t, "how many steps") {
			at += seconds(t, "step", min(i, 1), 6)
			p.steps = append(p.steps,
				engine.Point{At: at, Value: float64(rapid.IntRange(0, 3).Draw(t, "value"))})
		}
		p.steps[0].Value++ // a pool that never has anybody is refused
	}
	return p
}

func everyQueue(t *rapid.T, n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if n == 2 && rapid.Bool().Draw(t, "turned") {
		slices.Reverse(all)
	}
	return all
}

func drawProducer(t *rapid.T, queues int) scriptProducer {
	p := scriptProducer{to: rapid.IntRange(0, queues-1).Draw(t, "to")}
	at := engine.Time(0)
	for range rapid.IntRange(0, 12).Draw(t, "items") {
		it := scriptItem{
			priority: uint8(rapid.IntRange(0, 3).Draw(t, "priority")),
			size:     float64(rapid.IntRange(0, 3).Draw(t, "size")),
			key:      float64(rapid.IntRange(-2, 2).Draw(t, "key")),
			deadline: maybe(t, "deadline", 0, 8, endless),
		}
		for range 3 {
			it.services = append(it.services, seconds(t, "service", 0, 5))
			it.failures = append(it.failures, rapid.IntRange(0, 2).Draw(t, "fails") == 0)
		}
		if gap := seconds(t, "gap", 0, 3); len(p.items) > 0 {
			last := &p.items[len(p.items)-1]
			if last.more = rapid.IntRange(0, 4).Draw(t, "batch") == 0; !last.more {
				at += gap
			}
		}
		it.at = at
		p.items = append(p.items, it)
	}
	return p
}

// scenario tells the engine what the script says; it writes the diary.
func (s script) scenario(diary *[]entry) engine.Scenario {
	out := engine.Scenario{Duration: s.duration, On: hooksOf(diary)}
	if s.cut {
		out.Finish = engine.Cut
	}
	for i, q := range s.queues {
		queue := engine.Queue{
			Name: fmt.Sprint("q", i), Capacity: q.capacity, Order: q.order, WhenFull: q.whenFull,
			TTL: fixed(q.ttl),
		}
		if q.order == engine.ByKey {
			queue.Key = s.quantity(func(it scriptItem, _ int) float64 { return it.key })
		}
		out.Queues = append(out.Queues, queue)
	}
	for i, p := range s.producers {
		out.Producers = append(out.Producers, s.producer(fmt.Sprint("p", i), p))
	}
	for i, c := range s.pools {
		pool := engine.Pool{
			Name: fmt.Sprint("c", i), Count: c.count, IdleTimeout: c.idle,
			AttemptTimeout: fixed(c.timeout),
			Service:        s.quantity(serviceOf),
			Fails: func(c *engine.Call) (string, bool, error) {
				return "", s.item(c.Item).failures[c.Item.Attempt-1], nil
			},
			Retry: engine.Retry{
				Attempts: c.attempts,
				Backoff:  engine.Backoff{Delay: fixed(c.backoff)},
			},
		}
		if c.steps != nil {
			pool.Counts = c.steps
		}
		for _, q := range c.from {
			pool.From = append(pool.From, fmt.Sprint("q", q))
		}
		out.Consumers = append(out.Consumers, pool)
	}
	return out
}

// producer tells the engine the arrivals, each with as many items as the script says.
func (s script) producer(name string, p scriptProducer) engine.Producer {
	times := []engine.Time{}
	var batches []float64
	for i, it := range p.items {
		if i > 0 && p.items[i-1].more {
			batches[len(batches)-1]++
			continue
		}
		times, batches = append(times, it.at), append(batches, 1)
	}
	arrival := 0
	return engine.Producer{
		Name: name, To: fmt.Sprint("q", p.to), Times: times,
		Batch: engine.Func(func(*engine.Call) (float64, error) {
			arrival++
			return batches[arrival-1], nil
		}),
		Priority: s.quantity(func(it scriptItem, _ int) float64 { return float64(it.priority) }),
		Size:     s.quantity(func(it scriptItem, _ int) float64 { return it.size }),
		Fill: func(c *engine.Call) error {
			if d := s.item(c.Item).deadline; d != endless {
				c.Item.Deadline = c.Item.Created + d
			}
			return nil
		},
	}
}

func fixed(t engine.Time) engine.Quantity {
	if t == endless {
		return nil
	}
	return dist.Constant(t.Seconds())
}

// item finds what the script says of an item.
func (s script) item(it *engine.Item) scriptItem {
	return s.producers[it.Producer()[1]-'0'].items[it.ID-1]
}

func serviceOf(it scriptItem, attempt int) float64 { return it.services[attempt-1].Seconds() }

func (s script) quantity(what func(it scriptItem, attempt int) float64) engine.Func {
	return func(c *engine.Call) (float64, error) {
		return what(s.item(c.Item), c.Item.Attempt), nil
	}
}

func hooksOf(diary *[]entry) engine.Hooks {
	note := func(c *engine.Call, what string) error {
		*diary = append(*diary,
			entry{c.Run.Now(), c.Item.String(), what, c.Item.Attempt, c.Item.Waited()})
		return nil
	}
	return engine.Hooks{
		Begin: func(c *engine.Call) error { return note(c, "begin") },
		Leave: func(c *engine.Call) error { return note(c, c.Reason) },
	}
}
