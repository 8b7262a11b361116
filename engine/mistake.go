package engine

import "strings"

// A Mistake is something in a Scenario that can't run, told so that its author can mend it.
type Mistake struct {
	Path string // where in the scenario: consumers.pool.count
	Msg  string // what is wrong: want …, got …
	Hint string // what to do; may be empty
}

// Error returns the mistake on one line.
func (m Mistake) Error() string {
	s := m.Msg
	if m.Path != "" {
		s = m.Path + ": " + s
	}
	if m.Hint != "" {
		s += " (" + m.Hint + ")"
	}
	return s
}

// Mistakes are all that is wrong with a Scenario, in the order of its parts.
type Mistakes []Mistake

// Error returns the mistakes, one a line.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.Error()
	}
	return strings.Join(lines, "\n")
}
