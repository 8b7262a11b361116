package engine_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
)

// Rules 8, 9 and 14 of DESIGN.md: places, and what happens without one.

// TestRule08PlacesAreForThoseWhoWait: who is in service has none.
func TestRule08PlacesAreForThoseWhoWait(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0)}, constant(5))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 2, engine.Reject
	res := ran(t, s)
	assert.EqualValues(t, 3, res.Total.Consumed, "one in service, two waiting")
	assert.EqualValues(t, 1, res.Total.Rejected)
	assert.EqualValues(t, 2, res.Queues["jobs"].Depth.Max)
}

func TestRule08NoPlaces(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1, 5, 6)}, constant(5))
	s.Queues[0].Capacity = 0
	for _, full := range []engine.WhenFull{engine.Reject, engine.DropOldest, engine.DropLowest} {
		s.Queues[0].WhenFull = full
		assert.Equal(t, []string{
			"0s web/1 begin", "1s web/2 rejected", "5s web/1 consumed", "5s web/3 begin",
			"6s web/4 rejected", "10s web/3 consumed",
		}, told(t, s), "a loss system: an idle consumer takes an item past the queue")
	}
	s.Queues[0].WhenFull = engine.Block
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "5s web/1 consumed", "5s web/2 begin", "10s web/2 consumed",
		"10s web/3 begin", "15s web/3 consumed", "15s web/4 begin", "20s web/4 consumed",
	}, story, "a rendezvous: the consumer takes it from its producer's hand")
	assert.Zero(t, res.Queues["jobs"].Depth.Max)
	assert.Zero(t, res.Queues["jobs"].Wait.Max)
	assert.EqualValues(t, 3, res.Queues["jobs"].Blocked.Count)
}

// TestRule08ConsumersWithoutBound: a delay, in which nobody waits.
func TestRule08ConsumersWithoutBound(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(100)}, constant(1))
	s.Duration, s.Queues[0].Capacity = 10*second, 0
	s.Consumers[0].Count = engine.Unlimited
	res := ran(t, s)
	assert.Zero(t, res.Queues["jobs"].Wait.Max)
	assert.Equal(t, second, res.Total.Sojourn.Max)
	pool := res.Consumers["pool"]
	assert.Nil(t, pool.Count)
	assert.Nil(t, pool.Utilisation)
	assert.Nil(t, res.Config.NumConsumers)
	require.Len(t, pool.Each, 100)
	assert.EqualValues(t, int(pool.Busy.Max)-100, pool.Rest.ID,
		"one for each that was inside at once")
}

// A pool may become unlimited, and limited again: who is too many goes when done.
func TestRule08CountsMayLoseTheirBound(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0, 0, 0, 2, 3)}, constant(4))
	s.At = []engine.Timed{
		{
			Time: second,
			Run:  func(c *engine.Call) error { return c.Run.SetCount("pool", engine.Unlimited) },
		},
		{Time: 3 * second, Run: func(c *engine.Call) error { return c.Run.SetCount("pool", 2) }},
	}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "1s web/2 begin", "1s web/3 begin", "1s web/4 begin", "1s web/5 begin",
		"1s web/6 begin", "2s web/7 begin", "4s web/1 consumed", "5s web/2 consumed", "5s web/3 consumed",
		"5s web/4 consumed", "5s web/5 consumed", "5s web/6 consumed", "5s web/8 begin",
		"6s web/7 consumed", "9s web/8 consumed",
	}, story)
	assert.Equal(t, map[string]int64{"count": 5, "sentinel": 2}, res.Consumers["pool"].Left)
}

func TestRule08NobodyEver(t *testing.T) {
	s := simple(engine.Producer{Times: at(0)}, constant(1))
	s.Consumers[0].Count = 0
	var mistakes engine.Mistakes
	require.ErrorAs(t, s.Validate(), &mistakes)
	assert.Equal(t, "this pool can never have a consumer", mistakes[0].Msg)
	s.At = []engine.Timed{{
		Time: second,
		Run:  func(c *engine.Call) error { return c.Run.SetCount("pool", 1) },
	}}
	assert.Equal(t, 2*second, ran(t, s).Ended.At, "unless a hook may hire")
}

