package engine

import (
	"encoding/json"
	"math"

	"queuesim/engine/stats"
)

// A Figure is one number of a result, with the name that it has there.
type Figure struct {
	Name  string
	Value float64
}

// TrendOf condenses a trend of nanoseconds. Means and deviations are in seconds.
func TrendOf(t *stats.Trend) Trend {
	out := Trend{Count: t.Count()}
	if out.Count == 0 {
		return out
	}
	out.Mean = float64(t.Mean() / 1e9)
	out.SD = float64(orZero(t.SD()) / 1e9)
	out.Min, out.Max = Time(t.Min()), Time(t.Max())
	for i, v := range t.Quantiles(shares()...) {
		out.Quantiles[i] = Time(v)
	}
	return out
}

// shares returns the shares that the quantiles are of, in ascending order.
func shares() []float64 {
	qs := make([]float64, len(quantiles))
	for i, q := range quantiles {
		qs[i] = q.q
	}
	return qs
}

// observationOf condenses a trend of the author's.
func observationOf(t *stats.FloatTrend) Observation {
	out := Observation{Count: t.Count(), Mean: t.Mean(), SD: orZero(t.SD()), Min: t.Min(), Max: t.Max()}
	for i, q := range quantiles {
		out.Quantiles[i] = t.Quantile(q.q)
	}
	return out
}

// orZero returns x, or 0 if it is NaN: the deviation of a single value.
func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}

// Figures returns the trend's numbers in the order in which they are shown; only the count if it
// is 0.
func (t Trend) Figures() []Figure {
	var q [len(quantiles)]float64
	for i := range q {
		q[i] = t.Quantiles[i].Seconds()
	}
	return figures(t.Count, t.Mean, t.SD, [2]float64{t.Min.Seconds(), t.Max.Seconds()}, q)
}

// Figures returns the observation's numbers in the order in which they are shown; only the count if
// it is 0.
func (o Observation) Figures() []Figure {
	return figures(o.Count, o.Mean, o.SD, [2]float64{o.Min, o.Max}, o.Quantiles)
}

func figures(count int64, mean, sd float64, ends [2]float64, q [len(quantiles)]float64) []Figure {
	out := []Figure{{"count", float64(count)}}
	if count == 0 {
		return out
	}
	out = append(out, Figure{"mean", mean}, Figure{"sd", sd}, Figure{"min", ends[0]}, Figure{"max", ends[1]})
	for i := range q {
		out = append(out, Figure{quantiles[i].name, q[i]})
	}
	return out
}

// TrendFigures lists the names of a trend's figures.
func TrendFigures() []string {
	names := []string{"count", "mean", "sd", "min", "max"}
	for _, q := range quantiles {
		names = append(names, q.name)
	}
	return names
}

// MarshalJSON writes the figures as an object, in their order.
func (t Trend) MarshalJSON() ([]byte, error) { return marshalFigures(t.Figures()) }

// MarshalJSON writes the figures as an object, in their order.
func (o Observation) MarshalJSON() ([]byte, error) { return marshalFigures(o.Figures()) }

func marshalFigures(figures []Figure) ([]byte, error) {
	b := []byte{'{'}
	for i, f := range figures {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), f.Name...), `":`...)
		v, err := json.Marshal(f.Value)
		if err != nil {
			return nil, err
		}
		b = append(b, v...)
	}
	return append(b, '}'), nil
}
