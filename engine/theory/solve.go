package theory

import (
	"fmt"
	"math"

	"queuesim/engine"
)

// An Error is what is wrong with a Spec, told so that its author can mend it.
type Error struct {
	Msg  string
	Hint string // what to do; may be empty
}

func (e *Error) Error() string { return e.Msg }

// Solve finds the formula for a Spec, and what it says. The error is an [*Error]: numbers out of
// range, more work than the servers can do for ever, or no formula.
func (s Spec) Solve() (Model, error) {
	if err := s.check(); err != nil {
		return Model{}, err
	}
	solve, ok := s.formula()
	if !ok {
		return Model{}, s.noFormula()
	}
	if err := s.overload(); err != nil {
		return Model{}, err
	}
	m := solve(s)
	m.Spec = s
	if s.MeansOnly {
		m.WaitSD, m.WaitQuantile, m.SojournQuantile = math.NaN(), nil, nil
	}
	if !nonNegative(m.Busy) || !nonNegative(m.Wait) || !nonNegative(m.Waiting) {
		return m, &Error{Msg: fmt.Sprintf("%s with these numbers is more than can be reckoned", s)}
	}
	return m, nil
}

// formula returns what solves the Spec.
func (s Spec) formula() (func(Spec) Model, bool) {
	poisson, exponential := s.Gaps.isMemoryless(), s.Service.isMemoryless()
	markov := poisson && exponential
	bounded := s.Places != engine.Unlimited
	plain := s.attempts() == 1 || s.Retry.Fails == 0
	switch {
	case !plain: // who comes back may be anywhere but in a full queue, or in an order that sees him
		return Spec.feedback, markov && !bounded && !s.MeansOnly && s.Patience == 0 && s.Users == 0 &&
			len(s.Arrivals) == 1 && s.Servers != engine.Unlimited
	case s.Users > 0:
		return Spec.closed, markov && !bounded && s.Patience == 0 && s.Servers != engine.Unlimited
	case s.Servers == engine.Unlimited:
		return Spec.delay, poisson && s.Patience == 0
	case s.Patience > 0:
		return Spec.impatient, markov && !s.MeansOnly && len(s.Arrivals) == 1
	case len(s.Arrivals) > 1:
		return Spec.priorities, poisson && !bounded && (exponential || s.Servers == 1)
	case bounded && s.Places == 0:
		return Spec.loss, poisson
	case bounded:
		return Spec.bounded, markov
	case markov:
		return Spec.markov, true
	case poisson && s.Service.Letter == Constant:
		return Spec.constant, true
	case poisson && s.Servers == 1:
		return Spec.single, true
	case exponential && s.Servers == 1 && s.Gaps.stagesOf() >= 0:
		return Spec.regular, true
	}
	return Spec.general, true
}

// check tells which number is out of range.
func (s Spec) check() error {
	for _, rate := range s.Arrivals {
		if !positive(rate) && s.Users == 0 {
			return wrong("say how many come a second", "want arrivals above 0, got %v", rate)
		}
	}
	switch {
	case len(s.Arrivals) == 0 && s.Users == 0:
		return wrong("say how many come a second", "want arrivals, got none")
	case s.Servers < 1:
		return wrong("", "want 1 server or more, got %d", s.Servers)
	case s.Places < 0:
		return wrong("Kendall's K counts the places of the servers too: it is at least their number",
			"want room for %d or more, got %d", s.Servers, s.Servers+s.Places)
	case !(s.Service.Mean > 0):
		return wrong("", "want a mean service above 0, got %v", s.Service.Mean)
	case !s.Service.isValid() || !nonNegative(s.Gaps.CV2):
		return wrong("give it an end, with truncated",
			"want a finite mean and variance: without, waits have no mean either")
	case s.Users > 0 && !positive(s.Think):
		return wrong("", "want a mean time to think above 0, got %v", s.Think)
	case s.Users < 0 || !nonNegative(s.Patience) || !nonNegative(s.Retry.Pause):
		return wrong("", "want numbers from 0")
	case !(s.Retry.Fails >= 0 && s.Retry.Fails <= 1):
		return wrong("", "want a probability of failure from 0 to 1, got %v", s.Retry.Fails)
	}
	return nil
}

func wrong(hint, format string, args ...any) error {
	return &Error{fmt.Sprintf(format, args...), hint}
}

// overload tells if more work comes than can be done, and nothing keeps it away.
func (s Spec) overload() error {
	bounded := s.Places != engine.Unlimited || s.Servers == engine.Unlimited
	if s.Users > 0 || s.Patience > 0 || bounded {
		return nil
	}
	load := float64(s.offered() * s.Service.Mean)
	if load < float64(s.Servers) {
		return nil
	}
	hint := ""
	if enough := math.Floor(load) + 1; enough < float64(engine.Unlimited) {
		hint = fmt.Sprintf("%.0f servers can do it; or bound the queue, "+
			"or let impatient ones leave", enough)
	}
	return wrong(hint, "the queue grows without bound: %.6g erlangs of work come to %s", load,
		many(s.Servers, "server"))
}

// noFormula says what comes nearest.
func (s Spec) noFormula() error {
	hint := ""
	switch {
	case s.Patience > 0:
		hint = "patience has one for M/M/c+M and M/M/c/K+M"
	case s.Users > 0:
		hint = "closed systems have one for M/M/c//N"
	case len(s.Arrivals) > 1:
		hint = "priorities have one for M/M/c and M/G/1"
	case s.Places != engine.Unlimited:
		hint = "bounded queues have one for M/M/c/K, and for M/G/c/c where nobody waits"
	}
	return wrong(hint, "there is no formula for %s here: simulate it", s)
}
