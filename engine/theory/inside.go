package theory

import (
	"math"

	"queuesim/engine"
)

// PBusy returns the share of time with n servers busy, NaN if it isn't known.
func (m *Model) PBusy(n int) float64 {
	servers := m.Spec.Servers
	switch {
	case m.PInside == nil:
		return math.NaN()
	case servers == engine.Unlimited || n < servers:
		return m.PInside(n)
	case n > servers:
		return 0
	}
	return max(0, 1-m.upTo(servers-1))
}

// PWaiting returns the share of time with n waiting, NaN if it isn't known. Nobody waits while a
// server is idle.
func (m *Model) PWaiting(n int) float64 {
	servers := m.Spec.Servers
	switch {
	case m.PInside == nil:
		return math.NaN()
	case n < 0, servers == engine.Unlimited && n > 0:
		return 0
	case servers == engine.Unlimited:
		return 1
	case n == 0:
		return m.upTo(servers)
	}
	return m.PInside(servers + n)
}

// upTo returns the share of time with n or fewer inside.
func (m *Model) upTo(n int) float64 {
	sum := 0.0
	for i := range n + 1 {
		sum += m.PInside(i)
	}
	return min(sum, 1)
}
