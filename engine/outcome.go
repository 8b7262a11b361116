package engine

import (
	"fmt"
	"strconv"

	"queuesim/engine/stats"
)

// result adds up what has been recorded.
func (m *Model) result() *Result {
	for it := range m.items.lent() {
		m.noteInside(it)
	}
	res := &Result{
		Schema: ResultSchema, Config: m.config(),
		Queues: map[string]*QueueResult{}, Producers: map[string]*ProducerResult{},
		Consumers: map[string]*PoolResult{}, Priorities: map[string]*PriorityResult{},
		Ended: m.end, Account: m.account(),
		Tallies: m.rec.tallies, Observations: map[string]Observation{}, Intervals: map[string]Interval{},
		Series: m.rec.series.series(m), Profile: m.rec.profile.series(m),
		Sample: make([]ItemRecord, len(m.rec.sample)),
		Expect: []Expectation{}, Warnings: []string{},
	}
	for i, s := range m.rec.sample {
		res.Sample[i] = s.ItemRecord
	}
	for name, t := range m.rec.observations {
		res.Observations[name] = observationOf(t)
	}
	res.measured = m.measure()
	for _, l := range m.lines {
		res.Queues[l.spec.Name] = m.queueResult(l, res.measured)
	}
	for _, c := range m.crews {
		res.Consumers[c.spec.Name] = m.poolResult(c)
	}
	m.addProducers(res)
	m.addTotal(res)
	m.warn(res)
	m.batch(res)
	return res
}

// noteInside counts an item that has no fate: where it stands now, and in the sample.
func (m *Model) noteInside(it *Item) {
	if it.ID <= sampleSize {
		m.keep(it, it.State.String())
	}
	if !it.counted {
		return
	}
	m.rec.inside[it.State]++
	switch it.State {
	case Waiting:
		it.line.rec.waitingNow++
	case Blocked:
		it.line.rec.blockedNow++
	}
}

// windowEnd returns where averages over time end (DESIGN.md §4, rule 20): at the duration, unless the
// run was ended before, or had no more items to bring; where there is none, at the last fate.
func (m *Model) windowEnd() Time {
	switch to := m.rec.to; {
	case to != 0 && m.end.Reason == endDrained && m.left > 0:
		return to
	case to != 0:
		return min(to, m.now)
	case m.inside.n == 0:
		return m.rec.lastFate
	}
	return m.now
}

// window returns how long the window is, in seconds.
func (m *Model) window() float64 { return m.windowLength().Seconds() }

func (m *Model) windowLength() Time { return max(0, m.windowEnd()-m.rec.from) }

// levelResult condenses a level.
func (m *Model) levelResult(l *stats.Level) LevelResult {
	end := int64(m.levelEnd())
	return LevelResult{Mean: orZero(l.Mean(end)), Max: l.Max(end)}
}

// levelEnd returns the instant up to which a level is to be looked at. It may have changed after the
// window, which it closes by itself.
func (m *Model) levelEnd() Time {
	end := m.windowEnd()
	if m.rec.to != 0 {
		end = max(end, m.now)
	}
	return end
}

func (m *Model) queueResult(l *line, ms *measures) *QueueResult {
	r, name := &l.rec, l.spec.Name
	return &QueueResult{
		Offered: r.offered, Admitted: r.admitted, Taken: r.taken, Rejected: r.rejected,
		Dropped: r.dropped, Expired: r.expired, ExpiredBlocked: r.expiredBlocked, Reneged: r.reneged,
		BlockedNow: r.blockedNow, WaitingNow: r.waitingNow, Capacity: bounded(l.capacity),
		Depth: m.levelResult(&r.depth), Wait: TrendOf(ms.trend(name + ".wait")),
		LeftWait: TrendOf(&r.leftWait), Blocked: TrendOf(&r.blocked),
	}
}

// bounded returns a pointer to n, or nil if it is Unlimited.
func bounded(n int) *int {
	if n >= Unlimited {
		return nil
	}
	return &n
}

func (m *Model) poolResult(c *crew) *PoolResult {
	r := &c.rec
	out := &PoolResult{
		Count: bounded(c.target), Attempts: r.attempts, Consumed: r.consumed, Failed: r.failed,
		Retries: r.retries, InServiceNow: r.inService, Failures: r.failures.byName(), Left: r.left.byName(),
		Busy: m.levelResult(&r.busy), Service: TrendOf(&r.service), Each: []ConsumerResult{},
	}
	if !c.unlimited() {
		out.Count = &c.count
		out.Utilisation = m.utilisation(c)
	}
	if load, ok := m.offeredLoad(c); ok {
		out.OfferedLoad = &load
	}
	m.addEach(out, c)
	return out
}

// utilisation returns which part of the time that its consumers were there in the window they were
// busy.
func (m *Model) utilisation(c *crew) *float64 {
	busy, presence := m.duties(c)
	u := orZero(busy.Over(presence))
	return &u
}

// offeredLoad returns λ·E[S] of the attempts that were brought within the window, in erlangs: of a
// queue that several pools serve each is laid the share that it took.
func (m *Model) offeredLoad(c *crew) (float64, bool) {
	if m.windowLength() == 0 || c.rec.service.Count() == 0 {
		return 0, false
	}
	brought := 0.0
	for _, l := range c.from {
		var all int64
		for _, other := range l.crews {
			all += other.rec.attempts
		}
		brought += float64(float64(l.rec.brought) * float64(c.rec.attempts) / float64(all))
	}
	return float64(brought / m.window() * float64(c.rec.service.Mean()/1e9)), true
}

