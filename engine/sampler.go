package engine

import "math"

// A sampler looks at the levels again and again. One with a bound keeps every other value and
// doubles its step when it has too many, so that it covers a run of any length.
type sampler struct {
	step  Time
	bound int // of values; 0: none
	taken int
	depth [][]int64 // by line
	peaks [][]int64 // by line, the largest depth since the value before; only in a profile
	busy  [][]int64 // by crew
}

const (
	profileBound = 256              // values in a profile
	profileParts = 200              // queues, and pools, that a profile shows: the first by name
	profileStart = 100 * Nanosecond // its first step, where nothing is known of the run's length

	seriesBound = 1_000_000 // values in the series of a queue or a pool; then it ends
	seriesCells = 4_000_000 // values in all of them together: some tens of megabytes
)

// seriesLength returns how many values the series of each queue and pool have at most.
func (m *Model) seriesLength() int {
	return min(seriesBound, max(1, seriesCells/(len(m.scenario.Queues)+len(m.scenario.Consumers))))
}

func newSampler(step Time, bound, lines, crews int) *sampler {
	return &sampler{step: step, bound: bound, depth: make([][]int64, lines), busy: make([][]int64, crews)}
}

// startSamplers lets the samplers take their first values, at time 0.
func (m *Model) startSamplers() {
	step := profileStart
	if d := m.rec.to; d > 0 {
		step = max(1, d/profileBound)
	}
	m.rec.profile = newSampler(step, profileBound,
		min(len(m.lines), profileParts), min(len(m.crews), profileParts))
	m.rec.profile.peaks = make([][]int64, len(m.rec.profile.depth))
	m.schedule(sampling, 0, 0, 0, 0)
	if m.scenario.Sample > 0 {
		m.rec.series = newSampler(m.scenario.Sample, 0, len(m.lines), len(m.crews))
		m.schedule(sampling, 0, 1, 1, 0)
	}
	m.startMarks()
}

// takeSample lets the profile, or the series, take a value.
func (m *Model) takeSample(which int32) {
	if which == marking {
		m.takeMark()
		return
	}
	s, most := m.rec.profile, math.MaxInt
	if which == 1 {
		s, most = m.rec.series, m.seriesLength()
	}
	for i := range s.depth {
		s.depth[i] = append(s.depth[i], int64(m.lines[i].waiting))
	}
	for i := range s.peaks {
		l := m.lines[i]
		s.peaks[i] = append(s.peaks[i], int64(l.peak))
		l.peak = l.waiting
	}
	for i := range s.busy {
		s.busy[i] = append(s.busy[i], m.crews[i].rec.busy.Value())
	}
	s.taken++
	if s.bound > 0 && s.taken >= s.bound {
		s.halve()
	}
	if taken := Time(s.taken); taken < min(Time(most), Never/s.step) {
		m.schedule(sampling, max(m.now, taken*s.step), int(which), which, 0)
	}
}

// halve keeps every other value, and of two peaks the higher one.
func (s *sampler) halve() {
	for _, values := range s.peaks {
		for j := 2; j < len(values); j += 2 {
			values[j] = max(values[j-1], values[j])
		}
	}
	for _, all := range [][][]int64{s.depth, s.peaks, s.busy} {
		for i, values := range all {
			for j := 2; j < len(values); j += 2 {
				values[j/2] = values[j]
			}
			all[i] = values[:(len(values)+1)/2]
		}
	}
	s.taken = (s.taken + 1) / 2
	s.step *= 2
}

// series returns what the sampler has seen, by name.
func (s *sampler) series(m *Model) *Series {
	if s == nil {
		return nil
	}
	out := &Series{Step: s.step, Depth: map[string][]int64{}, Busy: map[string][]int64{}}
	for i, values := range s.depth {
		out.Depth[m.lines[i].spec.Name] = values
	}
	if s.peaks != nil {
		out.Peaks = map[string][]int64{}
	}
	for i, values := range s.peaks {
		out.Peaks[m.lines[i].spec.Name] = values
	}
	for i, values := range s.busy {
		out.Busy[m.crews[i].spec.Name] = values
	}
	return out
}
