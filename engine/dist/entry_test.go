package dist_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// tell writes an error as a scenario's author would see it: one line a mistake, hints after a bar.
func tell(err error) string {
	var all interface{ Unwrap() []error }
	if errors.As(err, &all) {
		var lines []string
		for _, e := range all.Unwrap() {
			lines = append(lines, tell(e))
		}
		return strings.Join(lines, "\n")
	}
	var mistake *dist.Error
	if !errors.As(err, &mistake) {
		return "not a dist.Error: " + err.Error()
	}
	if mistake.Hint != "" {
		return mistake.Error() + " | " + mistake.Hint
	}
	return mistake.Error()
}

func TestMistakes(t *testing.T) {
	for _, tt := range []struct {
		name string
		of   string
		args dist.Args
		want string
	}{
		{
			"nothing", "exponential",
			dist.Args{},
			`want mean, or rate, or p50, or p99; got none | for example exponential("20ms")`,
		},
		{
			"two forms at once", "exponential", by("mean", 1, "rate", 1),
			"want mean, or rate, or p50, or p99; got mean and rate" +
				` | for example exponential("20ms")`,
		},
		{
			"half a form", "gamma", by("mean", 1),
			"want shape and scale, or shape and mean, or mean and cv, or p50 and p99, " +
				"or p50 and p95; got mean" +
				` | for example gamma { mean = "20ms", cv = 0.5 }`,
		},
		{
			"a number without a name", "gamma", lone(1),
			"want shape and scale, or shape and mean, or mean and cv, or p50 and p99, " +
				"or p50 and p95; got a number without a name" +
				` | for example gamma { mean = "20ms", cv = 0.5 }`,
		},
		{
			"one number of two", "uniform", lone(1),
			`want min and max; got a number without a name | for example uniform("10ms", "30ms")`,
		},
		{
			"three numbers of two", "uniform", lone(1, 2, 3),
			`want min and max; got numbers without names | for example uniform("10ms", "30ms")`,
		},
		{
			"with names and without", "uniform",
			dist.Args{Lone: []float64{1}, Named: map[string]float64{"max": 2}},
			"want min and max; got numbers with names and without" +
				` | for example uniform("10ms", "30ms")`,
		},
		{
			"unknown names, all of them", "erlang", by("shap", 1, "men", 2, "shape", 0),
			"men: unknown parameter | erlang takes shape and mean\n" +
				"shap: unknown parameter | erlang takes shape and mean",
		},
		{
			"out of range, both", "lognormal", by("mean", 0, "cv", -1),
			"mean: want a number above 0, got 0\n" +
				"cv: want a number of 0 or more, got -1",
		},
		{"not a number", "exponential", lone(math.NaN()), "mean: want a number above 0, got NaN"},
		{"infinite", "constant", lone(math.Inf(1)), "value: want a number from -1e+100 to 1e+100, got +Inf"},
		{
			"too great", "normal", by("mean", 1e200, "sd", 1),
			"mean: want a number from -1e+100 to 1e+100, got 1e+200",
		},
		{
			"too great to be squared", "lognormal", by("mean", 1, "cv", 1e300),
			"cv: want a number of 0 or more, at most 1e+100, got 1e+300",
		},
		{
			"too near to 0", "gamma", by("mean", 1, "shape", 1e-300),
			"shape: want a number above 0, at least 1e-100, got 1e-300",
		},
		{
			"too near to 0, which would do", "normal", by("mean", 1e-200, "sd", 1e-300),
			"mean: want a number, if not 0 at least 1e-100 in size, got 1e-200\n" +
				"sd: want a number of 0 or more, if not 0 at least 1e-100, got 1e-300",
		},
		{
			"too many stages", "erlang", by("shape", 1e15, "mean", 1),
			"shape: want a whole number of 1 or more, at most 1e+09, got 1e+15",
		},
		{
			"no stage", "erlang", by("shape", 1e-300, "mean", 1),
			"shape: want a whole number of 1 or more, got 1e-300",
		},
		{
			"too uneven", "hyperexponential", by("mean", 1, "cv", 1e200),
			"cv: want a number of 1 or more, at most 1e+100, got 1e+200",
		},
		{
			"half a stage", "erlang", by("shape", 1.5, "mean", 1),
			"shape: want a whole number of 1 or more, got 1.5",
		},
		{
			"too regular", "hyperexponential", by("mean", 1, "cv", 0.5),
			"cv: want a number of 1 or more, got 0.5",
		},
		{
			"no mean to have", "pareto", by("mean", 1, "shape", 1),
			"shape: want a number above 1, got 1",
		},
		{"the wrong way round", "uniform", lone(2, 1), "max: want a number from 2 (min), got 1"},
		{
			"p99 below p50", "lognormal", by("p50", 2, "p99", 1),
			"p99: want a number from 2 (p50), got 1",
		},
		{
			"p95 below p50", "lognormal", by("p50", 2, "p95", 1),
			"p95: want a number from 2 (p50), got 1",
		},
		{
			"p99 at p50", "weibull", by("p50", 2, "p99", 2),
			"p99: want a number above 2 (p50), got 2",
		},
		{
			"mode outside", "triangular", lone(1, 5, 4),
			"mode: want a number from 1 (min) to 4 (max), got 5",
		},
		{"no width", "triangular", lone(4, 2, 1), "max: want a number from 4 (min), got 1"},
		{
			"mean too near to an end", "triangular", by("min", 0, "mean", 0.5, "max", 3),
			"mean: want a number from 1 to 2, in the middle third, got 0.5",
		},
		{
			"too much to count", "poisson", lone(1e10),
			"mean: want a number of 0 or more, at most 1e+09, got 1e+10",
		},
		{
			"too little to count", "poisson", lone(1e-200),
			"mean: want a number of 0 or more, if not 0 at least 1e-100, got 1e-200",
		},
		{
			"more than sure", "geometric", by("p", 1.5),
			"p: want a probability above 0, at most 1, got 1.5",
		},
		{
			"next to never", "geometric", by("p", 1e-200),
			"p: want a probability above 0, at most 1, at least 1e-100, got 1e-200",
		},
		{
			"less than a trial", "geometric", lone(0.5),
			"mean: want a number of 1 or more, got 0.5",
		},
		{
			"nothing to mix", "mixture", by("of", []dist.Law{}),
			"of: want a list of distributions, got an empty one",
		},
		{
			"a number to mix", "mixture", lone(3),
			"want of, or of and weights; got a number without a name | for example mixture " +
				`{ of = { exponential("5ms"), uniform("40ms", "60ms") }, weights = { 3, 1 } }`,
		},
		{
			"numbers to mix", "mixture", by("of", []float64{1, 2}),
			"of: want a list of distributions, got a list",
		},
		{
			"one for a list of them", "mixture", by("of", dist.Exponential(1)),
			"of: want a list of distributions, got exponential(1)",
		},
		{
			"too few weights", "mixture",
			by("of", []dist.Law{dist.Exponential(1)}, "weights", []float64{1, 2}),
			"weights: want as many as distributions (1), got 2",
		},
		{
			"too many to mix", "mixture", by("of", make([]dist.Law, 1000)),
			"of: want at most 1000 distributions within one another, got 1001",
		},
		{
			"a number to shift", "shifted", by("of", 1, "by", 1),
			"of: want a distribution, got 1",
		},
		{
			"shifted by a list of them", "shifted",
			by("of", dist.Exponential(1), "by", []dist.Law{dist.Exponential(1)}),
			"by: want a number, got a list of distributions",
		},
		{
			"shifted by nothing", "shifted",
			dist.Args{Laws: dist.Laws{Lone: []dist.Law{dist.Exponential(1)}}},
			"want of and by; got a distribution without a name" +
				` | for example shifted(exponential("20ms"), "5ms")`,
		},
		{
			"shifted twice", "shifted",
			dist.Args{
				Lone: []float64{1, 2}, Laws: dist.Laws{Lone: []dist.Law{dist.Exponential(1)}},
			},
			"want of and by; got values without names" +
				` | for example shifted(exponential("20ms"), "5ms")`,
		},
		{
			"an interval the wrong way round", "truncated",
			by("of", dist.Exponential(1), "min", 2, "max", 1),
			"max: want a number from 2 (min), got 1",
		},
		{
			"nothing in the interval", "truncated",
			by("of", dist.Uniform{Min: 0, Max: 1}, "min", 2),
			"want an interval with 0.001 or more of uniform { min = 0, max = 1 } in it, " +
				"got 0 in that from 2 on",
		},
		{
			"next to nothing in the interval", "truncated",
			by("of", dist.Exponential(1), "min", 10, "max", 11),
			"want an interval with 0.001 or more of exponential(1) in it, " +
				"got 2.86982e-05 in that from 10 to 11",
		},
		{
			"too much redrawing within one another", "truncated",
			by("of", law("truncated", by("of", dist.Uniform{Min: 0, Max: 1}, "max", 0.01)),
				"max", 0.0005),
			"want at most 1000 draws until one is kept, got about 2000 for that up to 0.0005",
		},
		{
			"no values", "empirical", by("values", []float64{}),
			"values: want a list of numbers, got an empty one",
		},
		{
			"a number for a list", "empirical", by("values", 3),
			"values: want a list of numbers, got 3",
		},
		{
			"a list for a number", "gamma", by("mean", []float64{1}, "cv", 1),
			"mean: want a number above 0, got a list",
		},
		{
			"a bad value", "empirical", by("values", []float64{1, math.NaN()}),
			"values: want a list of numbers, got NaN in it",
		},
		{
			"weights and values of different lengths", "empirical",
			by("values", []float64{1, 2}, "weights", []float64{1}),
			"weights: want as many as values (2), got 1",
		},
		{
			"weights of nothing", "hyperexponential",
			by("weights", []float64{0, 0}, "means", []float64{1, 2}),
			"weights: want one above 0 at least, got { 0, 0 }",
		},
		{
			"numbers that numbers can't hold", "lognormal", by("mu", -1e6, "sigma", 40),
			"these parameters are too far apart to reckon with",
		},
		{
			"a negative weight", "empirical",
			by("values", []float64{1, 2}, "weights", []float64{2, -1}),
			"weights: want a list of numbers of 0 or more, got -1 in it",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			entry, ok := dist.Lookup(tt.of)
			require.True(t, ok)
			_, err := entry.New(tt.args)
			require.Error(t, err)
			assert.Equal(t, tt.want, tell(err))
		})
	}
}

