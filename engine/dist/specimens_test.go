package dist_test

import "queuesim/engine/dist"

// A specimen is a distribution to be put through the suite, with its name in a scenario.
type specimen struct {
	args dist.Args
	text string
}

// by makes the arguments of a form: by("mean", 2, "cv", 0.5).
func by(pairs ...any) dist.Args {
	a := dist.Args{
		Named: map[string]float64{}, Lists: map[string][]float64{},
		Laws: dist.Laws{Named: map[string]dist.Law{}, Lists: map[string][]dist.Law{}},
	}
	for i := 0; i < len(pairs); i += 2 {
		switch x := pairs[i+1].(type) {
		case int:
			a.Named[pairs[i].(string)] = float64(x)
		case float64:
			a.Named[pairs[i].(string)] = x
		case []float64:
			a.Lists[pairs[i].(string)] = x
		case dist.Law:
			a.Laws.Named[pairs[i].(string)] = x
		case []dist.Law:
			a.Laws.Lists[pairs[i].(string)] = x
		}
	}
	return a
}

// lone makes arguments without names.
func lone(xs ...float64) dist.Args { return dist.Args{Lone: xs} }

// law makes a distribution of the Catalogue, to be a part of another one.
func law(name string, args dist.Args) dist.Law {
	entry, _ := dist.Lookup(name)
	d, err := entry.New(args)
	if err != nil {
		panic(err)
	}
	return d.(dist.Law)
}

