package engine

import (
	"fmt"

	"queuesim/engine/num"
)

// Varying is a rate that a function computes as the run goes, never above Max. Candidates come at
// random at the rate Max, and each is accepted with the probability of the rate at its instant over
// Max: then arrivals are exactly a Poisson process of that rate.
// Source: Lewis and Shedler, Simulation of nonhomogeneous Poisson processes by thinning, Naval
// Research Logistics Quarterly 26 (1979), theorem 1.
//
// As a Level it is its bound.
type Varying struct {
	Max  float64 // arrivals per second
	Rate LevelFunc
}

var _ Level = Varying{}

// At returns the bound.
func (v Varying) At(Time) float64 { return v.Max }

// Next returns Never.
func (v Varying) Next(Time) Time { return Never }

// Area returns the area under the bound.
func (v Varying) Area(from, to Time) float64 { return Flat(v.Max).Area(from, to) }

// Reach returns when the area under the bound has grown to area.
func (v Varying) Reach(from Time, area float64) Time { return Flat(v.Max).Reach(from, area) }

// thinned is the Varying of one source.
type thinned struct {
	Varying
	asked caller
	last  float64 // what the function has answered last
	vain  int     // candidates since one was accepted
}

func newThinned(s *source, v Varying) *thinned {
	path := "producers." + s.spec.Name + ".rate"
	t := &thinned{Varying: v, asked: caller{path: path, key: num.Mix(s.key, key("rate"))}}
	t.asked.ask = v.Rate
	return t
}

// At returns what the function has answered last, 0 before it was asked.
func (t *thinned) At(Time) float64 { return t.last }

// vainCandidates is how many candidates in a row may be turned down where nothing but items bounds a
// run: by then none is accepted any more.
const vainCandidates = 1_000_000

// accepts tells whether what s has planned is an arrival. A rate that a hook has set is one without
// candidates.
func (m *Model) accepts(s *source) bool {
	t, ok := s.schedule.(*thinned)
	if !ok {
		return true
	}
	if o, ok := s.level.(overrides); ok {
		if _, ok := o.written(s.plan); ok {
			return true
		}
	}
	luck := float64(t.Max * s.luck.Float64())
	if !m.askRate(t) {
		return false
	}
	if luck < t.last {
		t.vain = 0
		return true
	}
	if t.vain++; t.vain >= vainCandidates && s.limit == Never {
		m.abort(&Failure{
			Reason:  endLimit,
			Msg:     fmt.Sprintf("%s: a million candidates in a row came to nothing", t.asked.path),
			Details: []string{"cure: say duration, if a rate of 0 is what is meant"},
		})
	}
	return false
}

// askRate asks the function how large the rate is now.
func (m *Model) askRate(t *thinned) bool {
	t.asked.firings++
	m.prepare(nil, "", keyOf(t.asked.key, int64(t.asked.firings)))
	rate, err := m.callAsk(&t.asked)
	if err == nil && !(rate >= 0 && rate <= t.Max) {
		err = fmt.Errorf("want a rate from 0 to its bound, %v, got %v", t.Max, rate)
	}
	if err != nil {
		m.fail(&t.asked, nil, err)
		return false
	}
	t.last = rate
	return true
}