func TestLookup(t *testing.T) {
	for _, entry := range dist.Catalogue {
		found, ok := dist.Lookup(entry.Name)
		assert.True(t, ok)
		assert.Equal(t, entry.Example, found.Example)
		assert.Contains(t, entry.Example, entry.Name)
		assert.NotEmpty(t, entry.Summary)
	}
	_, ok := dist.Lookup("exponentail")
	assert.False(t, ok)
}

func TestParamsOfAllForms(t *testing.T) {
	entry, _ := dist.Lookup("lognormal")
	names := []string{"mean", "cv", "sd", "p50", "p99", "p95", "mu", "sigma"}
	assert.Equal(t, names, entry.Params().Names())
	cv := dist.Param{Name: "cv", Range: dist.FromZero, Unit: dist.Bare}
	assert.Equal(t, cv, entry.Params()[1])
}

// Parameters mean what they are called.
func TestQuantilesOfLognormal(t *testing.T) {
	entry, _ := dist.Lookup("lognormal")
	d, err := entry.New(by("p50", 0.02, "p99", 0.2))
	require.NoError(t, err)
	assert.InDelta(t, 0.50, d.(dist.Law).CDF(0.02), 1e-12)
	assert.InDelta(t, 0.99, d.(dist.Law).CDF(0.2), 1e-12)
	d, err = entry.New(by("p50", 0.02, "p95", 0.2))
	require.NoError(t, err)
	assert.InDelta(t, 0.95, d.(dist.Law).CDF(0.2), 1e-12)
}