// specimens has examples of every form in the Catalogue, also from its edges.
var specimens = map[string][]specimen{
	"constant": {
		{lone(0.5), "constant(0.5)"},
		{by("value", -3), "constant(-3)"},
	},
	"exponential": {
		{lone(0.5), "exponential(0.5)"},
		{by("mean", 1e-9), "exponential(1e-09)"},
		{by("rate", 40), "exponential(0.025)"},
	},
	"uniform": {
		{lone(1, 2), "uniform { min = 1, max = 2 }"},
		{by("min", -3, "max", 3), "uniform { min = -3, max = 3 }"},
		{by("min", 2, "max", 2), "uniform { min = 2, max = 2 }"},
	},
	"normal": {
		{by("mean", 10, "sd", 2), "normal { mean = 10, sd = 2 }"},
		{by("mean", -0.5, "sd", 1), "normal { mean = -0.5, sd = 1 }"},
		{by("mean", 4, "cv", 0.25), "normal { mean = 4, sd = 1 }"},
		{by("mean", 4, "sd", 0), "normal { mean = 4, sd = 0 }"},
	},
	"lognormal": {
		{by("mean", 0.025, "cv", 1.2), "lognormal { mean = 0.025, cv = 1.2 }"},
		{by("mean", 10, "sd", 5), "lognormal { mean = 10, cv = 0.5 }"},
		{by("mean", 3, "cv", 0), "lognormal { mean = 3, cv = 0 }"},
		{by("p50", 0.02, "p99", 0.2), "lognormal { mean = 0.032641, cv = 1.2898 }"},
		{by("p50", 0.02, "p95", 0.05), "lognormal { mean = 0.0233569, cv = 0.603211 }"},
		{by("mu", 1, "sigma", 0.5), "lognormal { mean = 3.08022, cv = 0.53294 }"},
	},
	"erlang": {
		{by("shape", 1, "mean", 2), "erlang { shape = 1, mean = 2 }"},
		{by("shape", 4, "mean", 0.1), "erlang { shape = 4, mean = 0.1 }"},
		{by("shape", 5, "mean", 0.1), "erlang { shape = 5, mean = 0.1 }"},
		{by("shape", 1000, "mean", 0.1), "erlang { shape = 1000, mean = 0.1 }"},
		{by("shape", 1e9, "mean", 1), "erlang { shape = 1000000000, mean = 1 }"},
	},
	"gamma": {
		{by("shape", 3, "scale", 2), "gamma { shape = 3, scale = 2 }"},
		{by("shape", 1, "mean", 2), "gamma { shape = 1, scale = 2 }"},
		{by("shape", 0.3, "mean", 2), "gamma { shape = 0.3, scale = 6.66667 }"},
		{by("mean", 0.02, "cv", 0.5), "gamma { shape = 4, scale = 0.005 }"},
		{by("mean", 0.02, "cv", 3), "gamma { shape = 0.111111, scale = 0.18 }"},
	},
	"weibull": {
		{by("scale", 2, "shape", 1.5), "weibull { scale = 2, shape = 1.5 }"},
		{by("mean", 0.02, "shape", 0.7), "weibull { scale = 0.0158, shape = 0.7 }"},
		{by("mean", 10, "cv", 0.1), "weibull { scale = 10.4304, shape = 12.1534 }"},
		{by("mean", 10, "cv", 1), "weibull { scale = 10, shape = 1 }"},
		{by("mean", 10, "cv", 1e-5), "weibull { scale = 10, shape = 128254 }"},
		{by("p50", 0.02, "p99", 0.2), "weibull { scale = 0.0312301, shape = 0.82242 }"},
		{by("p50", 0.02, "p95", 0.1), "weibull { scale = 0.0299263, shape = 0.909449 }"},
	},
	"pareto": {
		{by("scale", 1, "shape", 5), "pareto { scale = 1, shape = 5 }"},
		{by("scale", 0.01, "shape", 2.5), "pareto { scale = 0.01, shape = 2.5 }"},
		{by("scale", 0.01, "shape", 1.5), "pareto { scale = 0.01, shape = 1.5 }"},
		{by("scale", 1, "shape", 1), "pareto { scale = 1, shape = 1 }"},
		{by("mean", 3, "shape", 3), "pareto { scale = 2, shape = 3 }"},
	},
	"triangular": {
		{lone(1, 1.5, 4), "triangular { min = 1, mode = 1.5, max = 4 }"},
		{by("min", -1, "mode", -1, "max", 1), "triangular { min = -1, mode = -1, max = 1 }"},
		{by("min", 0, "mode", 2, "max", 2), "triangular { min = 0, mode = 2, max = 2 }"},
		{by("min", 3, "mode", 3, "max", 3), "triangular { min = 3, mode = 3, max = 3 }"},
		{by("min", 0, "mean", 2, "max", 4), "triangular { min = 0, mode = 2, max = 4 }"},
	},
	"poisson": {
		{lone(0), "poisson(0)"},
		{lone(0.001), "poisson(0.001)"},
		{lone(2.5), "poisson(2.5)"},
		{by("mean", 9.999), "poisson(9.999)"},
		{by("mean", 10), "poisson(10)"},
		{by("mean", 17.3), "poisson(17.3)"},
		{by("mean", 1000), "poisson(1000)"},
		{by("mean", 1e9), "poisson(1e+09)"},
	},
	"geometric": {
		{lone(1), "geometric(1)"},
		{lone(4), "geometric(4)"},
		{by("p", 0.9), "geometric(1.11111)"},
		{by("p", 1e-9), "geometric(1e+09)"},
	},
	"hyperexponential": {
		{
			by("mean", 0.5, "cv", 1),
			"hyperexponential { weights = { 0.5, 0.5 }, means = { 0.5, 0.5 } }",
		},
		{
			by("mean", 0.5, "cv", 3),
			"hyperexponential { weights = { 0.947214, 0.0527864 }, " +
				"means = { 0.263932, 4.73607 } }",
		},
		{
			by("weights", []float64{3, 0, 1}, "means", []float64{1, 2, 10}),
			"hyperexponential { weights = { 0.75, 0, 0.25 }, means = { 1, 2, 10 } }",
		},
	},
	"mixture": {
		{
			dist.Args{Laws: dist.Laws{Lone: []dist.Law{dist.Exponential(1), dist.Constant(3)}}},
			"mixture { exponential(1), constant(3) }",
		},
		{
			by("of", []dist.Law{dist.Normal{Mu: 1, Sigma: 1}, dist.Uniform{Min: 3, Max: 5}},
				"weights", []float64{3, 1}),
			"mixture { of = { normal { mean = 1, sd = 1 }, uniform { min = 3, max = 5 } }, " +
				"weights = { 0.75, 0.25 } }",
		},
		{
			by("of", []dist.Law{dist.Poisson(4), dist.Pareto{Scale: 1, Shape: 1}},
				"weights", []float64{1, 0}),
			"mixture { of = { poisson(4), pareto { scale = 1, shape = 1 } }, weights = { 1, 0 } }",
		},
		{
			by("of", []dist.Law{dist.Exponential(1), dist.Pareto{Scale: 1, Shape: 1}}),
			"mixture { exponential(1), pareto { scale = 1, shape = 1 } }",
		},
		{
			by("of", []dist.Law{
				law("mixture", by("of", []dist.Law{dist.NewGeometric(3), dist.Constant(9)})),
				law("shifted", by("of", dist.NewGeometric(3), "by", 20)),
			}),
			"mixture { mixture { geometric(3), constant(9) }, shifted(geometric(3), 20) }",
		},
	},
	"shifted": {
		{
			by("of", dist.Exponential(1), "by", 0.5),
			"shifted(exponential(1), 0.5)",
		},
		{
			dist.Args{
				Lone: []float64{-1},
				Laws: dist.Laws{Lone: []dist.Law{dist.NewGeometric(3)}},
			},
			"shifted(geometric(3), -1)",
		},
		{
			by("of", law("empirical", lone(0.1, 0.2, 0.7)), "by", 1e6),
			"shifted(empirical { 0.1, 0.2, 0.7 }, 1e+06)",
		},
		{
			by("of", dist.Normal{Mu: 1, Sigma: 1}, "by", 0),
			"shifted(normal { mean = 1, sd = 1 }, 0)",
		},
	},
	"truncated": {
		{
			by("of", dist.Normal{Mu: 0, Sigma: 1}, "min", 0.5),
			"truncated { of = normal { mean = 0, sd = 1 }, min = 0.5 }",
		},
		{
			by("of", dist.Exponential(1), "max", 0.01),
			"truncated { of = exponential(1), max = 0.01 }",
		},
		{
			dist.Args{
				Lone: []float64{2, 4},
				Laws: dist.Laws{Lone: []dist.Law{dist.Poisson(3)}},
			},
			"truncated { of = poisson(3), min = 2, max = 4 }",
		},
		{
			by("of", dist.Pareto{Scale: 1, Shape: 0.5}, "max", 1000),
			"truncated { of = pareto { scale = 1, shape = 0.5 }, max = 1000 }",
		},
		{
			by("of", dist.Pareto{Scale: 1, Shape: 1}, "min", 3),
			"truncated { of = pareto { scale = 1, shape = 1 }, min = 3 }",
		},
		{
			by("of", dist.Exponential(1), "min", 0, "max", 100),
			"truncated { of = exponential(1), min = 0, max = 100 }",
		},
		{
			by("of", dist.Constant(2), "min", 2, "max", 2),
			"truncated { of = constant(2), min = 2, max = 2 }",
		},
	},
	"empirical": {
		{lone(3, 1, 2, 2), "empirical { 1, 2, 2, 3 }"},
		{lone(7), "empirical { 7 }"},
		{by("values", []float64{5, -1}), "empirical { -1, 5 }"},
		{
			by("values", []float64{3, 1, 2, 8}, "weights", []float64{1, 6, 0, 3}),
			"empirical { values = { 1, 2, 3, 8 }, weights = { 0.6, 0, 0.1, 0.3 } }",
		},
		{
			by("values", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}),
			"empirical { 1, 2, 3, 4, 5, 6, 7, 8, … 1 more }",
		},
	},
}

