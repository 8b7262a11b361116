package engine

import "slices"

// A Forecast is what can be told of a scenario before it runs: the load that its pools are offered,
// and whether they can bear it. It is made of rates, means and probabilities alone, as if no item
// were lost and every queue had room for all; of luck it knows nothing. Hooks may change all of it.
type Forecast struct {
	// Until is the duration, or when arrivals end; means are taken from 0 to there. It is 0 if a
	// function decides.
	Until  Time
	Groups []Group // by the name of their first pool
}

// A Group is the pools that serve queues in common, so that the load of each can't be told from
// that of the others: most often one alone. Loads are those of all its pools together.
type Group struct {
	Pools, Queues []string // by name

	// Least and Most are the load with retries, which differ if a function says which attempts fail;
	// First is that of first attempts alone. If Known is false there is none.
	Known              bool
	Least, Most, First Load

	// Sheds says that there may be less work in the end: a full queue, a ttl or a deadline ends an
	// item's way before its last attempt.
	Sheds bool

	Pile float64  // items that come all at one instant; they count in the means
	Asks []string // fields that have a say and can't be known beforehand: consumers.pool.fails
}

// A Load is the work that comes, in consumers who would be busy all the time (erlangs), beside the
// consumers that there are. If several pools share it, both are in items a second.
type Load struct {
	Mean, Peak float64
	PeakAt     Time
	Consumers  float64 // mean; +Inf for no bound, NaN if a function decides

	// More comes than can be done for Over in all, first from From to To.
	Over, From, To Time
}

// Forecast says what can be told of a valid scenario before it runs.
func (s Scenario) Forecast() Forecast {
	s = s.sorted()
	limit := Never
	if s.Duration > 0 {
		limit = s.Duration
	}
	var flows []inflow
	bends := mostBends
	for i := range s.Producers {
		f := inflowOf(&s.Producers[i], limit, &bends)
		if f.to == "" {
			f.to = s.Queues[0].Name
		}
		flows = append(flows, f)
	}
	end, asks := s.arrivalsEnd(flows, limit)
	until := end
	if s.Duration > 0 {
		until = s.Duration
	}
	forecast := Forecast{Until: until}
	byQueue := map[string][]inflow{}
	for _, f := range flows {
		byQueue[f.to] = append(byQueue[f.to], f)
	}
	queues := map[string]*Queue{}
	for i := range s.Queues {
		queues[s.Queues[i].Name] = &s.Queues[i]
	}
	for _, pools := range s.groups() {
		o := outlook{pools: pools, end: end, until: until}
		o.Asks = slices.Clone(asks)
		for _, p := range pools {
			o.add(p, s.fromOf(p), byQueue)
		}
		for _, name := range o.Queues {
			o.Sheds = o.Sheds || queues[name].sheds()
		}
		forecast.Groups = append(forecast.Groups, o.look())
	}
	return forecast
}

// sheds reports whether items may leave the queue other than to be served.
func (q *Queue) sheds() bool {
	return q.TTL != nil || q.Capacity < Unlimited && q.WhenFull != Block
}

// arrivalsEnd returns when the last item is expected, or the fields that keep it from being
// known.
func (s *Scenario) arrivalsEnd(flows []inflow, limit Time) (end Time, asks []string) {
	var all course
	pile := 0.0
	for _, f := range flows {
		asks = append(asks, f.asks...)
		all = append(all, f.rate...)
		pile += f.pile
		end = max(end, f.end)
	}
	switch {
	case asks != nil && (s.Items > 0 || limit == Never):
		return 0, asks
	case s.Items > 0:
		end = min(end, all.reach(max(0, float64(s.Items)-pile)))
	case asks != nil:
		end = limit
	}
	return min(end, limit), nil
}

// groups puts pools that serve a queue in common together. Pools are in order of their names.
func (s *Scenario) groups() [][]*Pool {
	leader := make([]int, len(s.Consumers)) // the group's first pool, or one on the way
	lead := func(i int) int {
		for leader[i] != i {
			leader[i] = leader[leader[i]]
			i = leader[i]
		}
		return i
	}
	servedBy := map[string]int{}
	for i := range s.Consumers {
		leader[i] = i
		for _, name := range s.fromOf(&s.Consumers[i]) {
			if other, ok := servedBy[name]; ok {
				a, b := lead(i), lead(other)
				leader[max(a, b)] = min(a, b)
			}
			servedBy[name] = i
		}
	}
	var groups [][]*Pool
	at := map[int]int{}
	for i := range s.Consumers {
		first := lead(i)
		if first == i {
			at[i] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[first]] = append(groups[at[first]], &s.Consumers[i])
	}
	return groups
}