// The series for great shapes goes on where the closed formula ends.
func TestVarianceOfWeibullIsWithoutASeam(t *testing.T) {
	series := dist.Weibull{Scale: 1, Shape: 1000 * (1 + 1e-9)}
	closed := dist.Weibull{Scale: 1, Shape: 1000 * (1 - 1e-9)}
	assert.InEpsilon(t, series.Variance(), closed.Variance(), 1e-8)
}

func TestMomentsAreTheOnesAskedFor(t *testing.T) {
	for _, tt := range []struct {
		of       string
		args     dist.Args
		mean, sd float64
	}{
		{"lognormal", by("mean", 0.025, "cv", 1.2), 0.025, 0.03},
		{"lognormal", by("mean", 10, "sd", 5), 10, 5},
		{"gamma", by("mean", 10, "cv", 0.5), 10, 5},
		{"normal", by("mean", 10, "cv", 0.5), 10, 5},
		{"hyperexponential", by("mean", 0.5, "cv", 3), 0.5, 1.5},
		{"hyperexponential", by("mean", 1, "cv", 1e6), 1, 1e6},
		{"erlang", by("mean", 2, "shape", 4), 2, 1},
		{"pareto", by("mean", 3, "shape", 3), 3, math.Sqrt(3)},
		{"uniform", lone(0, 12), 6, math.Sqrt(12)},
	} {
		entry, _ := dist.Lookup(tt.of)
		d, err := entry.New(tt.args)
		require.NoError(t, err)
		assert.InEpsilon(t, tt.mean, d.Mean(), 1e-13, "mean of %v", d)
		assert.InEpsilon(t, tt.sd, math.Sqrt(d.Variance()), 1e-13, "sd of %v", d)
	}
}

