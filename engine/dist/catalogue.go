package dist

// Catalogue lists every distribution that a scenario can name, in the order shown to users.
var Catalogue = []Entry{
	{"constant", "always the same",
		`constant("20ms")`, []Form{
			{[]Param{{"value", Any, Same}}, true, newConstant},
		},
	},
	{"exponential", "memoryless: gaps between independent arrivals",
		`exponential("20ms")`, []Form{
			{[]Param{{"mean", Positive, Same}}, true, newExponential},
			{[]Param{{"rate", Positive, Bare}}, false, newExponentialByRate},
		},
	},
	{"uniform", "all values between two alike",
		`uniform("10ms", "30ms")`, []Form{
			{[]Param{{"min", Any, Same}, {"max", Any, Same}}, true, newUniform},
		},
	},
	{"normal", "bell curve; a time is redrawn until it isn't negative",
		`normal { mean = "20ms", sd = "5ms" }`, []Form{
			{[]Param{{"mean", Any, Same}, {"sd", FromZero, Same}}, false, newNormal},
			{[]Param{{"mean", Positive, Same}, {"cv", FromZero, Bare}}, false, newNormalByCV},
		},
	},
	{"lognormal", "skewed to the right, as most service times are",
		`lognormal { mean = "25ms", cv = 1.2 }`, []Form{
			{[]Param{{"mean", Positive, Same}, {"cv", FromZero, Bare}}, false, newLognormalByCV},
			{[]Param{{"mean", Positive, Same}, {"sd", FromZero, Same}}, false, newLognormalBySD},
			{[]Param{{"p50", Positive, Same}, {"p99", Positive, Same}}, false, newLognormalByP99},
			{[]Param{{"p50", Positive, Same}, {"p95", Positive, Same}}, false, newLognormalByP95},
			{[]Param{{"mu", Any, Bare}, {"sigma", FromZero, Bare}}, false, newLognormal},
		},
	},
	{"erlang", "a row of exponential stages; mean of the whole",
		`erlang { shape = 3, mean = "30ms" }`, []Form{
			{[]Param{{"shape", Whole, Bare}, {"mean", Positive, Same}}, false, newErlang},
		},
	},
	{"gamma", "from bursty (cv above 1) to regular (below)",
		`gamma { mean = "20ms", cv = 0.5 }`, []Form{
			{[]Param{{"shape", Positive, Bare}, {"scale", Positive, Same}}, false, newGamma},
			{[]Param{{"shape", Positive, Bare}, {"mean", Positive, Same}}, false, newGammaByMean},
			{[]Param{{"mean", Positive, Same}, {"cv", Positive, Bare}}, false, newGammaByCV},
		},
	},
	{"pareto", "heavy tail from scale upwards (type I)",
		`pareto { scale = "10ms", shape = 2.5 }`, []Form{
			{[]Param{{"scale", Positive, Same}, {"shape", Positive, Bare}}, false, newPareto},
			{[]Param{{"mean", Positive, Same}, {"shape", AboveOne, Bare}}, false, newParetoByMean},
		},
	},
	{"hyperexponential", "mostly short, now and then long",
		`hyperexponential { mean = "20ms", cv = 3 }`, []Form{
			{[]Param{{"mean", Positive, Same}, {"cv", FromOne, Bare}}, false, newHyperexponentialByCV},
			{
				[]Param{{"weights", ListFromZero, Bare}, {"means", ListPositive, Same}},
				false, newHyperexponential,
			},
		},
	},
	{"empirical", "values from a list, weighted or alike",
		`empirical { 0.01, 0.02, 0.05 }`, []Form{
			{[]Param{{"values", List, Same}}, true, newEmpirical},
			{[]Param{{"values", List, Same}, {"weights", ListFromZero, Bare}}, false, newEmpirical},
		},
	},
}
