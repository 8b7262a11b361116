package sim_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/engine/sim"
	"queuesim/engine/theory"
)

// A claim is a figure of a run beside what theory says of it.
type claim struct {
	name  string
	value func(*engine.Result) float64
	want  float64
}

// replications of each system: independent runs, so their spread tells how far the mean can be off.
const replications = 24

// prove holds the mean of each figure over the replications against theory: within four standard
// errors, which must themselves be small, or the proof would be none.
func prove(t *testing.T, s engine.Scenario, claims ...claim) {
	if testing.Short() {
		t.Skip("it takes a million items")
	}
	t.Parallel()
	sums, squares := make([]float64, len(claims)), make([]float64, len(claims))
	for n := range replications {
		res, err := sim.Run(t.Context(), s, sim.Options{Replication: n})
		require.NoError(t, err)
		for i, c := range claims {
			x := c.value(res)
			sums[i] += x
			squares[i] += x * x
		}
	}
	for i, c := range claims {
		mean := sums[i] / replications
		variance := (squares[i] - sums[i]*mean) / (replications - 1)
		deviation := math.Sqrt(variance / replications)
		assert.InDelta(t, c.want, mean, 4*deviation, "%s, ± %.3g", c.name, deviation)
		assert.Less(t, deviation, 0.03*c.want, "%s: the runs are too short to tell", c.name)
	}
}

// system is a scenario with one queue and one pool, long enough for about that many items, of which
// the first tenth isn't looked at.
func system(items int, lambda float64, service engine.Quantity, consumers,
	places int,
) engine.Scenario {
	length, _ := engine.Seconds(float64(items) / lambda)
	return engine.Scenario{
		Seed: 1, Duration: length, Warmup: length / 10,
		Queues:    []engine.Queue{{Name: "jobs", Capacity: places, WhenFull: engine.Reject}},
		Producers: []engine.Producer{{Name: "web", Rate: engine.Flat(lambda)}},
		Consumers: []engine.Pool{{Name: "pool", Count: consumers, Service: service}},
	}
}

// The figures that theory speaks of.
func wait(r *engine.Result) float64        { return r.Queues["jobs"].Wait.Mean }
func waiting(r *engine.Result) float64     { return r.Queues["jobs"].Depth.Mean }
func sojourn(r *engine.Result) float64     { return r.Total.Sojourn.Mean }
func inside(r *engine.Result) float64      { return waiting(r) + r.Consumers["pool"].Busy.Mean }
func utilisation(r *engine.Result) float64 { return *r.Consumers["pool"].Utilisation }
func offeredLoad(r *engine.Result) float64 { return *r.Consumers["pool"].OfferedLoad }
func throughput(r *engine.Result) float64  { return r.Total.Throughput }
func lost(r *engine.Result) float64 {
	return float64(r.Total.Rejected) / float64(r.Total.Produced)
}

func TestMM1(t *testing.T) {
	for rho, items := range map[float64]int{0.5: 10_000, 0.9: 80_000} {
		t.Run(strconv.FormatFloat(rho, 'g', -1, 64), func(t *testing.T) {
			m := theory.MM1{Lambda: rho, Mu: 1}
			prove(t, system(items, rho, dist.Exponential(1), 1, engine.Unlimited),
				claim{"Wq", wait, m.Wq()}, claim{"W", sojourn, m.W()},
				claim{"Lq", waiting, m.Lq()}, claim{"L", inside, m.L()},
				claim{"rho", utilisation, rho}, claim{"load", offeredLoad, rho},
				claim{"throughput", throughput, rho},
				claim{
					"p99", func(r *engine.Result) float64 { return r.Total.Sojourn.Quantiles[3].Seconds() },
					m.SojournQuantile(0.99),
				})
		})
	}
}

func TestMM3(t *testing.T) {
	m := theory.MMc{Lambda: 2.4, Mu: 1, C: 3}
	prove(t, system(20_000, m.Lambda, dist.Exponential(1), m.C, engine.Unlimited),
		claim{"Wq", wait, m.Wq()}, claim{"W", sojourn, m.W()},
		claim{"Lq", waiting, m.Lq()}, claim{"L", inside, m.L()}, claim{
			"rho", utilisation,
			m.Utilisation(),
		},
		claim{"p95 of the waits", func(r *engine.Result) float64 {
			return r.Queues["jobs"].Wait.Quantiles[2].Seconds()
		}, m.WaitQuantile(0.95)})
}