func TestNonNegativeRefuses(t *testing.T) {
	for _, tt := range []struct {
		d    dist.Distribution
		want string
	}{
		{dist.Constant(-1), "constant(-1) can be negative, a time can't"},
		{
			dist.Uniform{Min: -1, Max: 2},
			"uniform { min = -1, max = 2 } can be negative, a time can't",
		},
		{
			dist.Normal{Mu: -6, Sigma: 1},
			"normal { mean = -6, sd = 1 } is next to never above 0, as a time is",
		},
		{
			dist.Normal{Mu: -1},
			"normal { mean = -1, sd = 0 } is next to never above 0, as a time is",
		},
		{
			law("shifted", by("of", dist.Exponential(1), "by", -0.5)),
			"shifted(exponential(1), -0.5) can be negative, a time can't",
		},
		{
			law("shifted", by("of", law("mixture", by("of",
				[]dist.Law{dist.Normal{Mu: 5, Sigma: 1}, dist.Constant(1)})), "by", -2)),
			"shifted(mixture { normal { mean = 5, sd = 1 }, constant(1) }, -2) can be negative, " +
				"a time can't",
		},
		{
			law("shifted", by("of", dist.Normal{Mu: 1, Sigma: 1}, "by", -6)),
			"shifted(normal { mean = 1, sd = 1 }, -6) is next to never above 0, as a time is",
		},
	} {
		_, err := dist.NonNegative(tt.d)
		require.Error(t, err, "%v", tt.d)
		assert.Equal(t, tt.want, tell(err))
	}
}

// A normal distribution far above 0 is left as it is: no draw could be negative.
func TestNonNegativeLeavesWhatIsFarAboveZero(t *testing.T) {
	d := dist.Normal{Mu: 40, Sigma: 1}
	same, err := dist.NonNegative(d)
	require.NoError(t, err)
	assert.Equal(t, d, same)
}

