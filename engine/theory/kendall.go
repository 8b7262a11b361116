package theory

import (
	"strconv"
	"strings"

	"queuesim/engine"
)

// Kendall reads a model in Kendall's notation: A/B/c, A/B/c/K, A/B/c//N, each also with +M for
// exponential patience. A and B are M, D, E3 or G (GI), c is a whole number, inf or ∞, K counts
// all places, those of servers included. What it can't say, such as rates and means, is left to be
// filled in. The error is an [*Error].
func Kendall(notation string) (Spec, error) {
	s := Spec{Places: engine.Unlimited}
	text := strings.ToUpper(strings.ReplaceAll(notation, " ", ""))
	text, patient := strings.CutSuffix(text, "+M")
	if patient {
		s.Patience = 1
	}
	parts := strings.Split(text, "/")
	if len(parts) < 3 || len(parts) > 5 {
		return s, notKendall(notation)
	}
	var err error
	if s.Gaps, err = letter(parts[0], "arrivals"); err != nil {
		return s, err
	}
	if s.Service, err = letter(parts[1], "services"); err != nil {
		return s, err
	}
	if s.Servers, err = count(parts[2], "servers"); err != nil {
		return s, err
	}
	if len(parts) > 3 && parts[3] != "" {
		room, err := count(parts[3], "K, the places in all")
		if err != nil {
			return s, err
		}
		if room != engine.Unlimited {
			s.Places = room - s.Servers
		}
	}
	if len(parts) > 4 {
		s.Users, err = count(parts[4], "N, the users in all")
	}
	if s.Users == engine.Unlimited {
		s.Users = 0
	}
	return s, err
}

func notKendall(notation string) error {
	return wrong("M/M/3 has arrivals at random, exponential services and 3 servers; "+
		"M/M/3/10 has room for 10 in all", "want a model in Kendall's notation, got %q", notation)
}

// letter reads A or B.
func letter(text, what string) (Law, error) {
	stages, err := strconv.Atoi(strings.TrimPrefix(text, "E"))
	switch {
	case text == Memoryless:
		return Exponential(1), nil
	case text == Constant:
		return Fixed(1), nil
	case text == General || text == "GI":
		return Spread(1, 1), nil
	case strings.HasPrefix(text, "E") && err == nil && stages >= 1 && stages <= mostStages:
		return Stages(stages, 1), nil
	}
	return Law{}, wrong("M is exponential, D constant, E3 three exponential stages, G anything",
		"want a letter for the %s, M, D, E3 or G, got %q", what, text)
}

// count reads c, K or N.
func count(text, what string) (int, error) {
	if text == "INF" || text == "∞" {
		return engine.Unlimited, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > mostCount {
		return 0, wrong("as in M/M/3, M/M/3/10 or M/M/3//10", "want a number of %s, 1 to %d, got %q",
			what, mostCount, text)
	}
	return n, nil
}

// mostCount is how many servers, places or users can be reckoned with.
const mostCount = 1_000_000