func TestMMcK(t *testing.T) {
	for _, m := range []theory.MMcK{
		{Lambda: 0.9, Mu: 1, C: 1, Places: 4}, {Lambda: 4, Mu: 1.3, C: 3, Places: 10}, {
			Lambda: 3,
			Mu:     1, C: 1, Places: 2,
		},
	} {
		t.Run(strconv.Itoa(m.C)+"+"+strconv.Itoa(m.Places), func(t *testing.T) {
			prove(t, system(10_000, m.Lambda, dist.Exponential(1/m.Mu), m.C, m.Places),
				claim{"lost", lost, m.PLoss()}, claim{"throughput", throughput, m.Throughput()},
				claim{"Wq", wait, m.Wq()}, claim{"Lq", waiting, m.Lq()}, claim{"L", inside, m.L()},
				claim{"rho", utilisation, m.Utilisation()})
		})
	}
}

// TestErlangB: with no places to wait, only the mean of the services matters.
func TestErlangB(t *testing.T) {
	for name, service := range map[string]engine.Quantity{
		"exponential": dist.Exponential(1), "constant": dist.Constant(1), "lognormal": lognormal(1, 2),
	} {
		t.Run(name, func(t *testing.T) {
			prove(t, system(10_000, 4, service, 5, 0), claim{"lost", lost, theory.ErlangB(5, 4)})
		})
	}
}

// lognormal returns the distribution with a mean and a variance as times the mean squared.
func lognormal(mean, cv2 float64) dist.Lognormal {
	sigma2 := math.Log1p(cv2)
	return dist.Lognormal{Mu: math.Log(mean) - sigma2/2, Sigma: math.Sqrt(sigma2)}
}

func TestMG1(t *testing.T) {
	for name, law := range map[string]dist.Distribution{
		"M/D/1": dist.Constant(0.8), "M/E4/1": dist.Gamma{
			Shape: 4,
			Scale: 0.2,
		}, "M/lognormal/1": lognormal(0.7, 2),
	} {
		t.Run(name, func(t *testing.T) {
			m := theory.MG1{
				Lambda: 1, Mean: law.Mean(),
				Second: law.Variance() + law.Mean()*law.Mean(),
			}
			prove(t, system(40_000, m.Lambda, law, 1, engine.Unlimited),
				claim{"Wq", wait, m.Wq()}, claim{"W", sojourn, m.W()},
				claim{"Lq", waiting, m.Lq()}, claim{"L", inside, m.L()})
		})
	}
}

// TestCobham: three classes of priority at one consumer, each with services of its own.
func TestCobham(t *testing.T) {
	laws := []dist.Distribution{
		dist.Constant(0.5), dist.Exponential(1),
		dist.Gamma{Shape: 2, Scale: 0.6},
	}
	rates := []float64{0.3, 0.2, 0.3}
	s := system(60_000, 0.8, engine.Func(func(c *engine.Call) (float64, error) {
		return laws[2-c.Item.Priority].Sample(&c.Draw), nil
	}), 1, engine.Unlimited)
	s.Queues[0].Order = engine.ByPriority
	s.Producers = nil
	var classes []theory.MG1
	for i, law := range laws {
		s.Producers = append(s.Producers, engine.Producer{
			Name: "class" + strconv.Itoa(2-i), Rate: engine.Flat(rates[i]), Priority: dist.Constant(2 - i),
		})
		classes = append(classes, theory.MG1{
			Lambda: rates[i], Mean: law.Mean(), Second: law.Variance() + law.Mean()*law.Mean(),
		})
	}
	var claims []claim
	for i, want := range theory.Cobham(classes...) {
		class := strconv.Itoa(2 - i)
		claims = append(claims, claim{"Wq of priority " + class, func(r *engine.Result) float64 {
			return r.Priorities[class].Wait.Mean
		}, want})
	}
	prove(t, s, claims...)
}

// TestOrders: an order that doesn't look at the services changes who waits, not how long on average;
// the second moment of the waits tells the orders apart. Source: Kingman, "On queues in which
// customers are served in random order", Proc. Camb. Phil. Soc. 58 (1962).
func TestOrders(t *testing.T) {
	const rho = 0.6
	second := 2 * rho / ((1 - rho) * (1 - rho)) // of the waits in M/M/1, first in, first out
	for order, want := range map[engine.Order]float64{
		engine.FIFO: second, engine.LIFO: second / (1 - rho), engine.AtRandom: second * 2 / (2 - rho),
	} {
		t.Run(engine.Orders[order].Name, func(t *testing.T) {
			s := system(50_000, rho, dist.Exponential(1), 1, engine.Unlimited)
			s.Queues[0].Order = order
			prove(t, s, claim{"Wq", wait, theory.MM1{Lambda: rho, Mu: 1}.Wq()},
				claim{"Wq²", func(r *engine.Result) float64 {
					w := r.Queues["jobs"].Wait
					return w.SD*w.SD + w.Mean*w.Mean
				}, want})
		})
	}
}

// TestDelay: M/M/∞ has as many inside as arrive during a service, and nobody waits.
func TestDelay(t *testing.T) {
	s := system(10_000, 7, dist.Exponential(1), engine.Unlimited, 0)
	prove(t, s, claim{"L", inside, 7}, claim{"W", sojourn, 1})
}
