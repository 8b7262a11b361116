package engine

import "queuesim/engine/stats"

// A tally counts by name. The last name is remembered: it is mostly the next one too. The zero tally
// is empty.
type tally struct {
	counts map[string]*int64
	last   string
	n      *int64 // of last
}

// add adds one to a name's count.
func (t *tally) add(name string) {
	t.plus(name, 1)
}

// plus adds n to a name's count.
func (t *tally) plus(name string, n int64) {
	if t.n == nil || t.last != name {
		t.find(name)
	}
	*t.n += n
}

func (t *tally) find(name string) {
	if t.counts == nil {
		t.counts = map[string]*int64{}
	}
	if t.counts[name] == nil {
		t.counts[name] = new(int64)
	}
	t.last, t.n = name, t.counts[name]
}

// byName returns all counts.
func (t *tally) byName() map[string]int64 {
	out := make(map[string]int64, len(t.counts))
	for name, n := range t.counts {
		out[name] = *n
	}
	return out
}

// A crowd is the number of items inside, and the exact area under it since the start: the oracle for
// the sum of all sojourns, so it is kept by the number alone.
type crowd struct {
	n     int64
	since Time
	area  stats.Sum
}

// enter adds an item now, as if it had come at the earlier instant at which it was due.
func (c *crowd) enter(due, now Time) {
	c.area.AddProduct(c.n, int64(now-c.since))
	c.area.Add(int64(now - due))
	c.since = now
	c.n++
}

// leave takes an item out.
func (c *crowd) leave(now Time) {
	c.area.AddProduct(c.n, int64(now-c.since))
	c.since = now
	c.n--
}

// until returns the area up to now.
func (c crowd) until(now Time) stats.Sum {
	c.area.AddProduct(c.n, int64(now-c.since))
	return c.area
}