// eachShown is how many consumers of a pool are shown one by one (DESIGN.md §4, rule 25).
const eachShown = 100

func (m *Model) addEach(out *PoolResult, c *crew) {
	var rest struct {
		ConsumerResult
		served, busy, presence stats.Sum
	}
	for i, w := range c.all {
		busy, presence := m.times(w)
		if i < eachShown {
			out.Each = append(out.Each, ConsumerResult{
				ID: w.id, Consumed: w.consumed, Failed: w.failed,
				MeanService: meanService(w.served, w.consumed+w.failed), Utilisation: ratio(busy, presence),
			})
			continue
		}
		rest.ID++
		rest.Consumed += w.consumed
		rest.Failed += w.failed
		rest.served.Merge(w.served)
		rest.busy.Add(int64(busy))
		rest.presence.Add(int64(presence))
	}
	if rest.ID > 0 {
		rest.MeanService = meanService(rest.served, rest.Consumed+rest.Failed)
		rest.Utilisation = orZero(rest.busy.Over(rest.presence))
		out.Rest = &rest.ConsumerResult
	}
}

// times returns how long a consumer has been busy and present in the window.
func (m *Model) times(w *consumer) (busyTime, presence Time) {
	end := m.windowEnd()
	busyTime, presence = w.busyTime, w.presence
	if w.duty == busy {
		busyTime += m.inWindow(w.since, end)
	}
	if w.duty != away {
		presence += m.inWindow(w.came, end)
	}
	if m.rec.to == 0 && m.inside.n == 0 && w.tailFrom == m.rec.lastFate {
		presence -= w.tail
	}
	return busyTime, presence
}

func meanService(served stats.Sum, n int64) float64 {
	var count stats.Sum
	count.Add(n)
	return float64(orZero(served.Over(count)) / 1e9)
}

func ratio(part, whole Time) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// add adds the fates of a cell.
func (c *Counts) add(from *cell) {
	c.Produced += from.produced
	gone := int64(0)
	for f, n := range from.fates {
		*c.of(Fate(f)) += n
		gone += n
	}
	c.Inside += from.produced - gone
}

// of returns the counter of a fate.
func (c *Counts) of(f Fate) *int64 {
	return [...]*int64{
		&c.Consumed, &c.Failed, &c.Balked, &c.Rejected, &c.Dropped, &c.Expired, &c.Reneged,
	}[f]
}

// addProducers adds up the cells by producer, by priority and for the whole run.
func (m *Model) addProducers(res *Result) {
	for _, s := range m.sources {
		p := res.Producers[s.spec.Name]
		if p == nil {
			p = new(ProducerResult)
			res.Producers[s.spec.Name] = p
		}
		for level, c := range s.rec.cells {
			if c == nil {
				continue
			}
			p.add(c)
			res.priority(level).add(c)
			res.Total.add(c)
		}
	}
	trend := func(name string) Trend { return TrendOf(res.measured.trend(name)) }
	for name, p := range res.Producers {
		p.Sojourn, p.Blocked = trend(name+".sojourn"), trend(name+".blocked")
		p.Behind = trend(name + ".behind")
	}
	for level, p := range res.Priorities {
		p.Sojourn, p.Wait = trend("priorities."+level+".sojourn"), trend("priorities."+level+".wait")
	}
	res.Total.Sojourn = trend("sojourn")
}

func (r *Result) priority(level int) *PriorityResult {
	key := strconv.Itoa(level)
	if r.Priorities[key] == nil {
		r.Priorities[key] = new(PriorityResult)
	}
	return r.Priorities[key]
}

func (m *Model) addTotal(res *Result) {
	t := &res.Total
	t.InsideByState = map[string]int64{}
	t.Failures = map[string]int64{}
	t.GaveUp = m.rec.gaveUp.byName()
	failed := int64(0)
	for s, n := range m.rec.inside {
		if n > 0 {
			t.InsideByState[State(s).String()] = n
		}
	}
	for _, c := range m.crews {
		t.Attempts += c.rec.attempts
		t.Retries += c.rec.retries
		failed += c.rec.failed
		for reason, n := range c.rec.failures.byName() {
			t.Failures[reason] += n
		}
	}
	t.Late = m.rec.late
	t.Duration = m.windowLength()
	if t.Attempts > 0 {
		t.FailureRate = float64(failed) / float64(t.Attempts)
	}
	if window := m.window(); window > 0 {
		t.Throughput = float64(m.rec.consumed) / window
		t.Goodput = float64(m.rec.inTime) / window
	}
}

// warn notes what makes the figures mean less than they seem to.
func (m *Model) warn(res *Result) {
	w := &res.Warnings
	if m.rec.from > 0 && res.Total.Produced == 0 {
		*w = append(*w, fmt.Sprintf("nothing was born after the warm-up of %v", m.rec.from))
	}
	if s, most := m.rec.series, m.seriesLength(); s != nil && s.taken >= most {
		*w = append(*w, fmt.Sprintf("the series ends after %d values; take a larger sample step", most))
	}
}
