package live_test

import (
	"fmt"
	"runtime/metrics"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/live"
)

// An umpire watches one queue that blocks and says who must be next: a model of plain slices, which
// is told what happens by hooks and shares nothing with the engine but its rules.
type umpire struct {
	capacity, idle int
	order          engine.Order

	waiting, blocked []contender // both in the order in which they came in
	next             string      // who must begin before anything else happens; "": nobody
	now              engine.Time
	ids              map[string]int64
	begun            int
}

type contender struct {
	name  string
	level uint8
}

// watch puts an umpire beside a scenario with one queue and one pool.
func watch(s *engine.Scenario) *umpire {
	u := &umpire{
		capacity: s.Queues[0].Capacity, order: s.Queues[0].Order, idle: s.Consumers[0].Count,
		ids: map[string]int64{},
	}
	s.On.Arrive = u.rule(u.arrive)
	s.On.Begin = u.rule(u.begin)
	s.On.Complete = u.rule(u.complete)
	return u
}

// rule makes a hook of one of the umpire's methods. Time goes on, and what must be next is next.
func (u *umpire) rule(judge func(*engine.Item) error) engine.Hook {
	return func(c *engine.Call) error {
		if c.Run.Now() < u.now {
			return fmt.Errorf("it was %v, and now it is %v", u.now, c.Run.Now())
		}
		u.now = c.Run.Now()
		return judge(c.Item)
	}
}

// arrive: to an idle consumer, to a free place, or to the end of those who stand outside.
func (u *umpire) arrive(it *engine.Item) error {
	if u.next != "" {
		return fmt.Errorf("%v arrives where %s must begin", it, u.next)
	}
	source := it.String()[:len(it.String())-len(fmt.Sprint(it.ID))]
	if u.ids[source]++; u.ids[source] != it.ID {
		return fmt.Errorf("%v arrives where %s%d must", it, source, u.ids[source])
	}
	who := contender{it.String(), it.Priority}
	switch {
	case u.idle > 0:
		u.next = who.name
	case len(u.waiting) < u.capacity && len(u.blocked) == 0:
		u.waiting = append(u.waiting, who)
	default:
		u.blocked = append(u.blocked, who)
	}
	return nil
}

func (u *umpire) begin(it *engine.Item) error {
	if u.next != it.String() {
		return fmt.Errorf("%v begins where %q must", it, u.next)
	}
	u.next = ""
	u.begun++
	u.idle--
	return nil
}

// complete: the consumer takes the first in order, or one from outside where nobody can wait; then
// the first outside gets the place.
func (u *umpire) complete(it *engine.Item) error {
	if u.next != "" {
		return fmt.Errorf("%v completes where %s must begin", it, u.next)
	}
	u.idle++
	if len(u.waiting) == 0 {
		if len(u.blocked) > 0 {
			u.next, u.blocked = u.blocked[0].name, u.blocked[1:]
		}
		return nil
	}
	first := 0
	for i, who := range u.waiting {
		if u.order == engine.ByPriority && who.level > u.waiting[first].level {
			first = i
		}
	}
	u.next = u.waiting[first].name
	u.waiting = append(u.waiting[:first], u.waiting[first+1:]...)
	if len(u.blocked) > 0 {
		u.waiting, u.blocked = append(u.waiting, u.blocked[0]), u.blocked[1:]
	}
	return nil
}

// TestNobodyOvertakes lets goroutines meet at a queue, where each waits for its turn: inside by the
// queue's order and then by arrival, outside by arrival alone.
func TestNobodyOvertakes(t *testing.T) {
	for _, order := range []engine.Order{engine.FIFO, engine.ByPriority} {
		for _, capacity := range []int{0, 1, 10} {
			for _, crew := range [][2]int{{1, 1}, {16, 1}, {1, 16}, {5, 3}, {16, 16}} {
				for _, speed := range []float64{live.Max, 1} {
					s := crowd(crew[0], capacity, 1000)
					s.Queues[0].Order = order
					s.Consumers[0].Count = crew[1]
					if speed != live.Max {
						s.Items = 100
						slowDown(&s)
					}
					name := fmt.Sprintf("order %d, capacity %d, %d to %d, speed %v",
						order, capacity, crew[0], crew[1], speed)
					t.Run(name, func(t *testing.T) { overtake(t, s, speed) })
				}
			}
		}
	}
}

// slowDown lets the items come a little faster than they can be served, one each 50 µs.
func slowDown(s *engine.Scenario) {
	const gap = 50e-6
	p, c := &s.Producers[0], &s.Consumers[0]
	p.Rate, p.Even = nil, false
	p.Interarrival = dist.Exponential(gap * float64(p.Count))
	c.Service = dist.Exponential(1.2 * gap * float64(c.Count))
}

func overtake(t *testing.T, s engine.Scenario, speed float64) {
	t.Helper()
	u := watch(&s)
	res, err := live.Run(t.Context(), s, live.Options{Speed: speed})
	require.NoError(t, err)
	require.Equal(t, s.Items, res.Total.Consumed)
	require.EqualValues(t, s.Items, u.begun)
	require.Empty(t, u.waiting)
	require.Empty(t, u.blocked)
}

// TestWakeUpsAreTargeted counts how often goroutines are woken while 64 consumers are idle and one
// item comes now and then, and while 64 producers are blocked and now and then there is one place:
// by what the run says, and by what the scheduler of the runtime does, in a bubble, where all come
// to rest before time goes on. If all were woken, it would be 64 times an item.
func TestWakeUpsAreTargeted(t *testing.T) {
	idle := crowd(1, 10, 1000)
	idle.Consumers[0].Count = 64
	idle.Producers[0].Rate = engine.Flat(1000)
	blocked := crowd(64, 1, 1000)
	blocked.Producers[0].Rate = engine.Flat(1e6)
	blocked.Consumers[0].Count = 1
	blocked.Consumers[0].Service = dist.Constant(0.001)
	for name, s := range map[string]engine.Scenario{"idle": idle, "blocked": blocked} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				before := switches()
				res, err := live.Run(t.Context(), s, live.Options{Speed: 1})
				switched := switches() - before
				require.NoError(t, err)
				require.Equal(t, s.Items, res.Total.Consumed)
				assert.Less(t, res.Live.Wakeups, 2*s.Items)
				assert.Less(t, switched, 24*s.Items)
			})
		})
	}
}

// switches returns about how often a goroutine that could run has come to run, in this process.
func switches() int64 {
	const oneOf = 8 // the runtime's own count goes by one in eight
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	var n uint64
	for _, count := range sample[0].Value.Float64Histogram().Counts {
		n += count
	}
	return oneOf * int64(n)
}
