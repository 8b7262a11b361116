package engine

// This file divides a model that hasn't started into models that never touch each other's state, and
// makes them one again when they are done, to tell the story of the whole.

// Split divides m into groups of queues, producers and pools that aren't joined by to and from, in
// the order of their queues' names; each is a Model of its own, which knows no actors yet. Where
// something else joins them it answers m alone: a function of the scenario, which may look at
// everything; a bound on all items; time-outs of idle consumers where the window ends with the last
// fate of all.
func (m *Model) Split() []*Model {
	if m.scenario.hasFunctions() || m.scenario.Items > 0 || m.rec.to == 0 && m.longestIdle() > 0 {
		return []*Model{m}
	}
	group := m.groups()
	var parts []*Model
	index := map[*line]*Model{}
	for _, l := range m.lines {
		first := group[l]
		if index[first] == nil {
			index[first] = m.part()
			parts = append(parts, index[first])
		}
		index[first].takeLine(l)
	}
	if len(parts) == 1 {
		return []*Model{m}
	}
	for _, c := range m.crews {
		index[group[c.from[0]]].takeCrew(c)
	}
	for _, s := range m.sources {
		index[group[s.to]].takeSource(s)
	}
	return parts
}

// groups returns for each line the first one of its group: pools join the queues that they serve.
func (m *Model) groups() map[*line]*line {
	before := map[*line]*line{} // a line of the same group that comes before it
	first := func(l *line) *line {
		for before[l] != nil {
			l = before[l]
		}
		return l
	}
	for _, c := range m.crews {
		for _, l := range c.from[1:] {
			a, b := first(c.from[0]), first(l)
			switch {
			case a.rank < b.rank:
				before[b] = a
			case b.rank < a.rank:
				before[a] = b
			}
		}
	}
	group := make(map[*line]*line, len(m.lines))
	for _, l := range m.lines {
		group[l] = first(l)
		if group[l] != l {
			before[l] = group[l] // the way is short from here
		}
	}
	return group
}

// part makes an empty model of the same scenario.
func (m *Model) part() *Model {
	p := &Model{
		scenario: m.scenario, names: m.names, left: m.left, most: m.most, closing: m.closing,
		cutAt: m.cutAt, epoch: 1, unpaced: m.unpaced, mostConsumers: m.mostConsumers,
	}
	p.rec.from, p.rec.to = m.rec.from, m.rec.to
	return p
}

func (m *Model) takeLine(l *line) {
	l.rank = len(m.lines)
	m.lines = append(m.lines, l)
}

func (m *Model) takeCrew(c *crew) {
	c.rank = len(m.crews)
	m.crews = append(m.crews, c)
}

func (m *Model) takeSource(s *source) {
	s.index = int32(len(m.sources))
	m.sources = append(m.sources, s)
}

// Join makes m whole again from the parts into which Split has divided it, when nothing more happens
// in any of them. What is left to decide of the end is decided by the whole.
func (m *Model) Join(parts []*Model) {
	if len(parts) == 1 {
		return
	}
	for _, p := range parts {
		m.now = max(m.now, p.now)
	}
	for _, p := range parts {
		m.absorb(p)
	}
	m.rec.profile = joinSamplers(m, parts, func(p *Model) *sampler { return p.rec.profile })
	m.rec.series = joinSamplers(m, parts, func(p *Model) *sampler { return p.rec.series })
}

// absorb adds what a part knows of the run as a whole.
func (m *Model) absorb(p *Model) {
	m.items.chunks = append(m.items.chunks, p.items.chunks...)
	m.inside.n += p.inside.n
	m.inside.area.Merge(p.inside.until(m.now))
	m.inside.since = m.now
	m.told = m.told || p.told
	if m.failure == nil {
		m.failure = p.failure
	}
	if weight[p.end.Reason] > weight[m.end.Reason] {
		m.end = p.end
	}
	m.rec.absorb(&p.rec)
}

// weight says which end of a part is that of the whole: the greater.
var weight = map[string]int{
	"": 0, endDrained: 1, endCut: 2, endInterrupted: 3, endStopped: 4,
	endStuck: 5, endWaiting: 5, endStorm: 5, endLimit: 5, endError: 5,
}

func (r *recorder) absorb(p *recorder) {
	r.produced += p.produced
	r.late += p.late
	r.consumed += p.consumed
	r.inTime += p.inTime
	r.lastFate = max(r.lastFate, p.lastFate)
	r.leftWait.Merge(p.leftWait)
	r.sojourn.Merge(p.sojourn)
	for s := range r.spent {
		r.spent[s].Merge(p.spent[s])
	}
	for name, n := range p.gaveUp.counts {
		r.gaveUp.plus(name, *n)
	}
	for _, s := range p.sample {
		r.insert(s)
	}
}

// joinSamplers makes one sampler of those of the parts: as coarse as the coarsest, as long as the
// longest. Where a part was over before that its levels stay what they are.
func joinSamplers(m *Model, parts []*Model, of func(*Model) *sampler) *sampler {
	out := &sampler{}
	for _, p := range parts {
		s := of(p)
		if s == nil {
			return nil
		}
		out.step, out.bound = max(out.step, s.step), s.bound
	}
	depth, peaks, busy := map[*line][]int64{}, map[*line][]int64{}, map[*crew][]int64{}
	for _, p := range parts {
		s := of(p)
		for s.step < out.step {
			s.halve()
		}
		out.taken = max(out.taken, s.taken)
		for i, values := range s.depth {
			depth[p.lines[i]] = values
		}
		for i, values := range s.peaks {
			peaks[p.lines[i]] = values
		}
		for i, values := range s.busy {
			busy[p.crews[i]] = values
		}
	}
	for i, l := range m.lines {
		if out.bound > 0 && i == profileParts {
			break
		}
		out.depth = append(out.depth, stretched(depth[l], out.taken, int64(l.waiting)))
		if out.bound > 0 {
			out.peaks = append(out.peaks, stretched(peaks[l], out.taken, int64(l.waiting)))
		}
	}
	for i, c := range m.crews {
		if out.bound > 0 && i == profileParts {
			break
		}
		out.busy = append(out.busy, stretched(busy[c], out.taken, c.rec.busy.Value()))
	}
	return out
}

// stretched returns values made n by repeating the last level.
func stretched(values []int64, n int, last int64) []int64 {
	for len(values) < n {
		values = append(values, last)
	}
	return values
}
