package live

import (
	"fmt"
	"strconv"

	"queuesim/engine"
)

// tooMany refuses a scenario that begins with more producers and consumers than may be at work at
// once.
func tooMany(s *engine.Scenario) error {
	n := 0
	for i := range s.Producers {
		n += max(1, s.Producers[i].Count)
	}
	for i := range s.Consumers {
		if c := s.Consumers[i].Count; c < engine.Unlimited {
			n += c
		}
	}
	if n <= MostActors {
		return nil
	}
	return engine.Mistakes{{
		Path: "consumers",
		Msg: fmt.Sprintf("live, each producer and each consumer is a goroutine: want at most %d in all, got %d",
			MostActors, n),
		Hint: "in virtual time there may be a million: leave out --live; limit " + strconv.Itoa(MostActors),
	}}
}

// anyComputes tells whether a pool computes.
func anyComputes(s *engine.Scenario) bool {
	for i := range s.Consumers {
		if s.Consumers[i].Work == engine.Computes {
			return true
		}
	}
	return false
}
