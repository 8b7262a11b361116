package dist_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// TestCatalogue puts every specimen of every entry through the suite, as itself and made fit for
// times.
func TestCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("chance is the same under the race detector, and takes ten times as long")
	}
	for _, entry := range dist.Catalogue {
		require.NotEmpty(t, specimens[entry.Name], "%s needs specimens", entry.Name)
		for _, s := range slices.Concat(specimens[entry.Name], later[entry.Name]) {
			t.Run(s.text, func(t *testing.T) {
				d, err := entry.New(s.args)
				require.NoError(t, err)
				assert.Equal(t, s.text, d.String())
				law, ok := d.(dist.Law)
				require.True(t, ok, "a Law")
				checkMeaning(t, s.args, law)
				conform(t, law)
			})
		}
	}
}

// checkMeaning asserts that parameters mean what they are called.
func checkMeaning(t *testing.T, args dist.Args, d dist.Law) {
	for name, x := range args.Named {
		switch name {
		case "mean":
			assert.InEpsilon(t, x, d.Mean(), 1e-13)
		case "sd":
			assert.InDelta(t, x, math.Sqrt(d.Variance()), 1e-13*(x+1))
		case "cv":
			assert.InDelta(t, x, math.Sqrt(d.Variance())/d.Mean(), 1e-11*x)
		case "p50", "p95", "p99":
			percent, err := strconv.Atoi(name[1:])
			require.NoError(t, err)
			assert.InDelta(t, float64(percent)/100, d.CDF(x), 1e-12, name)
		}
	}
}

func TestTimesConform(t *testing.T) {
	for _, n := range []dist.Normal{{2, 1}, {0.5, 1}, {0, 1}, {-0.5, 2}, {-5, 1}, {-2.5, 0.5}} {
		t.Run(n.String(), func(t *testing.T) {
			d, err := dist.NonNegative(n)
			require.NoError(t, err)
			assert.Equal(t, n.String()+" from 0 on", d.String())
			assert.Zero(t, d.(dist.Law).CDF(-1e-300))
			conform(t, d.(dist.Law))
		})
	}
	bell := dist.Normal{Mu: 1, Sigma: 1}
	mixed := law("mixture", by("of", []dist.Law{bell, dist.Exponential(1)}))
	for _, d := range []dist.Law{
		law("shifted", by("of", bell, "by", -0.5)),
		law("truncated", by("of", bell, "max", 1.5)),
		law("shifted", by("of", mixed, "by", 0)),
	} {
		t.Run(d.String(), func(t *testing.T) {
			fit, err := dist.NonNegative(d)
			require.NoError(t, err)
			assert.Equal(t, "truncated { of = "+d.String()+", min = 0 }", fit.String())
			conform(t, fit.(dist.Law))
		})
	}
}

// conform is the suite: what holds for every distribution.
func conform(t *testing.T, d dist.Law) {
	draws := sample(d, 1<<17)
	t.Run("moments", func(t *testing.T) { checkMoments(t, d, draws) })
	t.Run("quadrature", func(t *testing.T) { checkQuadrature(t, d) })
	t.Run("law", func(t *testing.T) { checkLaw(t, d, draws) })
	t.Run("counts", func(t *testing.T) { checkCounts(t, d, draws) })
	t.Run("cut off", func(t *testing.T) { checkCutOff(t, d, draws) })
	t.Run("support", func(t *testing.T) { checkSupport(t, d, draws) })
	t.Run("no state", func(t *testing.T) { checkNoState(t, d) })
}

// sample draws as the engine does: each draw from the stream of its own key.
func sample(d dist.Distribution, n int) []float64 {
	key := num.HashString(d.String())
	draws := make([]float64, n)
	for i := range draws {
		s := num.NewStream(num.Mix(key, uint64(i)))
		draws[i] = d.Sample(&s)
	}
	return draws
}

// sigmas is the tolerance in standard errors. The seeds are fixed: a test passes or fails for good.
const sigmas = 4.5

// checkMoments compares mean and variance with those of the draws. The standard error of the mean
// comes from the variance, that of the variance from the fourth moment, both where they exist.
func checkMoments(t *testing.T, d dist.Law, draws []float64) {
	count := float64(len(draws))
	mean, square := 0.0, 0.0
	for _, x := range draws {
		mean += x / count
	}
	for _, x := range draws {
		square += (x - d.Mean()) * (x - d.Mean()) / count
	}
	rounding := 1e-12 * (math.Abs(mean) + 1e-300)
	if math.IsInf(d.Variance(), 1) {
		return
	}
	assert.InDelta(t, d.Mean(), mean, sigmas*math.Sqrt(d.Variance()/count)+rounding, "mean")
	if fourth := about(d, d.Mean(), 4); !math.IsInf(fourth, 1) {
		se := math.Sqrt(max(fourth-d.Variance()*d.Variance(), 0) / count)
		assert.InDelta(t, d.Variance(), square, sigmas*se+rounding, "variance")
	}
}

