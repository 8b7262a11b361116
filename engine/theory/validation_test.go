package theory_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
)

// read returns the figure of a result at a path, or the quotient of two.
func read(t *testing.T, res map[string]any, path string) float64 {
	t.Helper()
	if over, under, ok := strings.Cut(path, " / "); ok {
		return read(t, res, over) / read(t, res, under)
	}
	names := strings.Split(strings.NewReplacer(`["`, ".", `"]`, "").Replace(path), ".")
	at := any(res)
	for _, section := range []string{"queues", "consumers", "producers"} {
		if _, ok := res[section].(map[string]any)[names[0]]; ok {
			at = res[section]
		}
	}
	for _, name := range names {
		m, ok := at.(map[string]any)
		require.True(t, ok, "%s: nothing under %s", path, name)
		at = m[name]
	}
	x, ok := at.(float64)
	require.True(t, ok, "%s is no figure", path)
	return x
}

// What is recognised is what is simulated: every figure of a station lies within four standard
// errors of the mean over independent runs. Quantiles of a result may be too large by 2⁻¹⁰.
func TestRecognisedIsSimulated(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a million items")
	}
	for name, change := range map[string]func(*engine.Scenario){
		"M/M/3": func(*engine.Scenario) {},
		"M/M/3 with retries": func(s *engine.Scenario) {
			s.Producers[0].Rate = engine.Flat(18)
			s.Consumers[0].FailureRate = 0.3
			s.Consumers[0].Retry = engine.Retry{Attempts: 3, Backoff: engine.Backoff{Base: engine.Second / 5}}
		},
		"M/M/3 with retries at once": func(s *engine.Scenario) {
			s.Producers[0].Rate = engine.Flat(18)
			s.Consumers[0].FailureRate = 0.3
			s.Consumers[0].Retry.Attempts = 3
		},
		"M/M/3/6": func(s *engine.Scenario) {
			s.Queues[0].Capacity, s.Queues[0].WhenFull = 3, engine.Reject
			s.Producers[0].Rate = engine.Flat(36)
		},
		"M/M/3/9+M": func(s *engine.Scenario) {
			s.Queues[0].TTL, s.Producers[0].Rate = dist.Exponential(0.3), engine.Flat(36)
			s.Queues[0].Capacity, s.Queues[0].WhenFull = 6, engine.Reject
		},
		"M/D/3": func(s *engine.Scenario) { s.Consumers[0].Service = dist.Constant(0.1) },
		"M/U/1": func(s *engine.Scenario) {
			s.Consumers[0].Service, s.Consumers[0].Count = dist.Uniform{Min: 0.01, Max: 0.05}, 1
		},
		"M/U/3/3": func(s *engine.Scenario) {
			s.Consumers[0].Service = dist.Uniform{Min: 0.01, Max: 0.2}
			s.Queues[0].Capacity, s.Queues[0].WhenFull = 0, engine.Reject
		},
		"two queues": func(s *engine.Scenario) {
			s.Queues = append(s.Queues, engine.Queue{Name: "urgent", Capacity: engine.Unlimited})
			s.Producers = append(s.Producers, engine.Producer{Name: "u", To: "urgent", Rate: engine.Flat(10)})
			s.Producers[0].Rate = engine.Flat(13)
			s.Consumers[0].From = []string{"urgent", "jobs"}
		},
		"two priorities": func(s *engine.Scenario) {
			s.Queues[0].Order = engine.ByPriority
			s.Producers[0].Rate = engine.Flat(13)
			s.Producers = append(s.Producers, engine.Producer{
				Name: "u", To: "jobs", Rate: engine.Flat(10), Priority: dist.Constant(3),
			})
		},
		"D/M/1": func(s *engine.Scenario) {
			s.Producers[0].Even = true
			s.Consumers[0].Service, s.Consumers[0].Count = dist.Exponential(0.035), 1
		},
		"E3/M/1": func(s *engine.Scenario) {
			s.Producers[0].Rate, s.Producers[0].Interarrival = nil, dist.Erlang{Shape: 3, Total: 0.04}
			s.Consumers[0].Service, s.Consumers[0].Count = dist.Exponential(0.03), 1
		},
		"M/M/∞": func(s *engine.Scenario) { s.Consumers[0].Count = engine.Unlimited },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const runs = 16
			s := shop()
			s.Duration, s.Warmup = 500*engine.Second, 20*engine.Second
			change(s)
			st := only(t, s)
			require.NotNil(t, st.Model, st.Why)
			require.True(t, st.Model.Exact)
			assert.GreaterOrEqual(t, len(st.Figures), 4)
			results := make([]map[string]any, runs)
			for n := range runs {
				res, err := sim.Run(t.Context(), *s, sim.Options{Replication: n})
				require.NoError(t, err)
				text, err := json.Marshal(res)
				require.NoError(t, err)
				require.NoError(t, json.Unmarshal(text, &results[n]))
			}
			for _, f := range st.Figures {
				if !st.Tells(f) {
					continue
				}
				var sum, squares float64
				for _, res := range results {
					x := read(t, res, f.Path)
					sum += x
					squares += x * x
				}
				mean := sum / runs
				off := math.Sqrt(math.Max(0, squares-sum*mean) / (runs - 1) / runs)
				assert.InDelta(t, f.Value, mean, 4.5*off+f.Value/1024+1e-12, "%s, ± %.3g", f.Path, off)
				assert.LessOrEqual(t, off, 0.1*math.Abs(f.Value)+1e-9, "%s: too short to tell", f.Path)
			}
		})
	}
}
