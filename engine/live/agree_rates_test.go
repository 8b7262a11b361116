package live_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/live"
	"queuesim/engine/sim"
)

// TestAgreesOnRates proves that the two clocks agree on rates that bend, that a function computes as
// the run goes, and that come in bursts.
func TestAgreesOnRates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawUntied(t)
		for i := range s.Producers {
			p := &s.Producers[i]
			p.Interarrival = nil
			p.Rate = drawRate(t, p)
		}
		requireAgreement(t, s)
	})
}

func drawRate(t *rapid.T, p *engine.Producer) engine.Level {
	switch rapid.IntRange(0, 2).Draw(t, "kind of rate") {
	case 0:
		return engine.Sine{
			Mean: 3, Amplitude: rapid.Float64Range(0, 3).Draw(t, "amplitude"),
			Period: 7 * engine.Second, Phase: engine.Second,
		}
	case 1:
		return engine.Bursty{
			{Rate: 1, Lasts: 3 * engine.Second},
			{Rate: 0, Lasts: engine.Second},
			{Rate: 15, Lasts: engine.Second},
		}
	}
	queue := p.To
	deepest := rapid.IntRange(0, 5).Draw(t, "deepest") // 0: none is accepted
	return engine.Varying{Max: 8, Rate: func(c *engine.Call) (float64, error) {
		if depth := c.Run.Depth(queue); depth < deepest {
			return 8 / float64(1+depth) * c.Draw.Float64(), nil
		}
		if c.Item != nil {
			return 0, fmt.Errorf("there is no item yet, got %v", c.Item)
		}
		return 0, nil
	}}
}

// TestAgreesOnRatesInParts proves the same where each part of a scenario goes by itself.
func TestAgreesOnRatesInParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawParts(t)
		for i := range s.Producers {
			p := &s.Producers[i]
			p.Interarrival = nil
			for p.Rate = drawRate(t, p); isVarying(p.Rate); {
				p.Rate = drawRate(t, p)
			}
		}
		want, wantErr := sim.Run(t.Context(), s, sim.Options{})
		require.NotNil(t, want, wantErr)
		rapid.SyncTest(t, func(t *rapid.T) {
			got, err := live.Run(t.Context(), s, live.Options{Speed: 1})
			require.Equal(t, fmt.Sprint(wantErr), fmt.Sprint(err))
			requireSame(t, comparable(t, want), comparable(t, got))
		})
	})
}

func isVarying(l engine.Level) bool {
	_, ok := l.(engine.Varying)
	return ok
}