// checkQuadrature compares mean and variance with the integrals of the distribution function.
func checkQuadrature(t *testing.T, d dist.Law) {
	if math.IsInf(d.Mean(), 1) {
		assert.True(t, math.IsInf(about(d, 0, 1), 1))
		return
	}
	assert.InDelta(t, 0, about(d, d.Mean(), 1)/(math.Abs(d.Mean())+1), grid, "mean")
	if math.IsInf(d.Variance(), 1) {
		assert.True(t, math.IsInf(about(d, 0, 2), 1))
		return
	}
	scale := d.Variance() + 1e-6*d.Mean()*d.Mean()
	assert.InDelta(t, d.Variance()/scale, about(d, d.Mean(), 2)/scale, 2*grid, "variance")
}

// grid is the step of the integration, in ln y. A jump of the distribution function may be seen one
// step too late, which changes what it gives to the kth moment by a share of k·grid.
const grid = 1.0 / 512

// about returns the kth moment about c by integrating the distribution function, on a logarithmic
// grid on either side of c: E (X−c)ᵏ = ∫ k·yᵏ⁻¹·P(X−c > y) dy + (−1)ᵏ ∫ k·yᵏ⁻¹·P(c−X ≥ y) dy.
// Where less than 10⁻¹² is left, the upper tail is taken for a power of y.
func about(d dist.Law, c float64, k int) float64 {
	sign := 1.0
	if k%2 == 1 {
		sign = -1
	}
	sum, mark := 0.0, 0.0 // mark is ln y where 10⁻⁶ is left
	for ln := -60.0; ; ln += grid {
		y := math.Exp(ln)
		above, below := 1-d.CDF(c+y), d.CDF(c-y)
		switch {
		case above == 0 && below == 0:
			return sum
		case above < 1e-12 && below == 0:
			return sum + above*powerTail(math.Log(1e6)/(ln-mark), k, y)
		}
		if above > 1e-6 {
			mark = ln
		}
		sum += float64(k) * math.Pow(y, float64(k)) * (above + sign*below) * grid
	}
}

// powerTail returns ∫ k·zᵏ⁻¹·(z/y)^−power dz from y on.
func powerTail(power float64, k int, y float64) float64 {
	if power < float64(k)+0.01 {
		return math.Inf(1)
	}
	return float64(k) * math.Pow(y, float64(k)) / (power - float64(k))
}

// checkLaw is Kolmogorov and Smirnov's test, also right for laws with jumps: √n·D is beyond 1.95
// one time in a thousand, or seldomer.
func checkLaw(t *testing.T, d dist.Law, draws []float64) {
	sorted := slices.Clone(draws)
	slices.Sort(sorted)
	n, worst := float64(len(sorted)), 0.0
	for i := 0; i < len(sorted); {
		x, first := sorted[i], i
		for i < len(sorted) && sorted[i] == x {
			i++
		}
		before := d.CDF(math.Nextafter(x, math.Inf(-1)))
		worst = max(worst, math.Abs(float64(i)/n-d.CDF(x)), math.Abs(float64(first)/n-before))
	}
	assert.Less(t, worst*math.Sqrt(n), 1.95)
}

// checkCounts is Pearson's chi-squared test of a law of whole numbers: it sees a single number that
// comes up too often, where a distribution function hardly moves. Numbers go together until a
// cell should have 20 draws. The sum over the cells has about their number as its mean, and twice
// it as its variance.
func checkCounts(t *testing.T, d dist.Law, draws []float64) {
	counts := map[float64]float64{}
	for _, x := range draws {
		counts[x]++
		if x != math.Floor(x) || len(counts) > 10000 {
			return
		}
	}
	square, cells := 0.0, 0
	seen, before := 0.0, 0.0 // seen since the last cell; the distribution function up to it
	for x := slices.Min(draws); before < 1 && x <= slices.Max(draws)+1; x++ {
		seen += counts[x]
		want := (d.CDF(x) - before) * float64(len(draws))
		if rest := (1 - d.CDF(x)) * float64(len(draws)); want >= 20 && (rest == 0 || rest >= 20) {
			square += (seen - want) * (seen - want) / want
			cells++
			seen, before = 0, d.CDF(x)
		}
	}
	freedom := float64(cells)
	assert.LessOrEqual(t, square, freedom+5*math.Sqrt(2*freedom)+10, "over %d cells", cells)
}

// checkSupport asserts that the distribution function is one, and that no draw lies outside of it.
func checkSupport(t *testing.T, d dist.Law, draws []float64) {
	assert.Zero(t, d.CDF(math.Inf(-1)))
	assert.InDelta(t, 1, d.CDF(math.Inf(1)), 1e-15)
	last := 0.0
	for x := -20.0; x < 50; x += 0.01 {
		p := d.CDF(x)
		require.True(t, p >= last-1e-15 && p <= 1, "CDF(%v) = %v after %v", x, p, last)
		last = p
	}
	if d.CDF(-math.SmallestNonzeroFloat64) == 0 {
		assert.GreaterOrEqual(t, slices.Min(draws), 0.0)
		same, err := dist.NonNegative(d)
		require.NoError(t, err)
		assert.Equal(t, d, same)
	}
	assert.False(t, slices.ContainsFunc(draws, math.IsNaN))
}

// checkNoState asserts that a draw is a function of the key alone, and allocates nothing.
func checkNoState(t *testing.T, d dist.Law) {
	a, b := num.NewStream(1), num.NewStream(1)
	for range 100 {
		require.Equal(t, math.Float64bits(d.Sample(&a)), math.Float64bits(d.Sample(&b)))
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { d.Sample(&a) }))
}
