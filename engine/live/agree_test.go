package live_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
	"queuesim/engine/sim"
)

// TestAgrees proves that the two clocks tell the same of every scenario without ties: item for item,
// in the same order, at the same instants, with the same fates, down to the last byte of the result.
// In a bubble time passes only when every goroutine sleeps, so live is as exact as virtual.
func TestAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		several := 5
		if testing.Short() {
			several = 2
		}
		for range several {
			requireAgreement(t, drawUntied(t))
		}
	})
}

// requireAgreement runs a scenario by both clocks.
func requireAgreement(t *rapid.T, s engine.Scenario) {
	var virtual, real story
	want, wantErr := sim.Run(t.Context(), virtual.of(s), sim.Options{})
	require.NotNil(t, want, wantErr)
	rapid.SyncTest(t, func(t *rapid.T) {
		got, err := live.Run(t.Context(), real.of(s), live.Options{Speed: 1})
		require.Equal(t, fmt.Sprint(wantErr), fmt.Sprint(err))
		requireSame(t, virtual.lines, real.lines)
		requireSame(t, comparable(t, want), comparable(t, got))
	})
}

// A story is what happened to every item, in order.
type story struct{ lines []string }

// of returns the scenario with hooks that write the story.
func (st *story) of(s engine.Scenario) engine.Scenario {
	note := func(what string, before engine.Hook) engine.Hook {
		return func(c *engine.Call) error {
			st.lines = append(st.lines, fmt.Sprintf("%v %s %v in %s, attempt %d, waited %v %s",
				c.Run.Now(), what, c.Item, c.Item.Queue(), c.Item.Attempt, c.Item.Waited(), c.Reason))
			if before != nil {
				return before(c)
			}
			return nil
		}
	}
	s.On.Arrive = note("arrives", s.On.Arrive)
	s.On.Begin = note("begins", s.On.Begin)
	s.On.Complete = note("completes", s.On.Complete)
	s.On.Leave = note("leaves", s.On.Leave)
	return s
}

// requireSame says where two texts part, if they do.
func requireSame(t require.TestingT, want, got []string) {
	for i := range min(len(want), len(got)) {
		require.Equal(t, want[i], got[i], "after\n%s", strings.Join(want[max(0, i-8):i], "\n"))
	}
	require.Equal(t, len(want), len(got))
}

// comparable returns the JSON of a result without what live says of itself, in lines.
func comparable(t require.TestingT, res *engine.Result) []string {
	res.Live, res.Config.Clock = nil, ""
	res.Intervals, res.Doubt = nil, "" // only in virtual time
	b, err := json.MarshalIndent(res, "", " ")
	require.NoError(t, err)
	profile, err := json.MarshalIndent(res.Profile, "", " ")
	require.NoError(t, err)
	return strings.Split(string(b)+string(profile), "\n")
}

func oneIn(t *rapid.T, n int, what string) bool { return rapid.IntRange(1, n).Draw(t, what) == 1 }

// drawUntied draws a scenario in which no two things happen at one instant, but for what one of them
// brings about: all times are drawn from continuous distributions, and nothing lets two producers go
// on at once.
func drawUntied(t *rapid.T) engine.Scenario {
	s := engine.Scenario{
		Seed:     rapid.Uint64Range(0, 1000).Draw(t, "seed"),
		Duration: engine.Time(rapid.IntRange(5, 40).Draw(t, "duration")) * engine.Second,
		Finish:   rapid.SampledFrom([]engine.Finish{engine.Drain, engine.Drain, engine.Cut, engine.NeverTold}).Draw(t, "finish"),
	}
	if oneIn(t, 3, "warm") {
		s.Warmup = 2 * engine.Second
	}
	if oneIn(t, 3, "bounded") {
		s.Items = rapid.Int64Range(1, 100).Draw(t, "items")
	}
	if oneIn(t, 3, "series") {
		s.Sample = engine.Second
	}
	queues := rapid.IntRange(1, 3).Draw(t, "queues")
	for i := range queues {
		s.Queues = append(s.Queues, drawQueue(t, i))
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "producers") {
		s.Producers = append(s.Producers, drawProducer(t, i, queues))
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "pools") {
		s.Consumers = append(s.Consumers, drawPool(t, i, queues))
	}
	drawHooks(t, &s)
	return s
}

func drawQueue(t *rapid.T, i int) engine.Queue {
	q := engine.Queue{
		Name:     fmt.Sprint("q", i),
		Capacity: rapid.SampledFrom([]int{0, 1, 3, 10, engine.Unlimited}).Draw(t, "capacity"),
		Order: rapid.SampledFrom([]engine.Order{
			engine.FIFO, engine.LIFO, engine.ByPriority, engine.AtRandom, engine.ByDeadline, engine.ShortestFirst,
		}).Draw(t, "order"),
		WhenFull: rapid.SampledFrom([]engine.WhenFull{
			engine.Block, engine.Block, engine.Reject, engine.DropOldest, engine.DropLowest,
		}).Draw(t, "when full"),
	}
	if oneIn(t, 3, "ttl") {
		q.TTL = dist.Uniform{Min: 0.3, Max: 3}
	}
	return q
}

