package engine

import (
	"sort"

	"queuesim/engine/stats"
)

// recorder is what is counted for the run as a whole. What belongs to a queue, a pool or a producer
// is counted there, once, in the finest cell; the Result adds the cells up.
type recorder struct {
	produced int64 // warm-up included
	late     int64
	gaveUp   tally
	inside   [Gone]int64 // by state, at the end

	from, to          Time // the window: counts go by birth, averages by time; to 0: no end
	lastFate          Time
	consumed, inTime  int64 // within the window, whenever they were born
	spent             [Gone]stats.Sum
	leftWait, sojourn stats.Sum
	tallies           map[string]float64
	observations      map[string]*stats.FloatTrend
	sample            []sampled
	series            *sampler
	profile           *sampler
	marker            *marker
	unsteady          string // why there is no steady state; "" if there may be one
	marked            int64  // how many items are left to come when the next mark is due
}

// sampled is the record of an item with what it is sorted by.
type sampled struct {
	source *source
	id     int64
	ItemRecord
}

// sampleSize is how many items' stories are kept (DESIGN.md §4, rule 25).
const sampleSize = 20

// inWindow returns how much of [from, to) lies in the window.
func (m *Model) inWindow(from, to Time) Time {
	from = max(from, m.rec.from)
	if m.rec.to != 0 {
		to = min(to, m.rec.to)
	}
	return max(0, to-from)
}

// isOpen tells whether the window is open now.
func (m *Model) isOpen() bool {
	return m.now >= m.rec.from && (m.rec.to == 0 || m.now < m.rec.to)
}

// count adds one for the item, if it was born after the warm-up.
func (m *Model) count(it *Item, n *int64) {
	if it.counted {
		*n++
	}
}

func (m *Model) recordBirth(it *Item) {
	m.rec.produced++
	it.counted = m.now >= m.rec.from
	it.cell = it.source.rec.at(it.Priority)
	m.count(it, &it.cell.produced)
	m.inside.enter(it.Created, m.now)
	switch {
	case !it.counted:
	case it.Created == m.now:
		it.source.rec.onTime++
	default:
		it.source.rec.behind.Add(int64(m.now - it.Created))
	}
}

func (m *Model) recordOffer(it *Item, l *line) {
	m.count(it, &l.rec.offered)
	if m.isOpen() {
		l.rec.brought++
	}
}

// endBlocked ends the time that an item was kept outside, if it was. A driver in real time may also
// have been late to bring it: that counts as blocked in the account of times, which knows no other
// place for it, but it isn't what a full queue has done.
func (m *Model) endBlocked(it *Item) {
	d := m.now - it.since
	it.since = m.now
	if d == 0 {
		return
	}
	it.spent[Blocked] += d
	first := it.Attempt == 0
	if !it.counted || first && it.Created >= it.source.freed {
		return
	}
	it.line.rec.blocked.Add(int64(d))
	if first {
		it.source.rec.blocked.Add(int64(d))
	}
}

// recordTaken counts an item that comes to service, with its wait.
func (m *Model) recordTaken(it *Item) {
	if it.counted {
		it.line.rec.taken++
		it.line.rec.wait(it.Priority).Add(int64(m.now - it.since))
	}
}

// recordLeft counts an item that leaves its queue without service.
func (m *Model) recordLeft(it *Item, n *int64) {
	d := m.now - it.since
	it.leftWait += d
	it.since = m.now
	if it.counted {
		*n++
		it.line.rec.leftWait.Add(int64(d))
	}
}

func (m *Model) recordBegin(w *consumer) {
	r := &w.crew.rec
	m.count(w.item, &r.attempts)
	m.count(w.item, &r.inService)
}

// recordAttempt counts an attempt that ends now.
func (m *Model) recordAttempt(w *consumer, reason string, failed bool) {
	r := &w.crew.rec
	took := m.now - w.since
	w.busyTime += m.inWindow(w.since, m.now)
	if !w.item.counted {
		return
	}
	r.inService--
	r.service.Add(int64(took))
	w.served.Add(int64(took))
	if failed {
		r.failed++
		w.failed++
		r.failures.add(reason)
	} else {
		r.consumed++
		w.consumed++
	}
}

func (m *Model) recordRetry(it *Item, c *crew) { m.count(it, &c.rec.retries) }

// recordFate counts the end of an item.
func (m *Model) recordFate(it *Item, f Fate) {
	sojourn := m.now - it.Created
	m.inside.leave(m.now)
	m.rec.lastFate = m.now
	m.recordTimes(it, sojourn)
	if f == Consumed && m.isOpen() {
		m.rec.consumed++
		if it.Deadline >= m.now {
			m.rec.inTime++
		}
	}
	if it.ID <= sampleSize {
		m.keep(it, f.String())
	}
	if !it.counted {
		return
	}
	it.cell.fates[f]++
	it.cell.sojourn.Add(int64(sojourn))
	if f == Consumed && it.Deadline < m.now {
		m.rec.late++
	}
}

// recordTimes adds an item's times to the sums of the account. The warm-up doesn't matter there.
func (m *Model) recordTimes(it *Item, sojourn Time) {
	r := &m.rec
	r.sojourn.Add(int64(sojourn))
	r.leftWait.Add(int64(it.leftWait))
	for s := Blocked; s < Gone; s++ {
		r.spent[s].Add(int64(it.spent[s]))
	}
}

// keep writes the item down if it is among the first by producer and id.
func (m *Model) keep(it *Item, fate string) {
	if m.rec.place(it.source, it.ID) < sampleSize {
		m.rec.insert(recordOf(it, fate))
	}
}

// place returns where an item belongs in the sample, sampleSize or more if nowhere.
func (r *recorder) place(s *source, id int64) int {
	return sort.Search(len(r.sample), func(i int) bool {
		other := &r.sample[i]
		return other.source.place > s.place || other.source == s && other.id > id
	})
}

// insert puts a record into the sample, if it belongs there.
func (r *recorder) insert(rec sampled) {
	at := r.place(rec.source, rec.id)
	if at >= sampleSize {
		return
	}
	if len(r.sample) < sampleSize {
		r.sample = append(r.sample, sampled{})
	}
	copy(r.sample[at+1:], r.sample[at:])
	r.sample[at] = rec
}

// recordOf writes an item down.
func recordOf(it *Item, fate string) sampled {
	rec := sampled{source: it.source, id: it.ID}
	rec.ItemRecord = ItemRecord{
		Item: it.String(), Priority: it.Priority, Created: it.Created, Wait: it.spent[Waiting],
		Attempts: it.Attempt, Fate: fate,
	}
	if it.consumer != nil {
		id := it.consumer.id
		rec.Consumer = &id
	}
	return rec
}

// observe adds x to a trend of the author's.
func (r *recorder) observe(name string, x float64) {
	t := r.observations[name]
	if t == nil {
		t = new(stats.FloatTrend)
		r.observations[name] = t
	}
	t.Add(x)
}

// wait returns the trend of the waits of a priority.
func (r *lineRecord) wait(priority uint8) *stats.Trend {
	if int(priority) < len(r.waits) && r.waits[priority] != nil {
		return r.waits[priority]
	}
	for int(priority) >= len(r.waits) {
		r.waits = append(r.waits, nil)
	}
	r.waits[priority] = new(stats.Trend)
	return r.waits[priority]
}