// later has examples of forms that came later. They are apart so that the golden draws of the
// others stay what they were.
var later = map[string][]specimen{
	"exponential": {
		{by("p50", 0.02), "exponential(0.0288539)"},
		{by("p99", 0.2), "exponential(0.0434294)"},
	},
	"normal": {
		{by("p50", 10, "p99", 20), "normal { mean = 10, sd = 4.29858 }"},
		{by("p50", -1, "p95", 0), "normal { mean = -1, sd = 0.607957 }"},
	},
	"gamma": {
		{by("p50", 0.02, "p99", 0.2), "gamma { shape = 0.670068, scale = 0.0526741 }"},
		{by("p50", 0.02, "p95", 0.03), "gamma { shape = 14.5935, scale = 0.00140237 }"},
		{by("p50", 1e-9, "p99", 1e9), "gamma { shape = 0.0166482, scale = 2.12115e+09 }"},
		{by("p50", 1, "p99", 1.1), "gamma { shape = 577.263, scale = 0.00173331 }"},
	},
	"pareto": {
		{by("p50", 0.02, "p99", 0.2), "pareto { scale = 0.0132998, shape = 1.69897 }"},
		{by("p50", 0.02, "p95", 0.2), "pareto { scale = 0.01, shape = 1 }"},
	},
}
