package engine

import (
	"math"
	"sort"
	"strconv"

	"queuesim/engine/dist"
	"queuesim/engine/num"
	"queuesim/engine/stats"
)

// DefaultQueue is the name of the queue that a scenario without queues has.
const DefaultQueue = "queue"

// New makes a scenario ready to run, in its n-th replication, counted from 0: another number is
// another luck. The error is what Validate says.
func New(s Scenario, replication int) (*Model, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	m := build(s.sorted(), replication, false)
	m.start()
	return m, nil
}

// build makes a model in which nothing has happened yet.
func build(s Scenario, replication int, unpaced bool) *Model {
	m := &Model{
		scenario: &s, left: math.MaxInt64, most: mostInside, closing: Never, cutAt: Never, epoch: 1,
		unpaced: unpaced,
	}
	m.call.Run = m
	if s.Items > 0 {
		m.left = s.Items
	}
	if s.Duration > 0 {
		m.closing = s.Duration
	}
	m.rec = recorder{
		tallies: map[string]float64{}, observations: map[string]*stats.FloatTrend{}, marked: -1,
	}
	if !unpaced {
		m.rec.from, m.rec.to = s.Warmup, s.Duration
	}
	if s.Finish == Cut && !unpaced {
		m.cutAt = s.Duration
	}
	b := builder{m, num.Mix(s.Seed, uint64(replication))}
	b.lines()
	b.crews()
	b.sources()
	b.hooks()
	return m
}

// sorted returns the scenario with its parts in the order of their names, and with a queue.
func (s Scenario) sorted() Scenario {
	s.Queues = append([]Queue(nil), s.Queues...)
	if len(s.Queues) == 0 {
		s.Queues = []Queue{{Name: DefaultQueue, Capacity: Unlimited}}
	}
	s.Producers = append([]Producer(nil), s.Producers...)
	s.Consumers = append([]Pool(nil), s.Consumers...)
	sort.Slice(s.Queues, func(i, j int) bool { return s.Queues[i].Name < s.Queues[j].Name })
	sort.Slice(s.Producers, func(i, j int) bool { return s.Producers[i].Name < s.Producers[j].Name })
	sort.Slice(s.Consumers, func(i, j int) bool { return s.Consumers[i].Name < s.Consumers[j].Name })
	return s
}

// start lets the run begin: the consumers are there, the first arrivals are planned.
func (m *Model) start() {
	m.after(&m.hooks.start, nil, "")
	for i := range m.hooks.at {
		m.schedule(hookAt, m.hooks.at[i].time, i&maxRank, int32(i), 0)
	}
	for i := range m.hooks.every {
		m.hooks.every[i].due = m.hooks.every[i].time
		m.schedule(hookEvery, m.hooks.every[i].due, i, int32(i), 0)
	}
	for _, c := range m.crews {
		m.startCrew(c)
	}
	for _, s := range m.sources {
		m.firstArrival(s)
	}
	for _, c := range m.crews {
		m.askCrew(c)
	}
	m.startSamplers()
	m.loop = 0
	m.settle()
}

// startCrew brings the consumers of a pool, but for those of which a function says how many.
func (m *Model) startCrew(c *crew) {
	if c.spec.Asked != nil {
		return
	}
	c.target = c.spec.Count
	if c.spec.Counts != nil {
		c.target, _ = toCount(c.spec.Counts.At(0))
		m.followSchedule(c)
	}
	c.began = c.target
	m.adjust(c)
}

// askCrew asks how many consumers a pool begins with. It comes last: the function may write any level
// of the scenario, and what it writes must stay.
func (m *Model) askCrew(c *crew) {
	if c.spec.Asked != nil {
		m.poll(c)
		c.began = c.target
	}
}

// A builder makes the parts of a model. All luck is keyed from its seed.
type builder struct {
	m    *Model
	seed uint64
}

// key returns the key of a purpose: of the luck of items if it is mixed with an item's key, of the
// luck of a hook or a queue if it is mixed with the seed.
func key(path string) uint64 { return num.HashString(path) }

func (b builder) caller(path string) caller {
	return caller{path: path, key: num.Mix(b.seed, key(path))}
}

// quantity makes q ready; a time isn't negative.
func (b builder) quantity(q Quantity, path string, isTime bool) quantity {
	out := quantity{set: q != nil, caller: caller{path: path, key: key(path)}}
	switch q := q.(type) {
	case nil:
	case Func:
		out.fn = q
	case dist.Constant:
		out.fixed, out.value = true, float64(q)
		out.time, _ = Seconds(float64(q))
	case dist.Distribution:
		out.dist = q
		if d, err := dist.NonNegative(q); isTime && err == nil {
			out.dist = d
		}
	default:
		out.dist = q
	}
	return out
}

func (b builder) lines() {
	m := b.m
	m.names.lines = map[string]*line{}
	for i := range m.scenario.Queues {
		spec := &m.scenario.Queues[i]
		path := "queues." + spec.Name
		l := newLine(spec, i, num.Mix(b.seed, key(path+".order")))
		l.ttl = b.quantity(spec.TTL, path+".ttl", true)
		if spec.Key != nil {
			l.key = b.quantity(spec.Key, path+".order", false)
		}
		l.rec.depth = m.level()
		m.lines = append(m.lines, l)
		m.names.lines[spec.Name] = l
	}
}

// level returns a level that is averaged over the window.
func (m *Model) level() stats.Level {
	return stats.Level{From: int64(m.rec.from), To: int64(m.rec.to)}
}

