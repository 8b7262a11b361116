package theory

import (
	"math"
	"strconv"

	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// A Law is what formulas ask of the gaps between arrivals, or of the services.
type Law struct {
	Letter string  // in Kendall's notation: M, D, E3 or G
	Mean   float64 // in seconds
	CV2    float64 // variance over mean²; of M 1, of D 0
	Third  float64 // E[X³] over mean³; NaN if it isn't known
}

// The laws that have a letter of their own.
const (
	Memoryless = "M" // exponential
	Constant   = "D" // always the same
	General    = "G" // anything else
)

// Exponential returns the law of exponential times.
func Exponential(mean float64) Law { return Law{Memoryless, mean, 1, 6} }

// Fixed returns the law of constant times.
func Fixed(mean float64) Law { return Law{Constant, mean, 0, 1} }

// Stages returns the law of times that are so many exponential stages, k ≥ 1.
func Stages(k int, mean float64) Law {
	if k == 1 {
		return Exponential(mean)
	}
	law := gammaLaw(mean, 1/float64(k))
	law.Letter = "E" + strconv.Itoa(k)
	return law
}

// Spread returns the law of times of which mean and variation are known, cv²: the variance over
// the mean².
func Spread(mean, cv2 float64) Law { return Law{General, mean, cv2, math.NaN()} }

// gammaLaw returns the law of gamma distributed times.
func gammaLaw(mean, cv2 float64) Law {
	return Law{General, mean, cv2, float64((1 + cv2) * (1 + float64(2*cv2)))}
}

// LawOf returns the law of a distribution of times: as it is drawn, which is not below 0.
func LawOf(d dist.Distribution) Law {
	if whole, err := dist.NonNegative(d); err == nil {
		d = whole
	}
	mean := d.Mean()
	switch d := d.(type) {
	case dist.Exponential:
		return Exponential(mean)
	case dist.Constant:
		return Fixed(mean)
	case dist.Gamma:
		return ofShape(d.Shape, mean)
	case dist.Weibull:
		return weibullLaw(d)
	}
	law := Spread(mean, d.Variance()/float64(mean*mean))
	switch d := d.(type) {
	case dist.Erlang:
		return Stages(d.Shape, mean)
	case dist.Lognormal:
		square := 1 + law.CV2
		law.Third = float64(square * square * square)
	case dist.Uniform:
		sum := d.Min + d.Max
		squares := float64(d.Min*d.Min) + float64(d.Max*d.Max)
		law.Third = float64(sum*squares) / 4 / float64(mean*mean*mean)
	}
	if law.CV2 == 0 {
		return Fixed(mean)
	}
	return law
}

// mostStages is how many stages have a letter.
const mostStages = 1000

// ofShape returns the law of a gamma distribution: with a whole shape it is Erlang's.
func ofShape(shape, mean float64) Law {
	if shape == math.Floor(shape) && shape >= 1 && shape <= mostStages {
		return Stages(int(shape), mean)
	}
	return gammaLaw(mean, 1/shape)
}

// weibullLaw returns the law of a Weibull distribution: of shape 1 it is exponential.
func weibullLaw(w dist.Weibull) Law {
	if w.Shape == 1 {
		return Exponential(w.Mean())
	}
	law := Spread(w.Mean(), w.Variance()/float64(w.Mean()*w.Mean()))
	law.Third = num.Exp(num.Lgamma(1+3/w.Shape) - float64(3*num.Lgamma(1+1/w.Shape)))
	return law
}

// isMemoryless reports whether the law is exponential.
func (l Law) isMemoryless() bool { return l.Letter == Memoryless }

// moments returns E[X²] and E[X³].
func (l Law) moments() (second, third float64) {
	square := float64(l.Mean * l.Mean)
	return float64(square * (1 + l.CV2)), float64(square * l.Mean * l.Third)
}

// isValid reports whether there can be such times.
func (l Law) isValid() bool { return positive(l.Mean) && nonNegative(l.CV2) }
