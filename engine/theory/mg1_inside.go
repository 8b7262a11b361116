package theory

import (
	"math"

	"queuesim/engine/num"
)

// insideMG1 returns P(N = n) of M/G/1 with services that are constant or some exponential stages
// each, 0 stages or more, until next to nothing is left; nil if there is too much of it, or no
// such model.
//
// Who goes leaves behind as many as there are in the long run. From one departure to the next the
// number passes n upwards as often as downwards: π(n)·a(0) = π(0)·P(A ≥ n) + Σ π(i)·P(A ≥ n−i+1)
// over i = 1 … n−1, A the arrivals in a service. Nothing is subtracted. Source: Kleinrock,
// Queueing Systems vol. 1 (1975), §5.6, for the chain.
func insideMG1(rho float64, stages int) []float64 {
	const most, rest = 4000, 1e-9
	if !(rho > 0 && rho < 1) || stages < 0 {
		return nil
	}
	come := arrivalsInService(rho, stages)
	from := make([]float64, len(come)+1) // P(A ≥ n)
	for n := len(come) - 1; n >= 0; n-- {
		from[n] = from[n+1] + come[n]
	}
	shares := []float64{1 - rho}
	for left := rho; left > rest; left -= shares[len(shares)-1] {
		n := len(shares)
		if n == most {
			return nil
		}
		up := 0.0
		if n < len(from) {
			up = float64(shares[0] * from[n])
		}
		for i := max(1, n+2-len(from)); i < n; i++ {
			up += float64(shares[i] * from[n-i+1])
		}
		shares = append(shares, up/come[0])
	}
	return shares
}

// arrivalsInService returns the probabilities of 0, 1, 2 … arrivals in a service, of which rho
// come on average, until next to nothing is left.
func arrivalsInService(rho float64, stages int) []float64 {
	k := float64(stages)
	p := num.Exp(-rho)
	if stages > 0 {
		p = num.Exp(-float64(k * num.Log1p(rho/k)))
	}
	var all []float64
	for n := 0; n == 0 || p > 1e-20; n++ {
		all = append(all, p)
		ratio := rho
		if stages > 0 {
			ratio = float64((k + float64(n)) * (rho / (rho + k)))
		}
		p = float64(p * (ratio / float64(n+1)))
	}
	return all
}

// stagesOf returns how many stages a letter stands for, 0 for constant times; −1 for any others.
func (l Law) stagesOf() int {
	switch {
	case l.Letter == Constant:
		return 0
	case l.Letter[0] == 'E':
		return int(math.Floor(1/l.CV2 + 0.5))
	}
	return -1
}
