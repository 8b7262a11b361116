package engine_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine"
)

// Rules 15, 16 and 17 of DESIGN.md: who is next, who serves, who goes.

func TestRule15Orders(t *testing.T) {
	for _, tt := range []struct {
		order engine.Order
		want  []string // web/1 is in service when the others come
	}{
		{engine.FIFO, []string{"web/1", "web/2", "web/3", "web/4", "web/5"}},
		{engine.LIFO, []string{"web/1", "web/5", "web/4", "web/3", "web/2"}},
		{engine.ByPriority, []string{"web/1", "web/3", "web/5", "web/2", "web/4"}},
		{engine.ByDeadline, []string{"web/1", "web/4", "web/2", "web/5", "web/3"}},
		{engine.ShortestFirst, []string{"web/1", "web/5", "web/2", "web/4", "web/3"}},
		{engine.ByKey, []string{"web/1", "web/3", "web/4", "web/2", "web/5"}},
	} {
		t.Run(engine.Orders[tt.order].Name, func(t *testing.T) {
			s := simple(engine.Producer{
				Times: at(0, 0.1, 0.2, 0.3, 0.4), Priority: byID(0, 1, 255, 0, 255),
				Size: byID(0, 2, 3, 2.5, 1), Deadline: byID(99, 50, 70, 40, 60),
			}, constant(1))
			s.Queues[0].Order = tt.order
			if tt.order == engine.ByKey {
				s.Queues[0].Key = byID(0, 5, -1, 4, math.Inf(1))
			}
			assert.Equal(t, tt.want, begun(told(t, s)))
		})
	}
}

// TestRule15KeyIsAskedOnce: at each admission, and never compared anew.
func TestRule15KeyIsAskedOnce(t *testing.T) {
	asked := map[int64]int{}
	s := simple(engine.Producer{Times: at(0, 0, 0, 0)}, constant(1))
	s.Queues[0].Order = engine.ByKey
	s.Queues[0].Key = func(c *engine.Call) (float64, error) {
		asked[c.Item.ID]++
		return -float64(c.Item.ID) - c.Run.Now().Seconds(), nil
	}
	assert.Equal(t, []string{"web/1", "web/4", "web/3", "web/2"}, begun(told(t, s)))
	assert.Equal(t, map[int64]int{1: 1, 2: 1, 3: 1, 4: 1}, asked,
		"who is served at once is asked too")
}

func TestRule15KeyIsANumber(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0)}, constant(1))
	s.Queues[0].Order, s.Queues[0].Key = engine.ByKey, byID(1, math.NaN())
	_, failure := failed(t, s)
	assert.Equal(t, "queues.jobs.order: want a number, got NaN (web/2 at 0s)", failure.Msg)

	s.Queues[0].Order, s.Queues[0].Key = engine.ShortestFirst, nil
	s.Producers[0].Fill = func(c *engine.Call) error {
		c.Item.Size = nan
		return nil
	}
	_, failure = failed(t, s)
	assert.Equal(t, "producers.web.item: want a number for the size, got NaN (web/1 at 0s)",
		failure.Msg)
}

// TestRule15SizeIsNotService: shortest first looks at the size, service is what it is.
func TestRule15SizeIsNotService(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0), Size: byID(1, 9, 1)}, byID(1, 1, 5))
	s.Queues[0].Order = engine.ShortestFirst
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/1 consumed", "1s web/3 begin", "6s web/3 consumed",
		"6s web/2 begin", "7s web/2 consumed",
	}, told(t, s))
}

// TestRule15RandomIsFair: of those waiting, each is next with the same chance.
func TestRule15RandomIsFair(t *testing.T) {
	const waiting, rounds = 6, 3000
	times := []engine.Time{}
	for round := range engine.Time(rounds) {
		for i := range engine.Time(1 + waiting) {
			times = append(times, round*100*second+i)
		}
	}
	s := simple(engine.Producer{Times: times}, constant(1))
	s.Queues[0].Order = engine.AtRandom
	var place [waiting][waiting]float64 // [who came n-th][who is served m-th]
	served := 0
	s.On.Begin = func(c *engine.Call) error {
		if who := (c.Item.ID - 1) % (1 + waiting); who > 0 {
			place[who-1][served%waiting]++
			served++
		}
		return nil
	}
	ran(t, s)
	chi2 := 0.0
	for _, row := range place {
		for _, n := range row {
			const mean = float64(rounds) / waiting
			chi2 += (n - mean) * (n - mean) / mean
		}
	}
	const freedom = (waiting - 1) * (waiting - 1)
	assert.InDelta(t, freedom, chi2, 5*math.Sqrt(2*freedom))
}