// TestRule09BlockedProducerOwesItsArrivals: it stands still with one item in hand; later ones don't
// exist until it reaches them, and then they are born with the instant at which they should have
// come. Nothing is omitted.
func TestRule09BlockedProducerOwesItsArrivals(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true}, constant(3))
	s.Queues[0].Capacity = 1
	s.Duration = 5 * second // 0 1 2 3 4
	var births []string
	s.On.Arrive = func(c *engine.Call) error {
		births = append(births, c.Run.Now().String()+" of "+c.Item.Created.String())
		return nil
	}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "3s web/1 consumed", "3s web/2 begin", "6s web/2 consumed", "6s web/3 begin",
		"9s web/3 consumed", "9s web/4 begin", "12s web/4 consumed", "12s web/5 begin",
		"15s web/5 consumed",
	}, story)
	assert.Equal(t, []string{"0s of 0s", "1s of 1s", "2s of 2s", "3s of 3s", "6s of 4s"}, births,
		"the last one in the drain")
	web := res.Producers["web"]
	assert.EqualValues(t, 5, web.Behind.Count, "of every item")
	assert.Equal(t, 2*second, web.Behind.Max)
	assert.InDelta(t, 2.0/5, web.Behind.Mean, 1e-12)
	assert.EqualValues(t, 3, web.Blocked.Count, "of those kept outside")
	assert.Equal(t, 5*second, web.Blocked.Max, "web/5, from when it was due")
	assert.Equal(t, 11*second, web.Sojourn.Max)
	assert.Equal(t, "9", res.Account.Blocked.String(), "1 + 3 + 5")
	assert.Equal(t, "35", res.Account.Sojourn.String())
	assert.Equal(t, "35", res.Account.Area.String())
}

// TestRule09FirstBlockedFirstAdmitted: outside, priorities don't count.
func TestRule09FirstBlockedFirstAdmitted(t *testing.T) {
	s := simple(engine.Producer{}, constant(2))
	s.Queues[0].Capacity, s.Queues[0].Order = 1, engine.ByPriority
	s.Producers = []engine.Producer{
		{Name: "a", Times: at(0)},
		{Name: "b", Times: at(0.5), Priority: constant(1)},
		{Name: "c", Times: at(0.6), Priority: constant(0)},
		{Name: "d", Times: at(0.7), Priority: constant(9)},
	}
	assert.Equal(t, []string{"a/1", "b/1", "c/1", "d/1"}, begun(told(t, s)),
		"c before d: it was outside before, and alone in the queue")
}

func begun(story []string) []string {
	var names []string
	for _, line := range story {
		if fields := strings.Fields(line); fields[2] == "begin" {
			names = append(names, fields[1])
		}
	}
	return names
}

// TestRule09TimersOutside: a ttl starts at admission, a deadline ends the time outside.
func TestRule09TimersOutside(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0)}, constant(6))
	s.Queues[0].Capacity, s.Queues[0].TTL = 1, constant(8)
	story, _ := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "6s web/1 consumed", "6s web/2 begin", "12s web/2 consumed", "12s web/3 begin",
		"18s web/3 consumed", "18s web/4 begin", "24s web/4 consumed",
	}, story, "web/3 was outside until 6 s and then waited for 6 s")

	s.Producers[0].Deadline = byID(99, 99, 3, 20)
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "3s web/3 expired", "6s web/1 consumed", "6s web/2 begin",
		"12s web/2 consumed", "12s web/4 begin", "18s web/4 consumed",
	}, story)
	assert.EqualValues(t, 1, res.Queues["jobs"].ExpiredBlocked)
	assert.EqualValues(t, 3, res.Queues["jobs"].Admitted)
	assert.Equal(t, 3*second, res.Producers["web"].Behind.Max,
		"web/4 was reached when web/3 was gone")

	s.Producers[0].Deadline = byID(99, 99, 3, 2)
	story, _ = toldWith(t, s)
	assert.Equal(t, []string{"3s web/3 expired", "3s web/4 expired"}, story[1:3],
		"late before it was born")
}

// TestRule09BatchAcrossABlock: what is left of a batch follows, before the next arrival.
func TestRule09BatchAcrossABlock(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1), Batch: constant(3)}, constant(2))
	s.Queues[0].Capacity = 1
	var births []string
	s.On.Arrive = func(c *engine.Call) error {
		births = append(births, c.Run.Now().String()+" of "+c.Item.Created.String())
		return nil
	}
	s.Items = 5
	ran(t, s)
	assert.Equal(t, []string{"0s of 0s", "0s of 0s", "0s of 0s", "2s of 1s", "4s of 1s"}, births)
}

