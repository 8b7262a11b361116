package dist

// Catalogue lists every distribution that a scenario can name, in the order shown to users.
var Catalogue = []Entry{
	{
		"constant", "always the same",
		`constant("20ms")`,
		[]Form{
			{Params{{"value", Any, Same}}, InOrder, newConstant},
		},
	},
	{
		"exponential", "memoryless: gaps between independent arrivals",
		`exponential("20ms")`,
		[]Form{
			{Params{{"mean", Positive, Same}}, InOrder, newExponential},
			{Params{{"rate", Positive, Bare}}, ByName, newExponentialByRate},
			{Params{{"p50", Positive, Same}}, ByName, newExponentialByP50},
			{Params{{"p99", Positive, Same}}, ByName, newExponentialByP99},
		},
	},
	{
		"uniform", "all values between two alike",
		`uniform("10ms", "30ms")`,
		[]Form{
			{Params{{"min", Any, Same}, {"max", Any, Same}}, InOrder, newUniform},
		},
	},
	{
		"normal", "bell curve; a time is redrawn until it isn't negative",
		`normal { mean = "20ms", sd = "5ms" }`,
		[]Form{
			{Params{{"mean", Any, Same}, {"sd", FromZero, Same}}, ByName, newNormal},
			{Params{{"mean", Positive, Same}, {"cv", FromZero, Bare}}, ByName, newNormalByCV},
			{Params{{"p50", Any, Same}, {"p99", Any, Same}}, ByName, newNormalByP99},
			{Params{{"p50", Any, Same}, {"p95", Any, Same}}, ByName, newNormalByP95},
		},
	},
	{
		"lognormal", "skewed to the right, as most service times are",
		`lognormal { mean = "25ms", cv = 1.2 }`,
		[]Form{
			{Params{{"mean", Positive, Same}, {"cv", FromZero, Bare}}, ByName, newLognormalByCV},
			{Params{{"mean", Positive, Same}, {"sd", FromZero, Same}}, ByName, newLognormalBySD},
			{Params{{"p50", Positive, Same}, {"p99", Positive, Same}}, ByName, newLognormalByP99},
			{Params{{"p50", Positive, Same}, {"p95", Positive, Same}}, ByName, newLognormalByP95},
			{Params{{"mu", Any, Bare}, {"sigma", FromZero, Bare}}, ByName, newLognormal},
		},
	},
	{
		"erlang", "a row of exponential stages; mean of the whole",
		`erlang { shape = 3, mean = "30ms" }`,
		[]Form{
			{Params{{"shape", Whole, Bare}, {"mean", Positive, Same}}, ByName, newErlang},
		},
	},
	{
		"gamma", "from bursty (cv above 1) to regular (below)",
		`gamma { mean = "20ms", cv = 0.5 }`,
		[]Form{
			{Params{{"shape", Positive, Bare}, {"scale", Positive, Same}}, ByName, newGamma},
			{Params{{"shape", Positive, Bare}, {"mean", Positive, Same}}, ByName, newGammaByMean},
			{Params{{"mean", Positive, Same}, {"cv", Positive, Bare}}, ByName, newGammaByCV},
			{Params{{"p50", Positive, Same}, {"p99", Positive, Same}}, Solved, newGammaByP99},
			{Params{{"p50", Positive, Same}, {"p95", Positive, Same}}, Solved, newGammaByP95},
		},
	},
	{
		"weibull", "times to failure; shape below 1 has a long tail",
		`weibull { mean = "20ms", shape = 0.7 }`,
		[]Form{
			{Params{{"scale", Positive, Same}, {"shape", Positive, Bare}}, ByName, newWeibull},
			{Params{{"mean", Positive, Same}, {"shape", Positive, Bare}}, ByName, newWeibullByMean},
			{Params{{"mean", Positive, Same}, {"cv", Positive, Bare}}, ByName, newWeibullByCV},
			{Params{{"p50", Positive, Same}, {"p99", Positive, Same}}, ByName, newWeibullByP99},
			{Params{{"p50", Positive, Same}, {"p95", Positive, Same}}, ByName, newWeibullByP95},
		},
	},
	{
		"pareto", "heavy tail from scale upwards (type I)",
		`pareto { scale = "10ms", shape = 2.5 }`,
		[]Form{
			{Params{{"scale", Positive, Same}, {"shape", Positive, Bare}}, ByName, newPareto},
			{Params{{"mean", Positive, Same}, {"shape", AboveOne, Bare}}, ByName, newParetoByMean},
			{Params{{"p50", Positive, Same}, {"p99", Positive, Same}}, ByName, newParetoByP99},
			{Params{{"p50", Positive, Same}, {"p95", Positive, Same}}, ByName, newParetoByP95},
		},
	},
	{
		"triangular", "a guess: the least, the likeliest and the most",
		`triangular("10ms", "15ms", "40ms")`,
		[]Form{
			{
				Params{{"min", Any, Same}, {"mode", Any, Same}, {"max", Any, Same}},
				InOrder, newTriangular,
			},
			{
				Params{{"min", Any, Same}, {"mean", Any, Same}, {"max", Any, Same}},
				ByName, newTriangularByMean,
			},
		},
	},
	{
		"hyperexponential", "mostly short, now and then long",
		`hyperexponential { mean = "20ms", cv = 3 }`,
		[]Form{
			{Params{{"mean", Positive, Same}, {"cv", FromOne, Bare}}, ByName, newBalanced},
			{
				Params{{"weights", ListFromZero, Bare}, {"means", ListPositive, Same}},
				ByName, newBranches,
			},
		},
	},
	{
		"poisson", "a count of what happens by chance: 0, 1, 2 …",
		"poisson(4)",
		[]Form{
			{Params{{"mean", Count, Bare}}, InOrder, newPoisson},
		},
	},
	{
		"geometric", "trials up to the first success: 1, 2, 3 …",
		"geometric(4)",
		[]Form{
			{Params{{"mean", FromOne, Bare}}, InOrder, newGeometric},
			{Params{{"p", Chance, Bare}}, ByName, newGeometricByChance},
		},
	},
	{
		"empirical", "values from a list, weighted or alike",
		`empirical { 0.01, 0.02, 0.05 }`,
		[]Form{
			{Params{{"values", List, Same}}, InOrder, newEmpirical},
			{Params{{"values", List, Same}, {"weights", ListFromZero, Bare}}, ByName, newEmpirical},
		},
	},
	{
		"mixture", "now of this distribution, now of that one",
		`mixture { of = { exponential("5ms"), uniform("40ms", "60ms") }, weights = { 3, 1 } }`,
		[]Form{
			{Params{{"of", ListLaws, Same}}, InOrder, newMixture},
			{Params{{"of", ListLaws, Same}, {"weights", ListFromZero, Bare}}, ByName, newMixture},
		},
	},
	{
		"shifted", "another distribution with a number added to each draw",
		`shifted(exponential("20ms"), "5ms")`,
		[]Form{
			{Params{{"of", OneLaw, Same}, {"by", Any, Same}}, InOrder, newShifted},
		},
	},
	{
		"truncated", "another distribution, redrawn until it is in the interval",
		`truncated { of = normal { mean = "20ms", sd = "10ms" }, min = "10ms" }`,
		[]Form{
			{
				Params{{"of", OneLaw, Same}, {"min", Any, Same}, {"max", Any, Same}},
				InOrder, newTruncated,
			},
			{Params{{"of", OneLaw, Same}, {"min", Any, Same}}, ByName, newTruncatedBelow},
			{Params{{"of", OneLaw, Same}, {"max", Any, Same}}, ByName, newTruncatedAbove},
		},
	},
}