// TestRule16IdleLongest: of the idle consumers, of all pools, the one idle longest serves.
func TestRule16IdleLongest(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0.5, 1, 4, 5, 6, 7)}, byID(1, 2, 1, 9, 9, 9, 9))
	s.Consumers[0].Count, s.Consumers[0].Name = 2, "b"
	s.Consumers = append(s.Consumers, engine.Pool{
		Name: "a", From: []string{"jobs"}, Count: 2, Service: s.Consumers[0].Service,
	})
	s.Consumers[0].From = []string{"jobs"}
	s.Finish, s.Duration = engine.Cut, 8*second
	type who struct{ a, b int }
	var busy []who
	s.On.Begin = func(c *engine.Call) error {
		busy = append(busy, who{c.Run.Busy("a"), c.Run.Busy("b")})
		return nil
	}
	ran(t, s)
	// All are idle since 0, a's first as pools start by name: a a b. Idle again: a.1 at 1 s, b.1 at
	// 2 s, a.2 at 2.5 s; b.2 was never busy.
	assert.Equal(t, []who{{1, 0}, {2, 0}, {1, 1}, {0, 1}, {1, 1}, {1, 2}, {2, 2}}, busy)
}

// TestRule16FromInStrictOrder: the first of its queues that isn't empty, each time.
func TestRule16FromInStrictOrder(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0)}, constant(1))
	s.Queues = append(s.Queues, engine.Queue{Name: "urgent", Capacity: engine.Unlimited})
	s.Producers[0].To = "jobs"
	s.Producers = append(s.Producers,
		engine.Producer{Name: "red", To: "urgent", Times: at(0.5, 1.5, 1.6)})
	s.Consumers[0].From = []string{"urgent", "jobs"}
	assert.Equal(t, []string{"web/1", "red/1", "red/2", "red/3", "web/2", "web/3"},
		begun(told(t, s)))
	s.Consumers[0].From = []string{"jobs", "urgent"}
	assert.Equal(t, []string{"web/1", "web/2", "web/3", "red/1", "red/2", "red/3"},
		begun(told(t, s)))
}

// TestRule17FewerConsumers: idle ones leave first, busy ones finish their attempt.
func TestRule17FewerConsumers(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 2, 2, 2)}, constant(5))
	s.Consumers[0].Counts = engine.Steps{
		{At: 0, Value: 4}, {At: second, Value: 2}, {At: 6 * second, Value: 3}, {
			At:    7 * second,
			Value: 1,
		},
	}
	var counts []int
	s.Every = []engine.Timed{{Time: second, Run: func(c *engine.Call) error {
		counts = append(counts, c.Run.Busy("pool"))
		return nil
	}}}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "0s web/2 begin", "0s web/3 begin",
		"5s web/1 consumed", "5s web/2 consumed", "5s web/4 begin", "5s web/3 consumed", "5s web/5 begin",
		"6s web/6 begin", "10s web/4 consumed", "10s web/5 consumed", "11s web/6 consumed",
	}, story, "at 5 s the first of three is one too many")
	assert.Equal(t, []int{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1}, counts[:11],
		"before the completions at 5 s")
	pool := res.Consumers["pool"]
	assert.Equal(t, map[string]int64{"count": 4, "sentinel": 1}, pool.Left)
	assert.Equal(t, 1, *pool.Count)
	// Present: one for 1 s, one for 5 s and from 6 s to 11 s, two for 10 s.
	assert.Len(t, pool.Each, 4)
	assert.InDelta(t, 30.0/(1+5+5+10+10), *pool.Utilisation, 1e-9)
}

// TestRule17CountThatIsAsked: every second, and adopted at once.
func TestRule17CountThatIsAsked(t *testing.T) {
	var asked []engine.Time
	s := simple(engine.Producer{Times: at(0, 0, 0, 0)}, constant(2.5))
	s.Consumers[0].Asked = func(c *engine.Call) (float64, error) {
		asked = append(asked, c.Run.Now())
		return float64(min(3, 1+c.Run.Depth("jobs"))), nil
	}
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/2 begin", "1s web/3 begin", "2.5s web/1 consumed",
		"3.5s web/2 consumed", "3.5s web/4 begin", "3.5s web/3 consumed", "6s web/4 consumed",
	}, told(t, s), "three from 1 s on, two from 2 s on")
	assert.Equal(t, at(0, 1, 2, 3, 4, 5, 6), asked)

	for _, x := range []float64{-1, 0.5, math.NaN()} {
		s.Consumers[0].Asked = func(*engine.Call) (float64, error) { return x, nil }
		_, failure := failed(t, s)
		assert.Contains(t, failure.Msg,
			"consumers.pool.count: want a whole number of consumers up to 1000000, got ")
	}
	s.Consumers[0].Asked = func(*engine.Call) (float64, error) { return math.Inf(1), nil }
	assert.Equal(t, 2500*engine.Millisecond, ran(t, s).Ended.At, "as many as come")
}