func (b builder) crews() {
	m := b.m
	m.names.crews = map[string]*crew{}
	for i := range m.scenario.Consumers {
		spec := &m.scenario.Consumers[i]
		path := "consumers." + spec.Name
		c := &crew{spec: spec, rank: i}
		spec.Retry.Attempts = max(1, spec.Retry.Attempts)
		c.service = b.quantity(spec.Service, path+".service", true)
		c.timeout = b.quantity(spec.AttemptTimeout, path+".attempt_timeout", true)
		c.backoff = b.quantity(spec.Retry.Backoff.Delay, path+".retry.backoff", true)
		c.fails = caller{path: path + ".fails", key: key(path + ".fails"), fail: spec.Fails}
		c.asked = b.caller(path + ".count")
		c.asked.ask = spec.Asked
		c.rec = crewRecord{busy: m.level()}
		for _, name := range m.scenario.fromOf(spec) {
			l := m.names.lines[name]
			c.from = append(c.from, l)
			l.crews = append(l.crews, c)
		}
		m.crews = append(m.crews, c)
		m.names.crews[spec.Name] = c
	}
}

// fromOf returns the queues that a pool serves: the only one, if it doesn't say.
func (s *Scenario) fromOf(p *Pool) []string {
	if len(p.From) == 0 {
		return []string{s.Queues[0].Name}
	}
	return p.From
}

func (b builder) sources() {
	m := b.m
	m.names.sources = map[string][]*source{}
	for i := range m.scenario.Producers {
		spec := &m.scenario.Producers[i]
		for n := 1; n <= max(1, spec.Count); n++ {
			s := b.source(spec, n)
			s.rank, s.place, s.index = i, len(m.sources), int32(len(m.sources))
			m.sources = append(m.sources, s)
			m.names.sources[spec.Name] = append(m.names.sources[spec.Name], s)
		}
	}
}

// source makes the n-th source of a producer.
func (b builder) source(spec *Producer, n int) *source {
	m := b.m
	path := "producers." + spec.Name
	s := &source{spec: spec, label: label(spec, n), left: math.MaxInt64, limit: m.closing, plan: Never}
	s.key = keyOf(num.Mix(b.seed, key(path)), int64(n))
	s.luck = num.NewStream(num.Mix(s.key, key("arrivals")))
	s.to = m.lines[0]
	if spec.To != "" {
		s.to = m.names.lines[spec.To]
	}
	if spec.Items > 0 {
		s.left = spec.Items
	}
	if spec.Stop > 0 {
		s.limit = min(s.limit, spec.Stop)
	}
	s.level = spec.Rate
	s.finite = spec.Times != nil || spec.Trace != nil
	s.gap = b.quantity(spec.Interarrival, path+".interarrival", true)
	s.perArrival = b.quantity(spec.Batch, path+".batch", false)
	s.priority = b.quantity(spec.Priority, path+".priority", false)
	s.size = b.quantity(spec.Size, path+".size", false)
	s.deadline = b.quantity(spec.Deadline, path+".deadline", true)
	s.fill = b.caller(path + ".item")
	s.fill.hook = spec.Fill
	s.equips = s.priority.set || s.size.set || s.deadline.set || s.fill.hook != nil
	return s
}

func (b builder) hooks() {
	h, on := &b.m.hooks, &b.m.scenario.On
	for _, hook := range []struct {
		name string
		run  Hook
		to   *caller
	}{
		{"start", on.Start, &h.start},
		{"arrive", on.Arrive, &h.arrive},
		{"begin", on.Begin, &h.begin},
		{"complete", on.Complete, &h.complete},
		{"retry", on.Retry, &h.retry},
		{"leave", on.Leave, &h.leave},
		{"stop", on.Stop, &h.stop},
	} {
		*hook.to = b.caller("on." + hook.name)
		hook.to.hook = hook.run
	}
	h.at = b.timers("at", b.m.scenario.At)
	h.every = b.timers("every", b.m.scenario.Every)
	sort.SliceStable(h.at, func(i, j int) bool { return h.at[i].time < h.at[j].time })
}

func (b builder) timers(path string, specs []Timed) []timer {
	timers := make([]timer, len(specs))
	for i, t := range specs {
		timers[i] = timer{caller: b.caller(path + "[" + strconv.Itoa(i+1) + "]"), time: t.Time}
		timers[i].hook = t.Run
	}
	return timers
}

// config sums the scenario up.
func (m *Model) config() Config {
	s := m.scenario
	c := Config{
		Name: s.Name, NumProducers: len(m.sources), Warmup: s.Warmup, Finish: s.Finish.String(),
		Seed: s.Seed, Replications: 1, Clock: m.clock(), Params: map[string]any{},
	}
	if s.Items > 0 {
		c.NumItems = &s.Items
	}
	if s.Duration > 0 {
		c.Duration = &s.Duration
	}
	capacity, consumers := 0, 0
	for i := range s.Queues {
		capacity = min(Unlimited, capacity+s.Queues[i].Capacity)
	}
	for _, c := range m.crews {
		consumers = min(Unlimited, consumers+c.began)
	}
	c.QueueCapacity, c.NumConsumers = bounded(capacity), bounded(consumers)
	c.FailureRate = commonFailureRate(s.Consumers)
	for _, p := range s.Params {
		c.Params[p.Name] = p.Value
	}
	return c
}

// commonFailureRate returns the probability of failure if it is the same everywhere.
func commonFailureRate(pools []Pool) *float64 {
	for i := range pools {
		if pools[i].Fails != nil || pools[i].FailureRate != pools[0].FailureRate {
			return nil
		}
	}
	return &pools[0].FailureRate
}

// String returns the finish as scenarios call it.
func (f Finish) String() string { return [...]string{"drain", "cut", "never"}[f] }
