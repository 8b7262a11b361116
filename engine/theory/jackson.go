package theory

import "math"

// Jackson is an open network: items come to each of its nodes from outside as a Poisson process,
// are served there by exponential services, and then go on by chance: from node i to node j with
// the probability Routing[i][j], else away. In the long run each node is as if it were an M/M/c by
// itself, and independent of the others.
//
// Source: Jackson, Networks of Waiting Lines, Operations Research 5 (1957), 518–521.
type Jackson struct {
	Nodes   []MMc       // Lambda is what comes to each from outside
	Routing [][]float64 // rows of probabilities, at most 1 in all
}

// Solve returns the nodes with all that comes to each, from outside and from other nodes. It is
// NaN where an item can't leave the network; a node that can't do what comes to it has figures of
// NaN.
func (j Jackson) Solve() []MMc {
	rates := j.traffic()
	solved := make([]MMc, len(j.Nodes))
	for i, node := range j.Nodes {
		node.Lambda = rates[i]
		solved[i] = node
	}
	return solved
}

// L returns the mean number in all nodes.
func (j Jackson) L() float64 {
	sum := 0.0
	for _, node := range j.Solve() {
		sum += node.L()
	}
	return sum
}

// W returns the mean time from coming into the network to leaving it, by Little's law.
func (j Jackson) W() float64 {
	outside := 0.0
	for _, node := range j.Nodes {
		outside += node.Lambda
	}
	return j.L() / outside
}

// traffic solves lambda(j) = outside(j) + Σ lambda(i)·Routing[i][j] by taking one node after the
// other out of the network, the last first, and putting them back. Nothing but the chance to come
// back to a node at once is subtracted from 1, and that as the sum of where else it can lead.
func (j Jackson) traffic() []float64 {
	n := len(j.Nodes)
	rates := make([]float64, n)
	if !j.isValid() {
		for i := range rates {
			rates[i] = math.NaN()
		}
		return rates
	}
	routes := make([][]float64, n) // with the way out as a last column
	for i, row := range j.Routing {
		rates[i] = j.Nodes[i].Lambda
		routes[i] = append(append([]float64(nil), row...), max(0, 1-sum(row)))
	}
	for last := n - 1; last >= 0; last-- {
		j.takeOut(routes, rates, last)
	}
	for i := range n { // rates[i] has all that comes but what comes from nodes before it
		for before := range i {
			rates[i] += float64(rates[before] * routes[before][i])
		}
	}
	return rates
}

// takeOut sends what goes to a node on to where it goes from there. What is left in the node's
// column is how many visits to it follow one to another node, and in rates what it gets from
// outside and from nodes after it, visits that come back at once included.
func (j Jackson) takeOut(routes [][]float64, rates []float64, last int) {
	row := routes[last]
	away := row[len(row)-1] + sum(row[:last])
	rates[last] /= away
	for i := range last {
		visits := routes[i][last] / away
		routes[i][last] = visits
		for to := range last {
			routes[i][to] += float64(visits * row[to])
		}
		routes[i][len(row)-1] += float64(visits * row[len(row)-1])
	}
	for to := range last {
		rates[to] += float64(rates[last] * row[to])
	}
}

// isValid reports whether rates and routes are such.
func (j Jackson) isValid() bool {
	const rounding = 1e-12
	ok := len(j.Routing) == len(j.Nodes)
	for i := 0; ok && i < len(j.Nodes); i++ {
		ok = len(j.Routing[i]) == len(j.Nodes) && nonNegative(j.Nodes[i].Lambda) &&
			sum(j.Routing[i]) <= 1+rounding
		for _, p := range j.Routing[i] {
			ok = ok && p >= 0
		}
	}
	return ok
}

func sum(xs []float64) float64 {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s
}
