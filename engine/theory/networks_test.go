package theory_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/theory"
)

func TestMachineRepairIsTheChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := theory.MachineRepair{
			Nu:    rapid.Float64Range(0.05, 4).Draw(t, "nu"),
			Mu:    rapid.Float64Range(0.1, 4).Draw(t, "mu"),
			C:     rapid.IntRange(1, 5).Draw(t, "c"),
			Users: rapid.IntRange(1, 40).Draw(t, "users"),
		}
		chain := func(users int) []float64 {
			c := newChain(users + 1)
			for n := range users {
				c.add(n, n+1, float64(users-n)*m.Nu)
				c.add(n+1, n, float64(min(n+1, m.C))*m.Mu)
			}
			return c.stationary()
		}
		shares := chain(m.Users)
		asked := mean(shares, func(n int) float64 { return float64(m.Users-n) * m.Nu })
		lq := mean(shares, waiting(m.C))
		require.InDelta(t, mean(shares, number), m.L(), tolerance)
		require.InDelta(t, lq, m.Lq(), tolerance)
		require.InEpsilon(t, asked, m.Throughput(), 1e-8, "as many are served as ask")
		require.InDelta(t, asked/m.Mu/float64(m.C), m.Utilisation(), tolerance)
		require.InDelta(t, lq/asked, m.Wq(), 1e-8)
		require.InDelta(t, lq/asked+1/m.Mu, m.W(), 1e-8)
		found := 0.0 // of those who ask, by the states in which they do
		for n := m.C; n < m.Users; n++ {
			found += shares[n] * float64(m.Users-n) * m.Nu
		}
		require.InDelta(t, found/asked, m.PWait(), 1e-8)
	})
}

func TestMachineRepairByHand(t *testing.T) {
	m := theory.MachineRepair{Nu: 1, Mu: 1, C: 1, Users: 2} // weights 1, 2, 2
	assert.InDelta(t, 0.2, m.Shares().At(0), 1e-15)
	assert.InDelta(t, 0.8, m.Throughput(), 1e-15)
	assert.InDelta(t, 0.4, m.Lq(), 1e-15)
	assert.InDelta(t, 0.5, m.Wq(), 1e-15)
	assert.InDelta(t, 0.5, m.PWait(), 1e-15)
	assert.Zero(t, theory.MachineRepair{Nu: 1, Mu: 1, C: 2, Users: 2}.PWait())
	for _, m := range []theory.MachineRepair{
		{Nu: 0, Mu: 1, C: 1, Users: 1},
		{Nu: 1, Mu: 0, C: 1, Users: 1},
		{Nu: 1, Mu: 1, C: 0, Users: 1},
		{Nu: 1, Mu: 1, C: 1, Users: 0},
	} {
		for _, x := range []float64{m.L(), m.Lq(), m.W(), m.Wq(), m.PWait(), m.Throughput()} {
			assert.True(t, math.IsNaN(x), "%+v", m)
		}
	}
}

// Two nodes that send items to one another and to themselves: a chain over both numbers.
func TestJacksonIsTheChainOfTwoNodes(t *testing.T) {
	const most = 32
	j := theory.Jackson{
		Nodes:   []theory.MMc{{Lambda: 0.5, Mu: 2, C: 1}, {Lambda: 0.2, Mu: 0.9, C: 2}},
		Routing: [][]float64{{0.1, 0.3}, {0.2, 0.25}},
	}
	state := func(n [2]int) int { return n[0]*(most+1) + n[1] }
	c := newChain((most + 1) * (most + 1))
	for i := range (most + 1) * (most + 1) {
		n := [2]int{i / (most + 1), i % (most + 1)}
		for from, node := range j.Nodes {
			if n[from] < most {
				up := n
				up[from]++
				c.add(i, state(up), node.Lambda)
			}
			if n[from] == 0 {
				continue
			}
			rate := float64(min(n[from], node.C)) * node.Mu
			away := n
			away[from]--
			c.add(i, state(away), rate*(1-j.Routing[from][0]-j.Routing[from][1]))
			if to := 1 - from; n[to] < most {
				on := away
				on[to]++
				c.add(i, state(on), rate*j.Routing[from][to])
			}
		}
	}
	shares := c.stationary()
	solved := j.Solve()
	first := mean(shares, func(i int) float64 { return float64(i / (most + 1)) })
	second := mean(shares, func(i int) float64 { return float64(i % (most + 1)) })
	assert.InEpsilon(t, first, solved[0].L(), 1e-6)
	assert.InEpsilon(t, second, solved[1].L(), 1e-6)
	assert.InEpsilon(t, (first+second)/0.7, j.W(), 1e-6)
	assert.InDelta(t, shares[0], solved[0].Shares().At(0)*solved[1].Shares().At(0), 1e-6)
}

// What comes to the nodes, against following items from node to node.
func TestJacksonTraffic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "nodes")
		j := theory.Jackson{}
		flow := make([]float64, n)
		for i := range n {
			flow[i] = rapid.Float64Range(0, 3).Draw(t, "outside")
			j.Nodes = append(j.Nodes, theory.MMc{Lambda: flow[i], Mu: 1e6, C: 1})
			row := rapid.SliceOfN(rapid.Float64Range(0.01, 1), n, n).Draw(t, "row")
			stay := rapid.Float64Range(0, 0.9).Draw(t, "stay")
			total := 0.0
			for _, p := range row {
				total += p
			}
			for k := range row {
				row[k] *= stay / total
			}
			j.Routing = append(j.Routing, row)
		}
		want := make([]float64, n)
		for range 1000 {
			next := make([]float64, n)
			for i := range n {
				want[i] += flow[i]
				for k, p := range j.Routing[i] {
					next[k] += flow[i] * p
				}
			}
			flow = next
		}
		for i, node := range j.Solve() {
			require.InDelta(t, want[i], node.Lambda, 1e-8)
		}
	})
}

func TestJacksonOutsideItsRange(t *testing.T) {
	node := theory.MMc{Lambda: 1, Mu: 2, C: 1}
	for name, j := range map[string]theory.Jackson{
		"no way out":        {Nodes: []theory.MMc{node}, Routing: [][]float64{{1}}},
		"more than all":     {Nodes: []theory.MMc{node}, Routing: [][]float64{{1.1}}},
		"less than nothing": {Nodes: []theory.MMc{node}, Routing: [][]float64{{-0.1}}},
		"no routes":         {Nodes: []theory.MMc{node}},
		"too much work":     {Nodes: []theory.MMc{node}, Routing: [][]float64{{0.5}}},
	} {
		assert.True(t, math.IsNaN(j.Solve()[0].L()), name)
		assert.True(t, math.IsNaN(j.W()), name)
	}
}
