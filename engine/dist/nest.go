package dist

import "math"

// MostLaws is how many distributions there may be within one another, all together.
const MostLaws = 1000

// With MostLaws these bound what is made of others: whatever a scenario says, a draw and a CDF take
// bounded time.
const (
	mostDepth = 20   // of one within another
	mostDraws = 1000 // on average until one is kept, where truncated redraws
)

// A nest counts what a distribution is made of.
type nest struct {
	laws, depth int
	draws       float64 // until one is kept, on average
}

// made is what the distributions have in common that are made of others.
type made interface{ made() nest }

func (n nest) made() nest { return n }

func nestOf(d Law) nest {
	if m, ok := d.(made); ok {
		return m.made()
	}
	return nest{1, 1, 1}
}

// Draws returns how many numbers d draws on average until it has one to return: more than one where
// Truncated redraws.
func Draws(d Distribution) int {
	if m, ok := d.(made); ok {
		return int(math.Ceil(m.made().draws))
	}
	return 1
}

// newNest counts what a distribution of several others is made of. A draw comes from one of them,
// as their shares say.
func newNest(of []Law, shares []float64) (nest, error) {
	n := nest{laws: 1}
	for i, d := range of {
		part := nestOf(d)
		n.laws += part.laws
		n.depth = max(n.depth, part.depth+1)
		n.draws += float64(shares[i] * part.draws)
	}
	return n, n.check()
}

func (n nest) check() error {
	switch {
	case n.depth > mostDepth:
		return wrong("of", "want distributions at most %d deep within one another, got %d",
			mostDepth, n.depth)
	case n.laws > MostLaws:
		return wrong("of", "want at most %d distributions within one another, got %d",
			MostLaws, n.laws)
	}
	return nil
}