// parts are distributions to make others of.
var parts = []dist.Law{
	dist.Exponential(1),
	dist.Normal{Mu: 1, Sigma: 1},
	dist.Constant(2), dist.Poisson(3),
	dist.Pareto{Scale: 1, Shape: 1},
	dist.Gamma{Shape: 1e-3, Scale: 5},
	dist.Weibull{Scale: 1, Shape: 0.01},
	dist.Lognormal{Mu: 1, Sigma: 3},
	dist.Erlang{1e9, 1},
	dist.NewGeometric(1e9),
	dist.Uniform{Min: -1e100, Max: 1e100},
	dist.BalancedHyperexponential(1, 1e6),
	law("truncated", by("of", dist.Normal{Mu: 1, Sigma: 1}, "min", 0)),
	law("mixture", by("of", []dist.Law{dist.Exponential(1), dist.Constant(2)})),
	law("shifted", by("of", dist.Exponential(1), "by", -1)),
}

func TestDraws(t *testing.T) {
	half := law("truncated", by("of", dist.Uniform{Min: 0, Max: 1}, "max", 0.5))
	tenth := law("truncated", by("of", half, "max", 0.05))
	assert.Equal(t, 1, dist.Draws(dist.Exponential(1)))
	assert.Equal(t, 2, dist.Draws(half))
	assert.Equal(t, 20, dist.Draws(law("shifted", by("of", tenth, "by", 1))))
	mixed := law("mixture", by("of", []dist.Law{tenth, half}, "weights", []float64{1, 3}))
	assert.Equal(t, 7, dist.Draws(mixed)) // (20 + 3·2) / 4
}

// However they are nested, distributions stay small.
func TestNestsAreBounded(t *testing.T) {
	var deep, wide dist.Law = dist.Exponential(1), dist.Exponential(1)
	for range 19 {
		deep = law("shifted", by("of", deep, "by", 1))
	}
	entry, _ := dist.Lookup("truncated")
	_, err := entry.New(by("of", deep, "min", 1))
	require.Error(t, err)
	assert.Equal(t, "of: want distributions at most 20 deep within one another, got 21", tell(err))
	for range 8 { // each holds the one before twice
		wide = law("mixture", by("of", []dist.Law{wide, wide}))
	}
	entry, _ = dist.Lookup("mixture")
	_, err = entry.New(by("of", []dist.Law{wide, wide}))
	require.Error(t, err)
	assert.Equal(t, "of: want at most 1000 distributions within one another, got 1023", tell(err))
}

// Whatever the parameters, they give an error or a distribution that works.
func TestAnyArguments(t *testing.T) {
	number := rapid.OneOf(
		rapid.Float64(), rapid.Float64Range(0, 5), rapid.Float64Range(0, 1e101),
		rapid.SampledFrom([]float64{0, 1, 2, -1, 1e-300, 1e-100, 1e100, math.NaN(), math.Inf(1)}),
	)
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.SampledFrom(dist.Catalogue).Draw(t, "entry")
		form := rapid.SampledFrom(entry.Forms).Draw(t, "form")
		args := by()
		for _, p := range form.Params {
			switch {
			case p.Range == dist.OneLaw:
				args.Laws.Named[p.Name] = rapid.SampledFrom(parts).Draw(t, p.Name)
			case p.Range == dist.ListLaws:
				some := rapid.SliceOfN(rapid.SampledFrom(parts), 0, 5)
				args.Laws.Lists[p.Name] = some.Draw(t, p.Name)
			case p.Range.IsList():
				args.Lists[p.Name] = rapid.SliceOfN(number, 0, 5).Draw(t, p.Name)
			default:
				args.Named[p.Name] = number.Draw(t, p.Name)
			}
		}
		d, err := entry.New(args)
		if err != nil {
			assert.NotContains(t, tell(err), "not a dist.Error")
			return
		}
		assert.GreaterOrEqual(t, d.Variance(), 0.0)
		s := num.NewStream(rapid.Uint64().Draw(t, "key"))
		for range 20 {
			x := d.Sample(&s)
			require.False(t, math.IsNaN(x), "%v", d)
			p := d.(dist.Law).CDF(x)
			require.True(t, p >= 0 && p <= 1+1e-15, "CDF(%v) = %v of %v", x, p, d)
		}
	})
}
