package theory_test

// A chain is a continuous-time Markov chain with states 0 … n−1: rates[i][j] is that of going from
// i to j. It is the oracle that knows no formula: only who goes where, and how fast.
type chain struct {
	rates [][]float64
}

func newChain(states int) *chain {
	c := &chain{rates: make([][]float64, states)}
	for i := range c.rates {
		c.rates[i] = make([]float64, states)
	}
	return c
}

// add lets the chain go from one state to another; a state beyond the last is never reached.
func (c *chain) add(from, to int, rate float64) {
	if from < len(c.rates) && to < len(c.rates) {
		c.rates[from][to] += rate
	}
}

// stationary returns the share of time spent in each state. It destroys the rates. States are
// censored from the last to the second, then put back: without a subtraction, hence exact to a few
// digits less than floats have. Source: Grassmann, Taksar and Heyman, Operations Research 33
// (1985), 1107–1116.
func (c *chain) stationary() []float64 {
	for n := len(c.rates) - 1; n > 0; n-- {
		c.censor(n)
	}
	shares := make([]float64, len(c.rates))
	shares[0] = 1
	total := 1.0
	for j := 1; j < len(shares); j++ {
		for i := range j {
			shares[j] += float64(shares[i] * c.rates[i][j])
		}
		total += shares[j]
	}
	for j := range shares {
		shares[j] /= total
	}
	return shares
}

// censor spreads what goes to the last state over where it goes from there.
func (c *chain) censor(last int) {
	out := 0.0
	for _, rate := range c.rates[last][:last] {
		out += rate
	}
	for i := range last {
		if c.rates[i][last] == 0 {
			continue
		}
		c.rates[i][last] /= out
		for j, rate := range c.rates[last][:last] {
			c.rates[i][j] += float64(c.rates[i][last] * rate)
		}
	}
}

// mean returns the mean of a function of the state.
func mean(shares []float64, f func(state int) float64) float64 {
	sum := 0.0
	for state, share := range shares {
		sum += float64(share * f(state))
	}
	return sum
}

// birthDeath returns the shares of 0 … most items at c servers.
func birthDeath(lambda, mu float64, c, most int) []float64 {
	chain := newChain(most + 1)
	for n := range most {
		chain.add(n, n+1, lambda)
		chain.add(n+1, n, float64(min(n+1, c))*mu)
	}
	return chain.stationary()
}

// number is the state of a birth–death chain, and waiting what of it is in no server's hands.
func number(n int) float64 { return float64(n) }

func waiting(c int) func(int) float64 {
	return func(n int) float64 { return float64(max(0, n-c)) }
}