func drawProducer(t *rapid.T, i, queues int) engine.Producer {
	p := engine.Producer{
		Name: fmt.Sprint("p", i), To: fmt.Sprint("q", rapid.IntRange(0, queues-1).Draw(t, "to")),
		Count: rapid.IntRange(1, 3).Draw(t, "count"), Size: dist.Exponential(1),
		Deadline: dist.Uniform{Min: 1, Max: 9},
		Priority: engine.Func(func(c *engine.Call) (float64, error) { return float64(c.Draw.IntN(4)), nil }),
	}
	switch rapid.IntRange(0, 3).Draw(t, "arrivals") {
	case 0:
		p.Rate = engine.Steps{{At: 0, Value: 3}, {At: 4 * engine.Second, Value: 0}, {At: 9 * engine.Second, Value: 6}}
	case 1:
		p.Interarrival = dist.Uniform{Min: 0.05, Max: 0.9}
	default:
		p.Rate = engine.Flat(rapid.Float64Range(0.5, 6).Draw(t, "rate"))
	}
	if oneIn(t, 4, "batches") {
		p.Batch = p.Priority
	}
	return p
}

func drawPool(t *rapid.T, i, queues int) engine.Pool {
	p := engine.Pool{
		Name: fmt.Sprint("c", i), Count: rapid.IntRange(1, 4).Draw(t, "consumers"),
		Service:     dist.Exponential(rapid.Float64Range(0.05, 1).Draw(t, "service")),
		FailureRate: rapid.SampledFrom([]float64{0, 0.2, 0.7}).Draw(t, "failures"),
	}
	for q := range queues {
		if i == 0 || oneIn(t, 2, "serves") { // somebody serves every queue
			p.From = append(p.From, fmt.Sprint("q", q))
		}
	}
	if p.From == nil {
		p.From = []string{"q0"}
	}
	if oneIn(t, 2, "retries") {
		p.Retry = engine.Retry{Attempts: 3}
		if oneIn(t, 2, "pauses") {
			p.Retry.Backoff = engine.Backoff{Base: engine.Second / 7, Factor: 2, Jitter: engine.FullJitter}
		}
	}
	if oneIn(t, 3, "attempt time-out") {
		p.AttemptTimeout = dist.Exponential(0.5)
	}
	if oneIn(t, 3, "idle time-out") {
		p.IdleTimeout = 1700 * engine.Millisecond
	}
	if oneIn(t, 5, "schedule") {
		back := 8*engine.Second + engine.Time(i+1)*100*engine.Millisecond // one pool at a time
		p.Counts = engine.Steps{{At: 0, Value: 2}, {At: 5 * engine.Second, Value: 0}, {At: back, Value: 1}}
	}
	return p
}

// drawHooks lets hooks write what can be written, as long as none depends on the order of others.
func drawHooks(t *rapid.T, s *engine.Scenario) {
	if oneIn(t, 3, "writes a count") {
		s.Every = append(s.Every, engine.Timed{Time: 3 * engine.Second, Run: func(c *engine.Call) error {
			return c.Run.SetCount("c0", min(c.Run.Count("c0")+1, 4))
		}})
	}
	blocks := slices.ContainsFunc(s.Queues, func(q engine.Queue) bool { return q.WhenFull == engine.Block })
	if !blocks && oneIn(t, 2, "writes a capacity") {
		s.On.Begin = func(c *engine.Call) error { return c.Run.SetCapacity("q0", int(c.Item.ID)%6) }
	}
	if p := s.Producers[0]; oneIn(t, 3, "writes a rate") && p.Rate != nil {
		s.On.Leave = func(c *engine.Call) error { return c.Run.SetRate(p.Name, float64(c.Item.ID%5)) }
	}
	if oneIn(t, 6, "stops") {
		s.At = append(s.At, engine.Timed{Time: 4321 * engine.Millisecond, Run: func(c *engine.Call) error {
			c.Run.Stop("enough")
			return nil
		}})
	}
}

// TestAgreesInParts proves the same of scenarios that fall into parts, each under a lock of its own:
// there are no functions in them, so it is the results that are compared.
func TestAgreesInParts(t *testing.T) {
	parts := 0
	rapid.Check(t, func(t *rapid.T) {
		s := drawParts(t)
		want, wantErr := sim.Run(t.Context(), s, sim.Options{})
		require.NotNil(t, want, wantErr)
		rapid.SyncTest(t, func(t *rapid.T) {
			got, err := live.Run(t.Context(), s, live.Options{Speed: 1})
			require.Equal(t, fmt.Sprint(wantErr), fmt.Sprint(err))
			parts = max(parts, got.Live.Locks)
			requireSame(t, comparable(t, want), comparable(t, got))
		})
		requireAgreement(t, s) // with functions, so as a whole
	})
	require.Greater(t, parts, 2)
}

// drawParts draws a scenario without functions, whose pools serve one queue, or neighbours.
func drawParts(t *rapid.T) engine.Scenario {
	s := drawUntied(t)
	s.On, s.At, s.Every = engine.Hooks{}, nil, nil
	for i := range s.Producers {
		s.Producers[i].Priority, s.Producers[i].Batch = dist.Constant(i), nil
		s.Producers[i].Items = 40
	}
	if oneIn(t, 2, "no duration") {
		s.Duration, s.Warmup, s.Finish = 0, 0, engine.Drain
	}
	pool := s.Consumers[0]
	pool.Counts, pool.Count = nil, 2
	s.Consumers = nil
	for i := range rapid.IntRange(len(s.Queues), 6).Draw(t, "more queues") {
		if i >= len(s.Queues) {
			s.Queues = append(s.Queues, drawQueue(t, i))
		}
		p := pool
		p.Name, p.From = fmt.Sprint("c", i), []string{s.Queues[i].Name}
		if i > 0 && oneIn(t, 5, "joins its neighbour") {
			p.From = append(p.From, s.Queues[i-1].Name)
		}
		s.Consumers = append(s.Consumers, p)
	}
	return s
}
