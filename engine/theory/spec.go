package theory

import (
	"fmt"
	"strconv"
	"strings"

	"queuesim/engine"
)

// A Spec is a queue with its servers in the terms of Kendall's notation. The zero value of what
// isn't needed stands for its absence, but for Places.
type Spec struct {
	// Arrivals are those of each class of priority, per second, the highest first; without
	// priorities there is one class.
	Arrivals []float64
	Gaps     Law // between arrivals; its Mean isn't looked at
	Service  Law
	Servers  int // or engine.Unlimited
	Places   int // to wait: Kendall's K less the servers; or engine.Unlimited

	Patience float64 // mean of the exponential time, in seconds, that one waits; 0: as long as need be
	Users    int     // of a closed system, who think and come back; 0: it is open
	Think    float64 // mean of the exponential time that they think

	Retry     Retry
	MeansOnly bool // waits aren't in order of arrival, which changes all but their mean
}

// A Retry says what becomes of services that fail.
type Retry struct {
	Fails    float64 // the probability that a service fails
	Attempts int     // services in all, until one is good; 0 counts as 1
	Pause    float64 // mean of all pauses between attempts of an item, in seconds
}

// Classes returns what notation has no letter for.
func (s Spec) attempts() int { return max(1, s.Retry.Attempts) }

// rate returns all arrivals per second.
func (s Spec) rate() float64 { return sum(s.Arrivals) }

// String returns the model in Kendall's notation. K counts all places, those of servers included.
func (s Spec) String() string {
	var b strings.Builder
	b.WriteString(s.Gaps.Letter + "/" + s.Service.Letter + "/")
	if s.Servers == engine.Unlimited {
		b.WriteString("∞")
	} else {
		b.WriteString(strconv.Itoa(s.Servers))
	}
	switch {
	case s.Users > 0:
		fmt.Fprintf(&b, "//%d", s.Users)
	case s.Places != engine.Unlimited && s.Servers != engine.Unlimited:
		fmt.Fprintf(&b, "/%d", s.Servers+s.Places)
	}
	if s.Patience > 0 {
		b.WriteString("+M")
	}
	return b.String()
}

// About says the same in words.
func (s Spec) About() string {
	words := []string{lawWords(s.Gaps.Letter, "arrivals at random", "arrivals evenly spaced",
		"independent gaps between arrivals")}
	if s.Users > 0 {
		words[0] = many(s.Users, "user") + " who think and come back"
	}
	words = append(words, lawWords(s.Service.Letter, "exponential services", "constant services",
		"services of any distribution"))
	switch {
	case s.Servers == engine.Unlimited:
		words = append(words, "a server for each")
	case s.Places == engine.Unlimited || s.Users > 0:
		words = append(words, many(s.Servers, "server"))
	case s.Places == 0:
		words = append(words, many(s.Servers, "server"), "nobody waits")
	default:
		words = append(words, many(s.Servers, "server"), many(s.Places, "place")+" to wait")
	}
	if len(s.Arrivals) > 1 {
		words = append(words, many(len(s.Arrivals), "class")+" of priority")
	}
	if s.Patience > 0 {
		words = append(words, "who waits too long leaves")
	}
	if s.attempts() > 1 && s.Retry.Fails > 0 {
		words = append(words, "what fails comes back")
	}
	return strings.Join(words, ", ")
}

// lawWords says a law by its letter.
func lawWords(letter, memoryless, constant, general string) string {
	switch {
	case letter == Memoryless:
		return memoryless
	case letter == Constant:
		return constant
	case strings.HasPrefix(letter, "E"):
		return general + " (" + letter[1:] + " exponential stages)"
	}
	return general
}

// many says a number of things.
func many(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "s"):
		return strconv.Itoa(n) + " " + noun + "es"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
