// Package dist has the distributions that a scenario can name: of service times, of gaps between
// arrivals, of sizes.
//
// A [Distribution] is an immutable value, sampled from the [num.Stream] it is handed; it keeps no
// state, so that the luck of an item depends on the item's key alone. It knows no units: a time is
// a number of seconds. [Catalogue] lists the distributions with the parameters people know them
// by, and [Entry.New] makes one of them from what a scenario says, or tells each mistake.
// [NonNegative] makes a distribution fit for times.
//
// To add one: a file with the value type and a row in the Catalogue. The conformance test walks
// the Catalogue and asks for examples of each row.
package dist

import (
	"strconv"
	"strings"

	"queuesim/engine/num"
)

// A Distribution is a law by which numbers are drawn. All its methods may be called from many
// goroutines at once.
type Distribution interface {
	// Sample draws a number. It takes from s as many random words as it needs, and doesn't keep s.
	Sample(s *num.Stream) float64
	// Mean returns the expectation, +Inf where it doesn't exist.
	Mean() float64
	// Variance returns the variance, +Inf where it doesn't exist.
	Variance() float64
	// String returns the distribution as a scenario would write it, numbers to six digits.
	String() string
}

// A Law is a Distribution whose distribution function is known, and its moments up to any number,
// so that it can be a part of another one. All in the Catalogue are Laws.
type Law interface {
	Distribution
	// CDF returns the probability of a draw of at most x.
	CDF(x float64) float64

	head(x float64) part // for finite x
}

// step is the distribution function of a constant.
func step(x, at float64) float64 {
	if x < at {
		return 0
	}
	return 1
}

// text writes a number to six digits.
func text(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

// texts writes a list of numbers as Lua does, a long one cut short.
func texts(xs []float64) string {
	const most = 8
	var words []string
	for _, x := range xs[:min(len(xs), most)] {
		words = append(words, text(x))
	}
	if len(xs) > most {
		words = append(words, "… "+strconv.Itoa(len(xs)-most)+" more")
	}
	return "{ " + strings.Join(words, ", ") + " }"
}