// TestRule09RateOfABlockedProducer: arrivals that it owes keep the instants that the old rate gave
// them; those to come go by the new one.
func TestRule09RateOfABlockedProducer(t *testing.T) {
	s := simple(engine.Producer{Rate: engine.Flat(1), Even: true, Items: 7}, constant(0.25))
	s.Queues[0].Capacity = 0
	s.Consumers[0].Counts = engine.Steps{{At: 4 * second, Value: 1}}
	for _, x := range at(2.5, 2.5, 3) {
		s.At = append(s.At, engine.Timed{Time: x, Run: func(c *engine.Call) error {
			return c.Run.SetRate("web", 2*c.Run.Now().Seconds()-4) // 1, 1, 2
		}})
	}
	var all []engine.Time
	s.On.Arrive = func(c *engine.Call) error {
		all = append(all, c.Item.Created)
		return nil
	}
	ran(t, s)
	assert.Equal(t, at(0, 1, 2, 3, 3.5, 4, 4.5), all)
}

func TestRule14DropOldest(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1, 2, 3, 4), Priority: byID(0, 9, 1, 2, 0)},
		constant(5))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 2, engine.DropOldest
	s.Queues[0].Order = engine.ByPriority
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "3s web/2 dropped", "4s web/3 dropped", "5s web/1 consumed",
		"5s web/4 begin", "10s web/4 consumed", "10s web/5 begin", "15s web/5 consumed",
	}, story, "the longest in the queue, whatever its priority")
	assert.EqualValues(t, 2, res.Queues["jobs"].LeftWait.Count)
	assert.Equal(t, "4", res.Account.LeftWait.String())
}

func TestRule14DropLowest(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 1, 2, 3, 4, 4.5), Priority: byID(0, 1, 1, 1, 2, 9)},
		constant(5))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 2, engine.DropLowest
	assert.Equal(t, []string{
		"0s web/1 begin", "3s web/4 rejected", "4s web/3 dropped", "4.5s web/2 dropped",
		"5s web/1 consumed",
		"5s web/5 begin", "10s web/5 consumed", "10s web/6 begin", "15s web/6 consumed",
	}, told(t, s), "only a strictly lower one, of the lowest the latest; the one in service never")
}

// TestCapacityMayGrow: as many as there is room for come in at once, and nobody passes them, not
// even an item whose own birth makes the room.
func TestCapacityMayGrow(t *testing.T) {
	s := simple(engine.Producer{}, constant(9))
	s.Queues[0].Capacity = 1
	s.Producers = []engine.Producer{
		{Name: "a", Times: at(0, 0)},
		{Name: "b", Times: at(1)},
		{Name: "c", Times: at(2)},
		{Name: "d", Times: at(3)},
	}
	s.Producers[3].Fill = func(c *engine.Call) error { return c.Run.SetCapacity("jobs", 9) }
	var depths []int
	s.On.Arrive = func(c *engine.Call) error {
		depths = append(depths, c.Run.Depth("jobs"))
		return nil
	}
	s.At = []engine.Timed{{Time: 4 * second, Run: func(c *engine.Call) error {
		depths = append(depths, c.Run.Depth("jobs"))
		return nil
	}}}
	assert.Equal(t, []string{"a/1", "a/2", "b/1", "c/1", "d/1"}, begun(told(t, s)))
	assert.Equal(t, []int{0, 1, 1, 1, 1, 4}, depths)
}

// TestCapacityMayShrink: those who wait already stay.
func TestCapacityMayShrink(t *testing.T) {
	s := simple(engine.Producer{Times: at(0, 0, 0, 0, 2, 9, 12)}, constant(4))
	s.Queues[0].Capacity, s.Queues[0].WhenFull = 3, engine.Reject
	s.At = []engine.Timed{{
		Time: second,
		Run:  func(c *engine.Call) error { return c.Run.SetCapacity("jobs", 1) },
	}}
	story, res := toldWith(t, s)
	assert.Equal(t, []string{
		"0s web/1 begin", "2s web/5 rejected", "4s web/1 consumed", "4s web/2 begin", "8s web/2 consumed",
		"8s web/3 begin", "9s web/6 rejected", "12s web/3 consumed", "12s web/4 begin",
		"16s web/4 consumed", "16s web/7 begin", "20s web/7 consumed",
	}, story)
	assert.Equal(t, 1, *res.Queues["jobs"].Capacity, "as it is at the end")
}
